"""Clocks of answers: they begin when a lead comes in that is owed one, and when a lead writes to us.

Always holds: the first rule on offer whose query holds for the lead when its clock begins says until when; rules that
change later leave the clock alone. It is met by what is logged (computed in store/recompute); here only leaving New by
hand is written down. A lead that an escalation raised stands among them until a hand does something with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from leadtui.model import Lead, SlaClock
from leadtui.rules.sla import due_at, read_within
from leadtui.services.desk import Desk, reader_of
from leadtui.services.rule_queries import tree_of
from leadtui.store import rules, sla
from leadtui.store.beneath import driver_of
from leadtui.store.journal import Op
from leadtui.store.sla import Beginning
from leadtui.words.errors import InputError
from leadtui.words.sla import Cause, SlaRule
from leadtui.words.workspace import offered

NEWS = timedelta(days=7)
"""A message that is older when it is logged or imported is history: it begins no clock and is told of to nobody."""

_NO_ANSWERS = frozenset({"demo"})
_NOT_LEAVING = frozenset({"merge", "import"})


def settle(desk: Desk, op: Op) -> None:
    """Begins the clocks an operation calls for, notes of those it took from New that nothing was logged, and lowers who
    was raised and is dealt with.
    """
    if op.kind in _NO_ANSWERS:
        return
    base = driver_of(op.connection)
    if op.kind == "merge":
        for clock, lead in sla.of_merged(base, op.id):
            op.set(SlaClock, clock, {"lead_id": lead})
    elif op.kind not in _NOT_LEAVING and (left := sla.left_new(base, op.id)) and sla.made_by_hand(base, op.id):
        op.set_where(SlaClock, left, {"left_at": op.at})
    if (lowered := sla.lowered(base, op.id)) and sla.made_by_hand(base, op.id):
        op.set_where(Lead, lowered, {"raised_at": None})
    begin(desk, op, sla.owed_among_touched(base, rules.began(base).operation), Cause.CAPTURE)
    begin(desk, op, sla.replies(base, op.id, int((op.at - NEWS).timestamp())), Cause.REPLY)


def begin(desk: Desk, op: Op, leads: Sequence[Beginning], cause: Cause) -> int:
    """Begins clocks by the rules; how many leads got one. A lead that no rule promises anything gets none."""
    if not leads:
        return 0
    started = {lead.lead_id: lead.started_at for lead in leads}
    context, base, made = reader_of(desk).context(), driver_of(op.connection), 0
    for rule in offered(desk.workspace.sla):
        tree = tree_of(rule.query, context)
        fitting = rules.which(base, list(started), tree) if started and tree is not None else []
        made += op.insert_many(SlaClock, _rows(desk, rule, cause, {lead: started.pop(lead) for lead in fitting}))
    return made


def _rows(desk: Desk, rule: SlaRule, cause: Cause, started: dict[int, int]) -> list[dict[str, object]]:
    try:
        within = read_within(rule.within)
    except InputError:
        # `doctor` names it; nobody's work is stopped by it.
        within = None
    if within is None:
        return []
    # Those of a list all began at once.
    due: dict[int, datetime] = {}
    for at in set(started.values()):
        due[at] = due_at(datetime.fromtimestamp(at, UTC), within, desk.hours, desk.zone)
    return [
        {
            "lead_id": lead, "rule": rule.key, "cause": cause.value, "started_at": datetime.fromtimestamp(at, UTC),
            "due_at": due[at],
        }
        for lead, at in started.items()
    ]  # fmt: skip
