"""Phone numbers: kept as typed, and beside that in E.164, by which they are dialled, searched and compared.

Nothing is guessed: without a `+` or an international prefix a number needs a region. libphonenumber decides what is a
number (`phonenumbers`, imported when first needed; reading one takes about 50 µs).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from leadtui.rules.blank_cells import certain_blanks
from leadtui.rules.phones_plain import plain_number
from leadtui.words.patterns import pattern
from leadtui.words.records import record

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_PREFIX = pattern(r"^\s*(?:tel:)?[\s(]*(00|011)(?=[\s).\-]*[1-9])[\s).\-]*")
_ROUNDED = pattern(r"\d[.,]?\d*E\+\d+", re.IGNORECASE)
_AS_NUMBER = pattern(r"\d{5,}\.0+")
_EXTENSION = pattern(r"(?i)[\s,;]*(?:x|ext\.?|extn\.?|extension|poste|durchwahl|dw|int\.?|anexo|#)[\s:.]*(\d{1,7})\s*$")
_SEVERAL = pattern(r"\s*(?::::|[;\n|]|,(?=\s*[+(\d]))\s*")
_LETTER = pattern(r"[^\W\d_]")
_LETTERS = pattern(r"[^\W\d_]+")
_DIALLED = pattern(
    r"[+\d][\d\s().\-]*\d[.\-]?[A-Za-z][A-Za-z\-]*\d*"
    r"|(?:\+?1[\s.\-]*)?\(?8(?:00|33|44|55|66|77|88)\)?[\s.\-]*[A-Z][A-Z\s\-]+\d*"
)
"""Letters that are dialled: they adjoin the digits ("1-800-FLOWERS"), or capitals behind a toll-free prefix."""
_SPOKEN = pattern(
    r"(?i)\s*(?::::|[;\n|]|,(?!\d+E\+?\d)(?=\s*[+(\d]))\s*|\s+(?:or|oder|ou|and|und|et)\s+(?=[+(\d])"
    r"|(?<=\d)[\s,]+(?=(?:fax|mob|mobile|mobil|cell|tel|phone|handy|office|home)\b[.:\s]*[+(\d])"
)
"""As `_SEVERAL`, in a cell with words in it; a number that a spreadsheet rounded is one ("4,15555E+09")."""
_WORDS_BESIDE = pattern(r"\([^\d()]*[^\W\d_][^\d()]*\)|^[^\d+()]*[^\W\d_][^\d+(]*|[^\d]*[^\W\d_][^\d]*$")
"""What stands before or behind a number or in brackets: "fax", "(mobile)", "Büro:"."""
_SLASH = pattern(r"\s+/\s+")
_AREA_ALONE = pattern(r"[+(0][\d\s().\-]+|\+\d{1,3} / [\d\s()]+|\d{2,3}")
_COUNTRY_ALONE = pattern(r"\+\d{1,3}|00[1-9]\d{0,2}")
_COUNTRY = r"(?:\+|00)\d{1,3}[\s./()\-]+(?:\(?0\)\s*)?"
_AREA = pattern(rf"((?:{_COUNTRY})?(?:\(\d{{2,5}}\)|\d{{2,5}}(?=\s*/)))[\s./\-]*(?=\d)")
"""An area code that is told from its number: in brackets, or before its own slash."""
_ABROAD = 12
"""Digits a number has with its country's code; within a country hardly any has so many."""
_LOCAL = pattern(r"[1-9][\d\s.\-]{3,}")


@record
class Phone:
    """A phone number.

    typed: as it came. e164: "+33612345678", None when it is no number or its country is not known. extension: its
    digits, "" without one. problem: one sentence, "" when it is fine.
    """

    typed: str
    e164: str | None = None
    extension: str = ""
    problem: str = ""

    @property
    def normal(self) -> str | None:
        """E.164 with the extension as RFC 3966 writes it: "+12404522332;ext=4601"."""
        return f"{self.e164};ext={self.extension}" if self.e164 and self.extension else self.e164


def read_phone(typed: str, region: str | None) -> Phone:
    """Read a number as a person writes it; `region` is the two-letter country it would be dialled from, or None.

    Understands `+`, `00` and `011` before a country code, extensions ("x5610", "ext. 12"), `tel:` links, letters
    ("1-800-FLOWERS"), and what a spreadsheet does to a number ("4915112345678.0"). Never raises.
    """
    typed = typed.strip()
    if not typed:
        return Phone(typed, problem="there is no number")
    if _ROUNDED.fullmatch(typed):
        return Phone(typed, problem="a spreadsheet rounded this number; its last digits are lost")
    text = typed.split(".")[0] if _AS_NUMBER.fullmatch(typed) else typed
    certain = plain_number(text, region)
    if certain:
        return Phone(typed, certain)
    number = _among_words(text, region) if _has_letter(text) else _parse(text, region)
    if number is None:
        return Phone(typed, problem=_why_not(text, region))
    import phonenumbers

    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Phone(typed, e164, number.extension or "")


