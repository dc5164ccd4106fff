"""Rules about the code that no linter knows."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.architecture.tree import PACKAGE, for_every, modules, names, project_files, shown, texts
from tests.support import ROOT, program_env

HARD_LIMIT = 400
STYLE_LIMIT = 150

LONGER: dict[str, str] = {}
"""Files that may be longer than the limit, each with the reason."""

_GENERATED = re.compile(r"store/migrations/versions/")

WRITERS = (
    "store/alerts.py",
    "store/duplicates.py",
    "store/journal.py",
    "store/applying.py",
    "store/stage.py",
    "store/moving.py",
    "store/notices.py",
    "store/statements.py",
    "store/undo.py",
    "store/undo_uses.py",
    "store/steps.py",
    "store/recompute.py",
    "store/recompute_customers.py",
    "store/remembered.py",
    "store/people.py",
    "store/schema.py",
    "store/mending.py",
    "store/repair.py",
    "store/salvage.py",
    "store/soundness.py",
    "store/sqlite/search.py",
    "store/sqlite/values.py",
    "store/migrations/",
)
"""Where SQL that writes may stand. `stage` writes to a file of its own, `soundness`, `undo_uses` to temporary tables.

`mending`, `repair` and `salvage` put in order what no operation has written, `remembered` keeps what is learned.
"""

_WRITING = re.compile(
    r"\b(INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+[\w{\"]+\s+(AS\s+\w+\s+)?SET|DELETE\s+FROM|(CREATE|DROP)\s+TABLE)\b"
)
_READING = re.compile(r"\bSELECT\b[^.]*\bFROM\b", re.DOTALL)
_BUILDERS = {"sqlalchemy.insert", "sqlalchemy.update", "sqlalchemy.delete"}


@for_every([f for f in project_files() if f.suffix in (".py", ".tcss")])
def test_no_file_is_longer_than_the_limit(file: Path) -> None:
    limit = STYLE_LIMIT if file.suffix == ".tcss" else HARD_LIMIT
    if shown(file) in LONGER or _GENERATED.search(shown(file)):
        return
    lines = len(file.read_text(encoding="utf-8").splitlines())
    assert lines <= limit, f"{shown(file)} has {lines} lines, {limit} are allowed: divide it"


@for_every(modules())
def test_every_module_says_why_it_exists(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    assert source.strip() == "" or source.lstrip().startswith(('"""', 'r"""')), f"{shown(file)} has no docstring"


@for_every(modules())
def test_only_the_journal_and_its_kin_write(file: Path) -> None:
    name = file.relative_to(PACKAGE).as_posix()
    if name.startswith(WRITERS):
        return
    found = [f"line {line}: {text.strip()[:60]}" for line, text in texts(file) if _WRITING.search(text)]
    assert not found, f"{name} holds SQL that writes: {found}"
    assert not names(file) & _BUILDERS, f"{name} builds statements that write"


@for_every(modules("cli", "tui", "services", "formats", "rules", "words", "platform"))
def test_sql_stands_in_the_store_only(file: Path) -> None:
    found = [f"line {line}: {text.strip()[:60]}" for line, text in texts(file) if _READING.search(text)]
    assert not found, f"{shown(file)} holds SQL: {found}"
    assert not {name for name in names(file) if name.startswith(("sqlalchemy", "sqlite3", "pysqlite3"))}


_HANDS_TEXT_ON = re.compile(r"\b(shell=True|os\.system|eval\(|exec\(|pickle)")


@for_every(modules())
def test_nothing_from_outside_is_run(file: Path) -> None:
    found = _HANDS_TEXT_ON.search(file.read_text(encoding="utf-8"))
    assert not found, f"{shown(file)}: {found and found[0]}"


_NETWORK = ("socket", "http", "urllib.request", "requests", "httpx", "smtplib", "ftplib", "aiohttp")


@for_every(modules())
def test_no_module_opens_a_network_connection(file: Path) -> None:
    used = {name for name in names(file) if name.split(".")[0] in _NETWORK or name.startswith("urllib.request")}
    assert not used


_PLACES = re.compile(r"(?<![\w.])/(root|home/\w+|work|opt)/\w|pypi\.org/simple|--index-url|--find-links")
_PAPERS = re.compile(r"\b(PRODUCT|ENGINEERING)(\.md)? §|\bENGINEERING\.md\b|\bPRODUCT\.md\b")
_HELD = {".py", ".md", ".toml", ".txt", ".tcss", ".svg", ".json", ""}


@for_every([f for f in project_files() if f.suffix in _HELD])
def test_no_file_names_a_place_on_one_machine_or_a_paper_that_is_not_here(file: Path) -> None:
    text = file.read_text(encoding="utf-8", errors="replace")
    if file == Path(__file__):
        return
    for pattern in (_PLACES, _PAPERS):
        found = pattern.search(text)
        assert not found, f"{shown(file)}: {found and text[max(0, found.start() - 40) : found.end() + 40]!r}"


def test_the_versions_are_exact_and_name_no_address() -> None:
    lines = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if not line.startswith("#")]
    assert lines
    for line in lines:
        assert re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9a-z.]*", line), line


def test_every_dependency_has_an_exact_version() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    pinned = {_plain(line.split("==")[0]) for line in (ROOT / "constraints.txt").read_text().splitlines()}
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert {_plain(re.split(r"[<>=!;\[ ]", name)[0]) for name in wanted} <= pinned


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_what_is_checked_before_a_change_begins_with_the_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)
    commands = [line.strip() for block in blocks for line in block.splitlines()]
    assert commands[:2] == ["./scripts/start", "./scripts/test"]
    checked = [line for line in (ROOT / ".ci" / "run").read_text().splitlines() if line.strip()]
    first = next(line for line in checked if line.startswith("./"))
    assert first == commands[1]


def test_the_arrows_of_the_architecture_are_kept() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT, env=program_env(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
