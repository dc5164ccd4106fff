"""Whether a damaged base is behind a fault: what no program of ours has written, none of ours needs to expect."""

from __future__ import annotations

from pathlib import Path

from leadtui.store.sqlite.driver import MENDING, connect_reader, storage_errors
from leadtui.store.sqlite.looking import found
from leadtui.words.errors import DamagedError, LeadtuiError


def behind(base: Path) -> DamagedError | None:
    """What is wrong with the base, None when it is sound and the fault is the program's own."""
    from leadtui.store.unreadable import unreadable

    try:
        found(base)
        with storage_errors(base):
            connection = connect_reader(base)
            try:
                wrong = unreadable(connection)
            finally:
                connection.close()
    except DamagedError as error:
        return DamagedError(error.message, MENDING)
    except LeadtuiError:
        return None
    if not wrong:
        return None
    return DamagedError(f"{base} is damaged. {wrong[0]}", MENDING)