def _among_words(text: str, region: str | None) -> PhoneNumber | None:
    """The number in a text with letters: without the words beside it first; letters are dialled only in `_DIALLED`."""
    text = _EXTENSION.sub(r" ext. \1", text)
    for attempt in (_without_words(text), text):
        number = _parse(attempt, region)
        if number is not None and (_DIALLED.fullmatch(attempt) or _stands_in(number, attempt)):
            return number
    return None


def _stands_in(number: PhoneNumber, text: str) -> bool:
    """Whether the digits of a number stand in the text with no letter between them: none is a letter or an hour."""
    digits = str(number.national_number)
    return any(digits in phone_digits(piece) for piece in _LETTERS.split(text)) or not _has_letter(text)


def _parse(text: str, region: str | None) -> PhoneNumber | None:
    """The valid number this is: as dialled from the region, else as dialled with 00 or 011 from elsewhere."""
    import phonenumbers

    attempts = [f"+{text}", text] if _without_plus(text, region) else [text]
    prefix = _PREFIX.match(text)
    if prefix:
        attempts.append("+" + text[prefix.end() :])
    for attempt in attempts:
        try:
            number = phonenumbers.parse(attempt, region.upper() if region else None)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return number
    return None


def _without_plus(text: str, region: str | None) -> bool:
    """Whether a number begins with the code of the country it would be dialled from and has more digits than one has
    there: a spreadsheet has dropped its +. libphonenumber takes the code for the beginning of the number where, as in
    Germany, numbers may be long.
    """
    if not region or text[:1] in "+0(":
        return False
    import phonenumbers

    digits = phone_digits(text)
    return len(digits) >= _ABROAD and digits.startswith(str(phonenumbers.country_code_for_region(region.upper())))


def _why_not(text: str, region: str | None) -> str:
    digits = phone_digits(text)
    if len(digits) < 3:
        return "this is no phone number"
    if not region and "+" not in text and not _PREFIX.match(text):
        return "its country is not known; write it with + and the country code"
    if len(digits) > 15:
        return "it has too many digits for a phone number"
    where = "" if "+" in text or not region else f" in {region.upper()}"
    if len(set(digits)) == 1:
        return f"no such number exists{where}: the same digit over and over"
    return f"no such number exists{where}{_length(text, region)}"


def _length(text: str, region: str | None) -> str:
    """What is wrong with the number of its digits, "" when they are as many as others have."""
    import phonenumbers
    from phonenumbers import ValidationResult

    try:
        number = phonenumbers.parse(text, region.upper() if region else None)
    except phonenumbers.NumberParseException:
        return ""
    found = phonenumbers.is_possible_number_with_reason(number)
    if found in (ValidationResult.TOO_SHORT, ValidationResult.IS_POSSIBLE_LOCAL_ONLY):
        return ": it has too few digits"
    return ": it has too many digits" if found == ValidationResult.TOO_LONG else ""


def split_phones(text: str) -> list[str]:
    """Split a cell that holds several numbers: by ` ::: `, `;`, ` / `, a line break, a comma before a number, "or".

    A slash behind an area code or a country code divides nothing ("089 / 12 34 56", "Tel. +49 / 89 / 123456"). Parts in
    which nothing is known are left out ("030 1234567; n/a").
    """
    several = _SPOKEN if _has_letter(text) else _SEVERAL
    parts = [part for part in (part.strip() for part in several.split(text)) if part]
    numbers = [number for part in parts for number in _between_slashes(part)] if " /" in text else parts
    return ([one for one in numbers if one not in certain_blanks()] or numbers) if len(numbers) > 1 else numbers


def numbers_in(text: str, region: str | None) -> list[tuple[str, str]]:
    """The numbers of a cell, as `split_phones` tells them apart, each as it is written and as it is dialled.

    They differ where two fixed lines share an area code that stands in brackets or before its own slash: the second of
    "(030) 1234567 / 1234568" is dialled 030. Mobiles never lend their prefix, and nothing is lent without a country.
    """
    written = split_phones(text)
    numbers = [(one, one) for one in written]
    for at in range(1, len(written)):
        before, piece = numbers[at - 1][1], written[at]
        area = _AREA.match(before) if " /" in text and _LOCAL.fullmatch(piece) else None
        if area and len(phone_digits(before[area.end() :])) == len(phone_digits(piece)) and _is_fixed(before, region):
            numbers[at] = (piece, f"{area[1]} {piece}" if ")" in area[1] else f"{area[1]} / {piece}")
    return numbers


