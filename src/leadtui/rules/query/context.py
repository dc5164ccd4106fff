"""What a query means depends on: the base's words and users, who asks, and when and where."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo

from leadtui.rules.query.tree import Node
from leadtui.words.records import record
from leadtui.words.rows import UserRow
from leadtui.words.workspace import Workspace

NOT_YET: Mapping[str, str] = {
    "score": "there are no scores yet",
    "grade": "there are no scores yet",
}
"""Names whose data does not exist yet, and the sentence that says so."""


@record
class Context:
    """`now` is aware; days are those of `zone`. `me` is who asks (None: nobody, `owner:me` is refused). `region` (ISO
    3166) decides how `12/5` is read. `predicates` are meanings of `is:NAME` that rules give, in place of ours.
    """

    now: datetime
    zone: tzinfo = UTC
    region: str = ""
    workspace: Workspace = Workspace()
    users: tuple[UserRow, ...] = ()
    me: int | None = None
    predicates: Mapping[str, Node] = {}
    not_yet: Mapping[str, str] = NOT_YET

    @property
    def today(self) -> date:
        """The day it is in the rep's zone."""
        return self.now.astimezone(self.zone).date()

    def midnight(self, day: date) -> datetime:
        """The instant `day` begins in the rep's zone."""
        return datetime(day.year, day.month, day.day, tzinfo=self.zone).astimezone(UTC)

    def end_of(self, day: date) -> datetime:
        """The last second of `day` in the rep's zone."""
        return self.midnight(day + timedelta(days=1)) - timedelta(seconds=1)
