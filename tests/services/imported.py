"""What tests of imports share: a list brought in from its text, and the leads that came of it."""

from __future__ import annotations

from typing import Any

from leadtui.bootstrap import Base
from leadtui.cli import present
from leadtui.services.desk import Desk
from leadtui.services.importing import import_files
from leadtui.services.importing_report import ImportOptions, ImportReport


def bring_in(desk: Desk, *lines: str, **options: Any) -> ImportReport:
    """Imports a list of these lines, the first of them the header."""
    return import_files(desk, [("list.csv", "\n".join(lines).encode())], ImportOptions(**options))


def leads(base: Base) -> list[dict[str, Any]]:
    """Every lead as `show` gives it, by number."""
    base.reload()
    reading = base.new_reading()
    try:
        names = present.names_of(base, base.clock.local())
        ids = tuple(row[0] for row in reading.connection.execute("SELECT id FROM lead ORDER BY id"))
        return [present.full_lead(detail, names) for detail in reading.details(ids)]
    finally:
        reading.close()


def said(lead: dict[str, Any], *keys: str) -> tuple[Any, ...]:
    """Some values of a lead."""
    return tuple(lead[key] for key in keys)
