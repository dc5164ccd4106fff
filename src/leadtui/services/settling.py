"""What follows from an operation: called at its end, in its lock, for the leads it touched.

Always holds: what is written here belongs to the operation, so taking it back takes back what followed. After an undo
nothing follows: it puts back what had followed too; but sequences are set right where others had gone on meanwhile.
It is done for every key of a rep, so it looks before it writes.
"""

from __future__ import annotations

from leadtui.services import answering, sequences_righting, sequences_settling
from leadtui.services.desk import Desk
from leadtui.store.journal import Op
from leadtui.store.steps import STEPS_BACK


def settle(desk: Desk, op: Op) -> None:
    """Lets follow what an operation calls for."""
    if op.kind in STEPS_BACK:
        sequences_righting.settle(desk, op)
        return
    answering.settle(desk, op)
    sequences_settling.settle(desk, op)
