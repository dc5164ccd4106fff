"""The columns of accounts, contacts and deals at every width, and what they say."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.rows import NOW

from leadtui.tui.text import cut_inside, safe, width
from leadtui.tui.widgets.customer_columns import ACCOUNTS, CONTACTS, CustomerFace, is_overdue, next_text
from leadtui.tui.widgets.customer_facts import relations
from leadtui.tui.widgets.deal_columns import DEALS, DealFace, days_text, sums
from leadtui.tui.widgets.row_face import MARGIN, Column, spread
from leadtui.tui.widgets.values import Values
from leadtui.words.customers import ContactRow, CustomerDetail, CustomerKind, OpportunityRow, StageTotal
from leadtui.words.rows import UserRow
from leadtui.words.workspace import Workspace

USERS = (UserRow(1, "Sam"), UserRow(2, "Kim"))


def at(**values: int) -> int:
    """An instant so far from now."""
    return int((NOW + timedelta(**values)).timestamp())


def deal(**values: object) -> OpportunityRow:
    """An open deal of today."""
    row = dict.fromkeys(OpportunityRow._fields) | {"id": 1, "version": 1, "name": "Acme – Anvils", "stage": "proposal"}
    return OpportunityRow(**{**row, "stage_since": at(), "created": at(), "tags": "", "segment": 0, **values})  # type: ignore[arg-type]


def face(users: tuple[UserRow, ...] = USERS[:1]) -> DealFace:
    """The pipeline on Wednesday 18 November 2026."""
    return DealFace(Workspace(), users, lambda: NOW)


@pytest.mark.parametrize("columns", [ACCOUNTS, CONTACTS, DEALS])
@given(cells=st.integers(50, 400))
def test_widths_and_blanks_add_up_to_the_width(columns: tuple[Column, ...], cells: int) -> None:
    shown = spread(columns, cells)
    assert sum(width for _, width in shown) + len(shown) - 1 + MARGIN == cells


@pytest.mark.parametrize(("cells", "keys"), [(60, {"name", "amount", "close"}), (80, {"days", "next"})])
def test_a_deal_says_at_sixty_and_at_eighty_what_a_rep_decides_by(cells: int, keys: set[str]) -> None:
    assert keys <= {column.key for column, _ in face().columns(cells)}


def test_the_owner_is_there_with_more_than_one_user_alone() -> None:
    assert "owner" in {column.key for column, _ in face(USERS).columns(160)}
    assert "owner" not in {column.key for column, _ in face().columns(160)}
    accounts = CustomerFace(ACCOUNTS, USERS, lambda: NOW)
    assert "owner" in {column.key for column, _ in accounts.columns(160)}


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (at(hours=-1), "overdue 09:00"),
        (at(hours=2), "today 12:00"),
        (at(days=-1), "overdue 1 day"),
        (at(days=-12), "overdue 12 days"),
        (at(hours=-10), "today"),
        (at(hours=-34), "overdue 1 day"),
        (at(days=1), "tomorrow 10:00"),
        (at(days=400), "Thu 23 Dec 2027"),
        (None, ""),
    ],
)
def test_the_next_follow_up_is_said_in_words(due: int | None, said: str) -> None:
    assert next_text(due, NOW) == said


@given(st.integers(-500, 500), st.integers(0, 86399))
def test_what_is_overdue_says_so_and_fits_its_column(days: int, second: int) -> None:
    midnight = datetime.combine(NOW.date(), datetime.min.time(), NOW.tzinfo)
    due = int((midnight + timedelta(days=days, seconds=second)).timestamp())
    said = next_text(due, NOW)
    assert said.startswith("overdue") == is_overdue(due, NOW)
    assert width(said) <= 16


def test_a_closed_deal_is_never_late() -> None:
    late = deal(close_date="2026-11-02")
    assert (face().sign(late), face().cell("close", late, 14)) == ("!", "16 days late")
    won = late._replace(stage="closed-won")
    assert (face().sign(won), face().cell("close", won, 14)) == ("✓", "today")
    lost = late._replace(stage="closed-lost", lost_reason="no-budget")
    assert (face().sign(lost), face().cell("next", lost, 16)) == ("×", "lost: No budget")


def test_a_close_date_that_is_none_stays_as_it_is() -> None:
    assert face().cell("close", deal(close_date="soon"), 14) == "soon"
    assert face().cell("close", deal(), 14) == "no date"


def test_the_account_is_not_said_twice() -> None:
    wide, narrow = face(), face()
    wide.columns(160)
    narrow.columns(80)
    row = deal(account="Acme")
    assert wide.cell("name", row, 30) == "Anvils"
    assert narrow.cell("name", row, 30) == "Acme – Anvils"
    assert wide.cell("name", row._replace(name="Acme"), 30) == "Acme"


def test_sums_begin_with_the_currency_of_the_workspace_and_exchange_nothing() -> None:
    worth = {"USD": 900_00, "EUR": 100_00, "CHF": 500_00}
    assert sums(worth, worth, "EUR") == "€100 + $900 + CHF 500"
    assert sums({**worth, "GBP": 1_00}, {**worth, "GBP": 1_00}, "EUR") == "€100 + $900 + CHF 500 + …"


@given(st.integers(20, 200))
def test_a_heading_gives_up_its_sums_before_its_count(cells: int) -> None:
    pipeline = face()
    pipeline.totals = (StageTotal("proposal", 3, (("EUR", 1_234_567_00), ("USD", 7_654_321_00))),)
    said = "".join(text for text, _ in pipeline.heading("proposal", cells))
    assert "Proposal · 3 " in said
    assert width(said) == max(cells, width("── Proposal · 3 "))


def test_a_number_that_must_not_be_called_is_not_shown() -> None:
    values = dict.fromkeys(ContactRow._fields) | {"phone": "+49301", "do_not_call": 1}
    contacts = CustomerFace(CONTACTS, USERS, lambda: NOW)
    assert contacts.cell("phone", ContactRow(**values), 16) == "do not call"  # type: ignore[arg-type]


def test_so_many_days_are_said_as_one_says_them() -> None:
    assert [days_text(days) for days in (0, 1, 12)] == ["today", "1 day", "12 days"]


def test_deals_of_one_account_are_told_apart_where_the_account_stands_beside_and_where_not() -> None:
    account = "Analytical Engines of London and Paris"
    mill, loom = (deal(name=f"{account} – {what}", account=account) for what in ("Mill parts", "Loom parts"))
    pipeline = face()
    pipeline.columns(80)
    assert pipeline.cell("name", mill, 24).endswith("… Mill parts")
    assert width(pipeline.cell("name", mill, 24)) <= 24
    assert pipeline.cell("name", mill, 24) != pipeline.cell("name", loom, 24)
    pipeline.columns(160)
    assert pipeline.cell("name", mill, 24) == "Mill parts"


@given(st.text(max_size=40), st.integers(3, 60))
def test_a_name_cut_inside_takes_no_more_than_its_cells(text: str, cells: int) -> None:
    for end in ("", " – Mill"):
        assert width(cut_inside(safe(text) + end, cells, end)) <= cells


def test_the_line_of_a_deal_cuts_its_name_before_its_amount_and_date() -> None:
    row = deal(name="Mill parts and everything that goes with them", amount=1_234_500_00, close_date="2026-12-31")
    values = Values(Workspace(), USERS, NOW, "account")
    detail = CustomerDetail(CustomerKind.ACCOUNT, row, {}, opportunities=(row,))
    for cells in (44, 60, 80):
        line = "".join(text for text, _ in relations(detail, values, cells)[-1])
        assert "€1,234,500 · Thu 31 Dec" in line
        assert width(line) <= cells
