"""The verbs that set up and look after: user, config, doctor."""

from __future__ import annotations

import os
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


def config(session: Session) -> Answer:
    """Where the settings are, and what holds: from the file, the environment, or by default."""
    from leadtui.platform import paths

    file = paths.config_file()
    if session.arguments.action == "path":
        return Answer({"path": str(file)}, [str(file)])
    from leadtui.bootstrap import base_path
    from leadtui.platform.clock import local_zone
    from leadtui.platform.preferences import Preferences, read_preferences

    preferences = read_preferences(file)
    settings: dict[str, Any] = {
        "path": str(file), "exists": file.exists(), "database": str(base_path(preferences)),
        "name": os.environ.get("LEADTUI_USER") or preferences.name or None,
        "region": preferences.home_region or None, "time_zone": local_zone(preferences.time_zone).key,
    }  # fmt: skip
    more = [name for name in Preferences.__match_args__ if name not in settings]
    settings |= {name: getattr(preferences, name) or None for name in more}
    shown = {
        "Config file": str(file) + ("" if file.exists() else "  (not there: everything is as it comes)"),
        "Database": settings["database"],
        "Name": settings["name"] or "(your login)",
        "Region": settings["region"] or "(not known)",
        "Time zone": settings["time_zone"],
        **{name.capitalize(): str(settings[name] or "") for name in more},
    }
    return Answer(settings, card(shown.items(), indent=0, label=14))


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
