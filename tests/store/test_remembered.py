"""What is learned is kept until something else is learned in its place."""

from __future__ import annotations

from datetime import UTC, datetime

from leadtui.bootstrap import Base
from leadtui.store import remembered

AT = datetime(2026, 11, 16, 9, tzinfo=UTC)


def test_what_is_kept_is_found_again_by_kind_and_key(base: Base) -> None:
    remembered.keep(base.path, "list", "abc", {"answers": {"dates": "month"}, "name": "Zoë"}, AT)
    reading = base.new_reading()
    assert remembered.get(reading.connection, "list", "abc") == {"answers": {"dates": "month"}, "name": "Zoë"}
    assert remembered.get(reading.connection, "matching", "abc") is None
    reading.close()


def test_the_newest_holds(base: Base) -> None:
    remembered.keep(base.path, "list", "abc", {"n": 1}, AT)
    remembered.keep(base.path, "list", "abc", {"n": 2}, AT)
    reading = base.new_reading()
    assert remembered.get(reading.connection, "list", "abc") == {"n": 2}
    reading.close()
