"""How sure two records are at least and at most, whatever a base has taught."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.likeness import bounds, bounds_whole, single, table
from leadtui.rules.likeness.columns import column
from leadtui.rules.likeness.traits import CHOICE, CODE, DATE, DAY, EMAIL, NAME, TEXT, Trait
from leadtui.rules.likeness.weights import score_of
from leadtui.words.duplicates import SUGGEST

KINDS = {
    "first": NAME, "last": NAME, "company": TEXT, "phone": CODE, "email": EMAIL, "city": TEXT, "custom.1": DATE,
}  # fmt: skip
IDENTIFY = frozenset(("company", "phone", "email", "custom.1"))
SURE_ENOUGH = 99
SURE = 20.0
"""What a base may have taught of a pair, however wrongly."""


def score(one: dict[str, str], other: dict[str, str], taught: float = SURE, records: int = 18) -> int:
    """The score of two records of a base that taught this of them."""
    levels = single.levels_of(KINDS, one, other)
    counts = single.counts_of(levels, one, other, {})
    return score_of(bounds.bounded(taught, levels, counts, records, IDENTIFY, at_work=True))


ADA = {"first": "ada", "last": "king"}


def test_a_name_alone_stays_below_the_suggest_line_in_a_small_base() -> None:
    assert score(ADA, ADA) < SUGGEST


def test_a_name_that_a_large_base_knows_to_be_rare_is_just_worth_a_look() -> None:
    assert SUGGEST <= score(ADA, ADA, records=100_000) <= SUGGEST + 3


def test_half_a_name_is_less_than_a_whole_one() -> None:
    assert score({"last": "king"}, ADA, records=100_000) < score(ADA, ADA)


def test_a_city_beside_the_name_never_comes_near_an_automatic_line() -> None:
    assert score({**ADA, "city": "lyon"}, {**ADA, "city": "lyon"}, records=100_000) <= 85


@pytest.mark.parametrize(
    ("key", "value", "most"), [("company", "acme", 94), ("phone", "33123", 99), ("email", "ada@a.com", 99)]
)
def test_what_identifies_lets_a_base_say_how_sure_it_is(key: str, value: str, most: int) -> None:
    assert score({**ADA, key: value}, {**ADA, key: value}) == most


FENWICK = {"last": "fenwick", "phone": "441904611111", "city": "york"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"first": "jon", **FENWICK}, {"first": "jan", **FENWICK}),
        ({"first": "thurston", "last": "howell ii", "phone": "1401"}, {"first": "thurston", "last": "howell iii"}),
        (
            {**ADA, "company": "olive", "email": "a.king.sr@o.gr"},
            {**ADA, "company": "olive", "email": "a.king.jr@o.gr"},
        ),
    ],
)
def test_brothers_and_father_and_son_are_two(one: dict[str, str], other: dict[str, str]) -> None:
    assert score(one, {"phone": one.get("phone", ""), **other}, taught=0.5) < 90
    assert score(one, {"phone": one.get("phone", ""), **other}) < SURE_ENOUGH


@pytest.mark.parametrize(
    "pair",
    [
        ({"company": "acme solutions"}, {"company": "acne solutions"}),
        ({"email": "ada@old.com", "phone": "33123"}, {"email": "countess@old.com", "phone": "33123"}),
        ({"email": "ada.king7@old.com"}, {"email": "ada.king7@new.com"}),
        ({"email": "ada.king@old.com"}, {"email": "adda.king@old.com"}),
        ({"first": "adda", "phone": "33123", "custom.1": "19860816"}, {"phone": "33123", "custom.1": "19860816"}),
    ],
)
def test_without_proof_no_base_makes_two_people_one_unasked(pair: tuple[dict[str, str], dict[str, str]]) -> None:
    assert score(ADA | pair[0], ADA | pair[1]) <= 94


def test_one_more_thing_that_agrees_never_makes_a_pair_less_sure() -> None:
    there = {**ADA, "company": "acme"}
    assert score(there, there) < score({**there, "email": "ada@a.com"}, {**there, "email": "ada@a.com"}, taught=-9.0)


@pytest.mark.parametrize(
    ("key", "value", "least"), [("email", "ada@a.com", 95), ("phone", "33123", 90), ("company", "acme", 85)]
)
def test_who_is_the_same_lead_by_the_rules_is_never_called_less_sure(key: str, value: str, least: int) -> None:
    assert score({**ADA, key: value}, {**ADA, key: value}, taught=-9.0) == least
    swapped = {"first": "king", "last": "ada", key: value}
    assert score({**ADA, key: value}, swapped, taught=-9.0) == least


def test_another_first_name_at_one_mailbox_is_a_household() -> None:
    bob = {"first": "bob", "last": "king", "email": "ada@a.com"}
    assert score({**ADA, "email": "ada@a.com"}, bob) < SUGGEST


def test_colleagues_at_one_company_are_two_whatever_was_taught() -> None:
    office = {"company": "acme", "phone": "33123", "city": "lyon"}
    assert score({"first": "oskar", "last": "hedlund", **office}, {"first": "linus", "last": "eklund", **office}) < (
        SUGGEST
    )


def test_another_last_name_with_one_mailbox_is_worth_a_look_and_no_more() -> None:
    renamed = {"first": "ada", "last": "lovelace", "email": "ada@a.com"}
    assert SUGGEST <= score({**ADA, "email": "ada@a.com"}, renamed) < 90


FIRM_KINDS = {"account": TEXT, "host": CHOICE, "phone": CODE, "email": EMAIL, "city": TEXT, "country": CHOICE}
SNAP = {"account": "snap fitness"}


def firm_score(one: dict[str, str], other: dict[str, str], taught: float = SURE) -> int:
    levels = single.levels_of(FIRM_KINDS, SNAP | one, SNAP | other)
    return score_of(bounds.bounded(taught, levels, {}, 18, IDENTIFY, at_work=True))


def test_the_name_of_a_company_alone_is_never_certain() -> None:
    assert firm_score({}, {}) == firm_score({}, {}, taught=-9.0) == 85
    assert firm_score({"phone": "1701"}, {"phone": "1701"}) == 99


@pytest.mark.parametrize("taught", [SURE, -9.0])
def test_two_branches_of_one_name_are_two(taught: float) -> None:
    fargo = {"city": "fargo", "phone": "17015550111", "email": "fargo@snap.com"}
    assert firm_score(fargo, {"city": "omaha", "phone": "14025550112", "email": "omaha@snap.com"}, taught) < SUGGEST
    assert firm_score({"city": "fargo", "host": "snap.com"}, {"city": "omaha", "host": "snap.com"}) == 85


@pytest.mark.parametrize(
    ("key", "kind", "u_same", "found"),
    [
        ("email", EMAIL, 0.5, True),
        ("city", TEXT, 1e-6, False),
        ("custom.1", DATE, 0.001, True),
        ("custom.1", CODE, 0.02, False),
        ("custom.1", DAY, 0.001, False),
    ],
)
def test_a_field_of_ones_own_identifies_where_few_are_equal(key: str, kind: str, u_same: float, found: bool) -> None:
    assert bounds.identifies(key, kind, u_same, 10_000) is found


names = st.sampled_from(["", "ada", "adaa", "bob", "robert", "king", "kling", "king jr", "king sr", "jon", "jan", "a"])
values = st.fixed_dictionaries(
    {
        "first": names,
        "last": names,
        "company": st.sampled_from(["", "acme", "acme post", "other"]),
        "phone": st.sampled_from(["", "33123456", "33123456ext7", "99"]),
        "email": st.sampled_from(["", "ada.k@a.com", "ada.kk@a.com", "bob@a.com", "ada.k@b.net"]),
        "city": st.sampled_from(["", "lyon", "paris"]),
        "custom.1": st.sampled_from(["", "19860816", "19860817", "20010203"]),
    }
)


def test_two_names_at_one_office_do_not_teach_what_one_person_looks_like() -> None:
    levels = {key: np.array(rows, np.int8) for key, rows in (("first", [5, 5, 1, 0]), ("last", [5, 1, 5, 5]))}
    assert bounds_whole.may_teach(levels | {"company": levels["last"]}, 4).tolist() == [True, False, False, True]
    assert bounds_whole.may_teach(levels, 4).all()


firms = st.fixed_dictionaries(
    {
        "account": st.sampled_from(["acme", "acme post", "acne", "other"]),
        "host": st.sampled_from(["", "acme.com", "acme.org"]),
        "phone": st.sampled_from(["", "33123456", "99"]),
        "email": st.sampled_from(["", "lyon@a.com", "paris@a.com"]),
        "city": st.sampled_from(["", "lyon", "paris"]),
        "country": st.sampled_from(["", "FR", "BE"]),
    }
)


@given(st.lists(firms, min_size=2, max_size=7), st.floats(-9, 20))
def test_many_companies_at_once_get_the_bounds_that_each_gets_alone(rows: list[dict[str, str]], taught: float) -> None:
    agree_at_once(FIRM_KINDS, rows, taught, at_work=True)


@given(st.lists(values, min_size=2, max_size=7), st.floats(-9, 20), st.booleans())
def test_many_pairs_at_once_get_the_bounds_that_each_gets_alone(
    rows: list[dict[str, str]], taught: float, at_work: bool
) -> None:
    kinds = {key: kind for key, kind in KINDS.items() if at_work or key != "company"}
    agree_at_once(kinds, rows, taught, at_work=at_work)


def agree_at_once(kinds: dict[str, str], rows: list[dict[str, str]], taught: float, *, at_work: bool) -> None:
    columns = {key: column(Trait(key, kind, key), [row[key] for row in rows]) for key, kind in kinds.items()}
    pairs = [(a, b) for a in range(len(rows)) for b in range(a)]
    ones, others = (np.array(side, np.int32) for side in zip(*pairs, strict=True))
    levels = table.levels_of(columns, ones, others)
    odds = np.full(len(pairs), taught)
    found = bounds_whole.bounded(odds, columns, ones, others, levels, IDENTIFY, len(rows))
    common = {key: {str(text): int(n) for text, n in zip(one.texts, one.counts)} for key, one in columns.items()}  # noqa: B905
    for at, (a, b) in enumerate(pairs):
        each = single.levels_of(kinds, rows[a], rows[b])
        counts = single.counts_of(each, rows[a], rows[b], common)
        alone = bounds.bounded(taught, each, counts, len(rows), IDENTIFY, at_work=at_work)
        assert math.isclose(float(found[at]), alone, abs_tol=1e-9)
