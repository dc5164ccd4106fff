"""What a typed query reads as, and what is answered when it cannot be read."""

from __future__ import annotations

import pytest

from leadtui.rules.query.errors import QueryError
from leadtui.rules.query.parser import parse
from leadtui.rules.query.tree import All, And, Flag, Has, Not, Number, Or, Phrase, Test, Value, Word
from leadtui.words.errors import InputError


def values(*texts: str) -> tuple[Value, ...]:
    return tuple(Value(text) for text in texts)


def test_a_blank_query_is_every_lead() -> None:
    assert parse("").tree == All()
    assert parse(" \t ").tree == All()


def test_words_are_all_wanted_and_the_last_is_a_prefix() -> None:
    assert parse("ada lov").tree == And((Word("ada"), Word("lov", prefix=True)))


def test_the_last_bare_word_is_a_prefix_wherever_it_stands() -> None:
    assert parse("lov status:new").tree == And((Word("lov", True), Test("status", "in", values("new"))))


def test_an_excluded_word_is_never_a_prefix() -> None:
    assert parse("ada -test").tree == And((Word("ada", True), Not(Word("test"))))


def test_not_binds_closer_than_and_and_and_closer_than_or() -> None:
    assert parse("not a b or c").tree == Or((And((Not(Word("a")), Word("b"))), Word("c", True)))


def test_brackets_group() -> None:
    assert parse("a (b or c)").tree == And((Word("a"), Or((Word("b"), Word("c", True)))))
    assert parse("a (b c)").tree == And((Word("a"), Word("b"), Word("c", True)))


def test_minus_before_a_term_is_not_and_inside_a_word_a_letter() -> None:
    assert parse("-city:Paris").tree == Not(Test("city", "in", values("Paris")))
    assert parse("-(a or b)").tree == Not(Or((Word("a"), Word("b"))))
    assert parse("jean-luc").tree == Word("jean-luc", True)
    assert parse("a - b").tree == And((Word("a"), Word("-"), Word("b", True)))


def test_keywords_do_not_mind_case() -> None:
    assert parse("a OR NOT b").tree == Or((Word("a", True), Not(Word("b"))))


def test_and_between_terms_says_nothing_and_elsewhere_is_a_word() -> None:
    assert parse("status:new and city:x").tree == parse("status:new city:x").tree
    assert parse("Smith and Sons").tree == parse("Smith Sons").tree
    assert parse("and digital").tree == And((Word("and"), Word("digital", True)))


def test_a_phrase_is_quoted_and_may_hold_quotes() -> None:
    assert parse('"ada lovelace"').tree == Phrase("ada lovelace")
    assert parse(r'"say \"hi\" \\"').tree == Phrase('say "hi" \\')


def test_l_and_digits_is_a_number() -> None:
    assert parse("L17").tree == Number(17)
    assert parse("l17").tree == Number(17)
    assert parse("L17b").tree == Word("L17b", True)
    assert parse("L" + "9" * 30).tree == Word("L" + "9" * 30, True)


@pytest.mark.parametrize(
    ("text", "op", "wanted"),
    [
        ("score:70..", "between", (Value("70"), None)),
        ("score:..70", "between", (None, Value("70"))),
        ("score:50..70", "between", values("50", "70")),
        ("score:>70", ">", values("70")),
        ("score:<=70", "<=", values("70")),
        ("score: >= 70", ">=", values("70")),
        ("score>70", ">", values("70")),
        ("score:=70", "in", values("70")),
        ("score:1,2, 3", "in", values("1", "2", "3")),
        ('score:"1..2"', "in", (Value("1..2", True),)),
        ('score:"a b".."c"', "between", (Value("a b", True), Value("c", True))),
    ],
)
def test_a_value_is_a_list_a_range_or_a_comparison(text: str, op: str, wanted: tuple[Value | None, ...]) -> None:
    tree = parse(text).tree
    assert isinstance(tree, Test)
    assert (tree.op, tree.values) == (op, wanted)


def test_custom_fields_are_named_in_quotes_or_bare() -> None:
    assert parse('custom."Lead origin":x').tree == Test("Lead origin", "in", values("x"), custom=True)
    assert parse("custom.size>5").tree == Test("size", ">", values("5"), custom=True)
    assert parse("custom.origin:x").tree == Test("origin", "in", values("x"), custom=True)
    assert parse('has:custom."Lead origin"').tree == Has("Lead origin", custom=True)


def test_is_and_has_take_lists() -> None:
    assert parse("is:open,hot").tree == Or((Flag("open"), Flag("hot")))
    assert parse("has:phone").tree == Has("phone")


def test_sort_may_stand_anywhere_and_matches_nothing() -> None:
    query = parse("a sort:-created,due or b")
    assert query.tree == Or((Word("a"), Word("b", True)))
    assert query.sort == (("created", True), ("due", False))
    assert parse("sort:score").tree == All()


@pytest.mark.parametrize("text", ["https://acme.com/x", "10:30", ":", "ada@acme.com", "&", "o'brien", "50%", "a/b"])
def test_what_only_looks_like_a_field_is_a_word(text: str) -> None:
    assert parse(text).tree == Word(text, True)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("+33 1 23 45 67 89", "+33123456789"),
        ("(555) 123-4567", "5551234567"),
        ("555 123 4567", "5551234567"),
        ("+44 (0)20 7946 0018", "+442079460018"),
        ("020 7946 0018", "02079460018"),
    ],
)
def test_a_phone_number_typed_with_blanks_is_one_word(text: str, digits: str) -> None:
    assert parse(text).tree == Word(digits, True)
    assert parse(f"({text} or ada)").tree == Or((Word(digits), Word("ada", True)))


def test_two_numbers_in_a_row_are_not_a_phone() -> None:
    assert parse("2026 500").tree == And((Word("2026"), Word("500", True)))


@pytest.mark.parametrize(
    ("text", "position", "part", "says"),
    [
        ("(a", 0, "(", "not closed"),
        ("a )", 2, ")", "no '(' opens this"),
        ("()", 1, ")", "nothing in the brackets"),
        ("a or", 4, "", "expected after 'or'"),
        ("or a", 0, "or", "is expected"),
        ("not", 3, "", "expected after 'not'"),
        ("ada city:", 9, "", "needs a value"),
        ('ada "x', 4, '"x', "not closed"),
        ("score:..", 6, "..", "needs an end"),
        ("score:1..2,3", 10, ",", "a list, one range or one comparison"),
        ("score:>1..2", 8, "..", "a list, one range or one comparison"),
        ("is:<3", 0, "is:<3", "takes names"),
        ("sort:>x", 0, "sort:>x", "takes fields"),
        ("sort:-", 0, "sort:-", "needs a field"),
        ('custom."x" y', 10, " ", "needs ':'"),
    ],
)
def test_a_mistake_says_where_what_and_what_was_expected(text: str, position: int, part: str, says: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert (caught.value.position, caught.value.part) == (position, part)
    assert says in caught.value.message
    assert f"(column {position + 1})" in caught.value.message
    assert isinstance(caught.value, InputError)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10_000,
        "not " * 900,
        "-" * 3000,
        "(" * 50 + "a" + ")" * 50,
        "a " * 300,
        "x" * 4001,
        "c:" + "1," * 600 + "1",
    ],
)
def test_what_is_too_long_or_too_deep_gets_a_sentence(text: str) -> None:
    with pytest.raises(QueryError, match=r"more than|at most"):
        parse(text)
