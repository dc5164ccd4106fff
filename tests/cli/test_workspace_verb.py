"""`leadtui workspace`: the rules shown, edited, exported and loaded."""

from __future__ import annotations

import io
import re
import sys
import tomllib
from pathlib import Path

import pytest
from tests.cli.running import Program
from tests.support import snapshot

from leadtui.bootstrap import Base


def rules(folder: Path, text: str) -> str:
    """A file with rules."""
    file = folder / "rules.toml"
    file.write_text(text, encoding="utf-8")
    return str(file)


def editor(folder: Path, monkeypatch: pytest.MonkeyPatch, *changes: str) -> None:
    """An editor that puts, at each start, the next of these texts at the end of the file; the last one again."""
    for number, change in enumerate(changes):
        (folder / f"change{number}").write_text(change, encoding="utf-8")
    script = folder / "editor.py"
    script.write_text(
        "import pathlib, sys\nhere = pathlib.Path(__file__).parent\ncount = here / 'count'\n"
        "n = int(count.read_text()) if count.exists() else 0\ncount.write_text(str(n + 1))\n"
        f"change = here / f'change{{min(n, {len(changes) - 1})}}'\n"
        "file = pathlib.Path(sys.argv[1])\nfile.write_text(file.read_text() + change.read_text())\n"
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")


def drafts(folder: Path) -> list[Path]:
    """The texts that were kept."""
    return sorted(folder.glob("leadtui-rules-*.toml"))


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where drafts are made."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def test_show_explains_every_option_in_place_and_is_a_file_to_load(program: Program, tmp_path: Path) -> None:
    shown = program("workspace", "show")
    assert program("workspace").out == shown.out
    assert tomllib.loads(shown.out)["queue"]["stale_days"] == 14
    for line in ("# Fields a lead needs before it is converted", "# letter ", "# choices "):
        assert line in shown.out
    assert "nothing changed" in program("workspace", "load", rules(tmp_path, shown.out)).out


def test_json_has_the_words_in_their_order_with_fixed_keys(program: Program, tmp_path: Path) -> None:
    program("workspace", "load", rules(tmp_path, '[stages]\norder = ["proposal"]\nproposal.name = "Offer"\n'))
    told = program.json("workspace", "show")
    assert told["stages"][0] == {
        "key": "proposal", "name": "Offer", "probability": 50, "kind": "open", "offered": True,
    }  # fmt: skip
    assert told["convert"] == {"require": [], "query": None}
    assert program.json("workspace", "export") == told
    assert '""' not in program("workspace", "show", "--json").out


def test_what_is_exported_and_loaded_changes_nothing(program: Program, base: Base, tmp_path: Path) -> None:
    text = 'currency = "GBP"\n[[fields]]\nlabel = "Größe"\nkind = "choice"\nchoices = ["=1+1", "[/x]"]\n'
    assert program("workspace", "load", rules(tmp_path, text)).status == 0
    before = snapshot(base)
    file = tmp_path / "out.toml"
    assert program.json("workspace", "export", "--output", str(file)) == {"file": str(file)}
    assert program.json("workspace", "load", str(file))["operation"] is None
    assert snapshot(base) == before
    assert program("workspace", "export").out == file.read_text(encoding="utf-8")


def test_a_load_is_one_operation_in_the_log_and_can_be_taken_back(program: Program, tmp_path: Path) -> None:
    told = program.json("workspace", "load", rules(tmp_path, "[queue]\nstale_days = 20\n"))
    assert told == {"operation": 1, "summary": "Workspace: stale days 20", "leads": []}
    assert [(entry["kind"], entry["summary"]) for entry in program.json("log")] == [("workspace", told["summary"])]
    assert program.json("undo")["undone"] == [1]
    assert program.json("workspace")["queue"]["stale_days"] == 14
    assert program("redo").status == 0
    assert program.json("workspace")["queue"]["stale_days"] == 20


def test_words_the_rules_give_are_those_of_every_verb(program: Program, tmp_path: Path) -> None:
    program("add", "--first-name", "Ada")
    text = '[statuses.contacted]\nname = "In Arbeit"\n[statuses.demo]\nname = "Demo"\ncategory = "working"\n'
    program("workspace", "load", rules(tmp_path, text + '[outcomes.busy]\nname = "Besetzt"\n'))
    assert program("call", "1", "besetzt").status == 0
    assert program.json("show", "1")["status"] == "In Arbeit"
    assert program.json("show", "1")["activities"][0]["outcome"] == "Besetzt"
    assert program("status", "1", "demo").status == 0
    assert [lead["status"] for lead in program.json("list", "status:demo")] == ["Demo"]
    assert program.json("list", "category:working")[0]["status"] == "Demo"
    assert program("status", "1", "contacted").status == 0
    assert "Demo" in program.refused("status", "1", "nope").err


def test_a_mistake_names_file_line_and_column_and_nothing_is_changed(
    program: Program, base: Base, tmp_path: Path
) -> None:
    before = snapshot(base)
    file = rules(tmp_path, '[queue]\nstale_days = 20\n[convert]\nrequire = ["bugdet"]\n')
    ran = program.refused("workspace", "load", file)
    assert ran.status == 2
    assert f"{file}, line 4, column 12: there is no field 'bugdet'" in ran.err
    assert "Did you mean budget?" in ran.err
    assert program("workspace", "load", file, "--json").out == ""
    assert snapshot(base) == before


def test_a_file_that_cannot_be_read_is_refused(program: Program, tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b'currency = "\xff"')
    (tmp_path / "large.toml").write_bytes(b"# " + b"x" * 5_000_000)
    for name, said in (
        ("none.toml", "cannot be read"),
        ("", "cannot be read"),
        ("bytes.toml", "line 1, column 13"),
        ("large.toml", "no file of rules"),
    ):
        ran = program.refused("workspace", "load", str(tmp_path / name))
        assert ran.status == 2
        assert said in ran.err
    assert program.refused("workspace", "load", "a\0b").status == 2


def test_rules_come_from_standard_input_too(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"[queue]\nstale_days = x\n")))
    assert "standard input, line 2, column 14" in program.refused("workspace", "load", "-").err


