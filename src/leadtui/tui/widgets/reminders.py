"""The reminders panel: what came due while nobody was there, answers owed, what is overdue, due today, upcoming; with a
cursor of its own.

The cursor belongs to a follow-up, or to a lead that an answer is owed; the keys act on that lead, or on the customer
the follow-up is about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime

from textual import events
from textual.message import Message
from textual.strip import Strip

from leadtui.rules.aging import short_left
from leadtui.rules.follow_up_words import said_priority
from leadtui.tui.palette import Ink, Part
from leadtui.tui.record_rows import LEAD, RecordRow, Ref, Told, worked_through
from leadtui.tui.text import cut, safe, width
from leadtui.tui.widgets.facts import company_of
from leadtui.tui.widgets.painted import Painted
from leadtui.words.rows import FollowUpRow, LeadRow

Entry = FollowUpRow | LeadRow | str
GROUPS = (MISSED, OVERDUE, TODAY, UPCOMING) = ("Came due while you were away", "Overdue", "Today", "Upcoming")
OWED = "Answer owed"
LEAST_WHEN, LEAST_NAME, LEAST_COMPANY = 9, 14, 8
"""Cells of the time, of a name that gives way to what is to be done, and of a company, which is left out with fewer."""
MOST_OWED = 10
"""Leads that are shown as owed an answer; the queue has all of them."""


def _same(one: Entry, other: Entry) -> bool:
    return type(one) is type(other) and not isinstance(one, str) and not isinstance(other, str) and one.id == other.id


class Reminders(Painted):
    """Open follow-ups by the time they are due.

    `missed` are those that came due while nobody was there, each with its reminder time; moved, it is one no more.
    """

    class Moved(Message):
        """The mouse moved the cursor."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.now = now
        self.missed: Mapping[int, int] = {}
        self.entries: list[Entry] = []
        self.records: dict[Ref, RecordRow] = {}
        self.cursor = 0
        self.top = 0
        self.active = False
        self._when_cells = LEAST_WHEN

    def show(
        self, follow_ups: tuple[FollowUpRow, ...], records: dict[Ref, RecordRow], owed: tuple[LeadRow, ...] = ()
    ) -> None:
        """Show these follow-ups of these leads and customers, and leads that an answer is owed.

        The cursor stays on its own, or on its line.
        """
        current = self._entry
        self.records = records
        self.entries = []
        grouped = [(self._group(follow_up), follow_up) for follow_up in follow_ups]
        for group in GROUPS:
            found = [follow_up for wanted, follow_up in grouped if wanted == group]
            if group != UPCOMING:
                found.sort(key=lambda follow_up: -follow_up.priority)
            self.entries += [group, *found] if found else []
            if group == MISSED and owed:
                more = f", first {MOST_OWED}" if len(owed) > MOST_OWED else ""
                self.entries += [f"{OWED}{more}", *owed[:MOST_OWED]]
        self._when_cells = max((LEAST_WHEN, *(len(self._when(follow_up)) for follow_up in follow_ups)))
        places = self._places()
        same = next((i for i in places if current is not None and _same(self.entries[i], current)), None)
        near = min(places, key=lambda i: abs(i - self.cursor), default=0)
        self.cursor = near if same is None else same
        self._keep_in_sight()
        self.refresh()

    def _places(self) -> list[int]:
        return [i for i, entry in enumerate(self.entries) if not isinstance(entry, str)]

    @property
    def _entry(self) -> FollowUpRow | LeadRow | None:
        entry = self.entries[self.cursor] if self.cursor < len(self.entries) else None
        return None if isinstance(entry, str) else entry

    @property
    def follow_up(self) -> FollowUpRow | None:
        """The follow-up under the cursor."""
        return self._entry if isinstance(self._entry, FollowUpRow) else None

    @property
    def follow_ups(self) -> tuple[FollowUpRow, ...]:
        """Those that are shown."""
        return tuple(entry for entry in self.entries if isinstance(entry, FollowUpRow))

    @property
    def still_missed(self) -> tuple[FollowUpRow, ...]:
        """Those that came due while nobody was there."""
        return tuple(row for row in self.follow_ups if self._group(row) == MISSED)

    @property
    def record(self) -> RecordRow | None:
        """The lead or customer under the cursor."""
        entry = self._entry
        if isinstance(entry, LeadRow):
            return entry
        return self.records.get(worked_through(entry)) if entry is not None else None

    def to_first(self) -> None:
        """Put the cursor on the first of them, its heading in sight."""
        self.cursor, self.top = next(iter(self._places()), 0), 0
        self._keep_in_sight()
        self.refresh()

    def move(self, delta: int) -> None:
        """Move by so many of them."""
        places = self._places()
        if places:
            at = places.index(self.cursor) if self.cursor in places else 0
            self.cursor = places[min(max(at + delta, 0), len(places) - 1)]
            self._keep_in_sight()
            self.refresh()

    def to(self, row: Told) -> None:
        """Put the cursor on a follow-up, or on a lead that was told of, if it is shown."""
        for index, entry in enumerate(self.entries):
            follow_up = isinstance(entry, FollowUpRow) and isinstance(row, FollowUpRow) and entry.id == row.id
            if follow_up or (isinstance(entry, LeadRow) and (LEAD, entry.id) == worked_through(row)):
                self.cursor = index
                break
        self._keep_in_sight()
        self.refresh()

    def drop(self, follow_up_id: int) -> None:
        """Take away a follow-up that is being worked; the next one is under the cursor. `show` tells the truth."""
        self._drop(lambda entry: isinstance(entry, FollowUpRow) and entry.id == follow_up_id)

    def drop_owed(self, lead_id: int) -> None:
        """The same with a lead that is being answered."""
        self._drop(lambda entry: isinstance(entry, LeadRow) and entry.id == lead_id)

    def _drop(self, wanted: Callable[[Entry], bool]) -> None:
        place = next((i for i, entry in enumerate(self.entries) if wanted(entry)), None)
        if place is None:
            return
        del self.entries[place]
        places = self._places()
        self.cursor = next((i for i in places if i >= place), places[-1] if places else 0)
        self._keep_in_sight()
        self.refresh()

    def set_active(self, active: bool) -> None:
        """Show whether the keys go to this panel."""
        self.active = active
        self.refresh()

    def _group(self, follow_up: FollowUpRow) -> str:
        if self.missed.get(follow_up.id) == follow_up.remind_at:
            return MISSED
        now = self.now()
        day = self._day(follow_up)
        if day < now.date() or (follow_up.due_date is None and follow_up.due_at < now.timestamp()):
            return OVERDUE
        return TODAY if day == now.date() else UPCOMING

    def _day(self, follow_up: FollowUpRow) -> date:
        return date.fromisoformat(follow_up.due_date) if follow_up.due_date else self._moment(follow_up).date()

    def _moment(self, follow_up: FollowUpRow) -> datetime:
        return datetime.fromtimestamp(follow_up.due_at, UTC).astimezone(self.now().tzinfo)

    def _keep_in_sight(self) -> None:
        height = self.size.height - 1
        if height < 1:
            self.top = 0  # not laid out yet: `on_resize` comes
            return
        # The heading above the first follow-up stays in sight with it.
        first = self.cursor - 1 if self.cursor and isinstance(self.entries[self.cursor - 1], str) else self.cursor
        self.top = min(self.top, first)
        self.top = max(self.top, self.cursor - height + 1, 0)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._keep_in_sight()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the title, a heading or a follow-up."""
        cells = self.cells
        edge: list[Part] = [("│", "dim")]
        if y == 0:
            return self.line([*edge, (" Reminders", "title" if self.active else "strong"), ("  r", "key")], cells)
        index = self.top + y - 1
        if not self.entries and y == 1:
            return self.line([*edge, (" No follow-ups. f on a lead sets one.", "dim")], cells)
        if index >= len(self.entries):
            return self.line(edge, cells)
        entry = self.entries[index]
        if isinstance(entry, str):
            urgent = entry in (MISSED, OVERDUE) or entry.startswith(OWED)
            return self.line([*edge, (f" {entry}", "warning" if urgent else "dim")], cells)
        chosen = index == self.cursor and self.active
        ink: Ink = "cursor" if chosen else "text"
        quiet: Ink = "cursor-dim" if chosen else "dim"
        loud: Ink = "cursor" if chosen else "warning"
        room = cells - 2
        parts = self._owed(entry, ink, loud) if isinstance(entry, LeadRow) else self._due(entry, room, ink, quiet, loud)
        return self.line([*edge, ("❯" if chosen else " ", ink), *parts], cells, ink)

    def _due(self, entry: FollowUpRow, room: int, ink: Ink, quiet: Ink, loud: Ink) -> list[Part]:
        """When, who, what is to be done, and the company where there is room; the name gives way to what is to do."""
        name, company = self._who(entry)
        when = f"{self._when(entry):<{self._when_cells}} "
        urgent = f"{said_priority(entry.priority)} · " if entry.priority > 0 else ""
        what = safe(entry.subject or entry.kind)
        room -= len(when) + width(f" · {urgent}")
        name = cut(name, max(room - width(what), LEAST_NAME))
        what = cut(what, max(room - width(name), 1))
        room -= width(name + what) + width(" · ")
        company = cut(company, room) if room >= min(LEAST_COMPANY, width(company)) else ""
        parts: list[Part] = [(when, quiet), (name, ink), (" · ", quiet), (urgent, loud), (what, ink)]
        return [*parts, (f" · {company}", quiet)] if company else parts

    def _owed(self, lead: LeadRow, ink: Ink, loud: Ink) -> list[Part]:
        """How much time is left for the answer, and to whom."""
        left = short_left(lead.answer_due, self.now()) if lead.answer_due is not None else ""
        company = company_of(lead)
        return [
            (f"{left:<{self._when_cells}} ", loud),
            (safe(lead.name), ink),
            (f", {safe(company)}" if company else "", ink),
            (" · hot" if lead.rating == "Hot" else "", loud),
        ]

    def _who(self, follow_up: FollowUpRow) -> tuple[str, str]:
        """Name and company of whom the keys act on."""
        record = self.records.get(worked_through(follow_up))
        name, company = follow_up.lead_name, follow_up.company
        if record is not None and not isinstance(record, LeadRow):
            name, company = record.name, company_of(record)
        return safe(name), safe(company) if company and company != name else ""

    def _when(self, follow_up: FollowUpRow) -> str:
        day, today = self._day(follow_up), self.now().date()
        clock = "" if follow_up.due_date else f"{self._moment(follow_up):%H:%M}"
        if day == today:
            return clock or "all day"
        said = f"{day:%a}" if 0 < (day - today).days < 7 else f"{day.day} {day:%b}"
        return f"{said} {clock}".strip()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the clicked follow-up."""
        index = self.top + event.y - 1
        if 0 <= index < len(self.entries) and not isinstance(self.entries[index], str):
            self.cursor = index
            self.refresh()
            self.post_message(self.Moved())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go down."""
        event.stop()
        self.move(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go up."""
        event.stop()
        self.move(-3)