def _is_fixed(typed: str, region: str | None) -> bool:
    """Whether a number is one of a place; where mobiles have the area codes of places too, any of them is."""
    import phonenumbers
    from phonenumbers import PhoneNumberType

    number = _parse(typed, region)
    kinds = (PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE)
    return number is not None and phonenumbers.number_type(number) in kinds


def _between_slashes(text: str) -> list[str]:
    numbers: list[str] = []
    for piece in filter(None, (piece.strip() for piece in _SLASH.split(text))):
        before = _without_words(numbers[-1]) if numbers else ""
        follows = piece[0] not in "+0(" and 4 <= len(phone_digits(piece)) <= 10
        if _COUNTRY_ALONE.fullmatch(before) or (follows and _is_area(before)):
            numbers[-1] += f" / {piece}"
        else:
            numbers.append(piece)
    return numbers


def _without_words(text: str) -> str:
    return _WORDS_BESIDE.sub(" ", text).strip() if _has_letter(text) else text


def _is_area(piece: str) -> bool:
    """Whether a piece is too short for a number and reads as an area code, with or without its country."""
    most = 7 if piece.startswith(("+", "00")) else 5
    return bool(_AREA_ALONE.fullmatch(piece)) and len(phone_digits(piece)) <= most


def words_beside(typed: str) -> str:
    """The words beside a number, which say what it is: "fax", "mobile"; not those of an extension."""
    if not _has_letter(typed):
        return ""
    return " ".join(part.strip(" ().:,") for part in _WORDS_BESIDE.findall(_EXTENSION.sub("", typed)))


def _has_letter(text: str) -> bool:
    return text.lower() != text.upper() if text.isascii() else bool(_LETTER.search(text))


def phone_digits(typed: str) -> str:
    """The digits of a number without its extension, for search and for finding a caller by the last four."""
    bare = _EXTENSION.sub("", typed)
    if bare.isascii():
        return "".join(filter(str.isdigit, bare))
    return "".join(str(unicodedata.digit(character)) for character in bare if character.isdigit())


def shown(number: str | None) -> str:
    """A stored number as people read it: the extension, which RFC 3966 writes as a parameter, in words."""
    return (number or "").replace(";ext=", " ext. ")


def zone_of(e164: str) -> str | None:
    """The time zone a number belongs to, as an IANA name; None when it can be in several, or in none.

    As `phonenumbers.timezone` says of a valid number, but it is parsed only where its kind matters: where the country
    has several zones and the first digits stand for one of them. In North America they do for every kind of number.
    """
    place = _zones(e164[1:])
    if len(place) != 1:
        return None
    country = next((e164[1 : n + 1] for n in (1, 2, 3) if int(e164[1 : n + 1]) in _country_codes()), "")
    if country == "1" or _zones(country) == place:
        return place[0]
    from phonenumbers import NumberParseException, PhoneNumber, is_number_type_geographical, number_type, parse

    called = e164[1 + len(country) :]
    try:
        if called.isdecimal() and country and called[0] != "0":  # nothing in it that has to be parsed
            number = PhoneNumber(int(country), int(called))
        else:
            number = parse(e164)
    except NumberParseException:
        return None
    return place[0] if is_number_type_geographical(number_type(number), number.country_code or 0) else None


def _zones(digits: str) -> tuple[str, ...]:
    known = _zone_prefixes()
    for length in _lengths(digits[:3]):
        zones: tuple[str, ...] | None = known.get(digits[:length])
        if zones:
            return zones
    return ()


@cache
def _zone_prefixes() -> dict[str, tuple[str, ...]]:
    from phonenumbers.tzdata import TIMEZONE_DATA

    return TIMEZONE_DATA


@lru_cache(4096)
def _lengths(begin: str) -> tuple[int, ...]:
    """How many digits stand for a place in numbers that begin like this, the most first."""
    found = {len(known) for known in _zone_prefixes() if known.startswith(begin) or begin.startswith(known)}
    return tuple(sorted(found, reverse=True))


@cache
def _country_codes() -> frozenset[int]:
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    return frozenset(COUNTRY_CODE_TO_REGION_CODE)


def region_of(e164: str) -> str | None:
    """The two-letter region a number in E.164 belongs to, None when it belongs to none."""
    import phonenumbers

    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(e164))
    except phonenumbers.NumberParseException:
        return None
