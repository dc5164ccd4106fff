"""How far two values agree."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.likeness import single, table
from leadtui.rules.likeness.columns import column
from leadtui.rules.likeness.levels import BLANK, CLOSE, DIFFER, NEITHER, ORDER, SAME, SHORT, STRAIGHT, SWAPPED, level
from leadtui.rules.likeness.traits import (
    CHOICE,
    CODE,
    DATE,
    EMAIL,
    NAME,
    NUMBER,
    TEXT,
    Trait,
    date_digits,
    kind_of,
    plain,
    sound,
)

KINDS = (NAME, TEXT, CODE, DATE, EMAIL, CHOICE, NUMBER)


@pytest.mark.parametrize(
    ("kind", "one", "other", "found"),
    [
        (NAME, "", "ada", BLANK),
        (NAME, "ada", "ada", SAME),
        (NAME, "robert", "bob", SHORT),
        (NAME, "j", "john", SHORT),
        (NAME, "anne marie", "anne", SHORT),
        (NAME, "lovelace", "lovelcae", CLOSE),
        (NAME, "ada", "bob", DIFFER),
        (NAME, "jon", "jan", DIFFER),
        (NAME, "michael", "michelle", DIFFER),
        (NAME, "stefan", "stephan", SHORT),
        (NAME, "j r", "john ronald", SHORT),
        (NAME, "abernathy sr", "abernathy jr", DIFFER),
        (NAME, "howell ii", "howell iii", DIFFER),
        (NAME, "howell", "howell iii", SHORT),
        (NAME, "dmitrii", "dmitry", SHORT),
        (EMAIL, "hannahblixen@gmail.com", "hannah.blixen@gmial.com", CLOSE),
        (NAME, "xiaoming", "小明", BLANK),
        (CODE, "13125551234ext77", "13125551234", SHORT),
        (CODE, "13125551234ext77", "13125551234ext78", DIFFER),
        (CODE, "13125551234ext77", "14125551234", DIFFER),
        (TEXT, "acme logistics", "logistics acme", SHORT),
        (CODE, "3095", "3059", CLOSE),
        (CODE, "3095", "4111", DIFFER),
        (DATE, "19860408", "19860804", SHORT),
        (DATE, "19860408", "19960408", CLOSE),
        (EMAIL, "ada@acme.com", "bob@acme.com", DIFFER),
        (EMAIL, "lovelace@acme.com", "lovelcae@acme.com", CLOSE),
        (EMAIL, "lovelace@acme.com", "lovelace@post.net", SHORT),
        (EMAIL, "king1@acme.com", "king2@acme.com", DIFFER),
        (EMAIL, "rafael@acme.com", "rafaela@acme.com", DIFFER),
        (EMAIL, "george.sr@olive.gr", "george.jr@olive.gr", DIFFER),
        (EMAIL, "holger@kuhn-and-sohne.com", "holger@nagel-and-sohne.com", DIFFER),
        (EMAIL, "john@alpha.example", "john@example.com", DIFFER),
        (NUMBER, "17", "18", BLANK),
    ],
)
def test_two_values_agree_as_a_person_would_say(kind: str, one: str, other: str, found: int) -> None:
    assert level(kind, one, other) == level(kind, other, one) == found


def test_a_first_letter_tells_two_colleagues_apart() -> None:
    assert level(EMAIL, "a.king@acme.com", "b.king@acme.com") == DIFFER


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        (("ada", "king"), ("ada", "king"), STRAIGHT),
        (("ada", "king"), ("king", "ada"), SWAPPED),
        (("ada", "king"), ("bob", "stone"), NEITHER),
        (("", "king"), ("bob", "stone"), STRAIGHT),
        (("", ""), ("bob", "stone"), BLANK),
    ],
)
def test_names_agree_in_order_swapped_or_not_at_all(one: tuple[str, str], other: tuple[str, str], order: int) -> None:
    kinds = {"first": NAME, "last": NAME}
    assert single.levels_of(kinds, dict(zip(kinds, one)), dict(zip(kinds, other)))[ORDER] == order  # noqa: B905


words = st.text(alphabet="abcdo 1", max_size=9).map(lambda text: " ".join(text.split()))
numbers = st.one_of(st.text(alphabet="0123", max_size=8), st.sampled_from(["12345", "12345ext1", "12345ext2"]))
mails = st.builds("{}@{}.com".format, st.text(alphabet="abc", max_size=8), st.sampled_from(["acme", "acne", "post"]))
names = st.one_of(
    words,
    st.sampled_from(["robert", "bob", "james", "j", "jon", "jan", "jony", "joni", "b ii", "小明", "b jr", "b iii jr"]),
)


@given(st.lists(st.tuples(names, names, words, numbers, numbers, mails), min_size=2, max_size=8))
def test_many_pairs_at_once_get_the_levels_that_each_gets_alone(rows: list[tuple[str, ...]]) -> None:
    kinds = {"first": NAME, "last": NAME, "company": TEXT, "postal": CODE, "born": DATE, "email": EMAIL}
    records = [dict(zip(kinds, row, strict=True)) for row in rows]
    columns = {key: column(Trait(key, kind, key), [one[key] for one in records]) for key, kind in kinds.items()}
    pairs = [(a, b) for a in range(len(rows)) for b in range(a)]
    ones, others = (np.array(side, np.int32) for side in zip(*pairs, strict=True))
    found = table.levels_of(columns, ones, others)
    for at, (a, b) in enumerate(pairs):
        alone = single.levels_of(kinds, records[a], records[b])
        assert {key: int(level[at]) for key, level in found.items()} == alone


@given(st.sampled_from(KINDS), names, names)
def test_likeness_is_the_same_from_both_sides(kind: str, one: str, other: str) -> None:
    assert level(kind, one, other) == level(kind, other, one)


def test_letters_of_other_scripts_are_compared_in_latin() -> None:
    assert plain("Иванов") == "ivanov"
    assert plain("Müller-Łódź O'Brien") == "muller lodz obrien"


def test_names_that_sound_alike_share_a_sound() -> None:
    assert sound("philip") == sound("filip")
    assert sound("meyer")[0] == "m"


def test_what_a_field_of_ones_own_holds_says_its_kind() -> None:
    assert kind_of(["1986-08-16", "19600222", ""]) == DATE
    assert kind_of(["7364009", "2635962"]) == CODE
    assert kind_of(["a word", "another"]) == TEXT
    assert date_digits("1986-08-16") == "19860816"
