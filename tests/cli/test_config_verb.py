"""`leadtui config`: where the settings are, what they say and why; changed in an editor."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from tests.cli.running import Program
from tests.cli.test_workspace_verb import temporary

from leadtui.platform.preferences import read_preferences
from leadtui.platform.preferences_writing import annotated

__all__ = ["temporary"]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings are."""
    place = tmp_path / "settings" / "config.toml"
    monkeypatch.setenv("LEADTUI_CONFIG", str(place))
    return place


def editor(folder: Path, monkeypatch: pytest.MonkeyPatch, *texts: str) -> None:
    """An editor that at each start writes the next of these texts in place of what is there."""
    for number, text in enumerate(texts):
        (folder / f"text{number}").write_text(text, encoding="utf-8")
    script = folder / "editor.py"
    script.write_text(
        "import pathlib, sys\nhere = pathlib.Path(__file__).parent\ncount = here / 'count'\n"
        "n = int(count.read_text()) if count.exists() else 0\ncount.write_text(str(n + 1))\n"
        "(here / f'seen{n}').write_text(pathlib.Path(sys.argv[1]).read_text())\n"
        f"pathlib.Path(sys.argv[1]).write_text((here / f'text{{min(n, {len(texts) - 1})}}').read_text())\n"
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")


def terminal(monkeypatch: pytest.MonkeyPatch, answers: str) -> None:
    """Somebody at a terminal who answers so."""
    typed = io.StringIO(answers)
    typed.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr("sys.stdin", typed)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)


def test_show_says_every_option_its_value_and_where_it_comes_from(program: Program, file: Path) -> None:
    file.parent.mkdir()
    file.write_text('theme = "light"\nregion = "FR"\n[keys]\nnote = "B"\ntags = []\n')
    shown = program("config").out
    told = {line.split()[0]: line.split()[1:] for line in shown.splitlines() if line.strip()}
    assert told["theme"] == ["light", "config"]
    assert told["email"] == ["mailto", "as", "it", "comes"]
    assert told["database"][-1] == "LEADTUI_DB"
    assert told["name"] == ["Sam", "Rep", "LEADTUI_USER"]
    assert told["keys.note"] == ["B", "config"]
    assert told["keys.tags"] == ["none", "config"]
    value = program.json("config")
    assert (value["theme"], value["region"], value["keys"]) == ("light", "FR", {"note": ["B"], "tags": []})
    assert value["exists"] is True


def test_who_has_no_file_edits_the_one_that_explains_everything(
    program: Program, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, 'theme = "light"\n')
    assert "Saved" in program("config", "edit").out
    assert (tmp_path / "seen0").read_text() == annotated()
    assert read_preferences(file).theme == "light"
    editor(tmp_path, monkeypatch, 'theme = "light"\n')
    (tmp_path / "count").unlink()
    assert "Nothing was changed" in program("config", "edit").out
    assert (tmp_path / "seen0").read_text() == 'theme = "light"\n'


def test_a_mistake_is_asked_about_until_it_is_mended(
    program: Program, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, temporary: Path
) -> None:
    editor(tmp_path, monkeypatch, '[keys]\nnote = "c"\n', '[keys]\nnote = "B"\n')
    terminal(monkeypatch, "\n")
    ran = program("config", "edit")
    assert ran.status == 0
    assert "config.toml, line 2, column 8: c is the key of call (Call) too." in ran.err
    assert (tmp_path / "seen1").read_text() == '[keys]\nnote = "c"\n'
    assert dict(read_preferences(file).keys) == {"note": ("B",)}
    assert not list(temporary.iterdir())


def test_a_mistake_that_is_not_mended_changes_nothing_and_keeps_the_text(
    program: Program, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, temporary: Path
) -> None:
    file.parent.mkdir()
    file.write_text("# mine\n")
    editor(tmp_path, monkeypatch, 'thme = "dark"\n')
    ran = program.refused("config", "edit")
    assert ran.status == 2
    assert "Did you mean theme?" in ran.err
    (kept,) = temporary.iterdir()
    assert str(kept) in ran.err
    assert kept.read_text() == 'thme = "dark"\n'
    assert file.read_text() == "# mine\n"


def test_broken_settings_can_be_edited(
    program: Program, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.parent.mkdir()
    file.write_text("theme = [")
    assert "line 1, column 10" in program.refused("config").err
    assert program.refused("list").status == 2
    assert program("config", "path").status == 0
    editor(tmp_path, monkeypatch, 'theme = "dark"\n')
    assert program("config", "edit").status == 0
    assert program("list").status == 0


def test_a_file_that_was_changed_meanwhile_is_not_written_over(
    program: Program, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.parent.mkdir()
    file.write_text("# first\n")
    script = tmp_path / "both.py"
    script.write_text(
        f"import pathlib, sys\npathlib.Path({str(file)!r}).write_text('# another\\n')\n"
        "pathlib.Path(sys.argv[1]).write_text('# mine\\n')\n"
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    ran = program.refused("config", "edit")
    assert ran.status == 4
    assert "was changed meanwhile" in ran.err
    assert file.read_text() == "# another\n"


@pytest.mark.parametrize("command", ["false", "/nowhere/editor", "'unclosed", "$(touch here)", "; touch here", "-x"])
def test_an_editor_that_fails_changes_nothing(
    program: Program, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, temporary: Path, command: str
) -> None:
    monkeypatch.setenv("VISUAL", command)
    monkeypatch.chdir(tmp_path)
    assert program.refused("config", "edit").status == 2
    assert not file.exists()
    assert not (tmp_path / "here").exists()
    assert not list(temporary.iterdir())


def test_an_editor_that_leaves_a_folder_is_told_by_a_sentence(
    program: Program, file: Path, monkeypatch: pytest.MonkeyPatch, temporary: Path
) -> None:
    monkeypatch.setenv("VISUAL", 'sh -c \'rm "$0"; mkdir "$0"\'')
    assert "cannot be read" in program.refused("config", "edit").err
    assert not file.exists()
    assert [left.is_dir() for left in temporary.iterdir()] == [True]


def test_keys_tells_the_ones_in_force_and_markdown_those_that_come(program: Program, file: Path) -> None:
    file.parent.mkdir()
    file.write_text('[keys]\nnote = ["B", "f2"]\n')
    assert "B  f2" in program("keys").out
    assert next(c for c in program.json("keys") if c["id"] == "note")["keys"] == ["B", "f2"]
    assert "| `n` | Note |" in program("keys", "--markdown").out
