"""What cleansing writes: proposals for many leads as one operation, what was found right, and reviews.

Each lead is examined again inside the lock; what nobody proposes any more is left alone, and so is a lead that would
have nothing left to be recognised by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from leadtui.model import Dismissal, Lead, Reach, Setting
from leadtui.rules.cleansing import BY_KEY, Finding, Item
from leadtui.rules.titles import title_key
from leadtui.services.cleansing import findings
from leadtui.services.desk import Desk, reader_of
from leadtui.services.leads import title as named
from leadtui.services.reach import set_aside
from leadtui.services.reach_reading import columns_of
from leadtui.store import settings
from leadtui.store.belongings import chunks
from leadtui.store.beneath import driver_of
from leadtui.store.journal import Op
from leadtui.words.rows import Done
from leadtui.words.workspace import find


def fix(desk: Desk, check: str, ids: Sequence[int], *, away: bool = False, region: str = "") -> Done:
    """Writes what the check proposes for these leads, or takes `away` what cannot be right; see `cleansing`."""
    done: list[Finding] = []
    with desk.store.operation("cleanse", "", desk.user.id, lead_id=ids[0] if len(ids) == 1 else None) as op:
        for finding in _found(op, desk, check, ids, region):
            if _mend(op, desk, finding, away=away):
                done.append(finding)
        did = "Took away" if away else "Cleansed"
        op.summary = f"{did} {BY_KEY[check].label.lower()}, {_names(done)}" if done else ""
    left = len(set(ids)) - len(done)
    nothing = "Nothing can be taken away with these." if away else "Nothing is proposed for these."
    notes = (f"{left:,} stay as they are.",) if left and done else ()
    return Done(op.number, op.summary or nothing, tuple(f.lead for f in done), notes)


def accept(desk: Desk, check: str, ids: Sequence[int]) -> Done:
    """Keeps that what the check finds with these leads is right; see `cleansing.accept`."""
    done = []
    with desk.store.operation("accept", "", desk.user.id, lead_id=ids[0] if len(ids) == 1 else None) as op:
        for finding in _found(op, desk, check, ids):
            for mark in dict.fromkeys(item.mark for item in finding.items):
                op.add(Dismissal, {"kind": check, "owner_kind": "lead", "owner_id": finding.lead, "value": mark})
            done.append(finding)
        op.summary = f"Is right ({BY_KEY[check].label.lower()}): {_names(done)}" if done else ""
    return Done(op.number, op.summary or "Nothing is found with these.", tuple(finding.lead for finding in done))


def reviewed(desk: Desk, check: str) -> Done:
    """Keeps that a check was looked through today; see `cleansing.reviewed`."""
    key, today = f"{settings.CLEANSED}{check}", {settings.IS: desk.local().date().isoformat()}
    with desk.store.operation("review", f"Reviewed: {BY_KEY[check].label}", desk.user.id) as op:
        rows = op.find(Setting, key=key)
        if rows:
            op.set(Setting, rows[-1]["id"], {"value": today})
        else:
            op.add(Setting, {"key": key, "value": today})
    return Done(op.number, op.summary)


def _found(op: Op, desk: Desk, check: str, ids: Sequence[int], region: str = "") -> Iterator[Finding]:
    who = reader_of(desk)
    for part in chunks(sorted(set(ids))):
        yield from list(findings(driver_of(op.connection), who, check, 0, part, region=region))


def _names(done: Sequence[Finding]) -> str:
    return named([finding.name for finding in done])


def _mend(op: Op, desk: Desk, finding: Finding, *, away: bool) -> bool:
    """Writes what is proposed for one lead, or takes away what cannot be right; whether anything was."""
    lead = op.get(Lead, finding.lead)
    patch: dict[str, Any] = {}
    changed = False
    for item in finding.items:
        if not (item.drops if away else item.mends):
            continue
        if item.row:
            changed = _mend_reach(op, desk, lead, item) or changed
        else:
            patch |= _columns(desk, lead, item)
    return bool(patch and op.set(Lead, finding.lead, patch)) or changed


def _columns(desk: Desk, lead: dict[str, Any], item: Item) -> dict[str, Any]:
    if item.field == "source":
        word = find(desk.workspace.sources, item.proposed)
        return {"source": word.key if word else item.proposed} | _typed(lead, item)
    columns: dict[str, Any] = {item.field: item.proposed, **_typed(lead, item)}
    if item.field == "title":
        columns["title_key"] = title_key(item.proposed) or None
    return columns


def _typed(lead: dict[str, Any], item: Item) -> dict[str, str]:
    """What stood there is kept as what was typed, unless something was kept before."""
    return {} if (lead["typed"] or {}).get(item.field) else {f"typed.{item.field}": item.value}


def _mend_reach(op: Op, desk: Desk, lead: dict[str, Any], item: Item) -> bool:
    if item.proposed:
        return op.set(Reach, item.row, columns_of(item.field, item.proposed, desk.region)[0])
    rows = op.find(Reach, owner_kind="lead", owner_id=lead["id"])
    known = lead["first_name"] or lead["last_name"] or lead["company"] or lead["external_id"]
    if not known and len(rows) < 2:
        return False
    set_aside(op, rows, item.row)
    return True
