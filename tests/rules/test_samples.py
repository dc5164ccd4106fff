"""The sample data: the same every time, valid, believable, and nobody real."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import phonenumbers
import pytest
from email_validator import validate_email

from leadtui.rules.names import company_key, website_host
from leadtui.rules.samples import Batch, Customers, generate
from leadtui.rules.samples.calendar import Calendar
from leadtui.rules.samples.companies import Companies
from leadtui.rules.samples.dice import Dice
from leadtui.rules.samples.phones import Line
from leadtui.rules.samples.twins import typo
from leadtui.rules.text import clean, fold
from leadtui.rules.values import read_country
from leadtui.words.contact import CRITERIA, OUTCOMES, ActivityKind, FollowUpKind
from leadtui.words.lifecycle import RATINGS, REASONS, SOURCES, STATUSES, Category
from leadtui.words.sample_people import NAMES
from leadtui.words.sample_places import COUNTRIES

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 10, 9, 26, tzinfo=ZONE)

# Known names that a chance combination of the parts could come near to.
BRANDS = """
    acciona adecco airbus akzonobel aldi allianz amazon ametek asahi atlas barilla bayer belambra bosch bouygues
    brambles carrefour caterpillar cemex cisco danone dhl diageo edeka electrolux endesa enel engie ericsson
    essent ferrero ferrovial fedex fiat fuji fujifilm fujitsu google grifols hanwha heineken henkel hitachi
    iberdrola ikea inditex infosys itau jeronimo kawasaki kubota leroy lidl linde lufthansa mahindra mapfre
    marisa mercadona michelin mitsubishi natura nestle nissan nokia novartis orsted panasonic pirelli polimex
    polpharma repsol rewe sandvik sainsbury samsung sanofi schenker schindler siemens skanska solaria solvay
    suzuki tata tesco thyssen toshiba toyota unilever vattenfall veolia vinci volvo walmart yamaha zara
