"""What the look at the numbering plan says, the library says too; it says nothing of what is not certain."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadtui.rules import phones
from leadtui.rules.phones_plain import plain_number

_REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)


@st.composite
def _written(draw: st.DrawFn) -> tuple[str, str | None]:
    """A number near a true one of a country, as somebody there or elsewhere writes it."""
    region = draw(st.sampled_from(_REGIONS))
    kind = draw(st.sampled_from((0, 1, 3, 4)))
    example = phonenumbers.example_number_for_type(region, kind) or phonenumbers.example_number(region)
    digits = list(phonenumbers.national_significant_number(example)) if example else list("12345678")
    for at in draw(st.lists(st.integers(0, len(digits) - 1), max_size=4)):
        digits[at] = draw(st.sampled_from("0123456789"))
    code = str(phonenumbers.country_code_for_region(region))
    front = draw(st.sampled_from(("", "0", code, f"00{code}", f"+{code}", f"+{code} 0", "1")))
    marks = draw(st.sampled_from(("", " ", "-", ".")))
    return f"{front}{marks}{''.join(digits[:3])}{marks}{''.join(digits[3:])}", draw(
        st.sampled_from((None, region, "US"))
    )


@settings(max_examples=1500)
@given(_written())
def test_whatever_it_says_the_library_says_too(written: tuple[str, str | None]) -> None:
    text, region = written
    certain = plain_number(text, region)
    if certain:
        number = phones._parse(text, region)
        assert number is not None
        assert phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) == certain


@pytest.mark.parametrize(
    ("text", "region", "number"),
    [("(212) 555-0134", "US", "+12125550134"), ("06 12 34 56 78", "FR", "+33612345678"),
     ("+49 151 12345678", None, "+4915112345678"), ("+49 (0)30 1234567", "DE", ""), ("212-555-0134 x5", "US", ""),
     ("0033612345678", "DE", ""), ("111", "US", ""), ("06 12 34 56 78", None, "")],
)  # fmt: skip
def test_only_what_is_plain_is_told(text: str, region: str | None, number: str) -> None:
    assert plain_number(text, region) == number
