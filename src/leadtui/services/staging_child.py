"""The process that puts lists ready: the job comes on standard input, how far it is goes out, a JSON value a line.

It shares neither lock nor interpreter with the program that asked, so no key waits for it. It ends when nobody listens
any more, and with it ends what it had begun.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from typing import Any

from leadtui.services.staging_job import carry_out, from_json
from leadtui.words import errors

BEHIND = 5
"""How far it stands behind the programs somebody waits for, as `nice` counts."""

GARBAGE = 50_000
"""Objects that come and go before they are looked through for circles, of which rows make none."""

TELLS_EVERY = 0.1
"""Seconds between two lines that say how far it is."""


def main() -> int:
    """Carries out one job; the exit status is 0 also when the list is refused: the last line says why."""
    os.nice(BEHIND)
    gc.freeze()
    gc.set_threshold(GARBAGE)
    job = from_json(json.load(sys.stdin))
    last = 0.0

    def heard(rows: int) -> None:
        nonlocal last
        if time.monotonic() - last >= TELLS_EVERY:
            last = time.monotonic()
            _say({"read": rows})

    try:
        carry_out(job, heard)
    except errors.LeadtuiError as error:
        _say({"refused": type(error).__name__, "message": error.message, "hint": error.hint})
        return 0
    except BrokenPipeError:
        job.stage.unlink(missing_ok=True)
        return 1
    _say({"ready": True})
    return 0


def _say(value: dict[str, Any]) -> None:
    sys.stdout.write(f"{json.dumps(value)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    os._exit(status)
