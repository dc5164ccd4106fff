"""What the words of a query mean in a base, for a user, at an instant."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from tests.rules.query.strategies import texts

from leadtui.rules.query.context import Context
from leadtui.rules.query.errors import QueryError
from leadtui.rules.query.explain import matches
from leadtui.rules.query.parser import parse
from leadtui.rules.query.resolve import resolve
from leadtui.rules.query.tree import All, And, Column, Node, Not, Or, Some, Word
from leadtui.words.lifecycle import STATUSES, Category, Status
from leadtui.words.rows import UserRow
from leadtui.words.workspace import CustomField, Workspace

PARIS = ZoneInfo("Europe/Paris")
WORKSPACE = Workspace(
    statuses=(Status("new", "Fresh", Category.NEW, "1", ""), *STATUSES[1:]),
    custom_fields=(
        CustomField(3, "Lead origin", "text"),
        CustomField(4, "Renewal", "date"),
        CustomField(5, "Size", "choice", ("Small", "Large")),
        CustomField(6, "Deal", "money"),
        CustomField(7, "Pilot", "yes_no"),
    ),
)
CONTEXT = Context(
    now=datetime(2026, 11, 18, 9, 30, tzinfo=UTC),  # a Wednesday, 10:30 in Paris
    zone=PARIS,
    region="FR",
    workspace=WORKSPACE,
    users=(UserRow(1, "Ada Lovelace", "ada@x.org"), UserRow(2, "Bob Stone"), UserRow(3, "Bob Ray")),
    me=1,
    not_yet={},
)


def meaning(text: str, context: Context = CONTEXT) -> Node:
    return resolve(parse(text), context).tree


def mistake(text: str, context: Context = CONTEXT) -> QueryError:
    with pytest.raises(QueryError) as caught:
        resolve(parse(text), context)
    return caught.value


def paris(*when: int) -> datetime:
    return datetime(*when, tzinfo=PARIS).astimezone(UTC)  # type: ignore[arg-type, misc]


def test_a_status_goes_by_its_fixed_key_or_its_name() -> None:
    new = And((Column("category", "in", ("new",)), Column("status", "=", "new")))
    assert meaning("status:new") == meaning("status:Fresh") == new
    either = And((Column("category", "in", ("new", "working")), Column("status", "in", ("new", "contacted"))))
    assert meaning("status:new,contacted") == either


def test_case_blanks_dashes_and_underscores_do_not_matter() -> None:
    assert meaning("SOURCE:web-form") == meaning('source:"Web Form"') == Column("source", "=", "web-form")
    assert meaning("Do_Not_Call:yes") == meaning("do-not-call:YES") == Column("do_not_call", "=", 1)


def test_an_unknown_word_names_the_nearest_and_lists_the_known() -> None:
    error = mistake("ada status:conacted")
    assert (error.position, error.part) == (11, "conacted")
    assert "did you mean Contacted?" in error.message
    assert "Fresh, Contacted, Nurturing" in error.hint


def test_an_unknown_field_names_the_nearest() -> None:
    error = mistake("stauts:new")
    assert error.position == 0
    assert error.message.endswith("at 'stauts' (column 1): no field 'stauts'; did you mean status?")


@pytest.mark.parametrize(
    "text", ["reason:x", "outcome:x", "source:x", "rating:x", "is:x", "has:x", "owner:x", "custom.x:1"]
)
def test_whatever_is_not_known_is_refused(text: str) -> None:
    assert mistake(text).part


def test_owner_is_me_nobody_or_a_user() -> None:
    assert meaning("owner:me") == meaning("owner:ada@x.org") == meaning("owner:ada") == Column("owner_id", "=", 1)
    assert meaning("owner:none") == Column("owner_id", "is-null")
    assert meaning("owner:me,none") == Or((Column("owner_id", "=", 1), Column("owner_id", "is-null")))
    assert "no user 'bob'" in mistake("owner:bob").message


@pytest.mark.parametrize(
    ("text", "op", "value"),
    [
        ("created:..7d", ">=", datetime(2026, 11, 11, 9, 30, tzinfo=UTC)),
        ("created:<7d", ">", datetime(2026, 11, 11, 9, 30, tzinfo=UTC)),
        ("created:>7d", "<", datetime(2026, 11, 11, 9, 30, tzinfo=UTC)),
        ("created:<1mo", ">", datetime(2026, 10, 18, 8, 30, tzinfo=UTC)),
        ("created:<2026-12-01", "<", paris(2026, 12, 1)),
        ("created:<=2026-12-01", "<=", paris(2026, 12, 1, 23, 59, 59)),
        ("created:>2026-12-01", ">", paris(2026, 12, 1, 23, 59, 59)),
        ("created:2026-11-01..", ">=", paris(2026, 11, 1)),
        ("due:..today", "<=", paris(2026, 11, 18, 23, 59, 59)),
        ("due:<7d", "<", datetime(2026, 11, 25, 9, 30, tzinfo=UTC)),
        ("due:>7d", ">", datetime(2026, 11, 25, 9, 30, tzinfo=UTC)),
        ("due:>-2h", ">", datetime(2026, 11, 18, 7, 30, tzinfo=UTC)),
    ],
)
def test_instants_are_compared_with_dates_and_lengths_of_time(text: str, op: str, value: datetime) -> None:
    tree = meaning(text)
    assert isinstance(tree, Column)
    assert (tree.op, tree.value) == (op, value)


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("today", (2026, 11, 18), (2026, 11, 18)),
        ("tomorrow", (2026, 11, 19), (2026, 11, 19)),
        ("yesterday", (2026, 11, 17), (2026, 11, 17)),
        ("week", (2026, 11, 16), (2026, 11, 22)),
        ("next-week", (2026, 11, 23), (2026, 11, 29)),
        ('"last month"', (2026, 10, 1), (2026, 10, 31)),
        ("quarter", (2026, 10, 1), (2026, 12, 31)),
        ("2026-12", (2026, 12, 1), (2026, 12, 31)),
        ("2026-q1", (2026, 1, 1), (2026, 3, 31)),
        ("2027", (2027, 1, 1), (2027, 12, 31)),
        ("2026-12-01..2026-12-03", (2026, 12, 1), (2026, 12, 3)),
        ('"next fri"', (2026, 11, 27), (2026, 11, 27)),
        ("25/12", (2026, 12, 25), (2026, 12, 25)),
    ],
)
def test_a_named_stretch_is_whole_days_of_the_rep(
    word: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert meaning(f"due:{word}") == Column("next_due", "between", (paris(*first), paris(*last, 23, 59, 59)))
    assert meaning(f"close:{word}") == Column("timeline_date", "between", (date(*first), date(*last)))


def test_a_day_on_which_the_clocks_change_is_whole() -> None:
    tree = meaning("created:2026-10-25")
    assert isinstance(tree, Column)
    assert isinstance(tree.value, tuple)
    first, last = tree.value
    assert isinstance(first, datetime)
    assert isinstance(last, datetime)
    assert (last - first).total_seconds() == 25 * 3600 - 1


@pytest.mark.parametrize(
    "text",
    [
        "created:2026-13", "created:2026-02-30", "created:soon", "created:7d", "created:7d..today",
        "due:2026-12..2026-11", "created:<9999y", "due:99999mo", "created:5", "created:0001", "created:9999",
        "renewal:<7d",
    ],
)  # fmt: skip
def test_a_date_that_is_none_says_what_was_expected(text: str) -> None:
    assert mistake(text).hint or mistake(text).message


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("employees:50..200", Column("employees", "between", (50, 200))),
        ("score:70..", Column("score", ">=", 70)),
        ("score:>70", Column("score", ">", 70)),
        ("employees:10,20", Column("employees", "in", (10, 20))),
        ("employees:1.5k", Column("employees", "=", 1500)),
        ("revenue:>1.5m", Column("annual_revenue", ">", 150_000_000)),
        ("budget:>€40k", Column("budget_amount", ">", 4_000_000)),
        ("id:L17", Column("id", "=", 17)),
        ("custom.deal:..2k", Column("custom.6", "<=", 200_000)),
    ],
)
def test_numbers_and_money(text: str, wanted: Column) -> None:
    assert meaning(text) == wanted


@pytest.mark.parametrize(
    "text", ["employees:x", "employees:9..1", "employees:1,000", "employees:" + "9" * 15 + "bn", "score:>nan"]
)
def test_a_number_that_cannot_be_read_is_refused(text: str) -> None:
    assert mistake(text).message


def test_amounts_are_in_the_minor_units_of_the_currency() -> None:
    yen = Context(now=CONTEXT.now, workspace=Workspace(currency="JPY"))
    assert meaning("revenue:>100", yen) == Column("annual_revenue", ">", 100)


def test_custom_fields_are_used_like_standard_ones() -> None:
    assert meaning('custom."Lead origin":Web') == meaning("lead-origin:Web") == Column("custom.3", "words", "web")
    assert meaning("renewal:2026-12-01") == Column("custom.4", "between", (date(2026, 12, 1), date(2026, 12, 1)))
    assert meaning("size:large") == Column("custom.5", "=", "Large")
    assert meaning("pilot:no") == Column("custom.7", "=", 0)
    assert meaning("has:custom.pilot") == Column("custom.7", "=", 1)
    assert "Custom fields" in mistake("custom.nothing:1").hint


def test_text_is_compared_by_folded_words() -> None:
    assert meaning('city:"New York"') == Column("city", "words", "new york")
    assert meaning("city:łódź") == Column("city", "words", "lodz")
    assert meaning("company:acm*") == Column("company", "words", "acm*")
    assert "letters or digits" in mistake("city:&").message
    assert "no order" in mistake("city:a..b").message


def test_a_country_goes_by_code_or_name_in_any_language() -> None:
    assert meaning("country:FR") == meaning("country:france") == Column("country", "=", "France")
    assert meaning("country:Atlantis") == Column("country", "words", "atlantis")
    assert meaning("country:none") == Column("country", "is-null")


def test_none_is_what_is_not_known() -> None:
    assert meaning("close:none") == Column("timeline_date", "is-null")
    assert meaning("budget:unknown") == Column("budget", "is-null")
    assert meaning("tag:none") == Not(meaning("has:tag"))


def test_a_word_without_letter_or_digit_says_nothing() -> None:
    assert meaning("Smith & Sons") == meaning("Smith Sons")
    assert meaning("-& ada") == Word("ada", True)
    assert "nothing to search for" in mistake("& -").message


def test_a_lead_is_found_by_what_it_became() -> None:
    converted = Column("category", "=", "converted")
    acme = Some("account", Column("name", "words", "acme ltd"))
    assert meaning('account:"Acme, Ltd"', Context(now=CONTEXT.now)) == And((converted, acme))
    assert meaning("has:opportunity", Context(now=CONTEXT.now)) == And((converted, Some("opportunity", All())))
    assert meaning("contact:none", Context(now=CONTEXT.now)) == Not(And((converted, Some("contact", All()))))
    assert "letters or digits" in mistake('account:"&"', Context(now=CONTEXT.now)).message
    assert "no order" in mistake("account:>3", Context(now=CONTEXT.now)).message
    assert "cannot be sorted by contact" in mistake("sort:contact", Context(now=CONTEXT.now)).message


def test_what_does_not_exist_yet_says_so() -> None:
    assert "no scores yet" in mistake("score:>70", Context(now=CONTEXT.now)).message


def test_a_duplicate_is_what_the_workspace_would_suggest() -> None:
    assert meaning("is:duplicate", Context(now=CONTEXT.now)) == Some("duplicate", Column("score", ">=", 75))


def test_a_rule_may_give_a_flag_its_meaning() -> None:
    ours = Column("lane", "=", 1)
    assert meaning("is:no_next_step", Context(now=CONTEXT.now, predicates={"no-next-step": ours})) == ours


@pytest.mark.parametrize(
    "name", ["open", "actionable", "stale", "hot", "converted", "callable", "reached", "no-next-step", "No next step"]
)
def test_every_flag_of_the_product_has_a_meaning(name: str) -> None:
    meaning(f'is:"{name}"')


def test_callable_is_a_number_one_may_call_in_working_hours_there() -> None:
    row = {"phone": "+331", "do_not_call": 0, "time_zone": "Europe/Paris"}
    assert matches(meaning("is:callable"), row)
    assert not matches(meaning("is:callable"), row | {"time_zone": "America/Los_Angeles"})
    assert matches(meaning("is:callable"), row | {"time_zone": None})
    assert not matches(meaning("is:callable"), row | {"do_not_call": 1})
    assert not matches(meaning("is:callable"), row | {"phone": None})


def test_overdue_is_past_its_time_or_its_whole_day() -> None:
    def lead(**due: object) -> dict[str, object]:
        return {"follow_up": [{"state": "open", "due_date": None, "due_at": 0} | due]}

    tree = meaning("due:overdue")
    assert isinstance(tree, Some)
    assert matches(tree, lead(due_at=paris(2026, 11, 18, 10, 29)))
    assert not matches(tree, lead(due_at=paris(2026, 11, 18, 10, 31)))
    assert not matches(tree, lead(due_at=paris(2026, 11, 18), due_date="2026-11-18"))
    assert matches(tree, lead(due_at=paris(2026, 11, 17), due_date="2026-11-17"))
    assert not matches(tree, lead(due_at=0, state="done"))


def test_sort_names_become_columns() -> None:
    assert resolve(parse("sort:-due,company,tag,custom.deal,email"), CONTEXT).sort == (
        ("next_due", True),
        ("company", False),
        ("tags", False),
        ("custom.6", False),
        ("email", False),
    )
    assert "cannot be sorted by" in mistake("sort:note").message
    assert mistake("ada sort:due,xyzzy").position == 13


@given(texts)
def test_any_text_has_a_meaning_or_gets_a_sentence(text: str) -> None:
    with suppress(QueryError):
        resolve(parse(text), CONTEXT)
