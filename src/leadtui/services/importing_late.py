"""Who came into the base while a large list came in out of sight, and stands in the list too, is not there twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from leadtui.rules.names import compatible_names
from leadtui.services.importing_same import external_key, key_of, reach_key
from leadtui.store.applying import take_these_away
from leadtui.store.beneath import driver_of
from leadtui.store.identities import Identities, Named
from leadtui.store.import_runs import changed_since, touched_since
from leadtui.store.journal import Op
from leadtui.store.stage import FIRST, Staged


def leave_out_late(op: Op, staged: Staged, before: int) -> int:
    """Takes the leads away, still out of sight, that are by now there by another hand; how many.

    Asked inside the lock."""
    raw = driver_of(op.connection)
    changed: Collection[int] | None = changed_since(raw, op.id, op.id)
    if changed is None:
        changed = touched_since(raw, int(op.at.timestamp()), op.id)
    if not changed:
        return 0
    base = Identities(raw)
    twins = {twin for lead in base.these(changed) for twin in _twins(base, staged, lead)}
    take_these_away(op, [before + twin - FIRST for twin in twins])
    return len(twins)


def _twins(base: Identities, staged: Staged, lead: Named) -> Iterator[int]:
    """The leads put ready that are this one."""
    one = [lead.lead_id]
    yield from _new(twin for *_, twin in staged.holders(external_key(*found) for found in base.numbered(one)))
    first, last = lead.first or "", lead.last or ""
    held = staged.holders(reach_key(*found) for found in base.recognised_by(one))
    yield from _new(twin for _, *name, twin in held if compatible_names(first, last, *name))
    key = key_of(lead)
    if key is not None:
        yield from _new(twin for _, bare, twin in staged.named([key]) if bare or lead.bare)


def _new(leads: Iterable[int]) -> Iterator[int]:
    return (lead for lead in leads if lead > FIRST)
