"""One lead in a terminal: everything `show` says, grouped as the lead screen groups it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from leadtui.cli.human import lead_card, moment
from leadtui.cli.present import Names, lead
from leadtui.cli.table import Column, Row, card, table, wrapped
from leadtui.cli.terminal import Line
from leadtui.rules.follow_up_words import said_beside
from leadtui.words.contact import CRITERIA
from leadtui.words.duplicates import LETTERS
from leadtui.words.fields import FIELDS, label_of
from leadtui.words.lifecycle import Category
from leadtui.words.sla import Cause

if TYPE_CHECKING:
    from leadtui.words.rows import ActivityRow, AttachmentRow, FollowUpRow, LeadDetail

_IN_CARD = frozenset({"id", "first_name", "last_name", "company", "title", "status", "email", "phone", "mobile"})
_GROUPS = {
    "person": "Person",
    "reach": "Reach",
    "address": "Address",
    "company": "Company",
    "deal": "Deal",
    "record": "Record",
}


def lead_sheet(detail: LeadDetail, names: Names) -> Iterator[Line]:
    """The lines of one lead: who and why, fields, qualification, follow-ups, what happened."""
    yield from lead_card(detail.row, names.now, names.workspace)
    yield from section("Became", card(_became(detail), label=12))
    values = lead(detail, names)
    for group in _GROUPS:
        rows = [(label_of(key), text) for key, text in _group(group, values, detail, names)]
        yield from section(group.capitalize(), card(rows))
    typed = detail.fields.get("typed") or {}
    yield from section("As typed", card((label_of(key), text) for key, text in sorted(typed.items())))
    yield from section("Custom", card((label, shown(value)) for label, value in values["custom"].items()))
    yield from section("Qualification", card(_qualification(detail)))
    yield from section("Sequences", _sequences(detail, names))
    yield from section("Answers", card(_answers(detail, names)))
    yield from section("Follow-ups", follow_ups(detail.follow_ups, names))
    yield from section("Attachments", card(files(detail.attachments), label=8))
    yield from section("What happened", activities(detail.activities, names))
    yield from section("At the same company", card(_colleagues(detail), label=8))


def _became(detail: LeadDetail) -> Iterator[tuple[str, str]]:
    """What a converted lead became, and what that means for it."""
    if detail.row.category != Category.CONVERTED:
        return
    for kind, number, name in detail.became:
        yield kind.capitalize(), f"{kind.letter}{number} {name}"
    yield "Read-only", "undo the conversion to work on it again"


def files(rows: Iterable[AttachmentRow]) -> Iterator[tuple[str, str]]:
    """Files and links, each file with its size or that it is missing."""
    for row in rows:
        yield row.kind, f"{row.target}  ({row.state})" if row.state else row.target


def _colleagues(detail: LeadDetail) -> Iterator[tuple[str, str]]:
    for one in detail.colleagues:
        yield f"{LETTERS[one.key[0]]}{one.key[1]}", ", ".join(part for part in (one.name, one.detail) if part)


def section(title: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Lines under a heading; nothing without lines."""
    stream = iter(lines)
    first = next(stream, None)
    if first is None:
        return
    yield ""
    yield ((title, "title"),)
    yield first
    yield from stream


def _group(group: str, values: dict[str, Any], detail: LeadDetail, names: Names) -> Iterator[tuple[str, str]]:
    for field in FIELDS.values():
        if field.group != group or field.key in _IN_CARD or field.key not in values:
            continue
        if field.kind == "instant":
            at = detail.fields[field.column]
            yield field.key, "" if at is None else moment(at, names.now)
        elif field.key in ("emails", "phones"):
            yield field.key, "\n".join(reach(row, field.kind) for row in values[field.key])
        elif field.kind == "money":
            yield field.key, _revenue(detail, names)
        elif field.key != "currency" and not (field.key == "owner" and len(names.users) < 2):
            yield field.key, shown(values[field.key])


def _revenue(detail: LeadDetail, names: Names) -> str:
    from leadtui.rules.money import show_money

    minor = detail.fields["annual_revenue"]
    return "" if minor is None else show_money(minor, detail.fields["currency"] or names.workspace.currency)


def shown(value: Any) -> str:
    """A value of JSON as text."""
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)


def reach(value: dict[str, Any], kind: str) -> str:
    """An email or phone with its label, and what is to be known of it."""
    from leadtui.rules.reach_notes import reach_notes

    label = f" ({value['label']})" if value["label"] else ""
    notes = reach_notes(kind, value["normal"]) if value["normal"] else ["not readable"]
    return f"{value['value']}{label}{'  ' if notes else ''}{', '.join(notes)}"


def _qualification(detail: LeadDetail) -> Iterator[tuple[str, str]]:
    for word in CRITERIA:
        known, said = detail.fields[word.key], detail.fields[f"{word.key}_detail"] or ""
        if known or said:
            yield word.label, ", ".join(part for part in (known or "unknown", said) if part)


def _answers(detail: LeadDetail, names: Names) -> Iterator[tuple[str, str]]:
    """When an answer was owed, by which rule, and how it came."""
    from leadtui.rules.sla import said

    rules = {rule.key: rule.name for rule in names.workspace.sla}
    for clock in detail.clocks:
        why = "wrote to us" if clock.cause == Cause.REPLY else "came in"
        rule = rules.get(clock.rule, clock.rule)
        yield moment(clock.started_at, names.now), f"{why}: {said(clock, names.now)} ({rule})"


def _sequences(detail: LeadDetail, names: Names) -> Iterator[Line]:
    """Where the lead stands in each it is or was in."""
    from leadtui.rules.sequences import say_standing

    for row in detail.enrolments:
        yield ((f"  {say_standing(row, names.workspace, names.now)}", "strong" if row.state == "running" else "dim"),)


def follow_ups(given: Iterable[FollowUpRow], names: Names) -> Iterator[Line]:
    """One follow-up a line."""
    rows: list[Row] = [
        (
            "  ",
            moment(row.due_at, names.now, whole_day=row.due_date is not None),
            (row.subject or row.kind, "strong" if row.state == "open" else "dim"),
            (", ".join((*(("automatic",) if row.automatic else ()), *_beside(row, names))), "dim"),
            (row.state, "good" if row.state == "open" else "dim"),
        )
        for row in given
    ]
    columns = (Column(""), Column(""), Column("", grows=1), Column("", keep=False), Column(""))
    return table(columns, rows)


def _beside(row: FollowUpRow, names: Names) -> tuple[str, ...]:
    from leadtui.rules.reminding import beside

    zone = names.now.tzinfo
    return said_beside(row) if zone is None else beside(row, zone)


def activities(rows: Iterable[ActivityRow], names: Names) -> Iterator[Line]:
    """What happened, each with its text."""
    for row in rows:
        said = names.outcome(row.outcome) or ", ".join(filter(None, (row.event, row.subject)))
        what = f"{row.kind}{' in' if row.direction == 'in' else ''}"
        minutes = f", {row.minutes} min" if row.minutes else ""
        by = f"  {row.by}" if row.by and len(names.users) > 1 else ""
        yield (
            (f"  {moment(row.at, names.now)}  ", "dim"),
            (what, ""),
            (f"  {said}{minutes}" if said else "", "strong"),
            (by, "dim"),
        )
        for line in wrapped(row.body or "", 76):
            if line:
                yield (("      ", ""), (line, ""))
