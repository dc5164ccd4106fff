"""`leadtui`: without a verb the app, with one the command line; each is loaded only when it is wanted."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leadtui.bootstrap import Base


def main() -> int:
    """Starts what the arguments ask for; the exit status."""
    try:
        if len(sys.argv) > 1:
            from leadtui.cli.main import main as run_verb

            return run_verb(sys.argv[1:], _show)
        from leadtui.cli.app import open_app

        return open_app(_show)
    except KeyboardInterrupt:
        return 130


def _show(base: Base) -> int:
    from leadtui.tui.app import run

    return run(base)


def program() -> None:
    """The installed program: ends at once when a verb is done.

    What was written is flushed and every connection closed by then; taking the interpreter apart piece by piece would
    cost a fifth of what `leadtui due` takes.
    """
    status = main()
    if len(sys.argv) > 1:
        os._exit(status)
    sys.exit(status)


if __name__ == "__main__":
    program()
