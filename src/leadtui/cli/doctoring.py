"""The verb doctor: looks the base over, repairs it, or saves what a damaged one still holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leadtui.cli.output import DONE, NO, Answer
from leadtui.cli.table import card
from leadtui.cli.terminal import Line
from leadtui.words.errors import FAULTS, DamagedError, InputError

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
    if not arguments.repair:
        health = _looked_over(session)
        hints: list[Line] = []
        if health.importing:
            session.notes.append("An import is coming in; its leads are left out until they are in sight.")
        if not health.damaged and session.base.calendar().file:
            from leadtui.services.calendar import problem_of

            session.notes += filter(None, [session.keep_calendar() or problem_of(session.reading)])
        if health.faults:
            hints = ["`leadtui doctor --repair` mends what can be mended, after a backup."]
            if health.damaged:
                hints.append("`leadtui doctor --salvage` saves what can be read, `leadtui restore` lists the backups.")
        return Answer(_told(health), _lines(health), hints=hints, status=_status(health))
    from leadtui.services import checking

    done = checking.repair(session.desk)
    kept = str(done.kept) if done.kept else None
    value = {**_told(done.health), "mended": list(done.mended), "backup": kept}
    lines: list[Line] = [((f"✓ {what}", "good"),) for what in done.mended]
    if kept:
        lines.append(f"As it was before: {kept}")
    return Answer(value, [*_lines(done.health), *lines], status=_status(done.health))


def _looked_over(session: Session) -> Health:
    """The health of the base, though it may be too damaged to be opened."""
    from leadtui.bootstrap import place_of_base
    from leadtui.services import checking, damage

    try:
        return checking.doctor(session.desk)
    except DamagedError as error:
        return checking.of_damage(place_of_base()[0], error)
    except FAULTS:
        base, _ = place_of_base()
        behind = damage.behind(base)
        if behind is None:
            raise
        return checking.of_damage(base, behind)


def _status(health: Health) -> int:
    return NO if health.faults else DONE


def _told(health: Health) -> dict[str, Any]:
    return {
        "database": str(health.base), "engine": health.engine, "journal": health.journal, "leads": health.leads,
        "operations": health.operations, "faults": list(health.faults),
    }  # fmt: skip


def _lines(health: Health) -> list[Line]:
    from leadtui.bootstrap import location_of

    lines: list[Line] = [
        *card(
            (
                ("Database", location_of(health.base)),
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
    from leadtui.cli.backing_up import quoted, shown_name
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
        lines.append(f"  leadtui restore {quoted(str(newest.file))}")
    return Answer(value, lines)
