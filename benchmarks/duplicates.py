"""Duplicates beside recordlinkage, Splink and dedupe: the same lists, one setting of ours and no labels.

Ours is what `g d` does: the list is imported into a base as a rep would, then the base is scanned, in a process of its
own, for pairs at or above the usual suggest line. The others get the list as a table (see `duplicates_others`). Seconds
are those of finding, without reading the list; memory is the peak of the process that finds.

The libraries are an extra: `pip install leadtui[benchmarks]`; `LEADTUI_OTHERS` names another interpreter that has them.
"""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from benchmarks import bases
from benchmarks.figures import Figure
from benchmarks.programs import START, environment, leadtui

SAMPLES = Path(__file__).parents[1].parent / "shared" / "samples" / "dedupe"
OTHERS = Path(__file__).with_name("duplicates_others.py")
TOOLS = ("recordlinkage", "splink", "dedupe")
PATIENCE = 1200
"""Seconds another library gets for one list."""

DEDUPE_MOST = 12_000
"""Cells of a list up to which dedupe is asked: of febrl2, with five times as many, it held 21 GB when it was killed."""

LARGE = 100_000

HELD_OUT, SEEDS = 20_000, (303, 404)
"""Made-up leads of other seeds."""

COLUMNS = {
    "First Name": "first", "Last Name": "last", "Street": "street", "Street 2": "street_2", "City": "city",
    "Postal Code": "postal", "State": "state", "Birthday": "birthday", "Email": "email",
}  # fmt: skip
HEADER = {
    "first": "First name", "last": "Last name", "street": "Street", "street_2": "Street 2", "city": "City",
    "postal": "Postal code", "state": "State", "birthday": "Birthday", "email": "Email", "phone": "Phone",
    "company": "Company", "street_number": "Street number", "id_number": "Id number",
}  # fmt: skip

