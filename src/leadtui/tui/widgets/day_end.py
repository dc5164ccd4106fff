"""How a day ends, as lines: what was done today, what the next day begins with, who has a next step now, who not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from leadtui.rules.day_report import DONE, NEW, OWED, leads_said, new_said, owed_said
from leadtui.rules.reasons import comes_next, first_reason
from leadtui.tui.bindings import says
from leadtui.tui.palette import Part
from leadtui.tui.text import cut, fit, safe, width, wrap
from leadtui.tui.widgets.moments import day
from leadtui.tui.widgets.record_facts import labelled
from leadtui.tui.widgets.record_header import titled
from leadtui.tui.widgets.scroll_lines import Line
from leadtui.words.day_report import DayEnd, DayReport
from leadtui.words.rows import LeadRow
from leadtui.words.workspace import Workspace, find

NAME = 26
"""Cells of a name at most, where there is room for it."""


def headline(found: DayEnd) -> Part:
    """Return what there is to say in one line, and whether it is good."""
    gone, left = len(found.leads), len(found.left)
    if left:
        return f"{left:,} {'lead has' if left == 1 else 'leads have'} no next step still", "warning"
    if found.report.no_next_step:
        more = found.report.no_next_step
        return f"{more:,} more {'lead has' if more == 1 else 'leads have'} no next step", "warning"
    every = "Every one has a next step" if gone else f"Every open lead{_past_new(found)} has a next step"
    waits = ", ".join(part for part in (_owed(found.report), _missed(found.report)) if part)
    return (f"{every}, {waits}", "warning") if waits else (every, "good")


def _past_new(found: DayEnd) -> str:
    return " past New" if found.report.new else ""


def _owed(report: DayReport) -> str:
    if not report.owed:
        return ""
    return "1 answer is owed" if report.owed == 1 else f"{report.owed:,} answers are owed"


def _missed(report: DayReport) -> str:
    if not report.missed:
        return ""
    return f"{report.missed:,} {'follow-up was' if report.missed == 1 else 'follow-ups were'} missed"


def how(found: DayEnd) -> str:
    """Return how to go on."""
    if found.report.no_next_step:
        return says("{evening-again} goes through them")
    if found.report.missed or found.report.owed:
        return says("{reminders} goes to them")
    return says("{back} ends the day")


def lines(found: DayEnd, now: datetime, workspace: Workspace, cells: int) -> list[Line]:
    """Return everything, written for so many cells."""
    written: list[Line] = [*_head(found, cells), [], titled("Today", cells)]
    for label, said in _today(found.report, now, workspace):
        written += labelled(label, said, cells)
    next_day = date.fromisoformat(found.next_day)
    name = day(next_day, now)
    written += [[], titled(name[0].upper() + name[1:], cells)]
    written += labelled("Follow-ups", f"{found.planned:,}" if found.planned else "none yet", cells)
    left = [(row, first_reason(row, now, workspace)) for row in found.leads if row.id in found.left]
    done = [(row, comes_next(row, now, workspace)) for row in found.leads if row.id not in found.left]
    for heading, leads in (("No next step still", left), ("Dealt with", done)):
        if leads:
            written += [[], titled(heading, cells), *(_lead(row, said, cells) for row, said in leads)]
    return written


def _head(found: DayEnd, cells: int) -> Iterator[Line]:
    """What there is to say and how to go on, on as many lines as that takes."""
    said, ink = headline(found)
    go_on = f" · {how(found)}"
    *first, last = wrap(said, cells)
    yield from ([(line, ink)] for line in first)
    if width(last + go_on) <= cells:
        yield [(last, ink), (go_on, "dim")]
    else:
        yield [(last, ink)]
        yield [(how(found), "dim")]


def _today(report: DayReport, now: datetime, workspace: Workspace) -> Iterator[tuple[str, str]]:
    yield DONE, leads_said(report)
    if report.calls:
        names = [(one.number, find(workspace.outcomes, one.key)) for one in report.calls]
        said = ", ".join(f"{number} {outcome.name if outcome else 'without an outcome'}" for number, outcome in names)
        yield "Calls", f"{report.calls_in_all:,}: {said}"
    for label, number in (("Meetings", report.meetings), ("Emails", report.emails), ("Notes", report.notes)):
        if number:
            yield label, f"{number:,}"
    if report.converted:
        yield "Converted", f"{len(report.converted):,}"
    waits = [f"{report.left:,} still to come today"] if report.left else []
    missed = [says(f"{report.missed:,} missed: {{reminders}} goes to them")] if report.missed else []
    yield "Follow-ups", ", ".join((f"{report.done:,} done", *waits, *missed))
    for label, said in ((OWED, owed_said(report, now, workspace)), (NEW, new_said(report))):
        if said:
            yield label, said


def _lead(row: LeadRow, said: str, cells: int) -> Line:
    name = min(NAME, max(cells // 3, 10))
    work = "" if row.company in (None, row.name) else safe(row.company)
    why = safe(said)
    room = cells - name - 2
    company = f"  {cut(work, room - width(why) - 2)}" if work and room - width(why) > 12 else ""
    return [(f"{fit(safe(row.name), name)}  ", "text"), (cut(why, max(room, 8)), "text"), (company, "dim")]
