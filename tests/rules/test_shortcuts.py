"""What is answered without asking a library is what the library answers."""

from __future__ import annotations

import json

import phonenumbers
from cleanco import basename
from email_validator import EmailNotValidError, validate_email
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import timezone
from tests.support import sample

from leadtui.rules.emails import read_email
from leadtui.rules.names import _without_legal_form
from leadtui.rules.phones import read_phone, zone_of
from leadtui.rules.text import fold

_PART = st.text(st.sampled_from("abAB01._+-"), min_size=1, max_size=12)
_ENDING = st.sampled_from(["com", "test", "local", "x", "1", "Co", "museum", "example"])


def _by_library(typed: str) -> str | None:
    try:
        found = validate_email(typed, check_deliverability=False, strict=True)
    except EmailNotValidError:
        return None
    return found.normalized.lower()


@given(_PART, _PART, _ENDING)
def test_plain_addresses(local: str, domain: str, ending: str) -> None:
    typed = f"{local}@{domain}.{ending}"
    assert read_email(typed).normal == _by_library(typed)


def test_long_addresses() -> None:
    for local, label in ((64, 63), (65, 10), (10, 64), (64, 190)):
        typed = f"{'a' * local}@{'b' * label}.com"
        assert read_email(typed).normal == _by_library(typed)


_WORDS = st.sampled_from(
    [
        "Acme",
        "Co",
        "Ltd",
        "Ltd.",
        "GmbH",
        "&",
        "KG",
        "S.A.",
        "SA",
        "de",
        "C.V.",
        "Inc,",
        "Corp",
        "Company",
        "The",
        "Łódź",
        "Sp.",
        "z",
        "o.o.",
        "-",
        "AG",
        "LLC",
    ]
)


@given(st.lists(_WORDS | st.text(max_size=6), min_size=1, max_size=6).map(" ".join))
def test_legal_forms(name: str) -> None:
    folded = fold(name)
    if folded.strip():
        assert _without_legal_form(folded) == basename(folded)


def test_time_zones_of_numbers_of_every_region() -> None:
    for line in sample("fields", "phones.jsonl").read_text(encoding="utf-8").splitlines():
        e164 = read_phone(json.loads(line)["e164"] or "", None).e164
        if e164 is None or e164.startswith("+1"):  # there the first digits stand for a place whatever the kind
            continue
        zones = timezone.time_zones_for_number(phonenumbers.parse(e164))
        assert zone_of(e164) == (zones[0] if len(zones) == 1 and zones[0] != timezone.UNKNOWN_TIMEZONE else None)


def test_north_american_numbers_stand_for_a_place() -> None:
    assert zone_of("+12125550123") == "America/New_York"
    assert zone_of("+18005550123") is None