_SCAN = """
import json, resource, sys
from pathlib import Path
from leadtui.services import duplicates_scan
from leadtui.store.sqlite.driver import connect_reader
connection = connect_reader(Path(sys.argv[1]))
rows, _ = duplicates_scan.scanned(connection, 75, lambda done: None)
numbers = dict(connection.execute("SELECT id, CAST(external_id AS INTEGER) FROM lead"))
pairs = [(numbers[row[1]], numbers[row[3]]) for row in rows if row[0] == row[2] == "lead"]
print(json.dumps([pairs, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def measure(rounds: int) -> list[Figure]:
    """F1 of ours and of the best of the others on each set, and times and memory at 100,000 records."""
    found: list[Figure] = []
    _DONE.clear()
    _LOAD.append(os.getloadavg()[0])
    with tempfile.TemporaryDirectory(prefix="leadtui-duplicates-") as name:
        folder = Path(name)
        for list_name, file in _lists(folder, large=rounds > 3):
            found += _compared(list_name, file)
    return found


_DONE: dict[str, dict[str, dict[str, float]]] = {}
_LOAD: list[float] = []


_ABOUT = """\
Made in one run by `python -m benchmarks duplicates --markdown docs/benchmarks.md`. F1 of pairs; ours at the suggest
line, with one setting and no labels. recordlinkage and Splink at the line that is best by the truth, dedupe trained on
600 labelled pairs at most. A dash: not run; of febrl2 dedupe held 21 GB of memory when the system ended it. The
leads of 20,000 are of seeds by which none of our weights and bounds were chosen."""


def section() -> tuple[str, str]:
    """The heading and text of what the last run found, for the page of figures."""
    tools = ("ours", *TOOLS)
    rows = [["set", "ours", "recordlinkage", "Splink", "dedupe"], ["---"] * 5]
    for name, figures in _DONE.items():
        rows.append([name, *(f"{figures[tool]['f1']:.4f}" if tool in figures else "–" for tool in tools)])
    last = next(reversed(_DONE.values()), {})
    for what, key, shape in (("seconds", "seconds", "{:,.1f}"), ("MB", "mb", "{:,.0f}")):
        cells = (shape.format(last[tool][key]) if tool in last else "–" for tool in tools)
        rows.append([f"{what} at the last of these", *cells])
    load = f"{_LOAD[-1]:.1f}" if _LOAD else "unknown"
    said = f"{_ABOUT}\nThe load of the machine was {load} at the start: seconds are high for all alike."
    return "## Duplicates", f"{said}\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _lists(folder: Path, *, large: bool) -> list[tuple[str, Path]]:
    lists = []
    try:
        subprocess.run([_python(), str(OTHERS), "febrl", str(folder)], check=True, capture_output=True)
        lists += [(name, folder / f"{name}.csv") for name in ("febrl1", "febrl2", "febrl3", "febrl4")]
    except subprocess.CalledProcessError:
        print("FEBRL and the others are left out: pip install leadtui[benchmarks]", file=sys.stderr)
    for sample in ("febrl1", "splink_fake_1000"):
        if SAMPLES.exists():
            lists.append((f"sample {sample}", _sample(folder, sample)))
    lists += [(f"{HELD_OUT:,} made-up leads, seed {seed}", _made_up(folder, HELD_OUT, seed)) for seed in SEEDS]
    if large:
        lists.append((f"{LARGE:,} made-up leads", _made_up(folder, LARGE)))
    return lists


def _compared(name: str, file: Path) -> list[Figure]:
    ours = _ours(file)
    with file.open(newline="", encoding="utf-8") as stream:
        cells = sum(map(len, csv.reader(stream)))
    asked = [tool for tool in TOOLS if tool != "dedupe" or cells <= DEDUPE_MOST]
    others = {tool: figures for tool in asked if (figures := _other(tool, file))}
    _DONE[name] = {"ours": ours, **others}
    said = [f"ours {_said(ours)}", *(f"{tool} {_said(figures)}" for tool, figures in others.items())]
    print("\n".join(f"      {line}" for line in said), file=sys.stderr, flush=True)
    best = max((figures["f1"] for figures in others.values()), default=0.0)
    fastest = min((figures["seconds"] for figures in others.values()), default=0.0)
    shortfall = best / max(ours["f1"], 1e-9)
    found = [Figure(f"{name}: best F1 of the others / ours", shortfall, "×", 1.0 if others else None, "; ".join(said))]
    if fastest and str(f"{LARGE:,}") in name:
        times = ", ".join(f"{tool} {figures['seconds']:.0f}" for tool, figures in others.items())
        spent = f"{ours['seconds']:.1f} s; {times} s"
        found.append(Figure(f"{name}: seconds / the fastest other", ours["seconds"] / fastest, "×", 1.0, spent))
    return found


def _said(figures: dict[str, float]) -> str:
    return (
        f"F1 {figures['f1']:.4f} P {figures['precision']:.4f} R {figures['recall']:.4f} "
        f"{figures['seconds']:.1f} s {figures['mb']:.0f} MB"
    )


def _ours(file: Path) -> dict[str, float]:
    base = bases.empty()
    listed = file.with_suffix(".import.csv")
    with file.open(newline="", encoding="utf-8") as stream, listed.open("w", newline="", encoding="utf-8") as out:
        rows = csv.reader(stream)
        writer = csv.writer(out)
        writer.writerow(("External id", *(HEADER[key] for key in next(rows))))
        writer.writerows((number, *row) for number, row in enumerate(rows))
    command = (*leadtui("import"), str(listed), "--custom-fields", "all", "--on-duplicate", "create")
    subprocess.run(command, env=environment(base), check=True, capture_output=True)
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _SCAN, str(base)], env=environment(base), check=True, capture_output=True, text=True
    )
    taken = time.monotonic() - started
    pairs, peak = json.loads(done.stdout)
    bases.remove(base)
    truth = [int(line) for line in file.with_suffix(".truth").read_text().splitlines()]
    right = sum(truth[a] == truth[b] for a, b in pairs)
    there = sum(number * (number - 1) // 2 for number in Counter(truth).values())
    precision, recall = right / max(len(pairs), 1), right / max(there, 1)
    f1 = 2 * right / max(len(pairs) + there, 1)
    return {"f1": f1, "precision": precision, "recall": recall, "seconds": taken, "mb": peak}


def _other(tool: str, file: Path) -> dict[str, float] | None:
    command = [_python(), str(OTHERS), tool, str(file), str(file.with_suffix(".truth"))]
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as complaints:
        # Into files and in a session of its own: workers that a library leaves behind would hold a pipe open.
        with subprocess.Popen(command, stdout=out, stderr=complaints, start_new_session=True) as program:
            try:
                status = program.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                print(f"      {tool} was stopped after {PATIENCE} s", file=sys.stderr, flush=True)
                return None
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(program.pid, signal.SIGKILL)
        out.seek(0)
        complaints.seek(0)
        answer = out.read().strip()
        if status or not answer:
            print(f"      {tool} failed: {complaints.read().strip()[-200:]}", file=sys.stderr, flush=True)
            return None
    figures: dict[str, float] = json.loads(answer.splitlines()[-1])
    return figures


def _python() -> str:
    return os.environ.get("LEADTUI_OTHERS", sys.executable)


def _sample(folder: Path, name: str) -> Path:
    file = folder / f"sample-{name}.csv"
    with (SAMPLES / f"{name}.csv").open(newline="", encoding="utf-8") as stream:
        header, *rows = csv.reader(stream)
    _write(file, [COLUMNS[column] for column in header], rows)
    with (SAMPLES / f"{name}_truth.csv").open(newline="", encoding="utf-8") as stream:
        file.with_suffix(".truth").write_text("".join(f"{row['cluster']}\n" for row in csv.DictReader(stream)))
    return file


def _made_up(folder: Path, count: int, seed: int = 7) -> Path:
    """Leads of the sample generator, which knows whom it has made twice; colleagues and switchboards among them."""
    from leadtui.rules.samples import generate

    start = datetime.fromisoformat(START)
    zone = start.tzinfo
    assert zone is not None
    reach: dict[tuple[int, str], str] = {}
    rows: list[list[str]] = []
    cluster: list[int] = []
    for batch in generate(count, seed, start, zone, 1):
        for row in batch.reaches:
            reach.setdefault((row["owner_id"], row["kind"]), row["normal"] or row["value"])
        for lead in batch.leads:
            own = (lead["id"], "email"), (lead["id"], "phone")
            texts = [lead[key] or "" for key in ("first_name", "last_name", "company", "street", "city", "postal_code")]
            mail = reach.get(own[0], "").replace(".example", ".com")
            rows.append([*texts, mail, reach.get(own[1], "")])
            cluster.append(lead["id"])
        for twin, original in batch.twins:
            cluster[twin - 1] = cluster[original - 1]
    file = folder / f"made-up-{count}-{seed}.csv"
    _write(file, ["first", "last", "company", "street", "city", "postal", "email", "phone"], rows)
    file.with_suffix(".truth").write_text("".join(f"{number}\n" for number in cluster))
    return file


def _write(file: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    with file.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        writer.writerows(rows)
