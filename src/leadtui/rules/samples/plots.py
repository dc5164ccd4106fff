"""How far the made-up leads have come: one function a plot, which writes the history and says how the lead stands.

What always holds: nothing happened before the lead was created or after now; a closed lead has no open follow-up; no
lead has two automatic ones; whoever left New was called or met.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from leadtui.rules.samples.dice import spread
from leadtui.rules.samples.history import History
from leadtui.words import sample_notes as notes

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Standing:
    """How a lead stands: status key, since when, created when (seconds since 1970).

    `known`, `good`: how much of the checklist was asked and how well it looks. `hot`, `warm`, `cold`: chances of a
    rating.
    """

    status: str
    since: int
    created: int
    known: float = 0.0
    good: float = 0.7
    hot: float = 0.0
    warm: float = 0.2
    cold: float = 0.1
    reason: str | None = None


Plot = Callable[[History], Standing]

_UNANSWERED = spread({"no-answer": 9, "voicemail": 6, "left-message": 4, "busy": 2})
_REACHED = spread({"connected": 6, "callback": 2, "meeting-booked": 2})
_REASONS = spread(
    {
        "no-need": 18, "unresponsive": 18, "no-budget": 15, "competitor-chosen": 12, "bad-timing": 11, "bad-fit": 9,
        "bad-data": 7, "no-authority": 4, "duplicate": 3, "do-not-contact": 3, "other": 2, "lost-before": 3,
    }
)  # fmt: skip


def fresh(h: History) -> Standing:
    """New, and nothing planned."""
    created = h.calendar.now - h.dice.between(3600, 6 * _DAY)
    if h.dice.chance(0.35):
        h.event(created, h.dice.pick(("attended", "downloaded", "visited", "opened")))
    return Standing("new", created, created, known=0.12, hot=0.12, warm=0.3)


def planned(h: History) -> Standing:
    """New, the first call planned for one of the next days."""
    created = h.calendar.worked(h.dice.between(0, 14), h.dice)
    if h.dice.chance(0.25):
        h.event(created, h.dice.pick(("attended", "downloaded", "visited", "opened")))
    index = h.dice.between(0, 9)
    if h.dice.chance(0.3):
        h.plan_day(h.calendar.ahead[index], subject="first call")
    else:
        h.plan(h.calendar.planned(index, h.dice), subject="first call" if h.dice.chance(0.5) else None)
    return Standing("new", created, created, known=0.05, hot=0.05)


def trying(h: History) -> Standing:
    """Tried, not reached; the next try in the days to come."""
    since, created = _tries(h, h.dice.between(0, 6))
    h.plan(h.calendar.planned(h.dice.between(0, 8), h.dice), automatic=True)
    return Standing("contacted", since, created, warm=0.15)


def trying_now(h: History) -> Standing:
    """Tried, not reached; the next try has come due."""
    since, created = _tries(h, 0)
    h.plan(h.calendar.earlier(h.dice), automatic=True)
    return Standing("contacted", since, created, warm=0.3)


def trying_today(h: History) -> Standing:
    """Tried, not reached; the next try is later today."""
    since, created = _tries(h, 0)
    h.plan(h.calendar.later(h.dice), automatic=True)
    return Standing("contacted", since, created, warm=0.3)


def talking(h: History) -> Standing:
    """In talks, the next step planned."""
    since, created, outcome = _talks(h, h.dice.between(0, 15))
    _next_step(h, outcome, h.calendar.planned(_soon(h), h.dice))
    return Standing("contacted", since, created, known=0.35, hot=0.12, warm=0.45)


def talking_overdue(h: History) -> Standing:
    """In talks; what was planned is overdue."""
    since, created, outcome = _talks(h, h.dice.between(2, 9))
    minute = h.dice.between(120, 198) * 5
    _next_step(h, outcome, h.calendar.at(h.calendar.back[0], minute))
    return Standing("contacted", since, created, known=0.5, hot=0.2, warm=0.6)


def talking_today(h: History) -> Standing:
    """In talks, the next step planned for later today."""
    since, created, outcome = _talks(h, h.dice.between(1, 9))
    _next_step(h, outcome, h.calendar.later(h.dice))
    return Standing("contacted", since, created, known=0.5, hot=0.2, warm=0.6)


def dropped(h: History) -> Standing:
    """In talks since less than two weeks, and no next step."""
    at = h.calendar.worked(h.dice.between(1, 6), h.dice)
    h.call(at, h.dice.pick(("connected", "callback")))
    return Standing("contacted", at, _before(h, at), known=0.3, warm=0.4)


def stale(h: History) -> Standing:
    """Contacted weeks ago, and forgotten."""
    since, created, _ = _talks(h, h.dice.between(13, 28), calls=2)
    return Standing("contacted", since, created, known=0.3, warm=0.3, cold=0.2)


def nurtured(h: History) -> Standing:
    """Not now; to be woken up one day."""
    since, created = _put_off(h)
    h.plan_day(h.calendar.ahead[h.dice.between(1, 60)], "wake-up", h.subject("wake-up") or "wake up")
    return Standing("nurturing", since, created, known=0.3, good=0.5, warm=0.3, cold=0.3)


def waking(h: History) -> Standing:
    """Not now; the day to ask again is today."""
    since, created = _put_off(h)
    h.plan_day(0, "wake-up", "wake up")
    return Standing("nurturing", since, created, known=0.3, good=0.6, warm=0.4)


def asleep(h: History) -> Standing:
    """Nurtured without anything that wakes it up."""
    since, created = _put_off(h)
    return Standing("nurturing", since, created, known=0.2, good=0.4, cold=0.4)


def qualified(h: History) -> Standing:
    """Qualified, the next step planned."""
    since, created = _won_over(h, h.dice.between(1, 12))
    kind = h.dice.pick(("call", "meeting", "email", "task"))
    h.plan(h.calendar.planned(_soon(h), h.dice), kind, h.subject(kind))
    return Standing("qualified", since, created, known=0.9, good=0.9, hot=0.45, warm=0.4, cold=0)


def qualified_idle(h: History) -> Standing:
    """Qualified, and no next step."""
    since, created = _won_over(h, h.dice.between(1, 5))
    return Standing("qualified", since, created, known=0.85, good=0.9, hot=0.3, warm=0.5, cold=0)


def closed(h: History) -> Standing:
    """Disqualified, with a reason."""
    reason = h.dice.pick(_REASONS)
    index = h.dice.between(2, 170)
    at = h.calendar.worked(index, h.dice)
    text = h.dice.pick(notes.CLOSING[reason])
    if reason == "lost-before":
        return Standing("unqualified", at, at, reason=reason)
    created = _before(h, at - 4 * _DAY)
    if reason in ("unresponsive", "bad-data"):
        outcome = "wrong-number" if reason == "bad-data" else ""
        for step in range(h.dice.between(1, 4)):
            h.call(h.calendar.worked(index + 8 - 2 * step, h.dice), outcome or h.dice.pick(_UNANSWERED))
        h.happened(at, "note", body=text)
        created = _before(h, h.calendar.at(h.calendar.back[index + 8], 0))
    elif reason in ("duplicate", "bad-fit", "other"):
        h.happened(at, "note", body=text)
    else:
        if h.dice.chance(0.4):
            h.call(at - 3 * _DAY, h.dice.pick(_UNANSWERED))
        h.call(at, "not-interested", text)
    if h.dice.chance(0.3):
        h.plan(at + h.dice.between(2, 20) * _DAY, state="cancelled")
    return Standing("unqualified", at, created, known=0.25, good=0.2, warm=0, cold=0.3, reason=reason)


def converted(h: History) -> Standing:
    """Converted some time ago."""
    since, created = _won_over(h, h.dice.between(3, 120))
    h.told(since - 3600, "email", notes.EMAILS[0])
    return Standing("converted", since, created, known=0.95, good=0.95, hot=0.5, warm=0.4, cold=0)


PLOTS: tuple[tuple[float, Plot], ...] = (
    (2.4, fresh), (9.6, planned), (17, trying), (0.6, trying_now), (0.8, trying_today), (17, talking),
    (0.2, talking_overdue), (1, talking_today), (0.4, dropped), (0.9, stale), (15, nurtured), (0.2, waking),
    (0.2, asleep), (8, qualified), (0.4, qualified_idle), (19.3, closed), (7, converted),
)  # fmt: skip
"""Each plot and its share of the leads in per cent. What is to be done today is kept to what a rep can do in a day."""


def _before(h: History, at: int) -> int:
    """When a lead was created that was first worked at `at`."""
    return at - int(20 * 60 + h.dice.roll() ** 3 * 20 * _DAY)


def _soon(h: History) -> int:
    """A working day to come, sooner more likely than later."""
    return int(h.dice.roll() ** 2 * 18)


def _tries(h: History, last: int) -> tuple[int, int]:
    """Unanswered calls, the latest `last` working days before the one before today: since when, created when."""
    count = 1 + int(h.dice.roll() ** 2 * 5)
    gap = h.dice.between(1, 2)
    first = 0
    for step in range(count):
        at = h.calendar.worked(last + gap * (count - 1 - step), h.dice)
        first = first or at
        h.call(at, h.dice.pick(_UNANSWERED))
        if step and h.dice.chance(0.1):
            h.told(at + 240, "email", notes.EMAILS[4])
    return first, _before(h, first)


def _talks(h: History, last: int, calls: int = 0) -> tuple[int, int, str]:
    """Calls of which the latest reached somebody: since when, created when, its outcome."""
    first = 0
    unanswered = h.dice.between(0, 2)
    total = unanswered + (calls or h.dice.between(1, 3))
    outcome = ""
    for step in range(total):
        at = h.calendar.worked(last + 2 * (total - 1 - step), h.dice)
        first = first or at
        outcome = h.dice.pick(_UNANSWERED if step < unanswered else _REACHED)
        h.call(at, outcome)
        if step >= unanswered:
            _between(h, at)
    return first, _before(h, first), outcome


def _between(h: History, at: int) -> None:
    """What comes with a talk now and then."""
    chance = h.dice.roll()
    if chance < 0.22:
        h.told(at + 900, "email", h.dice.pick(notes.EMAILS))
    elif chance < 0.3:
        h.told(at + 5400, "email", h.dice.pick(notes.REPLIES), "in")
    elif chance < 0.38:
        h.event(at + 3000, h.dice.pick(("opened", "visited", "downloaded")))
    elif chance < 0.43:
        h.happened(at + 120, "note", body=h.dice.pick(notes.NOTES))


def _next_step(h: History, outcome: str, at: int) -> None:
    if outcome == "meeting-booked":
        h.plan(at, "meeting", h.subject("meeting"))
    elif outcome == "callback":
        h.plan(at, subject="callback")
    else:
        kind = h.dice.pick(("call", "call", "call", "email", "task"))
        h.plan(at, kind, h.subject(kind))
    if h.dice.chance(0.2):
        h.plan(h.calendar.worked(h.dice.between(3, 10), h.dice), state="done")


def _put_off(h: History) -> tuple[int, int]:
    first, created, _ = _talks(h, h.dice.between(4, 60))
    last = int(h.activities[-1]["at"].timestamp())
    return max(first, last) + 300, created


def _won_over(h: History, last: int) -> tuple[int, int]:
    """Talks and a meeting that ended in a qualified lead: since when, created when."""
    _, created, _ = _talks(h, last + 3)
    met = h.calendar.worked(last, h.dice)
    h.told(met, "meeting", h.dice.pick(notes.MEETINGS), minutes=h.dice.between(4, 18) * 5)
    h.plan(met, "meeting", h.subject("meeting"), state="done")
    return met + 900, created
