"""What an import would do, or did, as lines: counts, where each column goes, what was not taken or not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadtui.tui.palette import Ink, Part
from leadtui.tui.text import fit, safe, wrap
from leadtui.tui.widgets.record_header import titled
from leadtui.words.fields import label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadtui.services.importing_report import ImportReport, Reject, Warned

Line = list[Part]

PROGRAMS = {
    "hubspot": "HubSpot", "salesforce": "Salesforce", "zoho": "Zoho", "google": "Google Contacts", "outlook": "Outlook",
    "linkedin": "LinkedIn", "pipedrive": "Pipedrive", "apollo": "Apollo", "leadtui": "leadtui",
}  # fmt: skip
MOST = 100
"""Rejects and warnings that are listed, of each."""
WIDEST = 76


def counts(report: ImportReport, *, done: bool) -> list[Line]:
    """How many rows were read, and what becomes of them."""
    rows = f"{report.read:,} {'row' if report.read == 1 else 'rows'}"
    lines: list[Line] = [[(f" {rows} read", "strong")]]
    told: tuple[tuple[int, str, Ink], ...] = (
        (report.created, "added" if done else "new lead" if report.created == 1 else "new leads", "good"),
        (report.updated, "brought up to date" if done else "already there, to be brought up to date", "text"),
        (report.skipped, "already there, skipped", "text"),
        (report.rejected, "rejected", "error"),
        (len(report.warnings), "not understood; the rows are taken all the same", "warning"),
        (report.removed_characters, "hidden and control characters taken out", "warning"),
    )
    return lines + [[(f" {number:>9,} ", ink), (what, "text")] for number, what, ink in told if number]


def columns(report: ImportReport, samples: dict[str, str], cells: int) -> list[Line]:
    """Each column, where it goes and a value of it; one that is left out is dim."""
    room = min(cells, WIDEST)
    name = max((min(len(column), room // 3) for column in report.mapping), default=8)
    goes = max((len(_target(key)) for key in report.mapping.values()), default=8)
    lines: list[Line] = [[], [(" ", "text"), *titled("Columns", room)]]
    for column, key in report.mapping.items():
        value = safe(samples.get(column, ""))
        left = (f" {fit(safe(column), name)}  ", "text" if key else "dim")
        lines.append([left, (f"{fit(_target(key), goes)}  ", "strong" if key else "dim"), (value, "dim")])  # type: ignore[list-item]
    return lines


def _target(key: str | None) -> str:
    if not key:
        return "left out"
    if key.startswith("custom."):
        return f"{safe(key.removeprefix('custom.'))} (own field)"
    family, _, number = key.partition(".")
    return f"{label_of(family)} {number}".strip()


def notes(title: str, found: Sequence[Reject | Warned], cells: int, ink: Ink) -> list[Line]:
    """Rows that were not taken, or not understood, each with line, field and reason."""
    if not found:
        return []
    lines: list[Line] = [[], [(" ", "text"), *titled(f"{title} {len(found):,}", min(cells, WIDEST))]]
    for note in found[:MOST]:
        where = f" line {note.line:<6} "
        what = f"{label_of(note.field)}: " if note.field else ""
        first, *more = wrap(safe(f"{what}{note.reason}"), max(cells - len(where) - 1, 20))
        lines.append([(where, ink), (first, "text")])
        lines += [[(" " * len(where), "text"), (part, "text")] for part in more]
    if len(found) > MOST:
        lines.append([(f" and {len(found) - MOST:,} more; leadtui import --dry-run lists them all", "dim")])
    return lines


def report_lines(report: ImportReport, samples: dict[str, str], cells: int, *, done: bool) -> list[Line]:
    """The whole report."""
    lines = counts(report, done=done)
    lines += notes("Rejected", report.rejects, cells, "error")
    if not done:
        lines += columns(report, samples, cells)
    return lines + notes("Warnings", report.warnings, cells, "warning")
