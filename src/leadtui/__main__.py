"""`leadtui`: without a verb the app, with one the command line; each is loaded only when it is wanted."""

from __future__ import annotations

import sys


def main() -> int:
    """Starts what the arguments ask for; the exit status."""
    try:
        if len(sys.argv) > 1:
            from leadtui.cli.main import main as run_verb

            return run_verb(sys.argv[1:])
        from leadtui.cli.app import open_app

        return open_app()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
