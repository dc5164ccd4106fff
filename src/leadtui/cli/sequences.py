"""The verb for sequences: what there is, where everyone stands, and putting leads in, pausing, skipping, stopping."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from leadtui.cli.output import Answer
from leadtui.words.errors import InputError

if TYPE_CHECKING:
    from leadtui.cli.session import Session
    from leadtui.cli.table import Row
    from leadtui.cli.terminal import Line
    from leadtui.rules.when import When
    from leadtui.words.sequences import EnrolmentRow, Sequence, SequenceCount, StepCount
    from leadtui.words.workspace import Workspace

_MOST = 1000
"""Leads that `show` lists."""


def sequence(session: Session) -> Answer:
    """Lists or shows sequences, or does with leads what was asked: enrol, pause, resume, skip, stop."""
    action, words = session.arguments.action, list(session.arguments.words)
    if action == "list":
        _no_more(words)
        return _list(session)
    if action == "show":
        return _show(session, words)
    if action == "enrol":
        return _enrol(session, words)
    return _change(session, action, words)


def _list(session: Session) -> Answer:
    from leadtui.services.sequences_reading import counts

    found = counts(session.reading)
    if session.arguments.json:
        return Answer([_count_json(count) for count in found])
    if not found:
        return Answer(hints=["There are no sequences. Write one: leadtui workspace edit."])
    return Answer(lines=_counts_table(found, session))


def _show(session: Session, words: list[str]) -> Answer:
    from leadtui.services.sequences_reading import by_step, running

    if not words:
        raise InputError("Which sequence?", "`leadtui sequence` lists them.")
    _no_more(words[1:])
    chosen = _named(session.base.workspace, words[0])
    steps = by_step(session.reading, chosen.key)
    leads = running(session.reading, chosen.key, limit=_MOST)
    if session.arguments.json:
        return Answer(
            {**_sequence_json(chosen), "steps": [_step_json(s) for s in steps], "leads": _leads_json(session, leads)}
        )
    return Answer(lines=_sheet(session, chosen, steps, leads))


def _enrol(session: Session, words: list[str]) -> Answer:
    from leadtui.cli.writing import written
    from leadtui.rules.sequences import choose_sequence
    from leadtui.services import sequences

    if not words:
        raise InputError("Which sequence, and which leads?", "As in: leadtui sequence enrol first-contact L17 L23")
    chosen = choose_sequence(session.base.workspace, words[0])
    return written(sequences.enrol(session.desk, _leads(session, words[1:]), chosen.key))


def _change(session: Session, action: str, words: list[str]) -> Answer:
    from leadtui.cli.writing import written
    from leadtui.services import sequences

    by_query = session.arguments.query is not None
    refs, named = ([], words) if by_query else (words[:1], words[1:])
    _no_more(named[1:])
    ids = _leads(session, refs)
    key = _named(session.base.workspace, named[0]).key if named else ""
    do = {"pause": sequences.pause, "resume": sequences.resume, "skip": sequences.skip, "stop": sequences.stop}
    return written(do[action](session.desk, ids, key))


def _leads(session: Session, refs: list[str]) -> tuple[int, ...]:
    """The leads that REFs or --query name; raises InputError for neither or both."""
    query = session.arguments.query
    if (query is None) == (not refs):
        raise InputError("Which leads?", "Name them (L17), or give --query, not both.")
    if query is None:
        return tuple(session.lead_of(ref) for ref in refs)
    ids = session.reading.ids(query)
    if not ids:
        raise InputError(f"No lead is found by {query!r}.", "Nothing was changed.")
    return ids


def _named(workspace: Workspace, text: str) -> Sequence:
    """A sequence by key, name or letter, one that is not offered any more by its key too."""
    from leadtui.rules.sequences import choose_sequence, sequence_of

    return sequence_of(workspace, text) or choose_sequence(workspace, text)


def _no_more(words: list[str]) -> None:
    if words:
        raise InputError(f"{words[0]!r} is one word too many.", "`leadtui sequence --help` shows how it goes.")


def _counts_table(found: tuple[SequenceCount, ...], session: Session) -> Iterator[Line]:
    from leadtui.cli.human import moment
    from leadtui.cli.table import Column, table

    columns = (
        Column("", least=1), Column("sequence", grows=1), Column("steps", right=True), Column("running", right=True),
        Column("paused", right=True), Column("done", right=True), Column("stopped", right=True), Column("next"),
        Column("by itself", grows=1, keep=False),
    )  # fmt: skip
    rows = [
        (
            c.sequence.letter, c.sequence.name, str(len(c.sequence.steps)), str(c.running), str(c.paused), str(c.done),
            str(c.stopped), moment(c.next_at, session.now, whole_day=True) if c.next_at else "", c.sequence.enrol,
        )
        for c in found
    ]  # fmt: skip
    return table(columns, rows)


def _sheet(
    session: Session, chosen: Sequence, steps: tuple[StepCount, ...], leads: tuple[EnrolmentRow, ...]
) -> Iterator[Line]:
    from leadtui.cli.human_lead import section
    from leadtui.cli.table import Column, table
    from leadtui.rules.sequences import say_standing, say_step

    ends = "a reply, or being reached by phone, ends it" if chosen.stops_when_reached else "a reply ends it"
    yield ((chosen.name, "title"), (f"  {ends}", "dim"))
    if chosen.enrol:
        yield ((f"by itself: {chosen.enrol}", "dim"),)
    rows: list[Row] = []
    for count in steps:
        said = say_step(count.step) if count.step else "a step that is gone"
        parts = ((count.open, "to do"), (count.waiting, "waiting"), (count.paused, "paused"))
        here = ", ".join(f"{number:,} {word}" for number, word in parts if number)
        rows.append((f"{count.number or '-':>3}", said, (here, "strong")))
    yield from section("Steps", table((Column(""), Column("", grows=1), Column("")), rows))
    name = f"{chosen.name}, "
    standing = (
        (f"L{row.lead_id}", row.lead_name, say_standing(row, session.base.workspace, session.now).removeprefix(name))
        for row in leads
    )
    yield from section("Leads", table((Column(""), Column("", grows=1), Column("", grows=2)), standing))


def _count_json(count: SequenceCount) -> dict[str, Any]:
    from leadtui.cli.present import instant

    one = count.sequence
    return {
        "key": one.key, "name": one.name, "letter": one.letter or None, "steps": len(one.steps),
        "enrol": one.enrol or None, "running": count.running, "paused": count.paused, "done": count.done,
        "stopped": count.stopped, "next": instant(count.next_at),
    }  # fmt: skip


def _sequence_json(one: Sequence) -> dict[str, Any]:
    return {
        "key": one.key, "name": one.name, "letter": one.letter or None, "enrol": one.enrol or None,
        "stops_when_reached": one.stops_when_reached,
    }  # fmt: skip


def _step_json(count: StepCount) -> dict[str, Any]:
    from leadtui.cli.present import instant

    step = count.step
    written = ("key", "after", "channel", "subject", "template", "window", "query")
    return {
        "number": count.number or None,
        **{name: (getattr(step, name) or None) if step else None for name in written},
        "open": count.open, "waiting": count.waiting, "paused": count.paused, "next": instant(count.next_at),
    }  # fmt: skip


def _as_json(when: When | None) -> str | None:
    """A time as everywhere: a whole day is its date."""
    from leadtui.cli.present import instant

    if when is None:
        return None
    return when.date.isoformat() if when.date else instant(int(when.at.timestamp()))


def _leads_json(session: Session, rows: tuple[EnrolmentRow, ...]) -> list[dict[str, Any]]:
    from leadtui.cli.present import instant
    from leadtui.rules.sequences import waits_for

    return [
        {
            "lead": row.lead_id, "name": row.lead_name, "state": row.state, "step": row.step,
            "due": row.due_date or instant(row.due_at),
            "next": _as_json(waits_for(row, session.base.workspace, session.now)),
            "started": instant(row.started_at), "by": row.entered_by,
        }
        for row in rows
    ]  # fmt: skip
