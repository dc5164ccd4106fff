"""Merging records that are one: what a merge would be, and doing it, as one operation.

Always holds: what is proposed is worked out by the code that carries it out; inside the lock it is worked out again, so
nobody's change is merged over unseen. Proposing loads no model class.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from leadtui.services import merging_plan
from leadtui.services.merging_plan import MOST, MergePlan
from leadtui.services.reading import Reading
from leadtui.store import merging as store
from leadtui.store.sqlite.driver import one_moment, storage_errors
from leadtui.words.duplicates import MergeProposal
from leadtui.words.errors import RefusedError
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.services.desk import Desk

__all__ = ["MOST", "merge", "merged_into", "propose"]


def propose(
    reading: Reading,
    kind: str,
    ids: Sequence[int],
    *,
    into: int | None = None,
    choices: Mapping[str, int] | None = None,
) -> MergeProposal:
    """What merging these records of a kind ("lead", "contact", "account") would come to; places are those of `ids`.

    `into` is the number of the survivor, else the one that is furthest along and has most. `choices` are as `merge`
    takes them. Raises NotFoundError for one that is gone, InputError for fewer than two, RefusedError for what cannot
    be merged (a converted lead) and for more than MOST.
    """
    with storage_errors(reading.path), one_moment(reading.connection):
        found = merging_plan.plan(reading.connection, reading.who, kind, ids, into, choices or {})
        return merging_plan.proposal(reading.connection, reading.who, found)


def merge(
    desk: Desk,
    kind: str,
    ids: Sequence[int],
    *,
    into: int | None = None,
    choices: Mapping[str, int] | None = None,
    seen: Sequence[int] = (),
) -> Done:
    """Merges records of a kind into one, as one operation; what is not in `choices` goes as `propose` says.

    `choices` are places among `ids`, by the field of a line; for "email" and "phone" whose comes first. `seen` are the
    versions of the proposal: RefusedError when a record was changed since. Else raises as `propose`, and InputError for
    a choice that there is not or that leaves nothing to recognise the record by. The survivor is the first of the leads
    or customers of what comes back.
    """
    from leadtui.services.desk import reader_of
    from leadtui.services.merging_writing import summary_of, write_merge
    from leadtui.store.beneath import driver_of

    with desk.store.operation("merge", "", desk.user.id) as op:
        plan = merging_plan.plan(driver_of(op.connection), reader_of(desk), kind, ids, into, choices or {})
        _refuse_changed(plan, seen)
        notes = write_merge(op, plan)
        op.summary = summary_of(plan)
        op.lead_id = plan.into if kind == "lead" else None
    order = (plan.into, *plan.losers)
    if kind == "lead":
        return Done(op.number, op.summary, order, notes)
    return Done(op.number, op.summary, (), notes, customers=tuple((kind, number) for number in order))


def merged_into(reading: Reading, kind: str, number: int) -> int | None:
    """The record that a merge left in the place of this one, through further merges; None when there is none."""
    with storage_errors(reading.path):
        return store.merged_into(reading.connection, kind, number)


def _refuse_changed(plan: MergePlan, seen: Sequence[int]) -> None:
    """Raises RefusedError when a record is no longer as it was seen."""
    changed = [name for name, now, then in zip(plan.names, plan.versions, seen, strict=False) if now != then]
    if changed:
        raise RefusedError(f"{changed[0]} was changed by another program meanwhile.", "Look at it again, then repeat.")
