"""A list coming in with mapping, cleaning, duplicate check and journal, against a plain script with none of these."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from statistics import median

from benchmarks import bases, import_keys
from benchmarks.figures import Figure, ratio
from benchmarks.programs import START, environment, leadtui
from leadtui.rules.samples import generate

ROWS, QUICK_ROWS, MILLION = 100_000, 20_000, 1_000_000
SCRIPT = Path(__file__).with_name("plain_import.py")
BUDGET = 2.0
FLAT = 1.2
"""Times the memory and the time a row that a tenth of the rows needs."""

HEADER = (
    "First name", "Last name", "Title", "Company", "Website", "Email", "Phone", "Mobile", "Street", "City", "Country",
    "Source",
)  # fmt: skip


def measure(rounds: int, *, million: bool = False) -> list[Figure]:
    """Both read the same file into a new base, in turns, whole programs; then leadtui a tenth of it, or ten times.

    And the cursor in the app while it brings one in.
    """
    rows = ROWS if rounds > 3 else QUICK_ROWS
    file, tenth = _file(rows), _file(rows // 10)
    ours: list[float] = []
    plain: list[float] = []
    memory: list[float] = []
    for _ in range(rounds):
        plain.append(_run((sys.executable, str(SCRIPT)), file)[0])
        seconds, peak = _run(leadtui("import"), file)
        ours.append(seconds)
        memory.append(peak)
    less = [_run(leadtui("import"), tenth)[1] for _ in range(3)]
    found = [
        Figure(
            f"import of {rows:,} rows / a plain script", ratio(ours, plain), "×", BUDGET,
            f"{median(ours):.1f} / {median(plain):.1f} s, {rows / median(ours):,.0f} rows/s",
        ),
        _memory(rows, median(memory), rows // 10, median(less)),
    ]  # fmt: skip
    keys, peak = import_keys.measure(file)
    return found + keys + (_million(rows, median(ours), median(memory), peak) if million else [])


def _million(rows: int, seconds: float, memory: float, app: float) -> list[Figure]:
    file = _file(MILLION)
    keys, peak_of_app = import_keys.measure(file)
    plain = _run((sys.executable, str(SCRIPT)), file)[0]
    ours, peak = _run(leadtui("import"), file)
    return [
        Figure(f"import of {MILLION:,} rows / a plain script", ours / plain, "×", BUDGET, f"{ours:.0f}/{plain:.0f} s"),
        Figure(
            f"time a row at {MILLION:,} rows / at {rows:,}", ours / MILLION / (seconds / rows), "×", FLAT,
            f"{ours / MILLION * 1e6:.0f} / {seconds / rows * 1e6:.0f} µs",
        ),
        _memory(MILLION, peak, rows, memory),
        *keys,
        _memory(MILLION, peak_of_app, rows, app, "the app while {} rows come in"),
    ]  # fmt: skip


def _memory(rows: int, peak: float, fewer: int, less: float, of: str = "an import of {} rows") -> Figure:
    what = f"peak memory of {of.format(f'{rows:,}')} / {fewer:,}"
    return Figure(what, peak / less, "×", FLAT, f"{peak / 2**20:.0f} / {less / 2**20:.0f} MB")


def _run(command: Sequence[str], file: Path) -> tuple[float, int]:
    """Seconds and peak memory in bytes of a program that reads the file into a new base."""
    base = bases.empty()
    target = () if command[0] != sys.executable or "leadtui" in command else (str(base),)
    started = time.monotonic()
    with subprocess.Popen(
        (*command, *target, str(file)), env=environment(base), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as program:
        _, status, usage = os.wait4(program.pid, 0)
        taken = time.monotonic() - started
        program.returncode = os.waitstatus_to_exitcode(status)
    if program.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {program.returncode}")
    bases.remove(base)
    return taken, usage.ru_maxrss * 1024


def _file(rows: int) -> Path:
    """A list of so many made-up people, kept among the bases."""
    path = bases.folder() / f"people-{rows}.csv"
    if not path.exists():
        unfinished = path.with_suffix(".unfinished")
        with unfinished.open("w", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream)
            writer.writerow(HEADER)
            writer.writerows(_people(rows))
        unfinished.rename(path)
    return path


def _in_use(email: str) -> str:
    """The address as real lists have them: one that ends in .example is no common one for any library."""
    return email.replace(".example", ".com")


def _people(count: int) -> Iterator[tuple[str, ...]]:
    start = datetime.fromisoformat(START)
    for batch in generate(count, 7, start, start.tzinfo or start.astimezone().tzinfo, 1):  # type: ignore[arg-type]
        reach: dict[int, dict[str, str]] = {}
        for row in batch.reaches:
            key = "mobile" if row["label"] == "mobile" else row["kind"]
            reach.setdefault(row["owner_id"], {}).setdefault(key, row["value"] if key == "email" else row["normal"])
        for lead in batch.leads:
            own = reach.get(lead["id"], {})
            yield (
                lead["first_name"] or "", lead["last_name"] or "", lead["title"] or "", lead["company"] or "",
                lead["website"] or "", _in_use(own.get("email") or ""), own.get("phone") or "", own.get("mobile") or "",
                lead["street"] or "", lead["city"] or "", lead["country"] or "", lead["source"] or "",
            )  # fmt: skip
