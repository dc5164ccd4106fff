"""How the measured programs are started: in an environment of their own, with bytecode as in an install.

Without bytecode a start takes more than twice as long; PYTHONDONTWRITEBYTECODE, set on some machines, would leave the
figures wrong without a word. It is taken out of the children's environment, and what is missing is said.
"""

from __future__ import annotations

import compileall
import importlib.util
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).parents[1]
START = "2026-11-18T09:00:00+01:00"
"""The clock of every measured program begins here, whenever it is measured: the bases were made for that morning."""

MINIMAL = (sys.executable, str(Path(__file__).with_name("minimal.py")))
SQLITE3 = (sys.executable, "-c", "import sqlite3")


def leadtui(*arguments: str) -> tuple[str, ...]:
    """The command that starts leadtui: the installed script where there is one."""
    script = Path(sys.executable).with_name("leadtui")
    return (str(script), *arguments) if script.exists() else (sys.executable, "-m", "leadtui", *arguments)


def environment(base: Path | None = None) -> dict[str, str]:
    """What a child sees: no settings of the developer's, the base, and a clock that runs from `START`."""
    kept = {
        name: os.environ[name] for name in ("PATH", "HOME", "VIRTUAL_ENV", "TMPDIR", "PYTHONPATH") if name in os.environ
    }
    own = {"LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor", "TZ": "Europe/Berlin"}
    if base is not None:
        own |= {
            "LEADTUI_DB": str(base),
            "LEADTUI_USER": "Sam Rep",
            "LEADTUI_CONFIG": str(base.with_name("no-config.toml")),
            "LEADTUI_NOW": f"from:{START}",
        }
    return kept | own


@contextmanager
def as_child(base: Path) -> Iterator[None]:
    """What a child would see, in this process: for what is measured without a terminal."""
    with patch.dict(os.environ, environment(base), clear=True):
        yield


def warm_up_bytecode() -> tuple[str, ...]:
    """Compiles leadtui; the names of the packages whose bytecode is missing all the same."""
    compileall.compile_dir(ROOT / "src" / "leadtui", quiet=2)
    compileall.compile_dir(ROOT / "benchmarks", quiet=2)
    return tuple(name for name in ("leadtui", "textual", "rich", "sqlmodel", "sqlalchemy") if not _compiled(name))


def _compiled(package: str) -> bool:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return False
    return Path(importlib.util.cache_from_source(spec.origin)).exists()
