"""How a follow-up is typed beside its time, and how it is said.

One grammar: `!high` or `!low`, `remind 15m`, `every 2 weeks` stand anywhere in the text of the time as words of their
own; what is left is a time with what is to be done after it, or with its kind before it: "call tue 10". `every mon 9`
names its first day itself, `every 2 weeks` alone begins in two weeks. The first word of what is to be done may be its
kind: "email the offer". Always holds: what begins like one of these and cannot be read is refused naming the part;
nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches

from leadtui.rules.follow_up_words import said_beside
from leadtui.rules.recurring import EXAMPLES, days_of, is_day, read_repeat
from leadtui.rules.when.vocabulary import MONTHS, NUMBER_WORDS
from leadtui.rules.when_and_what import names_no_time, when_and_what
from leadtui.words.contact import FollowUpKind
from leadtui.words.errors import InputError
from leadtui.words.follow_ups import HIGH, KIND_WORDS, LOW, PASSED_OVER, PRIORITIES, How
from leadtui.words.records import record

MOST_AHEAD = 60 * 24 * 60
"""Most minutes before it is due a follow-up is told of: 60 days."""
_AHEAD = re.compile(r"(\d{1,4})(m|min|mins|minute|minutes|h|hr|hour|hours|d|day|days|w|week|weeks)")
_BEFORE_A_TIME = ("at", "on", "by", "from")
_MOMENT = 6
"""Words of the longest time that is looked for behind "remind"."""
_DAY = re.compile(r"(\d{1,2})(st|nd|rd|th)?")
_SHORT_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MINUTES = {"m": 1, "h": 60, "d": 24 * 60, "w": 7 * 24 * 60}
_TASK = ("task", "todo", "to-do")
"""Say the kind and nothing else; "email the offer" says what is to be done as well."""
KINDS = tuple(kind.value for kind in FollowUpKind if kind is not FollowUpKind.WAKE_UP)
_UNITS = ("day", "days", "week", "weeks", "month", "months", "year", "years", "quarter", "fortnight", "weekday")


@record
class Typed:
    """A typed follow-up, taken apart: the text of its time, and the rest."""

    time: str
    how: How


def take_apart(text: str, reads: Callable[[str], object], *, splits: bool = True) -> Typed:
    """The parts of a typed follow-up; raises InputError naming the part that cannot be read.

    `reads` raises InputError for what is no time. Without `splits` what is to be done stands elsewhere, and the text
    holds the time and how it is told of only.
    """
    words = text.split()
    words, priority = _priority(words)
    words, ahead = _ahead(words, reads)
    words, repeat, at = _repeat(words)
    if days_of(repeat) and at is not None:
        words = _with_first_day(words, at, days_of(repeat), reads)
    elif repeat.endswith("mo") and at is not None:
        words = _with_day_of_month(words, at, reads)
    time, what = _time_and_what(words, reads, repeat, splits=splits)
    if what.casefold() in ("high", "low"):
        raise InputError(f"{what!r} says nothing to do: !{what.casefold()} makes it a priority.")
    if what.casefold().split()[:1] == ["every"]:
        _refuse_misspelt(what.split(), 0)
    return Typed(time, How(what, "", ahead, priority, repeat))


def _time_and_what(words: list[str], reads: Callable[[str], object], repeat: str, *, splits: bool) -> tuple[str, str]:
    """The time, and what is to be done: after it, around it where its kind comes first, or alone where it repeats."""
    rest = " ".join(words)
    time, what = when_and_what(rest, reads) if splits else (rest, "")
    if what or (words and _reads(rest, reads)):
        return time, what
    if repeat and not days_of(repeat) and (not words or (splits and names_no_time(words))):
        return repeat, rest
    if splits and len(words) > 1 and words[0].casefold().strip(",:;-") in KIND_WORDS:
        behind, more = when_and_what(" ".join(words[1:]), reads)
        if _reads(behind, reads) and (names_no_time(more.split()) or more.casefold() == "at theirs"):
            return behind, f"{words[0]} {more}".strip()
        if not names_no_time(words[1:2]):  # the refusal names the part of the time
            return " ".join(words[1:]), words[0]
    return rest, ""


def _reads(phrase: str, reads: Callable[[str], object]) -> bool:
    try:
        reads(phrase)
    except InputError:
        return False
    return True


def _priority(words: list[str]) -> tuple[list[str], int]:
    said = [word for word in words if word.startswith("!") and word[1:2].isalpha()]
    for word in said:
        if word[1:].casefold() not in ("high", "low"):
            raise InputError(f"{word!r} is no priority: !high or !low.")
    if not said:
        return words, 0
    return [word for word in words if word not in said], HIGH if said[-1].casefold() == "!high" else LOW


def _ahead(words: list[str], reads: Callable[[str], object]) -> tuple[list[str], int | None]:
    for place, word in enumerate(words):
        behind = words[place + 1 : place + 3]
        if word.casefold() == "remind" and not behind and place:
            raise InputError(f"{word!r} without a time: remind 15m, 2h or 1d.")
        if word.casefold() != "remind" or not behind:
            continue
        if not behind[0][:1].isdecimal():
            _refuse_moment(words[place + 1 :], reads)
            continue
        together = behind[0].isdecimal() and len(behind) == 2
        typed = "".join(behind) if together else behind[0]
        end = place + (3 if together else 2)
        end += words[end : end + 1] in (["before"], ["earlier"], ["ahead"])
        return words[:place] + words[end:], read_ahead(typed)
    return words, None


def _refuse_moment(words: list[str], reads: Callable[[str], object]) -> None:
    """Refuse a time behind "remind", which takes how long before: "remind tomorrow 10", "remind at 9"."""
    linked = words[0].casefold() in _BEFORE_A_TIME
    for count in range(min(len(words), _MOMENT), int(linked), -1):
        said = words[int(linked) : count]
        counts_people = len(said) == 1 and said[0].casefold() in NUMBER_WORDS and count < len(words)
        if not counts_people and _reads(" ".join(said), reads):
            raise InputError(f"{' '.join(words[:count])!r} is no time to be reminded before: 15m, 2h or 1d.")


def read_ahead(typed: str) -> int:
    """How long before it is due a follow-up is told of, in minutes from 1 to MOST_AHEAD: "15m", "2 hours", "1d".

    Raises InputError.
    """
    found = _AHEAD.fullmatch("".join(typed.casefold().split()))
    minutes = int(found[1]) * _MINUTES[found[2][0]] if found else 0
    if not 1 <= minutes <= MOST_AHEAD:
        raise InputError(f"{typed.strip()!r} is no time to be reminded before: 15m, 2h or 1d.")
    return minutes


def _repeat(words: list[str]) -> tuple[list[str], str, int | None]:
    """The words without a repetition, the repetition, and where it stood."""
    for place, word in enumerate(words):
        if word.casefold() != "every":
            continue
        end = _end(words, place + 1)
        if end == place + 1:
            _refuse_misspelt(words, place)
            continue
        return words[:place] + words[end:], read_repeat(" ".join(words[place + 1 : end])), place
    return words, "", None


def _refuse_misspelt(words: list[str], place: int) -> None:
    """Refuse an "every" that ends the text, begins it, or stands before a word that is nearly a step."""
    if place == len(words) - 1:
        raise InputError(f"{words[place]!r} without a step: every {EXAMPLES}.")
    word = words[place + 1]
    if place == 0 or get_close_matches(word.casefold(), (*_UNITS, "monday", "friday"), n=1, cutoff=0.8):
        raise _no_step(word)


def _no_step(word: str) -> InputError:
    return InputError(f"{word!r} is no step of a repetition: {EXAMPLES}.")


def _end(words: list[str], start: int) -> int:
    """Where what is said after "every" ends; `start` when it is no repetition."""
    behind = [word.casefold().strip(",") for word in words[start : start + 8]]
    if not behind:
        return start
    if is_day(behind[0]):
        end = 1
        while end < len(behind) and (is_day(behind[end]) or (behind[end] == "and" and _is_day(behind, end + 1))):
            end += 1
        return start + end
    if behind[0] in ("business", "working") and behind[1:2] == ["day"]:
        return start + 2
    if behind[0] in _UNITS:
        return start + 1
    if behind[0][:1].isdecimal() and not behind[0].isdecimal():
        return start + 1
    if behind[0].isdecimal() or behind[0] == "other":
        return start + (3 if behind[1:2] in (["business"], ["working"]) else 2) if len(behind) > 1 else start + 1
    return start


def _is_day(words: list[str], place: int) -> bool:
    return place < len(words) and is_day(words[place])


def _with_first_day(words: list[str], place: int, days: tuple[str, ...], reads: Callable[[str], object]) -> list[str]:
    """The words with the day of a weekly repetition that comes first, unless a day stands there already."""
    if place:
        return words
    # Where none can be read, the refusal names the part.
    return _earliest([[day, *words] for day in days], reads) or [days[0], *words]


def _earliest(times: list[list[str]], reads: Callable[[str], object]) -> list[str]:
    """Of several times, each with what is to be done after it, the one that comes first; [] where none can be read."""
    found: list[tuple[object, list[str]]] = []
    for time in times:
        split, _ = when_and_what(" ".join(time), reads)
        try:
            moment = reads(split)
        except InputError:
            continue
        found.append((getattr(moment, "at", moment), time))
    return min(found, key=lambda one: str(one[0]))[1] if found else []


def _with_day_of_month(words: list[str], place: int, reads: Callable[[str], object]) -> list[str]:
    """The words with a month for a day of each month that stands where the repetition stood: "every month 31 10:00".

    A number that may be a clock is one, unless a clock follows it.
    """
    start = place + (words[place : place + 1] == ["on"])
    start += words[start : start + 1] == ["the"]
    found = _DAY.fullmatch(words[start].casefold()) if place == 0 and start < len(words) else None
    if found is None or (words[start + 1 : start + 2] and words[start + 1].casefold().strip(".,") in MONTHS):
        return words
    clock = start + 1 < len(words) and _reads(words[start + 1], reads) and words[start + 1][:1].isdecimal()
    if not (found[2] or clock or int(found[1]) > 24):
        return words
    times = [[*words[:place], found[1], month, *words[start + 1 :]] for month in _SHORT_MONTHS]
    return _earliest(times, reads) or times[0]


def kind_of(subject: str, otherwise: FollowUpKind = FollowUpKind.CALL) -> FollowUpKind:
    """The kind that the first word of what is to be done names: "check the contract", "quick demo"."""
    words = (word.strip(",:;-") for word in subject.casefold().split())
    return KIND_WORDS.get(next((word for word in words if word not in PASSED_OVER), ""), otherwise)


def completed(how: How, otherwise: FollowUpKind = FollowUpKind.CALL) -> tuple[FollowUpKind, str]:
    """The kind of a follow-up, and its subject, "" where the kind says it all. Raises InputError for no kind."""
    if how.kind and how.kind not in KINDS and how.kind != FollowUpKind.WAKE_UP:
        raise InputError(f"There is no follow-up kind {how.kind!r}.", f"Known: {', '.join(KINDS)}.")
    subject = " ".join(how.subject.split())
    kind = FollowUpKind(how.kind) if how.kind else kind_of(subject, otherwise)
    first, _, told = subject.partition(" ")
    if kind is FollowUpKind.TASK and told and first.casefold() in _TASK:
        subject = told
    word, colon, rest = subject.partition(":")
    if colon and KIND_WORDS.get(word.casefold()) is kind:
        subject = rest.strip()
    return kind, "" if subject.casefold() == kind.value else subject


def say_how(how: How, otherwise: FollowUpKind = FollowUpKind.CALL) -> str:
    """What is said of a typed follow-up beside time and subject: "email · high · 15 min before".

    The kind is always named, since a wrong guess shows nowhere else.
    """
    kind = how.kind or kind_of(how.subject, otherwise).value
    return " · ".join((kind, *(part.removeprefix("reminded ") for part in said_beside(how))))


def to_kind(kind: str) -> str:
    """The kind of a follow-up behind its time: "→ task"."""
    return f"→ {kind}"


def read_priority(typed: str) -> int:
    """The number of a priority; raises InputError."""
    found = PRIORITIES.get(typed.casefold().strip().lstrip("!"))
    if found is None:
        raise InputError(f"{typed.strip()!r} is no priority.", f"Say {', '.join(PRIORITIES)}.")
    return found
