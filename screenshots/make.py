"""Makes the screenshots: the demo base at a set time, driven by keys. Run by `scripts/screenshots`."""

from __future__ import annotations

import asyncio
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
NOW = "2026-11-18T10:05"


@dataclass(frozen=True)
class Shot:
    """A picture: what to press on the queue of the demo base, in a terminal of this size."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()


SHOTS = (
    Shot("queue", (120, 36)),
    Shot("queue-80x24", (80, 24)),
    Shot("call", (120, 36), ("c", "n", *"rang twice, try the switchboard".replace(" ", "␣"))),
    Shot("call-80x24", (80, 24), ("c",)),
    Shot("lead", (120, 36), ("enter",)),
    Shot("search", (120, 36), ("/", *"freight")),
    Shot("help", (80, 24), ("?",)),
    Shot("undo", (120, 36), ("c", "n", "enter", "u")),
    Shot("pipeline", (132, 32), ("g", "p")),
    Shot("call-mode", (120, 36), ("T",)),
    Shot("call-mode-60x20", (60, 20), ("T",)),
    Shot("palette", (100, 30), ("ctrl+p", *"call")),
    Shot("done", (120, 36), ("c", "n", "enter", "c", "v", "enter", "z", "t", "4", "[")),
    Shot("history", (120, 36), ("c", "n", "enter", "4", "z", "t", "u", "g", "h")),
    Shot("convert", (132, 32), ("/", *"karin␣åberg", "enter", "C", "l")),
)


async def take(shot: Shot) -> None:
    """Draws one picture as SVG beside this file."""
    from leadtui.bootstrap import open_base
    from leadtui.services.sampling import fill
    from leadtui.tui.app import LeadtuiApp

    with tempfile.TemporaryDirectory() as folder:
        os.environ["LEADTUI_CONFIG"] = str(Path(folder) / "none.toml")
        base = open_base(str(Path(folder) / "demo.sqlite3"))
        desk = base.desk()
        fill(desk)
        desk.close()
        app = LeadtuiApp(base)
        async with app.run_test(size=shot.size) as pilot:
            await pilot.pause(0.5)
            for key in shot.keys:
                await pilot.press("space" if key == "␣" else key)
                await pilot.pause(0.02)
            await pilot.pause(1.0)
            (HERE / f"{shot.name}.svg").write_text(app.export_screenshot(title="leadtui"), encoding="utf-8")


def main() -> None:
    """Makes every picture."""
    os.environ |= {"LEADTUI_NOW": NOW, "TZ": "Europe/Berlin", "LEADTUI_USER": "Sam", "COLORTERM": "truecolor"}
    os.environ.pop("NO_COLOR", None)
    for shot in SHOTS:
        asyncio.run(take(shot))


if __name__ == "__main__":
    main()
