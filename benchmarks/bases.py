"""Bases of sample data, made once per size and kept among the temporary files; a changed schema makes new ones."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.programs import ROOT, START, environment

SIZES = (100, 100_000, 1_000_000)

_SHAPED_BY = ("model/*.py", "store/recompute.py", "store/sqlite/search.py", "rules/samples/*.py", "words/sample_*.py")

_FILL = """
import sys
from leadtui.bootstrap import open_base
from leadtui.services import sampling
desk = open_base().desk()
sampling.fill(desk, int(sys.argv[1]))
desk.close()
"""


def folder() -> Path:
    """Where the bases of this schema stand."""
    digest = hashlib.sha256(START.encode())
    for pattern in _SHAPED_BY:
        for file in sorted((ROOT / "src" / "leadtui").glob(pattern)):
            digest.update(file.read_bytes())
    path = Path(tempfile.gettempdir()) / f"leadtui-benchmarks-{os.getuid()}" / digest.hexdigest()[:12]
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def base(leads: int) -> Path:
    """A base with so many leads; a million takes some minutes to make the first time."""
    path = folder() / f"leads-{leads}.sqlite3"
    if not path.exists():
        print(f"making a base of {leads:,} leads …", file=sys.stderr, flush=True)
        unfinished = path.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        subprocess.run([sys.executable, "-c", _FILL, str(leads)], env=environment(unfinished), check=True)
        unfinished.rename(path)
    return path


def copy(leads: int) -> Path:
    """The same in a file of its own, to be written to; it is the caller's to remove."""
    path = folder() / f"leads-{leads}-written-{os.getpid()}.sqlite3"
    remove(path)
    shutil.copyfile(base(leads), path)
    return path


def empty() -> Path:
    """A new base without a lead, the caller's to remove."""
    path = folder() / f"empty-{os.getpid()}.sqlite3"
    remove(path)
    subprocess.run(
        [sys.executable, "-c", "from leadtui.bootstrap import open_base; open_base()"],
        env=environment(path), check=True,
    )  # fmt: skip
    return path


def remove(path: Path) -> None:
    """Takes a base, its log and its backups away."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    for backup in (path.parent / "backups").glob(f"{path.name}-*"):
        backup.unlink()
