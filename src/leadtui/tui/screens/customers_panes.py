"""The panes of accounts, contacts and the pipeline: three lists behind tabs, drawn by one widget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from leadtui.tui.bindings import key_table, says
from leadtui.tui.keyboard.record_keys import RecordKeys
from leadtui.tui.screens.customers_rows import CustomerSource, Listed
from leadtui.tui.widgets.customer_columns import ACCOUNTS, CONTACTS, CustomerFace
from leadtui.tui.widgets.deal_columns import DealFace, sums
from leadtui.tui.widgets.header_line import HeaderLine
from leadtui.tui.widgets.key_footer import KeyFooter
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.prompt_strip import PromptStrip
from leadtui.tui.widgets.record_list import RecordList
from leadtui.tui.widgets.row_face import RowFace
from leadtui.tui.widgets.view_tabs import ViewTabs
from leadtui.words.customers import CustomerKind, CustomerRow
from leadtui.words.records import record

if TYPE_CHECKING:
    from leadtui.bootstrap import Base


@record
class Tab:
    """A list: its kind, its name, and what it says when nothing is in it."""

    kind: CustomerKind
    name: str
    one: str
    empty: tuple[str, ...]

    @property
    def key(self) -> str:
        """The kind."""
        return self.kind.value


HOW = "Convert a qualified lead with {convert}, or add one with {add}."
TABS = (
    Tab(CustomerKind.ACCOUNT, "Accounts", "account", ("No accounts yet.", HOW)),
    Tab(CustomerKind.CONTACT, "Contacts", "contact", ("No contacts yet.", HOW)),
    Tab(
        CustomerKind.OPPORTUNITY, "Pipeline", "opportunity",
        ("No open opportunities.", HOW, "{closed} shows closed ones too."),
    ),
)  # fmt: skip
FIRST_KEYS = {
    CustomerKind.ACCOUNT: ("open", "add", "follow-up", "note", "next-view"),
    CustomerKind.CONTACT: ("open", "add", "follow-up", "note", "next-view"),
    CustomerKind.OPPORTUNITY: ("open", "stage-next", "stage-previous", "closed", "add", "follow-up"),
}
"""What the bottom line shows first."""
DEALS = CustomerKind.OPPORTUNITY
DEALS_ONLY = ("stage", "stage-next", "stage-previous", "closed")
"""What it shows in the pipeline alone."""


class CustomersPanes(RecordKeys[None]):
    """What the screen is made of; `source` says what the list shows."""

    BLANK = True
    help_scopes = ("everywhere", "customers", "pipeline", "moving", "strip")

    def __init__(self, base: Base, kind: CustomerKind) -> None:
        super().__init__()
        self.base = base
        self.keys = key_table("everywhere", "customers", "pipeline", "moving")
        now = base.clock.local
        self.deals = DealFace(base.workspace, base.users, now)
        self.faces: dict[CustomerKind, RowFace[Any]] = {
            CustomerKind.ACCOUNT: CustomerFace(ACCOUNTS, base.users, now),
            CustomerKind.CONTACT: CustomerFace(CONTACTS, base.users, now),
            CustomerKind.OPPORTUNITY: self.deals,
        }
        self.source = CustomerSource(kind)
        self.header = HeaderLine()
        self.tabs = ViewTabs(TABS)
        self.list: RecordList[Any] = RecordList(self.faces[kind])
        self.strip = PromptStrip()
        self.footer = KeyFooter("everywhere", "customers", "pipeline")
        self.turn_to(self.source)

    def listed(self, listed: Listed) -> None:
        """The rows of another listing are about to be shown."""
        self.list.face = self.faces[listed.kind]
        self.deals.stages, self.deals.totals = listed.stages, listed.totals

    def compose(self) -> ComposeResult:
        """Header, tabs, list, strip, message, footer."""
        yield self.header
        yield self.tabs
        yield self.list
        yield self.strip
        yield MessageLine()
        yield self.footer

    @property
    def kind_first(self) -> str:
        """A search begun here shows the kind of this list first."""
        return self.source.kind.value

    @property
    def tab(self) -> Tab:
        """The list that is shown."""
        return TABS[self.tabs.current]

    @property
    def nothing_here(self) -> str:
        """What is said when a key needs a record and there is none."""
        return f"No {self.tab.one} is selected · {says('{add} adds one')}"

    def current_record(self) -> CustomerRow | None:
        """The record under the cursor."""
        return self.list.row

    def turn_to(self, source: CustomerSource) -> None:
        """Turn to another list; what is drawn changes when its rows are there."""
        self.source = source
        self.tabs.choose(next(n for n, tab in enumerate(TABS) if tab.kind is source.kind))
        self.footer.begin_with(*FIRST_KEYS[source.kind], without=() if source.kind is DEALS else DEALS_ONLY)

    def reloaded(self) -> None:
        """New rows are shown."""
        self.list.empty = tuple(map(says, self.tab.empty))
        self.header.show(notice="")
        self.show_worth()
        self.moved()

    def show_worth(self) -> None:
        """What the open deals are worth together, and by the odds of winning each."""
        if self.source.kind is not CustomerKind.OPPORTUNITY:
            self.header.show(owed="")
            return
        stages = self.base.workspace.by_stage
        worth: dict[str, int] = {}
        odds: dict[str, int] = {}
        for total in self.deals.totals:
            probability = stages[total.stage].probability if total.stage in stages else 0
            for currency, amount in total.amounts if 0 < probability < 100 else ():
                worth[currency] = worth.get(currency, 0) + amount
                odds[currency] = odds.get(currency, 0) + amount * probability // 100
        home = self.base.workspace.currency
        said, weighted = sums(worth, worth, home), sums(odds, worth, home)
        self.header.show(owed=f"open {said} · weighted {weighted}" if said else "")

    def moved(self) -> None:
        """The cursor stands on another record."""
        self.look_at_keys()
