"""The verb doctor: looks the base over, repairs it, or saves what a damaged one still holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from leadtui.cli.output import DONE, NO, Answer
from leadtui.cli.table import card
from leadtui.cli.terminal import Line
from leadtui.words.errors import InputError

if TYPE_CHECKING:
    from leadtui.cli.session import Session
    from leadtui.services.checking import Health


def doctor(session: Session) -> Answer:
    """Looks the base over; the status is 1 when something is wrong, or still is after a repair."""
    arguments = session.arguments
    if arguments.repair and arguments.salvage:
        raise InputError("Either --repair or --salvage.", "--repair mends a base that can be opened.")
    if arguments.salvage:
        return _salvage()
    from leadtui.services import checking

    if not arguments.repair:
        health = checking.doctor(session.desk)
        hints: list[Line] = []
        if health.faults:
            hints = ["`leadtui doctor --repair` mends what can be mended, after a backup."]
            if health.damaged:
                hints.append("`leadtui doctor --salvage` saves what can be read, `leadtui restore` lists the backups.")
        return Answer(_told(session, health), _lines(session, health), hints=hints, status=_status(health))
    done = checking.repair(session.desk)
    kept = str(done.kept) if done.kept else None
    value = {**_told(session, done.health), "mended": list(done.mended), "backup": kept}
    lines: list[Line] = [((f"✓ {what}", "good"),) for what in done.mended]
    if kept:
        lines.append(f"As it was before: {kept}")
    return Answer(value, [*_lines(session, done.health), *lines], status=_status(done.health))


def _status(health: Health) -> int:
    return NO if health.faults else DONE


def _told(session: Session, health: Health) -> dict[str, Any]:
    return {
        "database": str(session.base.path), "engine": health.engine, "journal": health.journal, "leads": health.leads,
        "operations": health.operations, "faults": list(health.faults),
    }  # fmt: skip


def _lines(session: Session, health: Health) -> list[Line]:
    lines: list[Line] = [
        *card(
            (
                ("Database", session.base.location),
                ("Engine", f"SQLite {health.engine}, journal {health.journal}"),
                ("Leads", "" if health.leads is None else f"{health.leads:,}"),
                ("Operations", "" if health.operations is None else f"{health.operations:,}"),
            ),
            indent=0, label=14,
        ),
        *(((f"✗ {fault}", "error"),) for fault in health.faults),
    ]  # fmt: skip
    if not health.faults:
        lines.append((("✓ No faults found.", "good"),))
    return lines


def _salvage() -> Answer:
    from leadtui.bootstrap import acting_name, place_of_base
    from leadtui.cli.backing_up import shown_name
    from leadtui.services.backups import newest_good
    from leadtui.services.salvaging import salvage

    base, clock = place_of_base()
    done = salvage(base, clock.now(), acting_name())
    newest = newest_good(base)
    held = done.contents
    value = {
        "database": str(base), "aside": str(done.aside), "leads": held.leads, "operations": held.operations,
        "mended": list(done.mended), "newest_backup": str(newest.file) if newest else None,
    }  # fmt: skip
    lines: list[Line] = [
        ((f"Saved {held.leads:,} leads and {held.operations:,} operations in {base}", "good"),),
        *(f"  {what}" for what in done.mended),
        f"The damaged file is kept as {done.aside}",
    ]
    if newest and newest.name and newest.contents:
        made = shown_name(newest.name, clock.local())
        lines.append(f"The newest good backup has {newest.contents.leads:,} leads ({made}):")
        lines.append(f"  leadtui restore {quoted(newest.file)}")
    return Answer(value, lines)


def quoted(file: Path) -> str:
    """A file's name as a shell takes it."""
    import shlex

    return shlex.quote(str(file))
