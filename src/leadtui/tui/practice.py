"""Practice: the app on ten made-up leads in a base that is thrown away, with one hint at a time.

Always holds: nothing of it reaches the rep's own base; a hint goes on to the next when what it asks for was done, by
whatever keys and answers, so none says more of it than that; the keys it names are the ones in force.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Set
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.screen import Screen

from leadtui.tui import bindings
from leadtui.tui.app import LeadtuiApp
from leadtui.tui.palette import Part
from leadtui.tui.text import wrap
from leadtui.tui.widgets.painted import Painted
from leadtui.words.errors import LeadtuiError
from leadtui.words.lifecycle import Category

if TYPE_CHECKING:
    from textual.strip import Strip

    from leadtui.bootstrap import Base
    from leadtui.services.reading import Reading
    from leadtui.words.rows import OperationRow

LEADS = 10
QUALIFIED = "qualified"
"""Any operation after which its lead is Qualified."""
LOOK = 0.2
"""Seconds between two looks at what was done."""


class Step(NamedTuple):
    """One thing to try: what to press and why, and the kind of operation that shows it was done.

    `{id}` stands for the key of a command; a step without a kind is the last.
    """

    says: str
    kind: str = ""


STEPS = (
    Step("On top is the lead to work now, and why. No answer: press {call}, n, enter.", "call"),
    Step("The call is logged. A mistake? {undo} takes back what you did last.", "undo"),
    Step("Taken back. Rather tomorrow? {snooze}, then t: its next step is tomorrow 9:00.", "snooze"),
    Step("Snoozed. Someone wants to buy? {status-qualified} marks that lead Qualified.", QUALIFIED),
    Step("A lead is Qualified. On it, {convert} makes account, contact and deal: look, ctrl+s.", "convert"),
    Step("That was a working day. {help} shows every key. Nothing of it is kept."),
)
"""What is tried, in this order."""


class PracticeLine(Painted):
    """The hint, over whatever screen is shown."""

    DEFAULT_CSS = "PracticeLine { dock: top; width: 100%; height: 2; background: $primary-muted; }"

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self.practice = practice

    def render_line(self, y: int) -> Strip:
        """Draw a row of the hint."""
        cells = self.size.width
        first, *more = wrap(self.practice.hint(), max(cells - 1, 10))
        rows = [first, " ".join(more)]
        return self.line(self._row(rows[y] if y < len(rows) else ""), cells)

    def _row(self, text: str) -> Iterable[Part]:
        yield f" {text}", "strong"


class Practice:
    """How far the practice is."""

    def __init__(self) -> None:
        self.at = 0

    def hint(self) -> str:
        """What to do now."""
        said = bindings.says(STEPS[self.at].says)
        return f"Practice {self.at + 1}/{len(STEPS)} · ctrl+q ends it: {said}"

    def saw(self, done: Iterable[OperationRow], qualified: Set[int] = frozenset()) -> bool:
        """Go on when what is asked for is among what was done, the oldest first; whether it was.

        `qualified` are the operations whose lead is Qualified now, or was converted since.
        """
        before = self.at
        for operation in done:
            wanted = STEPS[self.at].kind
            if operation.id in qualified if wanted == QUALIFIED else operation.kind == wanted:
                self.at += 1
        return self.at != before


class PracticeApp(LeadtuiApp):
    """leadtui with the hint on every screen; what was done after the operation `known` counts."""

    def __init__(self, base: Base, known: int) -> None:
        super().__init__(base)
        self.practice = Practice()
        self._known = known
        self._looking = False

    def on_mount(self) -> None:
        """Look from time to time at what was done."""
        self._put_hint(self.screen)
        self.set_interval(LOOK, self._look)

    def push_screen(self, screen: Any, *arguments: Any, **options: Any) -> Any:
        """Put a screen on top, with the hint on it."""
        mounted = super().push_screen(screen, *arguments, **options)
        if isinstance(screen, Screen):
            screen.call_after_refresh(self._put_hint, screen)
        return mounted

    def _put_hint(self, screen: Screen[Any]) -> None:
        if screen.is_attached and not screen.query(PracticeLine):
            screen.mount(PracticeLine(self.practice))

    def _look(self) -> None:
        if not self._looking:
            self._looking = True
            self.keep(self._see())

    async def _see(self) -> None:
        try:
            done, qualified = await self.bridge.read(lambda reading: _since(reading, self._known))
        except LeadtuiError:
            return
        finally:
            self._looking = False
        if not done:
            return
        self._known = done[0].id
        if self.practice.saw(reversed(done), qualified):
            for screen in self.screen_stack:
                for line in screen.query(PracticeLine):
                    line.refresh()


def _since(reading: Reading, known: int) -> tuple[tuple[OperationRow, ...], frozenset[int]]:
    """Return what was done after an operation, and which of it left a lead Qualified."""
    done = reading.operations_since(known)
    asked = (operation for operation in done if operation.kind == "status")
    by_lead = {(operation.id, lead) for operation in asked for lead in reading.leads_of(operation.id)}
    bought = (Category.QUALIFIED, Category.CONVERTED)
    there = {row.id for row in reading.rows(tuple({lead for _, lead in by_lead})) if row.category in bought}
    return done, frozenset(operation for operation, lead in by_lead if lead in there)


def practise(base: Base) -> None:
    """Run the practice in the name of a base's user; its own base is gone afterwards."""
    from leadtui.bootstrap import open_base
    from leadtui.services import sampling

    with tempfile.TemporaryDirectory(prefix="leadtui-practice-") as folder:
        own = open_base(str(Path(folder) / "practice.sqlite3"))
        own.clock = base.clock
        own.throwaway = True
        desk = own.desk()
        try:
            made = sampling.fill(desk, LEADS)
        finally:
            desk.close()
        PracticeApp(own, made.operation or 0).run()
