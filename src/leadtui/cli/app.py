"""`leadtui` alone: opens the app on the configured base."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from leadtui.cli.output import Output
from leadtui.words.errors import FAULTS, DamagedError, InputError, LeadtuiError

if TYPE_CHECKING:
    from leadtui.bootstrap import Base

Show = Callable[["Base"], int]
"""Runs the app on a base; handed in by the program, since verbs and screens do not know each other."""


def open_app(show: Show) -> int:
    """Runs the app; without a terminal says what to do instead and returns 2."""
    try:
        require_terminal("leadtui")
        return _opened(show)
    except LeadtuiError as error:
        return Output(json=False).failure(error)


def _opened(show: Show) -> int:
    from leadtui.bootstrap import open_base

    try:
        return show(open_base())
    except DamagedError as error:
        damage = error
    except FAULTS:
        found = _damage()
        if found is None:
            raise
        damage = found
    from leadtui.cli.rescuing import offer

    if not offer(damage):
        raise damage
    return show(open_base())


def _damage() -> DamagedError | None:
    """What is wrong with the base, None when a fault is the program's own."""
    from leadtui.bootstrap import place_of_base
    from leadtui.services.damage import behind

    return behind(place_of_base()[0])


def require_terminal(program: str, instead: str = "In scripts use a verb: leadtui --help lists them.") -> None:
    """Raises InputError where there is no terminal to draw on; `instead` says what to do."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InputError(f"`{program}` opens the app, which needs a terminal.", instead)
