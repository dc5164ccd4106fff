"""The app in a process of its own, without a terminal, worked with keys that come in as lines: to be killed.

A line is a JSON list of keys typed in one burst, then the app settles, does what is due and says `done`.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path

from tests.tui.fresh_base import app_on, burst, settle

from leadtui.bootstrap import open_base


async def work(path: Path) -> None:
    """Runs the app until the input ends."""
    app = app_on(open_base(str(path)))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        os.write(1, b"ready\n")  # what is printed goes to the app
        while line := await asyncio.to_thread(sys.stdin.readline):
            keys = json.loads(line)
            for at in range(0, len(keys), 3):  # so that a kill meets it in the middle of its work
                burst(app, *keys[at : at + 3])
                await settle(pilot)
            await app.ticking.tick()
            app.notices.tick()
            await settle(pilot)
            os.write(1, b"done\n")


if __name__ == "__main__":
    asyncio.run(work(Path(sys.argv[1])))
