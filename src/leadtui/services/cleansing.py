"""Cleansing: what the checks find in a base, mended in bulk, found right, and reviewed.

Reading loads no model class. A fix is worked out again inside the lock from the lead as it is then, so it never writes
over what somebody has changed since it was shown; only what is proposed is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from leadtui.rules.cleansing import CHECKS, Counted, Finding
from leadtui.services.reading import Reading
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.services.desk import Desk

COUNTED_AT_MOST = 10_000
"""More than so many leads of a check are not counted."""


def summary(reading: Reading) -> tuple[Counted, ...]:
    """Every check with how many leads it finds and when it was reviewed."""
    return tuple(count(reading, check.key) for check in CHECKS)


def count(reading: Reading, check: str) -> Counted:
    """One check with how many leads it finds, `COUNTED_AT_MOST` at most; raises InputError for an unknown one."""
    raise NotImplementedError


def found(reading: Reading, check: str, after: int = 0, limit: int = 200) -> tuple[Finding, ...]:
    """What a check finds, a lead each, by number from the one after `after`; raises InputError for an unknown one."""
    raise NotImplementedError


def fix(desk: Desk, check: str, ids: Sequence[int]) -> Done:
    """Writes what the check proposes for these leads, as one operation; leads without a proposal stay as they are."""
    raise NotImplementedError


def accept(desk: Desk, check: str, ids: Sequence[int]) -> Done:
    """Keeps that what the check finds with these leads is right; it is not found again while the value stays."""
    raise NotImplementedError


def reviewed(desk: Desk, check: str) -> Done:
    """Keeps that a check was looked through today."""
    raise NotImplementedError
