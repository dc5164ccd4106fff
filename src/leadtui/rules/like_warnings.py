"""What was not understood in many rows for one reason is said once, with how often.

The value a warning quotes is not part of its reason: "030 1234: its country is not known" and "040 99: its country is
not known" are the same warning twice. A status is told with its number already, so each stays itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from leadtui.words.records import record

FEWEST = 3
"""Warnings of a kind from which on they are said together."""

LINES = 3
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”")
_VALUE = re.compile(r"[^\s:]+@[^\s:]*|[-+\d\s()./]+")
"""An email or a number, no sentence about one."""
_REACH = ("email", "phone", "mobile")
NO_COUNTRY = "its country is not known"
_WHERE = f"{NO_COUNTRY} · say where the numbers are from"


@record
class Like:
    """Warnings of a kind: the field, why, how many, the lines of the first, what one of them says; `together`: they are
    said as one.
    """

    field: str | None
    reason: str
    number: int
    lines: tuple[tuple[str, int], ...]
    example: str

    @property
    def together(self) -> bool:
        """Whether they are so many that one line says them all."""
        return self.number >= FEWEST

    @property
    def needs_country(self) -> bool:
        """Whether numbers of a country that nobody has named are meant."""
        return self.reason == _WHERE


def alike(warnings: Iterable[tuple[str, int, str | None, str]]) -> list[Like]:
    """Warnings (file, line, field, reason) by their kind, in the order in which each was met first."""
    found: dict[tuple[str | None, str], list[tuple[str, int, str]]] = {}
    for file, line, field, reason in warnings:
        family = (field or "").partition(".")[0] or None
        found.setdefault((family, _kind(family, reason)), []).append((file, line, reason))
    return [
        Like(field, reason, len(rows), tuple((file, line) for file, line, _ in rows[:LINES]), rows[0][2])
        for (field, reason), rows in found.items()
    ]


def in_short(field: str | None, reason: str) -> str:
    """Why something was not understood, without the email or number that is quoted before it."""
    family = (field or "").partition(".")[0]
    quoted, sign, said = reason.partition(": ")
    return said if family in _REACH and sign and _VALUE.fullmatch(quoted) else reason


def _kind(field: str | None, reason: str) -> str:
    said = in_short(field, reason)
    if field == "status":
        return said
    return _WHERE if said.startswith(NO_COUNTRY) else _QUOTED.sub("…", said)
