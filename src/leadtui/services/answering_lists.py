"""The part of a tick that begins the clocks of large lists: they come in in stretches, which nothing follows."""

from __future__ import annotations

from leadtui.services.answering import begin
from leadtui.services.desk import Desk
from leadtui.services.ticking_look import Look
from leadtui.store import rules, sla
from leadtui.store.beneath import driver_of
from leadtui.words.rows import Done
from leadtui.words.sla import Cause

PART = 2000
"""Leads that get their clocks in one operation: somebody may wait to write."""


def tick(desk: Desk, look: Look) -> list[Done]:
    """Begins the clocks of the leads that new operations made, where nothing else has."""
    since = max(look.since, rules.began(look.reading.connection).operation)
    if look.since >= look.upto or not sla.owed_since(look.reading.connection, since, 0, 1):
        return []
    done: list[Done] = []
    last = 0
    while True:
        desk.give_way()
        with desk.store.operation("sla", "", desk.user.id, origin="rule") as op:
            leads = sla.owed_since(driver_of(op.connection), since, last, PART)
            made = begin(desk, op, leads, Cause.CAPTURE)
            op.summary = f"Answer owed: {made:,} {'lead' if made == 1 else 'leads'}"
        if not leads:
            return done
        last = leads[-1].lead_id
        done.append(Done(op.number, op.summary, tuple(lead.lead_id for lead in leads)))
