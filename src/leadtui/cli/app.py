"""`leadtui` alone: opens the app on the configured base."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from leadtui.cli.output import Output
from leadtui.words.errors import InputError, LeadtuiError

if TYPE_CHECKING:
    from leadtui.bootstrap import Base

Show = Callable[["Base"], int]
"""Runs the app on a base; handed in by the program, since verbs and screens do not know each other."""


def open_app(show: Show) -> int:
    """Runs the app; without a terminal says what to do instead and returns 2."""
    try:
        require_terminal("leadtui")
        from leadtui.bootstrap import open_base

        return show(open_base())
    except LeadtuiError as error:
        return Output(json=False).failure(error)


def require_terminal(program: str, instead: str = "In scripts use a verb: leadtui --help lists them.") -> None:
    """Raises InputError where there is no terminal to draw on; `instead` says what to do."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InputError(f"`{program}` opens the app, which needs a terminal.", instead)
