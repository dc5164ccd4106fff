"""How decimals are written is told by one value of a column, or asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.money import parse_money
from leadtui.rules.written_numbers import decimal_sign, plain_number


@pytest.mark.parametrize(
    ("values", "sign"),
    [
        (["1.234", "1.234,50"], "comma"), (["1,234", "1,234.50"], "point"), (["1.5"], "point"),
        (["0,75"], "comma"),
        (["1.234.567"], "comma"), (["40,000", "1.234"], "point"), (["40.000"], "comma"), (["1 234,5"], "comma"),
        (["1200"], None), (["1.5", "1,5"], None), (["", "n/a"], None),
        (["€ 25.000,-"], "comma"), (["CHF 5'000.-"], "point"), (["250,-", "1.234"], "comma"),
    ],
)  # fmt: skip
def test_one_value_decides(values: list[str], sign: str | None) -> None:
    doubt = decimal_sign(values)
    assert (doubt.sign, doubt.example) == (sign, "")


def test_without_one_the_value_is_doubtful() -> None:
    assert decimal_sign(["250", "€1.234"]) == (None, "€1.234")


@pytest.mark.parametrize(
    ("text", "point", "comma"),
    [
        ("1.234", "1.23", "1234"), ("1,234", "1234", "1.23"), ("€ 2.5k", "€ 2.5k", "€ 25k"),
        ("1.234,50", "1.23450", "1234.50"),
        ("1'000.5", "1000.5", "10005"), ("1.234.567", "1234567", "1234567"), ("many", "many", "many"),
        (".5", "0.5", "5"),
    ],
)  # fmt: skip
def test_a_number_is_written_to_be_read_one_way(text: str, point: str, comma: str) -> None:
    assert (plain_number(text, "point"), plain_number(text, "comma")) == (point, comma)


@given(st.integers(0, 10**9), st.integers(0, 99), st.sampled_from([("point", ",", "."), ("comma", ".", ",")]))
def test_what_a_country_writes_is_what_is_read(whole: int, cents: int, way: tuple[str, str, str]) -> None:
    sign, group, decimal = way
    text = f"{whole:,}".replace(",", group) + f"{decimal}{cents:02d}"
    assert parse_money(plain_number(text, "point" if sign == "point" else "comma"), "EUR").minor == whole * 100 + cents
    grouped = f"{whole:,}".replace(",", group)
    assert parse_money(plain_number(grouped, "point" if sign == "point" else "comma"), "EUR").minor == whole * 100


@given(st.text(max_size=30), st.sampled_from(["point", "comma"]))
def test_no_text_breaks_it(text: str, sign: str) -> None:
    decimal_sign([text])
    plain_number(text, "point" if sign == "point" else "comma")
