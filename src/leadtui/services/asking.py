"""What a lead said in a call of the one thing that was worth asking for; part of the call's operation."""

from __future__ import annotations

from leadtui.model import Lead
from leadtui.services.belongings import put_rows
from leadtui.services.desk import Desk
from leadtui.services.leads import workable
from leadtui.services.qualifying import columns_of
from leadtui.services.typed import read_typed
from leadtui.store.journal import Op
from leadtui.words.contact import CRITERIA


def keep_answer(op: Op, desk: Desk, lead_id: int, key: str, text: str) -> tuple[str, ...]:
    """Keeps an answer: the detail of a criterion, which is known then, or a field's value; what there is to tell of it.

    Raises InputError for a value that cannot be read.
    """
    lead = workable(op, lead_id)
    if any(criterion.key == key for criterion in CRITERIA):
        op.set(Lead, lead_id, columns_of(desk, lead, {key: ("yes", text)}))
        return ()
    typed = read_typed(desk, {key: text}, lead)
    op.set(Lead, lead_id, typed.columns)
    put_rows(op, "lead", lead_id, typed)
    return typed.notes
