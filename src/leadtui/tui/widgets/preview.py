"""The selected lead beside the list: who it is, how to reach it, where it stands, what was said last.

It is drawn from the row the list holds; the last notes come when the cursor has rested.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import zip_longest

from textual.strip import Strip

from leadtui.rules.phones import shown
from leadtui.tui.palette import Ink, Part
from leadtui.tui.record_rows import RecordRow
from leadtui.tui.text import safe, safe_lines, wrap
from leadtui.tui.widgets.columns import glyph
from leadtui.tui.widgets.customer_preview import about, customer_facts
from leadtui.tui.widgets.facts import age, local_time, no_calls_there, since, status_name, tried
from leadtui.tui.widgets.painted import Painted
from leadtui.words.contact import CRITERIA
from leadtui.words.rows import ActivityRow, LeadRow
from leadtui.words.sequences import EnrolmentRow
from leadtui.words.workspace import Workspace, find

LABEL = 9
MOST_OF_A_NOTE = 600
"""Characters of a note that the preview shows; the lead screen shows all."""
MOST_KNOWN = 500
"""Leads whose sequences are known at a time."""
Line = list[Part]


class Preview(Painted):
    """The preview pane."""

    def __init__(self, workspace: Workspace, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.workspace = workspace
        self.now = now
        self.row: RecordRow | None = None
        self.reasons: tuple[str, ...] = ()
        self.activities: tuple[ActivityRow, ...] | None = None
        self.enrolments: dict[int, tuple[EnrolmentRow, ...]] = {}
        self._lines: list[Line] = []
        self._written = 0

    def show(
        self, row: RecordRow | None, reasons: tuple[str, ...], activities: tuple[ActivityRow, ...] | None = None
    ) -> None:
        """Show a lead or customer; `activities` are its last ones, None while they are not known."""
        if row is self.row and activities is self.activities and reasons == self.reasons:
            return
        self.row, self.reasons, self.activities = row, reasons, activities
        before = self._lines
        if self._written != self.size.width:
            self.refresh()
        else:
            self._write()
            lines = enumerate(zip_longest(before, self._lines))
            self.refresh_lines(y for y, (old, new) in lines if old != new)

    def stands(self, lead_id: int, enrolments: tuple[EnrolmentRow, ...]) -> None:
        """Know how a lead stands in its sequences; drawn with what is shown next."""
        if len(self.enrolments) >= MOST_KNOWN:
            self.enrolments.clear()
        self.enrolments[lead_id] = enrolments

    def redraw(self) -> None:
        """Write everything anew."""
        self._written = 0
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line, a thin rule on its left."""
        if self._written != self.cells:
            self._written = self.cells
            self._write()
        parts = self._lines[y] if y < len(self._lines) else []
        return self.line([("│ ", "dim"), *parts], self.cells)

    def _write(self) -> None:
        cells = max(self.size.width - 3, 10)
        row = self.row
        if row is None:
            self._lines = []
            return
        lines: list[Line] = [[(part, "title")] for part in wrap(safe(row.name), cells)]
        work = self._work(row)
        lines += [[(part, "text")] for part in wrap(work, cells) if work]
        lines.append([])
        for number, reason in enumerate(self.reasons):
            lines += [[(part, "strong" if not number else "text")] for part in wrap(safe(reason), cells)]
        lines.append([])
        lead = row if isinstance(row, LeadRow) else None
        now = self.now()
        for label, text, ink in (
            self._facts(row) if isinstance(row, LeadRow) else customer_facts(row, self.workspace, now)
        ):
            if text:
                lines += _labelled(label, text, ink, cells)
        lines.append([])
        lines += [*self._known(lead, cells), []] if lead else []
        lines += self._last(cells)
        self._lines = lines

    @staticmethod
    def _work(row: RecordRow) -> str:
        if not isinstance(row, LeadRow):
            return about(row)
        return " · ".join(safe(part) for part in (row.title, row.company) if part and part != row.name)

    def _facts(self, row: LeadRow) -> list[tuple[str, str, Ink]]:
        now = self.now()
        source = find(self.workspace.sources, row.source or "")
        place = ", ".join(safe(part) for part in (row.city, row.country) if part)
        return [
            ("Phone", safe(shown(row.phone)), "strong"),
            ("Mobile", safe(shown(row.mobile)), "strong"),
            ("", "asked not to be called" if row.do_not_call else "", "warning"),
            ("Email", safe(row.email), "text"),
            ("", "asked not to be mailed" if row.email_opt_out else "", "warning"),
            ("Place", place, "text"),
            ("Local", local_time(row, now), "text"),
            ("", *no_calls_there(row, now, self.workspace.calling)),
            ("Status", f"{glyph(row)} {status_name(row, self.workspace)}, {since(row.status_since, now)}", "text"),
            ("Tried", tried(row), "text"),
            *(
                ("Sequence" if not number else "", said, "text")
                for number, said in enumerate(self._sequences(row, now))
            ),
            ("Source", safe(source.name if source else row.source), "text"),
            ("Interest", safe(row.product_interest), "text"),
            ("Tags", safe(row.tags), "text"),
        ]

    def _sequences(self, row: LeadRow, now: datetime) -> list[str]:
        enrolments = self.enrolments.get(row.id)
        if enrolments is None:
            return ["runs"] if row.in_sequence else []
        from leadtui.tui.widgets.sequence_words import in_it, stands_at

        return [stands_at(one, self.workspace, now) for one in in_it(enrolments)]

    def _known(self, row: LeadRow, cells: int) -> list[Line]:
        lines: list[Line] = []
        for criterion in CRITERIA:
            known, detail = getattr(row, criterion.key), getattr(row, f"{criterion.key}_detail")
            sign: Part = ("✓ ", "good") if known == "yes" else ("× ", "error") if known == "no" else ("? ", "dim")
            said = f"{criterion.label}{f': {safe(detail)}' if detail else ''}"
            first, *more = wrap(said, cells - 2)
            lines.append([sign, (first, "text" if known else "dim")])
            lines += [[("  ", "text"), (part, "text")] for part in more]
        return lines

    def _last(self, cells: int) -> list[Line]:
        if self.activities is None:
            return []
        if not self.activities:
            return [[("Nothing happened yet.", "dim")]]
        lines: list[Line] = []
        for activity in self.activities:
            outcome = find(self.workspace.outcomes, activity.outcome or "")
            what = outcome.name if outcome else activity.outcome or activity.subject or activity.kind
            lines.append([(f"{safe(what)}, {age(activity.at, self.now())}", "dim")])
            for text in safe_lines(activity.body[:MOST_OF_A_NOTE]) if activity.body else []:
                lines += [[(part, "text")] for part in wrap(text, cells)]
        return lines


def _labelled(label: str, text: str, ink: Ink, cells: int) -> list[Line]:
    first, *more = wrap(text, cells - LABEL)
    lines: list[Line] = [[(label.ljust(LABEL), "dim"), (first, ink)]]
    return lines + [[(" " * LABEL, "text"), (part, ink)] for part in more]
