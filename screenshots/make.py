"""Makes the screenshots: the demo base at a set time, driven by keys. Run by `scripts/screenshots`."""

from __future__ import annotations

import asyncio
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
NOW = "2026-11-18T10:05"


@dataclass(frozen=True)
class Shot:
    """A picture: what to press on the queue of the demo base, in a terminal of this size.

    `inbound`: a hot lead has just come in by another program.
    """

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    inbound: bool = False


LIST = "trade-fair.csv"
ROWS = """Trade fair Lyon\tscanned at the stand
Name\tFirma\tE-Mail\tTelefon\tPosition\tOrt\tLand\tMitarbeiter\tInteresse
Dr. Marie Curie\tRadium SARL\tmarie.curie@radium.example.fr\t+33 1 40 46 22 22\tPDG\tParis\tFrance\t51-200\tscales
KARIN ÅBERG\tNordfrakt AB\tkarin.aberg@nordfrakt.se\t+46 8 123 456 78\tVP Sales\tStockholm\tSchweden\t201-500\tfleet
Max Planck\tQuanten GmbH\tmax@quanten.example.de\t030 901820\tGeschäftsführer\tBerlin\tDeutschland\t11-50\tstarter
Max Planck\tQuanten GmbH\tmax@quanten.example.de\t+49 30 901820\tGF\tBerlin\tDE\t25\tstarter
\t\tnot an address\t\t\t\t\t\t
\t\t\t\t\tHannover\t\t\t
"""

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
    Shot("answer", (120, 36), ("R",), inbound=True),
    Shot("follow-up", (100, 30), ("f", *"mon␣9␣email␣the␣figures␣every␣mon␣remind␣15m␣!high")),
    Shot("sequences", (120, 32), ("N", "f", "j", "N", "f", "j", "N", "s", "g", "n")),
    Shot("evening", (120, 32), ("g", "e", "t")),
    Shot("evening-end", (100, 30), ("g", "e", "t", "w", *["enter"] * 30)),
    Shot("review", (132, 32), ("g", "o", "j", "space", "j")),
    Shot("history", (120, 36), ("c", "n", "enter", "4", "z", "t", "u", "g", "h")),
    Shot("import-columns", (120, 32), ("g", "i", *LIST, "enter")),
    Shot("import-preview", (120, 32), ("g", "i", *LIST, "ctrl+s")),
    Shot("import-preview-80x24", (80, 24), ("g", "i", *LIST, "ctrl+s")),
    Shot("duplicates", (120, 32), ("g", "d")),
    Shot("cleansing", (120, 32), ("g", "d", "tab")),
    Shot("merge", (132, 32), ("g", "d", "j", "M")),
    Shot("convert", (132, 32), ("/", *"karin␣åberg", "enter", "C", "l")),
)


async def take(shot: Shot) -> None:
    """Draws one picture as SVG beside this file; a list from a fair lies where the program was started."""
    from leadtui.bootstrap import open_base
    from leadtui.services.sampling import fill
    from leadtui.tui.app import LeadtuiApp

    with tempfile.TemporaryDirectory() as folder:
        os.environ["LEADTUI_CONFIG"] = str(Path(folder) / "none.toml")
        base = open_base(str(Path(folder) / "demo.sqlite3"))
        os.chdir(folder)
        Path(LIST).write_text(ROWS, encoding="cp1252")
        desk = base.desk()
        fill(desk)
        desk.close()
        if shot.inbound:
            come_in(base.path)
        app = LeadtuiApp(base)
        async with app.run_test(size=shot.size) as pilot:
            await pilot.pause(0.5)
            for key in shot.keys:
                await pilot.press("space" if key == "␣" else key)
                await pilot.pause(0.02)
            await pilot.pause(1.0)
            while "Looking for duplicates" in app.export_screenshot().replace("&#160;", " "):
                await pilot.pause(0.5)
            await pilot.pause(1.0)
            (HERE / f"{shot.name}.svg").write_text(app.export_screenshot(title="leadtui"), encoding="utf-8")


def come_in(path: Path) -> None:
    """Adds a hot lead as another program does."""
    from leadtui.bootstrap import open_base
    from leadtui.services.editing import add_lead

    desk = open_base(str(path)).desk()
    name = {"first_name": "Ida", "last_name": "Rhodes", "company": "Interval Labs", "phone": "+49 30 901820"}
    add_lead(desk, {**name, "source": "Web form", "rating": "Hot", "product_interest": "Fleet tracking"})
    desk.close()


def main() -> None:
    """Makes every picture."""
    os.environ |= {"LEADTUI_NOW": NOW, "TZ": "Europe/Berlin", "LEADTUI_USER": "Sam", "COLORTERM": "truecolor"}
    os.environ.pop("NO_COLOR", None)
    for shot in SHOTS:
        asyncio.run(take(shot))


if __name__ == "__main__":
    main()
