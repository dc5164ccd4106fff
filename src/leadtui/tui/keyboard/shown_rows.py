"""Rows that were found and are dealt with one by one or together: a cursor, a selection, and how it was before each.

Always holds: a row is known by its key, never by its place; taking back what was done here shows the rows as they were
then, the cursor where it was.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from leadtui.words.rows import Undone

T = TypeVar("T")


class ShownRows(Generic[T]):
    """Rows with a cursor and a selection; a subclass says what a row is known by."""

    def __init__(self, rows: Sequence[T] = ()) -> None:
        self.rows = tuple(rows)
        self.cursor = 0
        self.selected: set[Hashable] = set()
        self._before: dict[int, tuple[tuple[T, ...], int]] = {}

    def key_of(self, row: T) -> Hashable:
        """What a row is known by."""
        raise NotImplementedError

    @property
    def row(self) -> T | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def chosen(self) -> tuple[T, ...]:
        """The selected rows in their order, else the one under the cursor."""
        marked = tuple(row for row in self.rows if self.key_of(row) in self.selected)
        return marked or ((self.row,) if self.row is not None else ())

    def is_selected(self, row: T) -> bool:
        """Whether a row is selected."""
        return self.key_of(row) in self.selected

    def move(self, delta: int) -> None:
        """Move the cursor by so many."""
        self.cursor = max(min(self.cursor + delta, len(self.rows) - 1), 0)

    def toggle(self) -> None:
        """Select the row under the cursor, or no longer, and go on to the next."""
        if self.row is not None:
            self.selected ^= {self.key_of(self.row)}
            self.move(1)

    def toggle_all(self) -> None:
        """Select every row, or none when all are."""
        every = {self.key_of(row) for row in self.rows}
        self.selected = set() if self.selected == every else every

    def show(self, rows: Sequence[T], at: Hashable | None = None) -> None:
        """Show others, the cursor on the one it stood on, or on that of this key, when it is there."""
        here = at if at is not None else self.key_of(self.row) if self.row is not None else None
        self.rows = tuple(rows)
        self._keep_selected()
        same = (place for place, row in enumerate(self.rows) if self.key_of(row) == here)
        self.cursor = next(same, min(self.cursor, max(len(self.rows) - 1, 0)))

    def _keep_selected(self) -> None:
        if self.selected:
            self.selected.intersection_update(self.key_of(row) for row in self.rows)

    # What is done with them

    def before(self) -> tuple[tuple[T, ...], int]:
        """How it is now."""
        return self.rows, self.cursor

    def noted(self, operation: int | None, before: tuple[tuple[T, ...], int]) -> None:
        """How it was before an operation that is on disk now."""
        if operation is not None:
            self._before[operation] = before

    def restore(self, before: tuple[tuple[T, ...], int]) -> None:
        """Show them as they were."""
        self.rows, self.cursor = before
        self._keep_selected()

    def taken_back(self, undone: Undone) -> bool:
        """Show what an undo or redo brought back, the cursor where it was; whether it was done here."""
        known = [operation for operation in undone.undone if operation in self._before]
        if not known:
            return False
        now = self.before()
        self.restore(self._before[known[-1]])
        self.noted(undone.operation, now)
        return True

    def drop(self, rows: Iterable[T]) -> None:
        """These are dealt with; the cursor stays where it is, on what comes next."""
        gone = {self.key_of(row) for row in rows}
        above = sum(self.key_of(row) in gone for row in self.rows[: self.cursor])
        self.have([row for row in self.rows if self.key_of(row) not in gone], self.cursor - above)

    def have(self, rows: Sequence[T], cursor: int | None = None) -> None:
        """Hold other rows, the cursor at this place, or where it is."""
        self.rows = tuple(rows)
        self.cursor = max(min(self.cursor if cursor is None else cursor, len(self.rows) - 1), 0)
        self._keep_selected()
