"""An import under way and what it did, as lines: how far it is, counts, what was not taken or not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadtui.rules.like_warnings import alike
from leadtui.tui.bindings import key_of
from leadtui.tui.keyboard.import_targets import label_of_target
from leadtui.tui.palette import Ink
from leadtui.tui.text import fit, safe, width, wrap
from leadtui.tui.widgets.record_header import titled
from leadtui.tui.widgets.scroll_lines import Line
from leadtui.words.importing import DECIDES, SAYS_WHICH, Progress
from leadtui.words.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadtui.services.importing_report import ImportReport, Reject, Warned

NUMBERS_FROM = "“Numbers from”"
MOST = 100
"""Rejects and warnings that are listed, of each."""
WIDEST = 100
BAR = 40
DOING = {"reading": "Reading", "adding": "Adding", "showing": "Bringing into sight", "taking back": "Taking back"}


def progress_lines(progress: Progress | None, name: str, cells: int, *, about: int = 0, stopping: bool) -> list[Line]:
    """How far an import is, how quick, how long it takes yet, and what can be done meanwhile."""
    step = DOING.get(progress.step, progress.step.capitalize()) if progress is not None else "Beginning with"
    lines: list[Line] = [[], [(f" {'Stopping' if stopping else step} ", "strong"), (safe(name), "strong")], []]
    if progress is not None:
        if about > progress.done and not progress.total:
            progress = replace(progress, total=about)
            lines += [_bar(progress, cells), [(f" {told(progress, roughly=True)}", "text")]]
        else:
            lines += [_bar(progress, cells), [(f" {told(progress)}", "text")]]
    said = (
        f"Your queue can be worked meanwhile: esc goes there, the import goes on. {key_of('go')} i comes back here.",
        f"{key_of('import-stop')} stops it; the base stays as it was.",
    )
    if progress is not None and progress.step == "showing":
        said = (said[0], "It is past the point where it can be stopped; once done it can be taken back.")
    below: list[Line] = [[(f" {part}", "dim")] for text in said for part in wrap(text, cells - 2)]
    return [*lines, [], *below]


def _bar(progress: Progress, cells: int) -> Line:
    if not progress.total:
        return []
    room = min(BAR, cells - 10)
    done = min(progress.done, progress.total)
    full = done * room // progress.total
    return [(" ", "text"), ("█" * full, "key"), ("░" * (room - full), "dim"), (f" {part(progress)}", "strong")]


def part(progress: Progress, about: int = 0) -> str:
    """How much of a step is done: "42 %", "about 42 %" where the rows are `about` so many, else the rows."""
    if not progress.total and about > progress.done:
        return f"about {progress.done * 100 // about} %"
    if not progress.total:
        return f"{progress.done:,} rows"
    return f"{min(progress.done, progress.total) * 100 // progress.total} %"


def told(progress: Progress, *, roughly: bool = False) -> str:
    """Rows, rate, time left; `roughly`: how many rows there are is a guess."""
    of = f" of {'about ' if roughly else ''}{progress.total:,}" if progress.total else ""
    said = [f"{progress.done:,}{of} rows"]
    if progress.seconds >= 1:
        said.append(f"{progress.rate:,.0f} a second")
        if progress.total and progress.rate:
            said.append(_left((progress.total - progress.done) / progress.rate))
    return " · ".join(filter(None, said))


def _left(seconds: float) -> str:
    if seconds < 5:
        return ""
    return f"about {seconds:.0f} s left" if seconds < 90 else f"about {seconds / 60:.0f} min left"


def report_lines(report: ImportReport, cells: int, *, taken_back: bool = False) -> list[Line]:
    """What an import did: the counts, what was rejected, where the columns went, what was not understood."""
    lines = counts(report, taken_back=taken_back)
    lines += notes(report, "Rejected", report.rejects, report.rejected, cells, "error")
    lines += not_understood(report, cells)
    return lines + columns(report, cells)


def counts(report: ImportReport, *, taken_back: bool) -> list[Line]:
    """How many rows were read, and what became of them."""
    rows = f"{report.read:,} {'row' if report.read == 1 else 'rows'} read"
    lines: list[Line] = [[], [(f" {rows}", "strong"), (" · taken back" if taken_back else "", "warning")]]
    said: tuple[tuple[int, str, Ink], ...] = (
        (report.created, "added", "good"),
        (report.updated, "brought up to date", "text"),
        (report.skipped, "there already, skipped", "text"),
        (report.rejected, "rejected", "error"),
        (report.warned, _not_understood(report.warned), "warning"),
        (report.removed_characters, "hidden and control characters taken out", "warning"),
    )
    return lines + [[(f" {number:>9,} ", ink), (what, "text")] for number, what, ink in said if number]


def _not_understood(number: int) -> str:
    return "value not understood; its row is in" if number == 1 else "values not understood; their rows are in"


def columns(report: ImportReport, cells: int) -> list[Line]:
    """Each column and where it went."""
    room = min(cells - 1, WIDEST)
    name = max((min(width(safe(column)), room // 2) for column in report.mapping), default=8)
    lines: list[Line] = [[], [(" ", "text"), *titled("Columns", room)]]
    for column, key in report.mapping.items():
        left = (f" {fit(safe(column), name)}  ", "text" if key else "dim")
        there = label_of_target(key)
        if not key and column in report.marks:
            there = DECIDES.format(report.marks[column])
        elif not key and column in report.says_which:
            there = SAYS_WHICH
        lines.append([left, (safe(there), "text" if key else "dim")])  # type: ignore[list-item]
    return lines


def not_understood(report: ImportReport, cells: int) -> list[Line]:
    """What was not understood in rows that are in: many of a kind together, the others each by itself."""
    kinds = [kind for kind in alike(report.warnings) if kind.together]
    title, number = "Not understood, taken all the same", report.warned
    if not kinds:
        return notes(report, title, report.warnings, number, cells, "warning")
    lines: list[Line] = [[], [(" ", "text"), *titled(f"{title} {number:,}", min(cells - 1, WIDEST))]]
    for kind in kinds:
        how = f": {NUMBERS_FROM} in the options" if kind.needs_country else ""
        what = f"{label_of_target(kind.field)}: " if kind.field else ""
        where = ", ".join(report.at_line(*at) for at in kind.lines)
        first, *more = wrap(safe(f"{what}{kind.reason}{how} (line {where} …)"), max(cells - 14, 20))
        lines.append([(f" {kind.number:>7,} × ", "warning"), (first, "text")])
        lines += [[(" " * 11, "text"), (rest, "text")] for rest in more]
    said = {(kind.field, line) for kind in alike(report.warnings) if not kind.together for _, line in kind.lines}
    single = [one for one in report.warnings if ((one.field or "").partition(".")[0] or None, one.line) in said]
    return lines + notes(report, title, single, len(single), cells, "warning")[2:]


def notes(
    report: ImportReport, title: str, found: Sequence[Reject | Warned], number: int, cells: int, ink: Ink
) -> list[Line]:
    """Rows that were not taken, or not understood, each with line, field and reason."""
    if not found:
        return []
    lines: list[Line] = [[], [(" ", "text"), *titled(f"{title} {number:,}", min(cells - 1, WIDEST))]]
    for note in found[:MOST]:
        where = f" line {note.line:<6} "
        what = f"{label_of_target(note.field)}: " if note.field else ""
        name = report.people.get((note.file, note.line), "")
        who = f"{name} · " if name else ""
        first, *more = wrap(safe(f"{who}{what}{note.reason}"), max(cells - len(where) - 1, 20))
        lines.append([(where, ink), (first, "text")])
        lines += [[(" " * len(where), "text"), (rest, "text")] for rest in more]
    if number > len(found[:MOST]):
        lines.append([(f" and {number - len(found[:MOST]):,} more", "dim")])
    return lines
