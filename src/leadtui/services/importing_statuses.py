"""Statuses of a list that mean nothing here: their leads are New, which is said once for each status, with how many."""

from __future__ import annotations

from collections.abc import Iterator

from leadtui.services.importing_incoming import Incoming
from leadtui.services.importing_words import STATUS_IN_FILE
from leadtui.words.lifecycle import Category
from leadtui.words.workspace import Workspace

MOST = 50
"""Statuses that are told one by one; a column with more holds something else."""

_LONGEST = 40


class UnknownStatuses:
    """Counts the new leads of a file by the status that is not known."""

    def __init__(self, workspace: Workspace) -> None:
        self._new = workspace.first_of(Category.NEW).name
        self._met: dict[str, list[int]] = {}

    def said_by(self, lead: Incoming) -> str:
        """The status of a row that is not known, "" when it is or there is none."""
        return "" if lead.status else str(lead.custom.get(STATUS_IN_FILE) or "")

    def of_one(self, status: str) -> tuple[str, str]:
        """What is said of one lead: field and reason."""
        return "status", f"'{status[:_LONGEST]}' is not known: taken as {self._new}"

    def count(self, status: str, line: int) -> None:
        """Counts one lead with it."""
        met = self._met.setdefault(status if status in self._met or len(self._met) < MOST else "", [line, 0])
        met[1] += 1

    def told(self) -> Iterator[tuple[int, list[tuple[str | None, str]]]]:
        """Line of the first, and what is said of all, one status at a time; counting begins anew."""
        for status, (line, number) in self._met.items():
            what = f"'{status[:_LONGEST]}' is not known" if status else f"more than {MOST} statuses are not known"
            yield line, [("status", f"{what}: {number:,} lead{'s' * (number > 1)} taken as {self._new}")]
        self._met = {}
