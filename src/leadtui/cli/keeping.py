"""The verb for the people who work with a base: user."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leadtui.cli.output import Answer
from leadtui.cli.table import Column, Row, table
from leadtui.cli.terminal import Line
from leadtui.words.errors import InputError

if TYPE_CHECKING:
    from leadtui.cli.session import Session


def user(session: Session) -> Answer:
    """Lists the users of the base, or adds one."""
    arguments = session.arguments
    if arguments.action == "add":
        if not arguments.name:
            raise InputError("The name of the new user is missing.", 'As in: leadtui user add "Grace Hopper"')
        from leadtui.services.people import add_user

        made = add_user(session.desk, arguments.name)
        value: dict[str, Any] = {
            "operation": None,
            "summary": f"Added the user {made.name}",
            "leads": [],
            "user": made.name,
        }
        lines: list[Line] = [
            ((f"Added the user {made.name}. ", "good"), (f"LEADTUI_USER={made.name!r} works as them.", "dim"))
        ]
        return Answer(value, lines)
    if arguments.name:
        raise InputError(f"`leadtui user list` takes no name: {arguments.name!r}.")
    me = session.base.user
    people = [{"id": u.id, "name": u.name, "email": u.email, "me": u.id == me.id} for u in session.base.users]
    rows: list[Row] = [(u.name, u.email or "", ("you", "good") if u.id == me.id else "") for u in session.base.users]
    return Answer(people, table((Column("Name", grows=1), Column("Email", grows=1), Column("")), rows))
