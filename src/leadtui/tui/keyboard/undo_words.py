"""What stands in the way of an undo, as the app says it: whose it is, the field as it was and is, or what uses it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from leadtui.rules.conflicts import gone, merged, used_by, whose
from leadtui.tui.record_rows import LEAD, Ref
from leadtui.tui.widgets.values import Values
from leadtui.words.customers import CustomerKind
from leadtui.words.rows import Conflict, UserRow
from leadtui.words.workspace import Workspace

if TYPE_CHECKING:
    from leadtui.services.reading import Reading

KINDS = (LEAD, *(kind.value for kind in CustomerKind))


def conflict_words(
    conflict: Conflict, workspace: Workspace, users: Sequence[UserRow], now: datetime, currencies: Mapping[Ref, str]
) -> str:
    """Return a conflict in a line: "O3 Mill: amount was €40,000, is €50,000"; `currencies` are the records' own."""
    using, deleted = used_by(conflict), gone(conflict)
    if using:
        return f"{whose(conflict)}: used by {using}"
    if merged(conflict):
        return f"{whose(conflict)}: {merged(conflict)}"
    values = Values(workspace, users, now, conflict.kind if conflict.kind in KINDS else LEAD)
    label = values.label(conflict.field).removesuffix(" id")
    said = f"{whose(conflict)}: {label if label[1:] != label[1:].lower() else label.lower()}"
    if deleted:
        return f"{said} was {deleted}, which was deleted since"
    currency = currencies.get((conflict.kind, conflict.id or 0))
    before, after = (values.read(conflict.field, value, currency) for value in (conflict.expected, conflict.found))
    return f"{said} was {before or 'nothing'}, is {after or 'nothing'}"


def currencies(reading: Reading, conflicts: Iterable[Conflict]) -> dict[Ref, str]:
    """Return the currency of each record that stands in the way and has one of its own."""
    found: dict[Ref, str] = {}
    for conflict in conflicts:
        row: object = None
        if conflict.kind == LEAD and conflict.lead_id is not None:
            row = reading.row(conflict.lead_id)
        elif conflict.kind in KINDS and conflict.id is not None:
            row = reading.customers.row(CustomerKind(conflict.kind), conflict.id)
        currency = getattr(row, "currency", None)
        if currency and conflict.id is not None:
            found[conflict.kind, conflict.id] = currency
    return found
