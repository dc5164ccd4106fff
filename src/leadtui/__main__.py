"""`leadtui`: without a verb the app, with one the command line; each is loaded only when it is wanted."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leadtui.bootstrap import Base


def main() -> int:
    """Starts what the arguments ask for; the exit status."""
    from leadtui.cli.output import open_streams

    open_streams()
    try:
        if len(sys.argv) > 1:
            from leadtui.cli.main import main as run_verb

            return run_verb(sys.argv[1:], _show)
        from leadtui.cli.app import open_app

        return open_app(_show)
    except KeyboardInterrupt:
        return 130


def _show(base: Base) -> int:
    gc.disable()  # until the app has loaded what stays as long as it runs: hardly anything of it is garbage
    try:
        from leadtui.tui.app import run

        return run(base)
    finally:
        gc.enable()


def program() -> None:
    """The installed program: looks for garbage rarely and ends at once, since a verb is short.

    What was written is flushed and every connection closed when it ends. Looking through all that was just loaded, and
    taking the interpreter apart piece by piece, would cost a third of what `leadtui due` takes.
    """
    gc.set_threshold(50_000)
    status = main()
    if len(sys.argv) > 1:
        os._exit(status)
    from leadtui.cli.output import close_quietly

    close_quietly()
    sys.exit(status)


if __name__ == "__main__":
    program()
