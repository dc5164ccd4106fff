"""The time zone of a number is the one the library gives, whatever kind of number it is."""

from __future__ import annotations

import pytest
from phonenumbers import (
    SUPPORTED_REGIONS,
    PhoneNumberFormat,
    PhoneNumberType,
    example_number_for_type,
    format_number,
    is_number_geographical,
    timezone,
)

from leadtui.rules.phones import zone_of

KINDS = [PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE, PhoneNumberType.VOIP, PhoneNumberType.TOLL_FREE,
         PhoneNumberType.PREMIUM_RATE]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_the_zone_of_a_number_is_what_the_library_says(kind: int) -> None:
    for region in sorted(SUPPORTED_REGIONS):
        number = example_number_for_type(region, kind)
        if number is None:
            continue
        said = timezone.time_zones_for_number(number)
        sure = said[0] if len(said) == 1 and said[0] != "Etc/Unknown" else None
        found = zone_of(format_number(number, PhoneNumberFormat.E164))
        if is_number_geographical(number):
            assert found == sure, (region, number)
        elif number.country_code != 1:  # in North America the first digits stand for a place all the same
            assert found in (sure, None), (region, number)
