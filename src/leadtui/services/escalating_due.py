"""For which leads a step of an escalation is due: looked up without a lock, and again inside that of its operation.

Light: a tick that finds nothing loads no model class.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from leadtui.rules.query.tree import Node
from leadtui.rules.sla import After, is_over, latest_start, read_after
from leadtui.services.reading import Reader
from leadtui.services.rule_queries import tree_of
from leadtui.store import escalations, rules, sla
from leadtui.store.escalations import Waiting
from leadtui.store.sqlite.driver import Connection
from leadtui.words.errors import InputError
from leadtui.words.sla import EscalationRule


def read(who: Reader, rule: EscalationRule) -> tuple[After, Node] | None:
    """When a rule steps in, and for whom; None where that cannot be read, which `doctor` tells."""
    try:
        after = read_after(rule.after)
    except InputError:
        return None
    tree = tree_of(rule.query, who.context())
    return None if tree is None else (after, tree)


def due(
    who: Reader, base: Connection, rule: EscalationRule, after: After, tree: Node, now: datetime
) -> Sequence[Waiting]:
    """The leads for which the step is due and was not carried out."""
    if after.breach:
        return _late(who, base, rule, after, tree, now)
    latest = int(latest_start(now, after.wait).timestamp())
    found = escalations.untouched(base, rule.key, tree, min(latest, int(now.timestamp())), rules.began(base).at)
    over = _over(who, {lead.since for lead in found}, after, now)
    return [lead for lead in found if lead.since in over]


def _late(
    who: Reader, base: Connection, rule: EscalationRule, after: After, tree: Node, now: datetime
) -> Sequence[Waiting]:
    waiting: dict[int, Waiting] = {}
    clocks = sla.run_out(base, int(now.timestamp()))
    over = _over(who, {clock.due_at for clock in clocks}, after, now)
    for clock in clocks:
        lead = Waiting(clock.lead_id, clock.started_at)
        if clock.due_at in over and not escalations.known(base, rule.key, lead):
            waiting[lead.lead_id] = lead
    return [waiting[number] for number in rules.which(base, list(waiting), tree)] if waiting else []


def _over(who: Reader, instants: Collection[int], after: After, now: datetime) -> set[int]:
    """The instants (epoch seconds) since which the step's time has passed; each is worked out once."""
    hours, zone = who.workspace.hours, who.clock.zone
    return {at for at in instants if is_over(datetime.fromtimestamp(at, UTC), after.wait, hours, now, zone)}
