"""Reads a note for a next step that stands in it: "call tue 10", "I'll send the offer by friday".

Rather nothing than something that was not meant: a clause must begin with what is to be done (after "I will", "asked me
to", "next step:" and their like), name one time that the grammar of typed times reads, and say nothing after it but
what it is about, or what is to be done next. English; of German, French and Spanish what begins with a plain verb. What
happened, what is asked or denied, and what others will do is no next step.
Always holds: the time lies in the future, and what is found is offered, never set by itself. It is read anew with each
key, so what cannot be a time is not tried, and of a text full of what may be one so much is tried and no more.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo

from leadtui.rules.when import When, parse, say
from leadtui.rules.when.vocabulary import KNOWN, MONTHS, NUMBER_WORDS
from leadtui.rules.zones import before
from leadtui.words.errors import InputError
from leadtui.words.hours import DEFAULT_HOURS, WorkingHours
from leadtui.words.next_steps import FOREIGN_CALLS, FOREIGN_SPOILS, FOREIGN_VERBS, IN_ENGLISH
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
        | (?:(?:he|she|they|customer|client)\s+)?(?:said|says)\s*:?\s+(?:please\s+)?(?=\w+\s+(?:me|us|back|again)\b)
    )?""",
    re.IGNORECASE | re.VERBOSE,
)
_DOING = """
call callback ring phone dial try email e-mail mail send write meet meeting visit demo check follow follow-up followup
chase ping message remind quote prepare share post invite schedule book talk speak catch reach reconnect lunch
appointment linkedin letter
"""
_VERBS = frozenset(_DOING.split())
_PLAIN_CALLS = frozenset({"call", "ring", "phone"}) | FOREIGN_CALLS
_IN_TIMES = KNOWN | {"a", "an", "oclock", "st", "nd", "rd", "th"}
_BEFORE_TIME = frozenset({"on", "at", "by", "until", "till", "for"})
_FROM_CLOCK = "after"
"""Before a clock it is the time from which; before a day it may mean any later one."""
_DOUBTFUL = """
not never no n't unless from since after before than every last ago yesterday was were went had has did if or maybe
perhaps between
"""
_SPOILS = frozenset(_DOUBTFUL.split())
"""Words beside a time with which it may mean something else."""
_AFTER_TIME = frozenset({"to", "about", "re", "re:", "regarding", "for", "with", "and", "concerning", "at", "in"})
_PLACE = frozenset({"at", "in"})
_QUOTED = frozenset({"me", "us"})
_SHORT_SPAN = re.compile(r"\d+[a-z]{1,2}")
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?(?:am|pm)")
_HOURS = re.compile(r"(\d{1,2})h(\d\d)?")


@record
class NextStep:
    """What a text says is to be done, "" for a call, and when; `time` is that moment as one would type it."""

    when: When
    time: str
    what: str


def suggestions(
    text: str,
    now: datetime,
    hours: WorkingHours = DEFAULT_HOURS,
    *,
    region: str = "",
    their_zone: tzinfo | None = None,
) -> tuple[NextStep, ...]:
    """The next steps a text reads as, in the order in which they stand there. `now` is in the rep's zone.

    `their_zone` is the lead's, for "their time".
    """
    readings: dict[str, When | None] = {}

    def reads(phrase: str) -> When | None:
        if phrase not in readings and len(readings) < MOST_READINGS:
            try:
                readings[phrase] = parse(phrase, now, region=region, hours=hours, their_zone=their_zone)
            except InputError:
                readings[phrase] = None
        return readings.get(phrase)

    steps = []
    for clause, asked in _clauses(text[:LONGEST_TEXT]):
        for when, what in () if asked else _in_clause(clause, reads):
            if _to_come(when, now):
                step = NextStep(when, say(when, now), "" if what.casefold() in _PLAIN_CALLS else what)
                steps += [step] if step not in steps else []
    return tuple(steps)


def suggested(
    text: str,
    now: datetime,
    hours: WorkingHours = DEFAULT_HOURS,
    *,
    region: str = "",
    their_zone: tzinfo | None = None,
) -> NextStep | None:
    """The first of them, None where none is plain."""
    return next(iter(suggestions(text, now, hours, region=region, their_zone=their_zone)), None)


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


