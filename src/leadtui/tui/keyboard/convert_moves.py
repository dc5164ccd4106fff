"""How the cursor moves on the convert screen: down a record, to its neighbours, round all that can be typed."""

from __future__ import annotations

from leadtui.tui.keyboard.convert_state import THEN_WHERE, ConvertState, Stop
from leadtui.words.customers import CustomerKind

TARGETS = tuple(kind.value for kind in CustomerKind)
PAGE = 8


class ConvertMoves:
    """Moves the cursor of a state. `target` is the record it stands in, or stood in last."""

    def __init__(self, state: ConvertState) -> None:
        self.state = state
        self.target = state.at.where if state.at.where in TARGETS else TARGETS[0]

    def go(self, stop: Stop) -> None:
        """Put the cursor on a stop."""
        self.state.at = stop
        self.state.settle()

    def step(self, delta: int) -> None:
        """Up or down inside a record; past its end to what stands under the three, and back."""
        state = self.state
        stops = state.stops(state.at.where)
        index = stops.index(state.at) + delta if state.at in stops else 0
        if 0 <= index < len(stops):
            state.at = stops[index]
        elif delta > 0 and state.at.where != THEN_WHERE:
            state.at = state.stops(THEN_WHERE)[0]
        elif delta < 0 and state.at.where == THEN_WHERE:
            state.at = state.stops(self.target)[-1]

    def sideways(self, delta: int) -> None:
        """To the record on the left or right, from what stands under them to the one it stood in last."""
        where = self.state.at.where if self.state.at.where in TARGETS else self.target
        index = TARGETS.index(where) + (delta if where == self.state.at.where else 0)
        self.state.at = Stop(TARGETS[min(max(index, 0), len(TARGETS) - 1)], "head")

    def to_next(self, delta: int) -> None:
        """`tab`: the next head, field or missing item, round and round."""
        state = self.state
        ring = state.all_stops()
        at = ring.index(state.at) if state.at in ring else 0
        wanted = [index for index, stop in enumerate(ring) if stop.what in ("head", "field", "missing")]
        ahead = [index for index in wanted if index > at] if delta > 0 else [index for index in wanted if index < at]
        if delta > 0:
            state.at = ring[ahead[0] if ahead else wanted[0]]
        else:
            state.at = ring[ahead[-1] if ahead else wanted[-1]]

    def page(self, delta: int) -> None:
        """Some stops up or down."""
        stops = self.state.stops(self.state.at.where)
        at = stops.index(self.state.at) if self.state.at in stops else 0
        self.state.at = stops[min(max(at + delta * PAGE, 0), len(stops) - 1)]

    def edge(self, index: int) -> None:
        """To the first (0) or the last (-1) stop."""
        self.state.at = self.state.stops(self.state.at.where)[index]
