"""Numbers that are so plainly written that a look at the numbering plan decides, forty times sooner than the library.

The plan is libphonenumber's own. Only digits with the usual marks between them are looked at, and only where none of
the library's rules for prefixes can come into play; of everything else nothing is said. A test holds that whatever is
said here the library says too.
"""

from __future__ import annotations

import re
from functools import cache

from leadtui.words.patterns import pattern
from leadtui.words.records import NamedTuple

_PLAIN = pattern(r"\+?[0-9(][0-9 ().\-]{5,23}")
_MARKS = str.maketrans("", "", " ().-+")


class _Plan(NamedTuple):
    """What a country's numbers look like: any of them, fixed lines and mobiles with how long they are, and what may
    stand before one.
    """

    code: str
    any: re.Pattern[str]
    usual: tuple[tuple[re.Pattern[str], frozenset[int]], ...]
    prefix: re.Pattern[str] | None
    plain_prefix: bool
    abroad: re.Pattern[str]


def plain_number(text: str, region: str | None) -> str:
    """The number in E.164 when it is certain that it is one, else "". `region` is where it would be dialled from."""
    if not _PLAIN.fullmatch(text):
        return ""
    digits = text.translate(_MARKS)
    if text[0] == "+":
        region = _alone(digits)
        plan = _plan(region) if region else None
        return _national(digits[len(plan.code) :], plan, said=True) if plan else ""
    plan = _plan(region.upper()) if region else None
    if plan is None or plan.abroad.match(digits):
        return ""
    return _national(digits, plan, said=False)


def _national(digits: str, plan: _Plan, *, said: bool) -> str:
    """The number of these digits, dialled within the country; `said`: its code stood before them."""
    before = plan.prefix.match(digits) if plan.prefix else None
    if before and before.end():
        if said or not plan.plain_prefix or plan.any.fullmatch(digits):
            return ""
        digits = digits[before.end() :]
    elif not said and digits.startswith(plan.code):
        return ""
    if digits[:1] == "0" or not plan.any.fullmatch(digits):
        return ""
    if not any(len(digits) in long and shape.fullmatch(digits) for shape, long in plan.usual):
        return ""
    return f"+{plan.code}{digits}"


@cache
def _plan(region: str) -> _Plan | None:
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata

    known = PhoneMetadata.metadata_for_region(region, None)
    if known is None or known.country_code is None or known.leading_digits:
        return None
    if COUNTRY_CODE_TO_REGION_CODE[known.country_code][0] != region:
        return None
    shapes = tuple(
        (
            re.compile(part.national_number_pattern),
            frozenset(part.possible_length or known.general_desc.possible_length),
        )
        for part in (known.fixed_line, known.mobile)
        if known.general_desc is not None and part is not None and part.national_number_pattern not in (None, "NA")
    )
    if not shapes or known.general_desc is None or known.general_desc.national_number_pattern is None:
        return None
    before = known.national_prefix_for_parsing
    plain = known.national_prefix_transform_rule is None and before is not None and "(" not in before
    return _Plan(
        str(known.country_code),
        re.compile(known.general_desc.national_number_pattern),
        shapes,
        re.compile(before) if before else None,
        plain,
        re.compile(known.international_prefix or "00"),
    )


@cache
def _by_code() -> dict[str, str]:
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    return {str(code): regions[0] for code, regions in COUNTRY_CODE_TO_REGION_CODE.items() if regions[0] != "001"}


def _alone(digits: str) -> str:
    """The country whose code a number begins with; "" where several share it (but for the first of them), or none."""
    known = _by_code()
    return known.get(digits[:1]) or known.get(digits[:2]) or known.get(digits[:3]) or ""
