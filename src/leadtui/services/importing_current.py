"""Whether what was put ready still holds: nobody has changed whom the rows are about since they were compared."""

from __future__ import annotations

from leadtui.services.importing_same import external_key, key_of, reach_key
from leadtui.store.beneath import driver_of
from leadtui.store.identities import Identities
from leadtui.store.import_runs import changed_since
from leadtui.store.journal import Op
from leadtui.store.stage import Staged


def still_holds(op: Op, staged: Staged) -> bool:
    """Asked inside the lock, the cheap question first: whether there was any operation since."""
    raw = driver_of(op.connection)
    changed = changed_since(raw, staged.said["stands"], op.id)
    if not changed:
        return changed is not None
    base = Identities(raw)
    keys = [reach_key(kind, normal) for kind, normal in base.recognised_by(changed)]
    keys += [external_key(kind, number) for kind, number in base.numbered(changed)]
    names = [key for lead in base.these(changed) if (key := key_of(lead)) is not None]
    return not staged.touches(keys, names, changed)
