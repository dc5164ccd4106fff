"""The leads of a view as they are called one after the other. No Textual.

Always holds: the order stands as the view had it when the calls began, so no lead comes twice because it moved in the
queue meanwhile; `at` is the lead that is shown.
"""

from __future__ import annotations


class CallRun:
    """Numbers of leads in order, at least one, and which of them is shown."""

    def __init__(self, name: str, ids: tuple[int, ...], at: int) -> None:
        self.name = name
        self.ids = list(ids)
        self._order = ids
        self.at = at
        self.forward = True

    @property
    def current(self) -> int:
        """The lead that is shown."""
        return self.ids[self.at]

    @property
    def at_end(self) -> bool:
        """Whether it is the last one."""
        return self.at == len(self.ids) - 1

    @property
    def place(self) -> str:
        """Which of how many."""
        return f"{self.name}   {self.at + 1:,} of {len(self.ids):,}"

    def step(self, delta: int) -> bool:
        """Go on, or back with -1; False when there is none there."""
        self.forward = delta > 0
        if not 0 <= self.at + delta < len(self.ids):
            return False
        self.at += delta
        return True

    def to(self, lead_id: int) -> bool:
        """Go to a lead; False when it is not among them."""
        if lead_id not in self.ids:
            return False
        self.at = self.ids.index(lead_id)
        return True

    def drop(self, lead_id: int) -> bool:
        """A lead is gone: the one after it is shown, going back the one before; False when none is left."""
        if lead_id in self.ids:
            index = self.ids.index(lead_id)
            del self.ids[index]
            if index < self.at or (index == self.at and not self.forward):
                self.at -= 1
        self.at = min(max(self.at, 0), len(self.ids) - 1)
        return bool(self.ids)

    def put_back(self, lead_id: int) -> None:
        """A lead that was gone is there again: it stands at its place, the same one is shown."""
        if lead_id in self.ids or lead_id not in self._order:
            return
        before = self._order[: self._order.index(lead_id)]
        index = sum(one in before for one in self.ids)
        self.ids.insert(index, lead_id)
        if index <= self.at:
            self.at += 1

    def from_here(self, most: int) -> tuple[int, ...]:
        """The lead that is shown, those after it, then those before it."""
        before = self.ids[max(self.at - most, 0) : self.at]
        return (*self.ids[self.at : self.at + most], *reversed(before))
