"""What follows from an operation: called at its end, in its lock, for the leads it touched.

Always holds: what is written here belongs to the operation, so taking it back takes back what followed. After an undo
nothing follows: it puts back what had followed too. It is done for every key of a rep, so it looks before it writes.
"""

from __future__ import annotations

from leadtui.services import answering, sequences_settling
from leadtui.services.desk import Desk
from leadtui.store.journal import Op
from leadtui.store.steps import STEPS_BACK


def settle(desk: Desk, op: Op) -> None:
    """Lets follow what an operation calls for."""
    if op.kind not in STEPS_BACK:
        answering.settle(desk, op)
        sequences_settling.settle(desk, op)
