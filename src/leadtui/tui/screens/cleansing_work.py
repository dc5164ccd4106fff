"""What the cleansing asks of the reader thread and hands to the writer thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from leadtui.rules.cleansing import Counted, Finding
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.services.reading import Reading

PAGE = 200
"""Findings read at a time."""


def counted(check: str) -> Callable[[Reading], Counted]:
    """Return the work that counts what a check finds."""

    def work(reading: Reading) -> Counted:
        from leadtui.services import cleansing

        return cleansing.count(reading, check)

    return work


def found(check: str, after: int = 0, limit: int = PAGE) -> Callable[[Reading], tuple[Finding, ...]]:
    """Return the work that reads what a check finds after a lead."""

    def work(reading: Reading) -> tuple[Finding, ...]:
        from leadtui.services import cleansing

        return cleansing.found(reading, check, after, limit)

    return work


def all_found(check: str) -> Callable[[Reading], tuple[Finding, ...]]:
    """Return the work that reads all that a check finds, as many as are counted at most."""

    def work(reading: Reading) -> tuple[Finding, ...]:
        from leadtui.services import cleansing

        return cleansing.found(reading, check, 0, cleansing.COUNTED_AT_MOST)

    return work


def fixed(check: str, ids: Sequence[int]) -> Callable[[Desk], Done]:
    """Return the work that writes what is proposed for these leads."""

    def work(desk: Desk) -> Done:
        from leadtui.services import cleansing

        return cleansing.fix(desk, check, ids)

    return work


def read_from(check: str, ids: Sequence[int], region: str) -> Callable[[Desk], Done]:
    """Return the work that reads the numbers of these leads as those of a country."""

    def work(desk: Desk) -> Done:
        from leadtui.services import cleansing

        return cleansing.fix(desk, check, ids, region=region)

    return work


def taken_away(check: str, ids: Sequence[int]) -> Callable[[Desk], Done]:
    """Return the work that takes away what cannot be right with these leads."""

    def work(desk: Desk) -> Done:
        from leadtui.services import cleansing

        return cleansing.take_away(desk, check, ids)

    return work


def accepted(check: str, ids: Sequence[int]) -> Callable[[Desk], Done]:
    """Return the work that keeps that what was found with these leads is right."""

    def work(desk: Desk) -> Done:
        from leadtui.services import cleansing

        return cleansing.accept(desk, check, ids)

    return work


def reviewed(check: str) -> Callable[[Desk], Done]:
    """Return the work that keeps that a check was gone through today."""

    def work(desk: Desk) -> Done:
        from leadtui.services import cleansing

        return cleansing.reviewed(desk, check)

    return work
