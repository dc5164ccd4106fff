"""A typed time cut into tokens, and the one way it is refused: naming the part and what was expected."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from leadtui.rules.when.vocabulary import KNOWN
from leadtui.words.errors import InputError

LONGEST = 120
EXAMPLES = 'Type a time such as "tue 10", "tomorrow 3pm", "+3d", "in 2 hours", "25 nov" or "next week".'
PAST_EXAMPLES = 'Type a time such as "tue 10", "yesterday 3pm", "3d", "2 hours ago", "25 nov" or "last fri".'

Kind = Literal["iso", "date", "clock", "number", "word", "sign"]

_PATTERN = re.compile(
    r"""
      (?P<iso>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt][0-9:.]+(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})?
             |[0-9]{4}-[0-9]{2}-[0-9]{2}\ [0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:[Zz]|[+-][0-9]{2}:?[0-9]{2}))
    | (?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?|[0-9]{1,2}\.[0-9]{2}(?=\s*[ap]\.?m\b))
    | (?P<decimal>[0-9]+\.[0-9]+(?=\s*(?:[hdmwy]|bd|mo|hrs?|mins?|wks?|yrs?|(?:hour|day|minute|week|month|year)s?)\b))
    | (?P<date>[0-9]{4}(?P<ymd>[-/.])[0-9]{1,2}(?P=ymd)[0-9]{1,2}(?![0-9])
             |[0-9]{1,2}(?P<dmy>[-/.])[0-9]{1,2}(?P=dmy)(?:[0-9]{4}|[0-9]{2})(?![0-9])
             |[0-9]{1,2}/[0-9]{1,2}|[0-9]{1,2}\.[0-9]{1,2}\.?)
    | (?P<number>[0-9]+)
    | (?P<half>[ap]\.m\b\.?)
    | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)\.?
    | (?P<sign>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of the phrase: its kind, its text folded to small letters, and where it was typed."""

    kind: Kind
    text: str
    start: int
    end: int


def tokens_of(phrase: str) -> list[Token]:
    """Cut a phrase into tokens. Blanks, and a hyphen between two words, only separate."""
    found = []
    for match in _PATTERN.finditer(re.sub(r"(?<=[^\W\d_])-(?=[^\W\d_])", " ", phrase)):
        name = match.lastgroup or "sign"
        text = match[name].lower().replace("’", "'")
        if name == "half":
            name, text = "word", text.replace(".", "")
        elif name == "decimal":
            name = "number"
        found.append(Token(_kind(name), text, match.start(), match.end()))
    return found


def _kind(name: str) -> Kind:
    kinds: dict[str, Kind] = {k: k for k in ("iso", "date", "clock", "number", "word")}
    return kinds.get(name, "sign")


def refusal(phrase: str, part: str, expected: str, verdict: str = "is not a time that can be read") -> InputError:
    """Return the error that names the part of the phrase that is refused; `expected` is the sentence that mends it."""
    where = "" if part == phrase.strip() else f' in "{short(phrase)}"'
    return InputError(f'"{short(part)}"{where} {verdict}.', expected)


def wrong_way(phrase: str, part: str, *, past: bool) -> InputError:
    """Return the refusal of a part that lies on the other side of now than the phrase looks."""
    if past:
        return refusal(phrase, part, "Name a time that has been.", "is still to come")
    return refusal(phrase, part, "Name a time to come.", "has gone by")


def unknown(phrase: str, part: str, examples: str) -> InputError:
    """Return the refusal of a part that no rule takes, with the nearest word when it looks misspelt."""
    from difflib import get_close_matches

    near = get_close_matches(part.lower(), sorted(KNOWN), n=1, cutoff=0.75) if part.lower() not in KNOWN else []
    return refusal(phrase, part, f'Did you mean "{near[0]}"? {examples}' if near else examples)


def short(text: str) -> str:
    """Return the text on one line, cut to fit a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST // 2 else line[: LONGEST // 2 - 1] + "…"
