"""Reads a note for a next step that stands in it: "call tue 10", "I'll send the offer by friday".

English only, and rather nothing than something that was not meant: a clause must begin with what is to be done (after
"I will", "asked me to", "next step:" and their like), name one time that the grammar of typed times reads, and say
nothing after it but what it is about. What happened, what is asked or denied, and what others will do is no next step.
Always holds: the time lies in the future, and what is found is offered, never set by itself. It is read anew with each
key, so what cannot be a time is not tried, and of a text full of what may be one so much is tried and no more.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from leadtui.rules.when import When, parse, say
from leadtui.rules.when.vocabulary import KNOWN, MONTHS, NUMBER_WORDS
from leadtui.rules.zones import before
from leadtui.words.errors import InputError
from leadtui.words.hours import DEFAULT_HOURS, WorkingHours
from leadtui.words.records import record

LONGEST_TIME = 6
"""Words of the longest time that is looked for."""
LONGEST_CLAUSE = 24
"""Words of a clause in which a time is looked for."""
LONGEST_TEXT = 5_000
"""Characters of a text that are read."""
MOST_READINGS = 200
"""Different words of a text that are tried as a time: 10 ms, and many times what a note has."""
FURTHEST = timedelta(days=366)

_ENDS = re.compile(r"(?P<end>[.;!?]+(?=\s|$)|\n+|,\s+|\s[-\u2013\u2014]\s|\s+(?:and\s+)?then\s+)")
_LEAD_IN = re.compile(
    r"""(?:(?:next(?:\ steps?)?|to-?\s?do|action|plan)\s*:\s*)?
    (?:(?:so|ok|okay|and|also|then|please|pls|now)\s+)*
    (?:
        (?:i|we)(?:\s*['\u2019]ll|\s+(?:will|shall|should|must|need\ to|have\ to|promised\ to|agreed\ to))\s+
        | (?:to|must|need\ to|have\ to|should|let['\u2019]?s|promised\ to|agreed\ to|remember\ to)\s+
        | (?:don['\u2019]?t|do\ not)\ forget\ to\s+
        | (?:(?:he|she|they|customer|client)\s+)?(?:asked|asks|told|said|says|wants|wanted|want)\s+(?:me|us)\s+to\s+
        | (?:(?:he|she|they|customer|client)\s+)?(?:asked|said)\s+to\s+
    )?""",
    re.IGNORECASE | re.VERBOSE,
)
_DOING = """
call callback ring phone dial try email e-mail mail send write meet meeting visit demo check follow follow-up followup
chase ping message remind quote prepare share post invite schedule book talk speak catch reach reconnect lunch
appointment linkedin letter
"""
_VERBS = frozenset(_DOING.split())
_IN_TIMES = KNOWN | {"a", "an", "oclock", "st", "nd", "rd", "th"}
_BEFORE_TIME = frozenset({"on", "at", "by", "until", "till", "for"})
_DOUBTFUL = """
not never no n't unless from since after before than every last ago yesterday was were went had has did if or maybe
perhaps between
"""
_SPOILS = frozenset(_DOUBTFUL.split())
"""Words beside a time with which it may mean something else."""
_AFTER_TIME = frozenset({"to", "about", "re", "re:", "regarding", "for", "with", "and", "concerning"})
_SHORT_SPAN = re.compile(r"\d+[a-z]{1,2}")
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?(?:am|pm)")


@record
class NextStep:
    """What a text says is to be done, "" for a call, and when; `time` is that moment as one would type it."""

    when: When
    time: str
    what: str


def suggested(text: str, now: datetime, hours: WorkingHours = DEFAULT_HOURS, *, region: str = "") -> NextStep | None:
    """The first next step a text reads as, None where none is plain. `now` is in the rep's zone."""

    readings: dict[str, When | None] = {}

    def reads(phrase: str) -> When | None:
        if phrase not in readings and len(readings) < MOST_READINGS:
            try:
                readings[phrase] = parse(phrase, now, region=region, hours=hours)
            except InputError:
                readings[phrase] = None
        return readings.get(phrase)

    for clause, asked in _clauses(text[:LONGEST_TEXT]):
        found = None if asked else _in_clause(clause, reads)
        if found is not None and _to_come(found[0], now):
            when, what = found
            return NextStep(when, say(when, now), "" if what.casefold() in ("call", "ring", "phone") else what)
    return None


def still_ahead(
    text: str, written: datetime, now: datetime, hours: WorkingHours = DEFAULT_HOURS, *, region: str = ""
) -> NextStep | None:
    """The next step a text read as when it was `written`, None where it has none or that has gone by."""
    step = suggested(text, written, hours, region=region)
    if step is None or not _to_come(step.when, now):
        return None
    return NextStep(step.when, say(step.when, now), step.what)


def _clauses(text: str) -> list[tuple[str, bool]]:
    """What stands between full stops, commas, dashes and line ends, and whether it is a question."""
    found, start = [], 0
    for end in _ENDS.finditer(text):
        found.append((text[start : end.start()].strip(), "?" in end["end"]))
        start = end.end()
    return [*found, (text[start:].strip(), False)]


def _in_clause(clause: str, reads: Callable[[str], When | None]) -> tuple[When, str] | None:
    begun = _LEAD_IN.match(clause)
    words = clause[begun.end() if begun else 0 :].split()
    if len(words) < 2 or words[0].casefold().strip(":") not in _VERBS:
        return None
    for start in range(1, min(len(words), LONGEST_CLAUSE)):
        first = words[start].casefold().strip("+")
        if first not in KNOWN and not first[:1].isdecimal():
            continue
        for end in range(_furthest(words, start), start, -1):
            when = _time(words, start, end, reads)
            if when is not None:
                what = _what(words[:start], words[end:])
                return (when, what) if what is not None else None
    return None


def _furthest(words: list[str], start: int) -> int:
    """How far a time that begins there can go: a word that is in no time is refused wherever it stands."""
    end = start + 1
    while end < min(len(words), start + LONGEST_TIME) and (
        not words[end].isalpha() or words[end].casefold() in _IN_TIMES
    ):
        end += 1
    return end


def _time(words: list[str], start: int, end: int, reads: Callable[[str], When | None]) -> When | None:
    """The time that these words are, None where they are none or may be something else."""
    span = [word.casefold() for word in words[start:end]]
    led = words[start - 1].casefold()
    if len(span) == 1:
        alone = span[0]
        if (
            alone in MONTHS
            or alone == "now"
            or (words[start].isupper() and not alone[:1].isdecimal() and len(alone) > 3)
        ):
            return None
        if (alone.isdecimal() or alone in NUMBER_WORDS) and led != "at":
            return None
        if _SHORT_SPAN.fullmatch(alone) and not _CLOCK.fullmatch(alone):
            return None
    return reads(" ".join(span))


def _what(head: list[str], rest: list[str]) -> str | None:
    """What is to be done, of the words before and after the time; None where they say something else."""
    while len(head) > 1 and head[-1].casefold() in _BEFORE_TIME:
        head = head[:-1]
    said = {word.casefold().strip(":()\"'") for word in head} | {"n't" for word in head if word.endswith("n't")}
    if said & _SPOILS:
        return None
    if rest and (rest[0].casefold() not in _AFTER_TIME or {word.casefold() for word in rest} & _SPOILS):
        return None
    return " ".join([*head, *rest]).strip(" :")


def _to_come(when: When, now: datetime) -> bool:
    if when.date is not None:
        return now.date() <= when.date <= now.date() + FURTHEST
    return before(now, when.at) and before(when.at, now + FURTHEST)