def _in_clause(clause: str, reads: Callable[[str], When | None]) -> list[tuple[When, str]]:
    """What is to be done and when, of a clause; what follows with "and" is one of its own: "call tue and send fri"."""
    begun = _LEAD_IN.match(clause)
    found, words = [], clause[begun.end() if begun else 0 :].split()
    while len(words) > 1:
        one = _first_in(words, reads)
        if one is None:
            break
        when, what, words = one
        found.append((when, what))
    return found


def _first_in(words: list[str], reads: Callable[[str], When | None]) -> tuple[When, str, list[str]] | None:
    """The time that comes first, what is to be done then, and the words of what follows it."""
    verb = words[0].casefold().strip(":")
    if verb not in _VERBS and verb not in FOREIGN_VERBS:
        return None
    plain = _in_english(words) if verb in FOREIGN_VERBS else words
    for start in range(1, min(len(words), LONGEST_CLAUSE)):
        first = plain[start].casefold().strip("+")
        if first not in KNOWN and not first[:1].isdecimal():
            continue
        for end in range(_furthest(plain, start), start, -1):
            when = _time(plain, start, end, reads)
            if when is not None:
                return _taken(words, plain, start, end, when)
    return None


def _taken(words: list[str], plain: list[str], start: int, end: int, when: When) -> tuple[When, str, list[str]] | None:
    rest = words[end:]
    follows = len(rest) > 1 and rest[0].casefold() == "and" and rest[1].casefold() in _VERBS
    if plain is not words and {word.casefold() for word in (*words[:start], *rest)} & FOREIGN_SPOILS:
        return None
    head = words[: _of_head(plain, start)]
    if len(head) > 1 and head[-1].casefold() == _FROM_CLOCK and plain[start][:1].isdecimal():
        head = head[:-1]
    what = _what(head, rest)
    if what is None:
        return None
    return (when, _what(head, []) or what, rest[1:]) if follows else (when, what, [])


def _of_head(plain: list[str], start: int) -> int:
    """How many of the words before a time say what is to be done."""
    while start > 1 and plain[start - 1].casefold() in {*_BEFORE_TIME, ""}:
        start -= 1
    return start


def _in_english(words: list[str]) -> list[str]:
    """The words with those of times in English, as many as there were: "10 uhr" is 10:00."""
    plain = [IN_ENGLISH.get(word.casefold().strip(",."), word) for word in words]
    for place, word in enumerate(words):
        hours = _HOURS.fullmatch(word.casefold())
        if hours:
            plain[place] = f"{hours[1]}:{hours[2] or '00'}"
        elif word.isdecimal() and words[place + 1 : place + 2] and words[place + 1].casefold() in ("uhr", "heures"):
            plain[place] = f"{word}:00"
    return plain


def _furthest(words: list[str], start: int) -> int:
    """How far a time that begins there can go: a word that is in no time is refused wherever it stands."""
    end = start + 1
    while end < min(len(words), start + LONGEST_TIME) and (
        not words[end].isalpha() or words[end].casefold() in _IN_TIMES or not words[end]
    ):
        end += 1
    return end


def _time(words: list[str], start: int, end: int, reads: Callable[[str], When | None]) -> When | None:
    """The time that these words are, None where they are none or may be something else."""
    span = [word.casefold() for word in words[start:end] if word]
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
    if len(head) > 1 and head[1].casefold() in _QUOTED:
        head = [head[0], *head[2:]]
    said = {word.casefold().strip(":()\"'") for word in head} | {"n't" for word in head if word.endswith("n't")}
    if said & _SPOILS:
        return None
    if rest and (rest[0].casefold() not in _AFTER_TIME or {word.casefold() for word in rest} & _SPOILS):
        return None
    if rest and rest[0].casefold() in _PLACE and (len(rest) < 2 or rest[1][:1].isdecimal() or rest[1] == "least"):
        return None
    return " ".join([*head, *rest]).strip(" :")


def _to_come(when: When, now: datetime) -> bool:
    if when.date is not None:
        return now.date() <= when.date <= now.date() + FURTHEST
    return before(now, when.at) and before(when.at, now + FURTHEST)
