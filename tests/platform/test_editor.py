"""The person's editor: what is in EDITOR is words, never a shell's line, and what fails is a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.programs import Programs

from leadtui.platform.editor import draft, open_editor
from leadtui.words.errors import InputError


@pytest.mark.parametrize(
    "editor",
    ["; reboot", "$(touch made)", "`touch made`", "touch made; true", '"unclosed', "-x", "/", "/etc/passwd",
     "no such editor", "|cat", "&&", "\x1b[31mred", "false"],
)  # fmt: skip
def test_an_editor_that_cannot_be_or_fails_is_a_sentence(
    editor: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDITOR", editor)
    file = draft("text", "note.txt")
    if editor.startswith("touch"):
        open_editor(file)  # `touch` takes "made;" and "true" for the names of files
        assert not (tmp_path / "made").exists()
    else:
        with pytest.raises(InputError) as caught:
            open_editor(file)
        assert caught.value.message
    assert not (tmp_path / "made").exists()
    assert file.read_text() == "text"
    file.unlink()


def test_an_editor_with_options_gets_the_file_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs = Programs(tmp_path / "bin", monkeypatch)
    programs.make("mine")
    monkeypatch.setenv("EDITOR", "mine --wait 'a b'")
    file = draft("text", "note.txt")
    open_editor(file)
    assert programs.told == ["mine: --wait", "mine: a b", f"mine: {file}"]
    file.unlink()


def test_a_draft_is_readable_by_nobody_else() -> None:
    file = draft("secret", "note.txt")
    assert file.stat().st_mode & 0o077 == 0
    file.unlink()
