"""The verbs backup and restore. They open the base by no road that would change it first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leadtui.cli.output import Answer
from leadtui.cli.table import Cell, Column, table
from leadtui.cli.terminal import Line
from leadtui.rules.file_names import named_path
from leadtui.words.errors import InputError, LeadtuiError

if TYPE_CHECKING:
    from leadtui.cli.session import Session
    from leadtui.rules.backups import BackupName
    from leadtui.services.backups import Backup

_LIST = (
    Column("When"),
    Column("Leads", right=True),
    Column("Operations", right=True),
    Column("Made"),
    Column("File", grows=1),
)


def backup(session: Session) -> Answer:
    """Makes a backup: in FILE, else among the others."""
    from leadtui.bootstrap import place_of_base
    from leadtui.services.backups import Why, back_up, back_up_to

    base, clock = place_of_base()
    if not base.is_file():
        raise InputError(f"There is no base at {base}.", "`leadtui config` shows which one is meant.")
    now, named = clock.now(), session.arguments.file
    made = back_up(base, now, Why.ASKED) if named is None else back_up_to(base, named_path(named), now)
    value = {"file": str(made.file), "database": str(base), "bytes": made.file.stat().st_size, **_counts(made)}
    return Answer(value, [((f"Backed up {_leads(made)} to {made.file}", "good"),)])


def restore(session: Session) -> Answer:
    """Puts a backup back; without FILE lists those there are."""
    from leadtui.bootstrap import place_of_base

    base, clock = place_of_base()
    if session.arguments.file is None:
        return _list(base, clock.local())
    from leadtui.services.restoring import meant
    from leadtui.services.restoring import restore as put_back

    done = put_back(base, meant(base, named_path(session.arguments.file)), clock.now())
    kept = str(done.kept.file) if done.kept else None
    aside = str(done.aside) if done.aside else None
    value = {
        "file": str(done.file), "database": str(base), "schema": done.schema, "leads": done.contents.leads,
        "operations": done.contents.operations, "kept": kept, "aside": aside,
    }  # fmt: skip
    said: list[Line] = [((f"Put back {_number(done.contents.leads)} from {done.file}", "good"),)]
    if done.schema != done.contents.schema:
        said.append(f"It was brought up to date from schema {done.schema}.")
    if kept:
        said.append(f"What it replaces is kept; leadtui restore {quoted(kept)} takes this back.")
    if aside:
        said.append(f"The damaged file is kept as {aside}")
    return Answer(value, said)


def quoted(file: str) -> str:
    """A file's name as a shell takes it."""
    import shlex

    return shlex.quote(file)


def shown_name(name: BackupName, now: datetime) -> str:
    """When a backup was made, and what for: "yesterday 09:00, by the day's first start"."""
    from leadtui.cli.human import moment

    return f"{moment(int(name.at.timestamp()), now)}, {name.why.shown}"


def _list(base: Path, now: datetime) -> Answer:
    from leadtui.cli.human import moment
    from leadtui.services.backups import backups

    found = list(backups(base, thorough=False))
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        at = moment(int(one.name.at.timestamp()), now) if one.name else ""
        why = one.name.why.shown if one.name else ""
        if one.contents:
            rows.append((at, f"{one.contents.leads:,}", f"{one.contents.operations:,}", why, one.file.name))
        else:
            rows.append((at, ("damaged", "error"), "", why, one.file.name))
    lines: Iterable[Line] = table(_LIST, rows)
    if not found:
        lines = [f"There is no backup of {base} yet; `leadtui backup` makes one."]
    hints: list[Line] = [f"In {found[0].file.parent}; `leadtui restore FILE` puts one back."] if found else []
    return Answer([_told(one) for one in found], lines, hints=hints)


def _told(one: Backup) -> dict[str, Any]:
    at = one.name.at.isoformat().replace("+00:00", "Z") if one.name else None
    return {
        "file": str(one.file), "at": at, "why": str(one.name.why) if one.name else None,
        **_counts(one), "fault": _fault(one.fault),
    }  # fmt: skip


def _fault(fault: LeadtuiError | None) -> str | None:
    return fault.message if fault else None


def _counts(made: Backup) -> dict[str, Any]:
    held = made.contents
    return {
        "schema": held.schema if held else None,
        "leads": held.leads if held else None,
        "operations": held.operations if held else None,
    }


def _leads(made: Backup) -> str:
    return _number(made.contents.leads if made.contents else 0)


def _number(leads: int) -> str:
    return f"{leads:,} lead{'' if leads == 1 else 's'}"
