"""Told from a fault of the program: a value of a damaged base that nothing could be made of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from leadtui.words.errors import FAULTS, DamagedError


def behind(fault: Exception, base: Path) -> DamagedError | None:
    """Return what is wrong with the base when that may be behind a fault, None when the fault is the program's own."""
    if not isinstance(fault, FAULTS):
        return None
    from leadtui.services.damage import behind as found

    return found(base)


@contextmanager
def told(base: Path) -> Iterator[None]:
    """Raise the damage of the base instead of a fault that it is behind."""
    try:
        yield
    except FAULTS as fault:
        damage = behind(fault, base)
        if damage is None:
            raise
        raise damage from fault
