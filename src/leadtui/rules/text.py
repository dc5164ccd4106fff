"""The one gate for text that comes in: from a form, a file, the command line.

What passes is NFC text without control bytes, without characters that hide, reorder or smuggle text, and without blanks
at its ends. Cleaning is idempotent. What is invisible but means something stays: a zero-width joiner inside an emoji or
after a letter of a script that needs it (Persian, Hindi, Malayalam, ...), and one variation selector after a visible
character (emoji style, Japanese name variants).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from leadtui.words.patterns import pattern

FIELD_LIMIT = 131_072
"""Most characters one field may hold (Salesforce's longest text area); a reader of files refuses what is longer."""

_BREAKS = pattern("\r\n|[\n\r\v\f\x85\u2028\u2029]")
# Invisible "letters" and the empty Braille cell: they make a name that looks empty, so they count as blanks.
_BLANKS = pattern("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\u115f\u1160\u3164\uffa0\u2800]")
_JUNK = pattern(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0, DEL, C1 but for what breaks a line or is a blank
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
    "\xad\u034f\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffc\U0001d173-\U0001d17a"  # invisible format
    "\ud800-\udfff\ufdd0-\ufdef"  # lone surrogates, noncharacters
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "\U000e0000-\U000e007f]"  # tag characters
)
_JOINERS = "\u200c\u200d"
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_NEEDS_CARE = pattern(f"[{_JOINERS}{_SELECTORS}]")
_PRINTABLE_YET_SUSPECT = pattern(f"[{_SELECTORS}\u034f\u115f\u1160\u3164\uffa0\u2800\ufffc]")
_LETTERS_WITHOUT_ACCENT = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "ħ": "h", "ŧ": "t"}
)


def clean(value: str, *, multiline: bool = False) -> str:
    """Return the text fit to be stored and shown.

    On a single line every run of blanks, tabs and line breaks becomes one blank. With `multiline` line breaks become
    a newline, tabs one blank, and only blanks at the end of a line and empty lines at both ends go.
    """
    return cleaned(value, multiline=multiline)[0]


def cleaned(value: str, *, multiline: bool = False) -> tuple[str, int]:
    """Clean and count: the text, and how many characters were taken out (blanks and line breaks do not count)."""
    if value.isprintable() and (value.isascii() or not _PRINTABLE_YET_SUSPECT.search(value)):
        if not value.isascii():
            value = unicodedata.normalize("NFC", value)
        if "  " not in value or multiline:
            return value.rstrip() if multiline else value.strip(), 0
        return " ".join(value.split()), 0
    removed = 0
    while True:  # taking one character out can bring two together that compose, or leave a joiner without its letter
        text, count = _once(value, multiline)
        removed += count
        if text == value:
            return text, removed
        value = text


def _once(value: str, multiline: bool) -> tuple[str, int]:
    value, removed = _JUNK.subn("", value)
    value = _BLANKS.sub(" ", _BREAKS.sub("\n", value))
    if _NEEDS_CARE.search(value):
        value, more = _without_stray_joiners(value)
        removed += more
    value = unicodedata.normalize("NFC", value)
    if multiline:
        return "\n".join(line.rstrip() for line in value.split("\n")).strip("\n"), removed
    return " ".join(value.split()), removed


def _without_stray_joiners(value: str) -> tuple[str, int]:
    kept: list[str] = []
    for index, character in enumerate(value):
        if _NEEDS_CARE.match(character):
            before = kept[-1] if kept else ""
            after = value[index + 1 : index + 2]
            if not _belongs(character, before, after):
                continue
        kept.append(character)
    return "".join(kept), len(value) - len(kept)


def _belongs(character: str, before: str, after: str) -> bool:
    if not before or before.isspace():
        return False
    if character not in _JOINERS:
        return not _NEEDS_CARE.match(before)
    if before >= "\u0590" and unicodedata.category(before) in ("Lo", "Mn", "Mc") and not _is_selector(before):
        return True
    emoji_before = before == "\ufe0f" or unicodedata.category(before) in ("So", "Sk")
    return character == "\u200d" and emoji_before and bool(after) and unicodedata.category(after) == "So"


def _is_selector(character: str) -> bool:
    return character not in _JOINERS and bool(_NEEDS_CARE.match(character))


def fold(value: str) -> str:
    """Return the text for searching and comparing: case folded, accents off, compatibility forms unified.

    "Çelik Łódź" and "celik lodz" fold alike. Vowel signs and tone marks of Indic and Thai script are letters, not
    accents, and stay; so do Japanese voicing marks. Folding is idempotent.
    """
    if value.isascii():
        return value.lower()
    while True:
        text = _fold_once(value)
        if text == value:
            return text
        value = text


def _fold_once(value: str) -> str:
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", value).casefold())
    text = "".join(character for character in text if not _is_accent(character))
    return unicodedata.normalize("NFC", text.translate(_LETTERS_WITHOUT_ACCENT))


@lru_cache(maxsize=4096)
def _is_accent(character: str) -> bool:
    # Canonical combining classes (UAX 44): 10-35 Hebrew and Arabic points, 200-240 marks above, below and attached.
    order = unicodedata.combining(character)
    return 10 <= order <= 35 or 200 <= order <= 240
