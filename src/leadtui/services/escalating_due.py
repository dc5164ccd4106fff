"""For which leads a step of an escalation is due: looked up without a lock, and again inside that of its operation.

Light: a tick that finds nothing loads no model class. Nearly always nobody is due, and most of those who wait were seen
to. So what a whole look has found is remembered, and the next one asks only who can have become due since: who was
touched by an operation, who came to stand so long in the meantime. Within the hour all are looked at again, so that
nothing hangs on what is remembered.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from leadtui.rules.query.tree import Node
from leadtui.rules.sla import After, is_over, latest_start, read_after
from leadtui.services.reading import Reader
from leadtui.services.rule_queries import tree_of
from leadtui.store import enrolments_rules, escalations, remembered, rules
from leadtui.store.escalations import Waiting
from leadtui.store.sqlite.driver import Connection
from leadtui.words.errors import InputError
from leadtui.words.sla import EscalationRule

WHOLE = 3600
"""Seconds for which a look at all leads holds."""
_KEY = "waiting"
_STEADY = timedelta(days=1, hours=1)
"""A query that means the same after so long asks about no time."""


class Looked(NamedTuple):
    """For whom a step is due, and what is to be remembered of the look: None for nothing new."""

    due: Sequence[Waiting]
    seen: Mapping[str, Any] | None = None


def read(who: Reader, rule: EscalationRule) -> tuple[After, Node] | None:
    """When a rule steps in, and for whom; None where that cannot be read, which `doctor` tells."""
    try:
        after = read_after(rule.after)
    except InputError:
        return None
    tree = tree_of(rule.query, who.context())
    return None if tree is None else (after, tree)


def still_due(
    who: Reader, base: Connection, rule: EscalationRule, read: tuple[After, Node], now: datetime, leads: Sequence[int]
) -> Sequence[Waiting]:
    """Those of these leads for which the step is due and was not carried out, also by somebody else meanwhile."""
    after, tree = read
    if after.breach:
        return _late(who, base, rule, after, tree, now, leads)
    found = escalations.still_untouched(base, rule.key, tree, _latest(after, now), rules.began(base).at, leads)
    over = _over(who, {lead.since for lead in found}, after, now)
    return [lead for lead in found if lead.since in over]


def look(who: Reader, base: Connection, rule: EscalationRule, after: After, tree: Node, now: datetime) -> Looked:
    """The leads for which the step is due and was not carried out, and what is to be remembered of the look."""
    if after.breach:
        return Looked(_late(who, base, rule, after, tree, now))
    latest = _latest(after, now)
    began, upto = rules.began(base).at, rules.newest_settled(base)
    steady = escalations.asks_of_leads_alone(tree) and tree_of(rule.query, who.context(now + _STEADY)) == tree
    query = sha256(f"{tree!r} {began}".encode()).hexdigest()
    before = _remembered(base, rule.key, query, now) if steady else None
    if before is not None and before["later"] is not None and _over(who, (before["later"],), after, now):
        before = None
    since = None if before is None else (before["latest"], before["operation"], upto)
    found = escalations.untouched(base, rule.key, tree, latest, began, since)
    over = _over(who, {lead.since for lead in found.waiting}, after, now)
    step = [lead for lead in found.waiting if lead.since in over]
    if step or not steady or (before is not None and before["operation"] == upto):
        return Looked(step)
    # Those for whom the time has not quite passed are looked at again.
    known_by = [lead.since - 1 for lead in found.waiting if not lead.otherwise]
    later = [found.later, None if before is None else before["later"]]
    later += [lead.since for lead in found.waiting if lead.otherwise]
    seen = {
        "query": query, "latest": min([latest, *known_by]), "operation": upto,
        "later": min((at for at in later if at is not None), default=None),
        "at": int(now.timestamp()) if before is None else before["at"],
    }  # fmt: skip
    return Looked((), seen)


def keep(path: Path, base: Connection, seen: Mapping[str, Mapping[str, Any]], now: datetime) -> None:
    """Remembers what looks have found, by rule. Not to be called inside a lock. Raises StorageError."""
    if seen:
        remembered.keep(path, rules.KIND, _KEY, {**(remembered.get(base, rules.KIND, _KEY) or {}), **seen}, now)


def _remembered(base: Connection, rule: str, query: str, now: datetime) -> Mapping[str, Any] | None:
    """What the last look found; None when all are to be looked at."""
    seen: dict[str, Any] | None = (remembered.get(base, rules.KIND, _KEY) or {}).get(rule)
    if seen is None or seen["query"] != query or not 0 <= int(now.timestamp()) - seen["at"] < WHOLE:
        return None
    since = seen["operation"]
    # No row tells what a step back took out of sight, and rules may mean another thing for every lead.
    steps_back = enrolments_rules.kinds_since(base, since) & {"undo", "redo"}
    return None if steps_back or enrolments_rules.rules_changed(base, since) else seen


def _latest(after: After, now: datetime) -> int:
    """An instant (epoch seconds) such that nobody waits for long enough who began to wait after it."""
    return min(int(latest_start(now, after.wait).timestamp()), int(now.timestamp()))


def _late(
    who: Reader,
    base: Connection,
    rule: EscalationRule,
    after: After,
    tree: Node,
    now: datetime,
    leads: Sequence[int] | None = None,
) -> Sequence[Waiting]:
    clocks = escalations.breached(base, rule.key, int(now.timestamp()), leads)
    over = _over(who, {clock.due_at for clock in clocks}, after, now)
    since: dict[int, int] = {}
    for clock in clocks:
        if clock.due_at in over:
            # Of several clocks of a lead the one that began last: the step is then known for each of them.
            since[clock.lead_id] = max(clock.started_at, since.get(clock.lead_id, clock.started_at))
    return [Waiting(number, since[number]) for number in rules.which(base, list(since), tree)] if since else []


def _over(who: Reader, instants: Collection[int], after: After, now: datetime) -> set[int]:
    """The instants (epoch seconds) since which the step's time has passed; each is worked out once."""
    hours, zone = who.workspace.hours, who.clock.zone
    return {at for at in instants if is_over(datetime.fromtimestamp(at, UTC), after.wait, hours, now, zone)}