@pytest.mark.parametrize(
    "typed",
    [
        ("load",),
        ("show", "x.toml"),
        ("export", "x.toml"),
        ("load", "x", "--output", "y"),
        ("nope",),
        ("load", "a", "b"),
    ],
)
def test_what_makes_no_sense_is_refused(program: Program, typed: tuple[str, ...]) -> None:
    assert program.refused("workspace", *typed).status == 2


def test_hostile_names_do_nothing_but_stand_there(program: Program, tmp_path: Path) -> None:
    name = "\\u001b]52;c;x\\u0007[/x] \\u202e=1+1"
    assert program("workspace", "load", rules(tmp_path, f'[statuses.new]\nname = "{name}"\n')).status == 0
    shown = program("workspace", "show").out
    assert not re.search("[\x1b\x07\u202e]", shown)
    assert program.json("workspace")["statuses"][0]["name"] == "]52;c;x[/x] =1+1"


def test_what_the_editor_leaves_is_loaded(
    program: Program, tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, '[statuses.demo]\nname = "Demo"\ncategory = "working"\n')
    told = program.json("workspace", "edit")
    assert told["summary"].startswith("Workspace: ")
    assert "demo" in [status["key"] for status in program.json("workspace")["statuses"]]
    assert drafts(temporary) == []


def test_an_editor_that_changes_nothing_changes_nothing(
    program: Program, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    assert "nothing changed" in program("workspace", "edit").out
    assert drafts(temporary) == []


def test_a_mistake_in_the_editor_loses_no_text(
    program: Program, base: Base, tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(base)
    editor(tmp_path, monkeypatch, "[statuses.demo]\nname = 'Demo'\n")
    ran = program.refused("workspace", "edit")
    kept = drafts(temporary)
    assert len(kept) == 1
    assert f"{kept[0]}, line " in ran.err
    assert f"leadtui workspace load {kept[0]}" in ran.err
    assert kept[0].read_text().endswith("[statuses.demo]\nname = 'Demo'\n")
    assert kept[0].stat().st_mode & 0o077 == 0
    assert snapshot(base) == before


class Terminal(io.StringIO):
    """Standard input that somebody sits at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "status"), [("\n", 0), ("q\n", 2), ("", 2)])
def test_a_mistake_at_a_terminal_offers_the_text_again(
    program: Program, tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch, answer: str, status: int
) -> None:
    editor(tmp_path, monkeypatch, "[statuses.demo]\nname = 'Demo'\n", "category = 'working'\n")
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    ran = program("workspace", "edit")
    assert ran.status == status
    assert "needs a category" in ran.err
    assert len(drafts(temporary)) == (0 if status == 0 else 1)


@pytest.mark.parametrize(
    ("command", "said"), [("false", "status 1"), ("no-such-editor-here", "cannot be started"), ('"', "quotation")]
)
def test_an_editor_that_does_not_work_is_named(
    program: Program, temporary: Path, monkeypatch: pytest.MonkeyPatch, command: str, said: str
) -> None:
    monkeypatch.setenv("EDITOR", command)
    assert said in program.refused("workspace", "edit").err
    assert drafts(temporary) == []
