"""The lists of accounts and contacts: their columns in so many cells, and how a record is written into them.

Always holds: what is overdue is said in words, and by a sign before the row, not by colour.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from leadtui.rules.phones import shown
from leadtui.tui.text import safe
from leadtui.tui.widgets.facts import age
from leadtui.tui.widgets.moments import day, moment
from leadtui.tui.widgets.row_face import Column, RowFace, Widths, spread
from leadtui.words.customers import AccountRow, ContactRow, CustomerRow
from leadtui.words.rows import UserRow

NEXT = Column("next", "Next follow-up", 16, 1)
OWNER = Column("owner", "Owner", 10, 1, since=116)

ACCOUNTS = (
    Column("name", "Account", 18, 3),
    Column("phone", "Phone", 16, 0, since=58),
    NEXT,
    Column("last", "Last active", 12, 0, since=78, quiet=True),
    Column("city", "City", 10, 1, since=92, quiet=True),
    Column("industry", "Industry", 12, 2, since=104, quiet=True),
    OWNER,
    Column("website", "Website", 16, 2, since=134, quiet=True),
    Column("tags", "Tags", 10, 2, since=150, quiet=True),
)
CONTACTS = (
    Column("name", "Contact", 16, 2),
    Column("company", "Account, title", 14, 4, since=56, quiet=True),
    Column("phone", "Phone", 16, 0, since=72),
    NEXT,
    Column("last", "Last active", 12, 0, since=92, quiet=True),
    Column("city", "City", 10, 1, since=104, quiet=True),
    OWNER,
    Column("email", "Email", 18, 2, since=128, quiet=True),
    Column("tags", "Tags", 10, 2, since=164, quiet=True),
)


class CustomerFace(RowFace[CustomerRow]):
    """How accounts and contacts are drawn. `now` gives the local time; with one user nobody is named as owner."""

    def __init__(self, columns: tuple[Column, ...], users: Sequence[UserRow], now: Callable[[], datetime]) -> None:
        several = len(users) > 1
        self.all = tuple(column for column in columns if several or column.key != "owner")
        self.owners = {user.id: safe(user.name) for user in users}
        self.now = now

    def columns(self, cells: int) -> Widths:
        """The columns in so many cells."""
        return spread(self.all, cells)

    def sign(self, row: CustomerRow) -> str:
        """Whether its next follow-up is overdue."""
        return "!" if is_overdue(row.next_due, self.now()) else "·"

    def cell(self, column: str, row: CustomerRow, cells: int) -> str:
        """The text of a record in a column."""
        match column:
            case "next":
                return next_text(row.next_due, self.now())
            case "last":
                return age(row.last_activity, self.now())
            case "owner":
                return self.owners.get(row.owner_id or 0, "nobody")
            case "phone":
                return _phone(row)
            case "company" if isinstance(row, ContactRow):
                return ", ".join(safe(part) for part in (row.account, row.title) if part)
        return safe(getattr(row, column))


def _phone(row: CustomerRow) -> str:
    if isinstance(row, AccountRow):
        return safe(shown(row.phone))
    if not isinstance(row, ContactRow):
        return ""
    number = safe(shown(row.phone or row.mobile))
    return "do not call" if number and row.do_not_call else number


def is_overdue(due: int | None, now: datetime) -> bool:
    """Whether a follow-up's time has passed; a whole day, which begins at midnight, has when it is over."""
    if due is None:
        return False
    at = datetime.fromtimestamp(due, UTC).astimezone(now.tzinfo)
    return at.date() < now.date() if _whole(at) else at < now


def next_text(due: int | None, now: datetime) -> str:
    """When the next follow-up is: "overdue 3 days", "overdue 09:00", "today 15:00", "Thu 19 Nov 10:00"; "" for none."""
    if due is None:
        return ""
    at = datetime.fromtimestamp(due, UTC).astimezone(now.tzinfo)
    if is_overdue(due, now):
        late = (now.date() - at.date()).days
        return f"overdue {at:%H:%M}" if not late else f"overdue {late} day{'s' if late > 1 else ''}"
    return day(at.date(), now) if _whole(at) or at.year != now.year else moment(due, now)


def _whole(at: datetime) -> bool:
    return at.hour == at.minute == at.second == 0
