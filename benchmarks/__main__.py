"""`python -m benchmarks [PART...] [--quick] [--rounds N] [--markdown FILE]`."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from importlib import import_module
from pathlib import Path

from benchmarks import figures
from benchmarks import markdown_page as pages
from benchmarks.programs import warm_up_bytecode

PARTS = {
    "paint": "first useful paint",
    "verbs": "due, next, list",
    "keys": "cursor, scrolling, lag, acting keys",
    "search": "search as you type",
    "pages": "pages of the queue",
    "import": "a file of 100,000 rows; --million for one of 1,000,000",
    "duplicates": "duplicates beside recordlinkage, Splink and dedupe",
    "bulk": "ten thousand leads at once; two thousand operations in one run",
    "tick": "what rules and the clock call for",
    "memory": "peak memory",
    "idle": "CPU without a key",
}
WITH_SECTION = {"duplicates"}
"""Parts whose figures stand in a section of their own, which a run of the others leaves as it is."""

ROUNDS = 9
QUICK = 3
BUSY = 0.5
"""Programs that want a processor beside us from which on figures are not to be trusted."""


def main() -> int:
    """Measures the parts asked for, prints the table; 1 when a budget is exceeded."""
    about = "Measures leadtui beside a minimal Textual app."
    parts = "\n".join(f"  {name:8} {what}" for name, what in PARTS.items())
    parser = argparse.ArgumentParser(
        "python -m benchmarks", description=about, epilog=f"parts:\n{parts}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("parts", nargs="*", metavar="PART", help="what to measure; everything by default")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} rounds: a first impression, not a figure")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"rounds to take medians of ({ROUNDS})")
    parser.add_argument("--million", action="store_true", help="import a million rows too")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the table to FILE as well")
    arguments = parser.parse_args()
    unknown = set(arguments.parts) - set(PARTS)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    missing = warm_up_bytecode()
    if missing:
        print(f"no bytecode for {', '.join(missing)}: starts are slower than in an install", file=sys.stderr)
    if os.getloadavg()[0] > BUSY:
        print(
            f"the machine is busy (load {os.getloadavg()[0]:.1f}): what needs several steps suffers most, so ratios "
            "come out too high",
            file=sys.stderr,
        )
    rounds = QUICK if arguments.quick else arguments.rounds
    found: list[figures.Figure] = []
    sections: dict[str, str] = {}
    for part in arguments.parts or PARTS:
        print(f"{part}: {PARTS[part]} …", file=sys.stderr, flush=True)
        module = import_module(f"benchmarks.{'imports' if part == 'import' else part}")
        measure = module.measure
        measured = measure(rounds, million=True) if part == "import" and arguments.million else measure(rounds)
        print("\n".join(f"    {' · '.join(figure.cells)}" for figure in measured), file=sys.stderr, flush=True)
        found += measured
        if hasattr(module, "section"):
            sections |= dict((module.section(),))
    print(figures.table(found))
    if arguments.markdown:
        page = None if set(arguments.parts) <= WITH_SECTION and arguments.parts else _page(found, rounds)
        pages.write(arguments.markdown, page, sections)
    return 0 if all(figure.ok for figure in found) else 1


def _page(found: list[figures.Figure], rounds: int) -> str:
    machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return (
        "# Benchmarks\n\n"
        "Made by `python -m benchmarks --markdown docs/benchmarks.md`: medians of ratios, in turns in one run\n"
        f"({rounds} rounds; {machine}). The minimal app is one Textual `Static`.\n\n" + figures.markdown(found)
    )


if __name__ == "__main__":
    sys.exit(main())
