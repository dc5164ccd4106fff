"""Converting leads: to account, contact and opportunity, one or many, each as one operation.

Always holds: what stands against a conversion is found inside the lock and before its first write, so a lead is
converted whole or untouched; a lead is converted once, whoever else tries.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from leadtui.model import Lead
from leadtui.services.conversion_checks import refuse_changed
from leadtui.services.conversion_plan import ConversionReading
from leadtui.services.converting_writing import write_plan
from leadtui.services.desk import Desk, reader_of
from leadtui.services.selecting import each_once
from leadtui.store.beneath import driver_of
from leadtui.store.journal import Op
from leadtui.store.moving import move
from leadtui.words.conversion import Conversion, Converted, MassConverted, MassLine
from leadtui.words.errors import InputError, NotFoundError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable


def convert(desk: Desk, wanted: Conversion) -> Converted:
    """Converts one lead, as one operation.

    Raises NotFoundError for a lead or a chosen record that is gone; InputError for a value that cannot be used;
    RefusedError when a rule stands against it, when several equal matches have to be chosen between, or when another
    program has changed a record since the version in `wanted.seen` or `wanted.seen_targets`, or made one that matches
    where a new one was merely proposed.
    """
    with desk.store.operation("convert", "", desk.user.id, lead_id=wanted.lead_id) as op:
        plan = _reading(op, desk).plan(wanted)
        refuse_changed(plan, wanted)
        came_to = write_plan(op, desk, plan)
        move(op, {wanted.lead_id: came_to.by_column})
        account = plan.account.name
        op.summary = f"Converted {plan.lead['name']} to A{came_to.account.id} {account}"
    return Converted(op.number, op.summary, wanted.lead_id, *came_to, (*plan.notes, *op.followed), plan.lines)


def convert_many(desk: Desk, ids: Iterable[int], *, reason: str = "") -> MassConverted:
    """Converts leads with what would be proposed for each, all in one operation; what cannot be is left untouched.

    Each lead is converted whole or not at all, in the order given; one sees what those before it became, so two leads
    of a new company become one account. `reason` is why leads that are not qualified, or lack what the workspace asks
    for, are converted all the same. `operation` is None when every lead was refused. The numbers are taken one by one:
    what they raise takes everything back. Raises RefusedError for more of them than are converted at a time.
    """
    lines: list[MassLine] = []
    became: dict[int, dict[str, int]] = {}
    with desk.store.operation("convert", "", desk.user.id) as op:
        reading = _reading(op, desk)
        for lead_id in each_once(ids):
            lines.append(_one_of_many(op, desk, reading, Conversion(lead_id, reason=reason), became))
        move(op, became)
        op.summary = _many(lines)
    return MassConverted(op.number, op.summary, tuple(lines))


def _reading(op: Op, desk: Desk) -> ConversionReading:
    return ConversionReading(driver_of(op.connection), reader_of(desk))


def _one_of_many(
    op: Op, desk: Desk, reading: ConversionReading, wanted: Conversion, became: dict[int, dict[str, int]]
) -> MassLine:
    lead_id = wanted.lead_id
    try:
        plan = reading.plan(wanted)
    except (InputError, NotFoundError, RefusedError) as error:
        return MassLine(lead_id, _name(op, lead_id), refused=str(error), hint=error.hint)
    came_to = write_plan(op, desk, plan)
    became[lead_id] = came_to.by_column
    return MassLine(lead_id, plan.lead["name"], came_to.account, came_to.contact, came_to.opportunity)


def _name(op: Op, lead_id: int) -> str:
    found = op.find(Lead, id=lead_id)
    return found[0]["name"] if found else ""


def _many(lines: Sequence[MassLine]) -> str:
    done = [line for line in lines if not line.refused]
    return f"Converted {done[0].name}" if len(done) == 1 else f"Converted {len(done)} leads"
