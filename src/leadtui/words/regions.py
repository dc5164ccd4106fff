"""What differs by region in how people write: whether `12/5` is the 5th of December or the 12th of May.

Regions are two-letter ISO 3166 codes. Source of the list: the order of month and day in the CLDR's short dates, kept to
the regions whose business writes that way.
"""

from __future__ import annotations

MONTH_FIRST = frozenset(
    (
        *("US", "AS", "GU", "MH", "MP", "UM", "VI", "PR", "FM", "PW", "PH", "PA"),
        *("CN", "JP", "KR", "KP", "TW", "MN", "HU", "LT", "IR"),
    )
)


def month_comes_first(region: str) -> bool:
    """Return whether `12/5` begins with the month in `region`; a region not known puts the day first."""
    return region.upper() in MONTH_FIRST
