"""What `is:NAME` means, as trees over the lead's columns.

A rule that knows better (bands) gives its own meaning through `Context.predicates`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from leadtui.rules.calling import in_window, shut
from leadtui.rules.query.context import Context
from leadtui.rules.query.errors import QueryError, did_you_mean
from leadtui.rules.query.tree import And, Column, Flag, Node, Not, Or, Some
from leadtui.words.lifecycle import OPEN_CATEGORIES, Category
from leadtui.words.workspace import word_key

OPEN = Column("category", "in", tuple(category.value for category in OPEN_CATEGORIES))
CONVERTED = Column("category", "=", Category.CONVERTED.value)
NO_STEP = And((Column("next_due", "is-null"), Column("in_sequence", "=", 0)))
HAS_PHONE = Column("phone", "not-null")


def flag(node: Flag, context: Context) -> Node:
    """The meaning of `is:NAME`; raises QueryError for an unknown name and for one whose data does not exist yet."""
    key = word_key(node.name)
    for name, meaning in context.predicates.items():
        if word_key(name) == key:
            return meaning
    if key in _FLAGS:
        return _FLAGS[key](context)
    if key in context.not_yet:
        raise QueryError(node.position, f"is:{node.name}", context.not_yet[key])
    near = did_you_mean(node.name, NAMES)
    raise QueryError(node.position, node.name, f"no is:{node.name}{near}", f"Known: is:{', is:'.join(NAMES)}.")


def open_(_: Context) -> Node:
    """Category new, working, nurturing or qualified."""
    return OPEN


def converted(_: Context) -> Node:
    """Became account, contact, opportunity."""
    return CONVERTED


def actionable(context: Context) -> Node:
    """Open, mine or nobody's: an answer owed, a follow-up due by the end of today, or none and no running sequence."""
    due = Column("next_due", "<=", context.end_of(context.today))
    return And((OPEN, mine(context), Or((due, Column("answer_due", "not-null"), NO_STEP))))


def mine(context: Context) -> Node:
    """Owned by who asks, or by nobody."""
    nobody = Column("owner_id", "is-null")
    return nobody if context.me is None else Or((Column("owner_id", "=", context.me), nobody))


def stale(context: Context) -> Node:
    """Working, the status unchanged for `stale_days`, and no follow-up in the future."""
    since = context.now - timedelta(days=context.workspace.stale_days)
    working = Column("category", "=", Category.WORKING.value)
    # What the next one says rules most out before all of them are looked at.
    next_passed = Or((Column("next_due", "is-null"), Column("next_due", "<=", context.now)))
    ahead = Some("follow_up", And((Column("state", "=", "open"), Column("due_at", ">", context.now))))
    return And((working, Column("status_since", "<=", since), next_passed, Not(ahead)))


def review(context: Context) -> Node:
    """Stale, or nurturing for `nurture_review_days`, not looked at for as long, and in no running sequence."""
    words = context.workspace
    rested = context.now - timedelta(days=words.nurture_review_days)
    nurturing = Column("category", "=", Category.NURTURING.value)
    long_nurtured = And((nurturing, Column("status_since", "<=", rested), _not_reviewed_since(rested)))
    long_stale = And((stale(context), _not_reviewed_since(context.now - timedelta(days=words.stale_days))))
    return And((Column("in_sequence", "=", 0), Or((long_stale, long_nurtured))))


def _not_reviewed_since(instant: datetime) -> Node:
    return Or((Column("reviewed_at", "is-null"), Column("reviewed_at", "<=", instant)))


def neglected(context: Context) -> Node:
    """Open, and nothing happened with it for more days than its status allows; in no running sequence."""
    limits = [
        And(
            (
                Column("status", "=", status.key),
                Column("touched", "<=", context.now - timedelta(days=status.touch_days)),
            )
        )
        for status in context.workspace.statuses
        if status.touch_days
    ]
    return And((OPEN, Column("in_sequence", "=", 0), Or(tuple(limits))))


def hot(_: Context) -> Node:
    """Open, and rated Hot or graded A."""
    return And((OPEN, Or((Column("rating", "=", "Hot"), Column("grade", "=", "A")))))


def reached(_: Context) -> Node:
    """Contact has happened."""
    return Column("reached", "=", 1)


def no_next_step(_: Context) -> Node:
    """Open, not New, without an open follow-up and in no running sequence."""
    return And((OPEN, Column("category", "!=", Category.NEW.value), NO_STEP))


def in_sequence(_: Context) -> Node:
    """A sequence runs for it."""
    return Column("in_sequence", "=", 1)


def duplicate(context: Context) -> Node:
    """The last look for duplicates found another record that may be the same one."""
    return Some("duplicate", Column("score", ">=", context.workspace.suggest))


def callable_now(context: Context) -> Node:
    """A number, leave to call it, and the calling window open where the lead is, else by the rep's clocks."""
    from zoneinfo import available_timezones

    calling = context.workspace.calling
    named = available_timezones()
    zones = Column("time_zone", "in", tuple(sorted(named - set(shut(named, context.now, calling)))))
    here = in_window(context.now.astimezone(context.zone), calling)
    where = Or((zones, Column("time_zone", "is-null"))) if here else zones
    return And((HAS_PHONE, Column("do_not_call", "=", 0), where))


def owed(_: Context) -> Node:
    """An answer is owed: a clock runs or ran out, or an escalation raised it."""
    return Column("answer_due", "not-null")


def late(context: Context) -> Node:
    """The answer that is owed is late."""
    return Column("answer_due", "<=", context.now)


_FLAGS: dict[str, Callable[[Context], Node]] = {
    "open": open_,
    "actionable": actionable,
    "stale": stale,
    "review": review,
    "neglected": neglected,
    "hot": hot,
    "converted": converted,
    "callable": callable_now,
    "reached": reached,
    "nonextstep": no_next_step,
    "duplicate": duplicate,
    "insequence": in_sequence,
    "owed": owed,
    "late": late,
}
NAMES = (
    "open", "actionable", "stale", "review", "neglected", "hot", "converted", "callable", "reached", "no-next-step",
    "duplicate", "in-sequence", "owed", "late",
)  # fmt: skip
