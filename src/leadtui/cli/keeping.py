"""The verbs that set up and look after: user, doctor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leadtui.cli.output import DONE, NO, Answer
from leadtui.cli.table import Column, Row, card, table
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


def doctor(session: Session) -> Answer:
    """Looks the base over; the status is 1 when something is wrong."""
    from leadtui.services.checking import doctor as look_over

    health = look_over(session.desk)
    value = {
        "database": str(session.base.path), "engine": health.engine, "journal": health.journal, "leads": health.leads,
        "operations": health.operations, "faults": list(health.faults),
    }  # fmt: skip
    lines: list[Line] = [
        *card(
            (
                ("Database", session.base.location),
                ("Engine", f"SQLite {health.engine}, journal {health.journal}"),
                ("Leads", f"{health.leads:,}"),
                ("Operations", f"{health.operations:,}"),
            ),
            indent=0, label=14,
        ),
        *(((f"✗ {fault}", "error"),) for fault in health.faults),
    ]  # fmt: skip
    if not health.faults:
        lines.append((("✓ No faults found.", "good"),))
    return Answer(value, lines, status=NO if health.faults else DONE)