""".split()  # noqa: SIM905


@cache
def base(count: int = 2000, seed: int = 7, now: datetime = NOW) -> Batch:
    batches = list(generate(count, seed, now, ZONE, 1))
    whole = Batch([], [], [], [], [], [], Customers([], [], [], [], [], [], []))
    for batch in batches:
        for table in ("leads", "reaches", "tags", "activities", "follow_ups", "twins"):
            getattr(whole, table).extend(getattr(batch, table))
        for all_rows, rows in zip(whole.customers, batch.customers, strict=True):
            all_rows.extend(rows)
    return whole


def instants(batch: Batch) -> list[datetime]:
    return [a["at"] for a in batch.activities] + [lead["created"] for lead in batch.leads]


def test_the_same_seed_and_clock_give_the_same_base() -> None:
    assert list(generate(300, 5, NOW, ZONE, 1)) == list(generate(300, 5, NOW, ZONE, 1))


def test_another_seed_gives_other_people() -> None:
    one, other = base(200, 1), base(200, 2)
    assert [lead["last_name"] for lead in one.leads] != [lead["last_name"] for lead in other.leads]


def test_a_larger_base_begins_with_the_smaller_one() -> None:
    assert base(2000).leads[:300] == base(300).leads


def test_numbers_start_where_they_are_told_to() -> None:
    batch = next(generate(40, 3, NOW, ZONE, user_id=9, first_lead=101))
    assert [lead["id"] for lead in batch.leads] == list(range(101, 141))
    children = [*batch.activities, *batch.follow_ups]
    assert {row["lead_id"] for row in children} <= set(range(101, 141))
    assert {row["owner_id"] for row in [*batch.reaches, *batch.tags]} <= set(range(101, 141))
    assert {lead["owner_id"] for lead in batch.leads} == {9}


def test_rows_of_a_table_have_the_same_keys() -> None:
    for rows in (*base()[:5], *base().customers):
        assert {frozenset(row) for row in rows} == {frozenset(rows[0])}


def test_every_range_of_numbers_is_valid() -> None:
    dice = Dice(0)
    for code, country in COUNTRIES.items():
        for template in {*country.mobile, *(t for city in country.cities for t in (city.line, city.wide))}:
            line = Line(template, country)
            for _ in range(60):
                value, normal = line.deal(dice)
                number = phonenumbers.parse(value, code)
                assert phonenumbers.is_valid_number(number), (template, value)
                assert phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) == normal


def test_a_range_deals_every_number_once() -> None:
    line = Line("(212) 555-01##", COUNTRIES["US"])
    assert len({line.deal(Dice(1))[1] for _ in range(100)}) == 100
    assert line.used_up


def test_addresses_and_numbers_of_leads_are_valid() -> None:
    batch = base()
    codes = {country.name: code for code, country in COUNTRIES.items()}
    countries = {lead["id"]: codes[lead["country"]] for lead in batch.leads}
    for row in batch.reaches:
        if row["kind"] == "email" and row["normal"]:
            assert validate_email(row["value"], check_deliverability=False, strict=True).normalized == row["normal"]
            assert row["normal"].endswith(".example")
        elif row["kind"] == "phone":
            number = phonenumbers.parse(row["value"], countries[row["owner_id"]])
            assert phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) == row["normal"]


def test_one_address_and_one_number_of_a_lead_are_primary() -> None:
    kinds = {(row["owner_id"], row["kind"]) for row in base().reaches}
    assert Counter((r["owner_id"], r["kind"]) for r in base().reaches if r["is_primary"]) == Counter(kinds)


def test_few_addresses_were_typed_wrong() -> None:
    emails = [row for row in base().reaches if row["kind"] == "email"]
    assert 0 < sum(row["normal"] is None for row in emails) < len(emails) * 0.02


def test_companies_are_matched_as_the_rules_match_them() -> None:
    dice, companies = Dice(11), Companies()
    for _ in range(3000):
        company = companies.found(dice)
        assert company_key(company.name) == company.key, company.name
        assert website_host(f"https://www.{company.domain}") == company.domain
    for lead in base().leads:
        assert lead["company_key"] == company_key(lead["company"])


def test_no_company_is_a_known_brand() -> None:
    dice, companies = Dice(12), Companies()
    for _ in range(20_000):
        words = companies.found(dice).key.split()
        assert not set(words) & set(BRANDS), words


def test_every_text_passes_the_gate_unchanged() -> None:
    for rows in (*base()[:5], *base().customers):
        for row in rows:
            for value in row.values():
                if isinstance(value, str):
                    assert value == clean(value)
                    assert value
    for tag in base().tags:
        assert tag["name_key"] == fold(tag["name"])


def test_every_word_is_one_the_program_knows() -> None:
    batch = base()
    assert {lead["status"] for lead in batch.leads} == {status.key for status in STATUSES}
    assert {lead["source"] for lead in batch.leads} == {source.key for source in SOURCES}
    assert {lead["disqualify_reason"] for lead in batch.leads} - {None} == {reason.key for reason in REASONS}
    assert {lead["rating"] for lead in batch.leads} == {*RATINGS, None}
    assert {a["outcome"] for a in batch.activities} - {None} == {outcome.key for outcome in OUTCOMES}
    assert {a["kind"] for a in batch.activities} <= set(ActivityKind)
    assert {f["kind"] for f in batch.follow_ups} == set(FollowUpKind) - {"linkedin", "letter"}
    for criterion in CRITERIA:
        assert {lead[criterion.key] for lead in batch.leads} == {"yes", "no", None}
    for lead in batch.leads:
        assert lead["category"] == next(s.category for s in STATUSES if s.key == lead["status"])
        assert read_country(lead["country"]).name == lead["country"]
        assert read_country(lead["country"]).currency == lead["currency"]
        ZoneInfo(lead["time_zone"])


def test_people_come_from_every_country() -> None:
    shares = Counter(lead["country"] for lead in base().leads)
    assert set(shares) == {country.name for country in COUNTRIES.values()}
    assert set(NAMES) == set(COUNTRIES)
    assert max(shares.values()) < 2000 * 0.3


@pytest.mark.parametrize(
    ("category", "low", "high"),
    [
        (Category.NEW, 0.10, 0.15),
        (Category.WORKING, 0.33, 0.43),
        (Category.NURTURING, 0.13, 0.18),
        (Category.QUALIFIED, 0.07, 0.10),
        (Category.DISQUALIFIED, 0.17, 0.22),
        (Category.CONVERTED, 0.05, 0.09),
    ],
)
def test_categories_are_spread_as_in_a_worked_base(category: Category, low: float, high: float) -> None:
    assert low < sum(lead["category"] == category for lead in base().leads) / 2000 < high


def test_nothing_happens_before_a_lead_exists_or_after_now() -> None:
    batch = base()
    created = {lead["id"]: lead["created"] for lead in batch.leads}
    for activity in batch.activities:
        assert created[activity["lead_id"]] <= activity["at"] < NOW
    for lead in batch.leads:
        assert lead["created"] <= lead["status_since"] < NOW
        assert (lead["converted_at"] is not None) == (lead["status"] == "converted")


def test_closed_leads_have_no_open_follow_up_and_a_reason() -> None:
    batch = base()
    closed = {lead["id"] for lead in batch.leads if lead["category"] in (Category.DISQUALIFIED, Category.CONVERTED)}
    assert not closed & {f["lead_id"] for f in batch.follow_ups if f["state"] == "open"}
    for lead in batch.leads:
        assert (lead["disqualify_reason"] is not None) == (lead["category"] == Category.DISQUALIFIED)
        if lead["disqualify_reason"] == "do-not-contact":
            assert lead["do_not_call"]
            assert lead["email_opt_out"]


def test_a_lead_has_at_most_one_automatic_follow_up() -> None:
    automatic = Counter(f["lead_id"] for f in base().follow_ups if f["automatic"] and f["state"] == "open")
    assert set(automatic.values()) == {1}


def test_new_leads_were_not_called_and_working_ones_were() -> None:
    batch = base()
    called = {a["lead_id"] for a in batch.activities if a["kind"] == "call"}
    assert not called & {lead["id"] for lead in batch.leads if lead["status"] == "new"}
    assert called >= {lead["id"] for lead in batch.leads if lead["status"] == "contacted"}


def test_whoever_was_called_has_a_number() -> None:
    numbers = {row["owner_id"] for row in base().reaches if row["kind"] == "phone"}
    assert {a["lead_id"] for a in base().activities if a["kind"] == "call"} <= numbers


def test_whole_days_begin_at_midnight_and_are_reminded_at_nine() -> None:
    for follow_up in base().follow_ups:
        due, remind = follow_up["due_at"].astimezone(ZONE), follow_up["remind_at"].astimezone(ZONE)
        if follow_up["due_date"]:
            assert (due.date(), due.hour, due.minute) == (follow_up["due_date"], 0, 0)
            assert (remind.date(), remind.hour) == (follow_up["due_date"], 9)
        else:
            assert remind == due


def test_follow_ups_lie_around_now() -> None:
    due = [f["due_at"].astimezone(ZONE) for f in base(500).follow_ups if f["state"] == "open"]
    assert 3 <= sum(d < NOW for d in due) <= 20
    assert 3 <= sum(NOW <= d < NOW + timedelta(hours=14) for d in due) <= 30
    assert sum(d > NOW + timedelta(days=1) for d in due) > 200


def test_near_duplicates_share_something_and_differ_in_something() -> None:
    batch = base()
    assert 0.025 < len(batch.twins) / 2000 < 0.055
    leads = {lead["id"]: lead for lead in batch.leads}
    reached: dict[int, set[str]] = {}
    for row in batch.reaches:
        reached.setdefault(row["owner_id"], set()).add(row["normal"] or row["value"])
    for twin, original in batch.twins:
        one, other = leads[twin], leads[original]
        assert original < twin
        assert reached[twin] & reached[original] or one["last_name"] == other["last_name"]
        assert any(one[key] != other[key] for key in ("first_name", "last_name", "company"))


def test_a_typo_changes_a_word() -> None:
    dice = Dice(2)
    assert all(typo("Brinkmann", dice) != "Brinkmann" for _ in range(200))


def test_several_leads_work_at_one_company() -> None:
    sizes = Counter(lead["company_key"] for lead in base().leads)
    assert sum(size > 1 for size in sizes.values()) > 200
    assert max(sizes.values()) < 20


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 3, 29, 2, 30, tzinfo=UTC),  # a Sunday, the clocks have just gone forward
        datetime(2026, 10, 25, 0, 10, tzinfo=UTC),
        datetime(2026, 12, 31, 23, 58, tzinfo=ZONE),
        datetime(2028, 2, 29, 0, 0, 30, tzinfo=ZONE),
        datetime(2026, 7, 4, 18, 0, tzinfo=ZONE),
    ],
)
def test_any_hour_will_do(now: datetime) -> None:
    batch = base(600, 4, now)
    assert max(instants(batch)) < now
    created = {lead["id"]: lead["created"] for lead in batch.leads}
    assert all(created[a["lead_id"]] <= a["at"] for a in batch.activities)


def test_what_is_due_later_today_is_due_today() -> None:
    for hour in range(24):
        now = datetime(2026, 3, 10, hour, 7, tzinfo=ZONE)
        calendar, dice = Calendar(now, ZONE), Dice(hour)
        for _ in range(20):
            later = datetime.fromtimestamp(calendar.later(dice), ZONE)
            assert now < later
            assert later.date() == now.date()
            assert datetime.fromtimestamp(calendar.earlier(dice), ZONE) < now
