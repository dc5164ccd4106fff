"""Text as queries compare it: the folded words, one blank between two.

The search index, the SQL function of the same name and `explain` all use this one function, so they agree on what a
word is.
"""

from __future__ import annotations

from leadtui.rules.text import fold
from leadtui.words.patterns import pattern

_WORD = pattern(r"[^\W_]+")
_ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}


def words_of(text: str) -> str:
    """The folded words of `text`, one blank between two: "Łódź-Süd (2)" is "lodz sud 2". May be empty."""
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    return " ".join(_WORD.findall(fold(text)))


def contains_words(text: str, wanted: str) -> bool:
    """Whether the words of `wanted` follow each other in `text`; both as `words_of` gives them.

    With a `*` at its end `wanted` may end inside a word.
    """
    if wanted.endswith("*"):
        return f" {wanted[:-1]}" in f" {text}"
    return f" {wanted} " in f" {text} "


def digits_of(text: str) -> str:
    """The decimal digits of `text` as ASCII."""
    return "".join(str(int(ch)) for ch in text if ch.isdecimal())


DIGITS_OF_A_PHONE = 4
"""From so many digits on, a number is looked for among the phones too."""


def number_forms(text: str) -> tuple[str, ...]:
    """How a typed number may begin in the `digits` a phone is searched by: from its front, or marked r from its end.

    Nothing when `text` has a letter or too few digits. A 0 or 00 in front, national or international, does not matter.
    """
    digits = digits_of(text)
    if len(digits) < DIGITS_OF_A_PHONE or any(ch.isalpha() for ch in text):
        return ()
    bare = digits.lstrip("0") or digits
    return tuple(dict.fromkeys((digits, bare, f"r{bare[::-1]}")))
