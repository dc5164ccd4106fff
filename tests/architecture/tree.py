"""The project's own files, as the architecture tests look at them."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from tests.support import ROOT

PACKAGE = ROOT / "src" / "leadtui"


def modules(*folders: str) -> list[Path]:
    """Every module of the program, or of these parts of it."""
    parts = [PACKAGE / folder for folder in folders] or [PACKAGE]
    return sorted(file for part in parts for file in ([part] if part.suffix else part.rglob("*.py")))


def shown(file: Path) -> str:
    """A file's path inside the project."""
    return file.relative_to(ROOT).as_posix()


def project_files() -> list[Path]:
    """Every file of the project: what git keeps, or what lies there when git is not at hand."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
        files = [ROOT / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        files = [f for part in ("src", "tests", "scripts", "docs", "benchmarks") for f in (ROOT / part).rglob("*")]
    return [file for file in files if file.is_file() and "__pycache__" not in file.parts]


def for_every(files: Iterable[Path]) -> Callable[[Callable[[Path], None]], Callable[[], None]]:
    """Makes one test of a rule about a file: it holds for each of these, and every one that breaks it is told.

    A test for each file would take longer to set up than to look at it.
    """

    def decorate(rule: Callable[[Path], None]) -> Callable[[], None]:
        def test() -> None:
            broken = []
            for file in files:
                try:
                    rule(file)
                except AssertionError as error:
                    broken.append(f"{shown(file)}: {error}")
            assert not broken, "\n".join(broken)

        return test

    return decorate


@cache
def _parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def texts(file: Path) -> Iterator[tuple[int, str]]:
    """Every string in a module that is no docstring, with its line; what is put into one is an x."""
    tree = _parsed(file)
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values]
            yield node.lineno, "".join(parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value


def names(file: Path) -> set[str]:
    """What a module imports, as `package.module.name`."""
    found: set[str] = set()
    for node in ast.walk(_parsed(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found
