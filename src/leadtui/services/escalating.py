"""The part of a tick that carries out escalations: marks, raises, tells, gives away leads that wait.

Always holds: one operation for each rule and tick, of many leads several; each step once for a lead and its waiting,
also when it was taken back. Untouched is a lead with which nothing happened, whose status was not changed, and of which
no hand made or changed a follow-up. What was there before there were rules waits from then on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from leadtui.model import Alert, Escalation, Lead, Tag
from leadtui.rules.text import fold
from leadtui.services import escalating_due
from leadtui.services.desk import Desk, reader_of
from leadtui.services.telling import FEW, whose
from leadtui.services.ticking_look import Look
from leadtui.store.beneath import driver_of
from leadtui.store.escalations import Waiting
from leadtui.store.journal import Op
from leadtui.store.standing import standing, tags_on
from leadtui.words.errors import InputError
from leadtui.words.rows import Done
from leadtui.words.sla import AlertKind, EscalationRule
from leadtui.words.workspace import offered

PART = 2000
"""Leads that a step is carried out for in one operation: somebody may wait to write."""
NOBODY = "nobody"
"""`give_to` of a rule that puts leads back in the pool."""


def tick(desk: Desk, look: Look) -> list[Done]:
    """Carries out the steps that are due."""
    done, seen = list[Done](), dict[str, Mapping[str, Any]]()
    for rule in offered(desk.workspace.escalations):
        read = escalating_due.read(reader_of(desk), rule)
        if read is None:
            continue
        looked = escalating_due.look(reader_of(desk), look.reading.connection, rule, *read, look.now)
        if looked.seen is not None:
            seen[rule.key] = looked.seen
        if not looked.due:
            continue
        try:
            owner = _owner(desk, rule)
        except InputError as error:
            look.notes.append(f"The escalation {rule.name!r} waits. {error}")
            continue
        for start in range(0, len(looked.due), PART):
            ids = [lead.lead_id for lead in looked.due[start : start + PART]]
            desk.give_way()
            with desk.store.operation("escalation", "", desk.user.id, origin="rule") as op:
                base = driver_of(op.connection)
                waiting = escalating_due.still_due(reader_of(desk), base, rule, read, look.now, ids)
                if waiting:
                    _carry_out(desk, op, rule, waiting, owner)
                    op.summary = f"{rule.name}: {_named(op, waiting)}"
            done.append(Done(op.number, op.summary, tuple(lead.lead_id for lead in waiting)))
    escalating_due.keep(desk.store.path, look.reading.connection, seen, look.now)
    return done


def _owner(desk: Desk, rule: EscalationRule) -> dict[str, Any]:
    """The columns by which leads are given away; raises InputError for a user who is not known."""
    if not rule.give_to:
        return {}
    nobody = rule.give_to.strip().casefold() == NOBODY
    return {"owner_id": None if nobody else desk.user_named(rule.give_to).id}


def _carry_out(desk: Desk, op: Op, rule: EscalationRule, waiting: Sequence[Waiting], owner: dict[str, Any]) -> None:
    ids = [lead.lead_id for lead in waiting]
    op.insert_many(
        Escalation,
        [
            {"lead_id": lead.lead_id, "rule": rule.key, "since": datetime.fromtimestamp(lead.since, UTC)}
            for lead in waiting
        ],
    )
    patch = {**({"raised_at": op.at} if rule.raised else {}), **owner}
    if patch:
        op.set_where(Lead, ids, patch)
    if rule.mark:
        _mark(op, rule.mark, ids)
    if rule.notify:
        _tell(desk, op, rule, ids)


def _mark(op: Op, tag: str, ids: Sequence[int]) -> None:
    key = fold(tag)
    marked = {row.lead_id for row in tags_on(driver_of(op.connection), ids) if row.key == key}
    fresh = [number for number in ids if number not in marked]
    op.insert_many(Tag, [{"owner_kind": "lead", "owner_id": i, "name": tag, "name_key": key} for i in fresh])
    op.count_changes(fresh)


def _tell(desk: Desk, op: Op, rule: EscalationRule, ids: Sequence[int]) -> None:
    """Tells each owner of each of his leads, of many in one sentence."""
    leads = standing(driver_of(op.connection), ids)
    by_owner: dict[int | None, list[int]] = defaultdict(list)
    for number in ids:
        by_owner[whose(desk, leads[number].owner_id)].append(number)
    usual = {"kind": AlertKind.ESCALATION.value, "rule": rule.key, "at": op.at}
    for owner, several in by_owner.items():
        if len(several) <= FEW:
            for number in several:
                op.add(Alert, {**usual, "lead_id": number, "text": rule.name})
        else:
            said = f"{rule.name}: {len(several):,} leads"
            op.add(Alert, {**usual, "lead_id": several[0], "text": said, "user_id": owner})


def _named(op: Op, waiting: Sequence[Waiting]) -> str:
    if len(waiting) != 1:
        return f"{len(waiting):,} leads"
    number = waiting[0].lead_id
    return standing(driver_of(op.connection), [number])[number].name
