"""config.toml as it is written: explained in place, and changed without touching what a person wrote."""

from __future__ import annotations

import re
import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.commands import COMMANDS, DIGITS
from leadtui.platform.preferences import Preferences, read_preferences
from leadtui.platform.preferences_options import OPTIONS
from leadtui.platform.preferences_reading import preferences_in
from leadtui.platform.preferences_writing import annotated, save_option, with_option, write_config
from leadtui.words.errors import InputError


def test_the_file_of_somebody_who_has_set_nothing_changes_nothing() -> None:
    assert preferences_in(annotated(), "config.toml") == Preferences()


def test_every_option_and_command_stands_in_it_with_what_it_does() -> None:
    text = annotated()
    for option in OPTIONS:
        assert f"# {option.says}\n" in text
        assert re.search(rf"^# {option.place[-1]} = ", text, re.MULTILINE)
        for value, says in option.choices:
            assert re.search(rf"^#   {value} +{re.escape(says)}$", text, re.MULTILINE)
    for command in COMMANDS:
        there = re.search(
            rf"^# {command.id} = .*# {re.escape(f'{command.label}: {command.help}')}$", text, re.MULTILINE
        )
        assert bool(there) == (command.keys != DIGITS), command.id


def test_with_every_comment_taken_off_it_can_be_read_and_says_what_it_said() -> None:
    text = re.sub(r"^# ([\w-]+ = .*)$", r"\1", annotated(), flags=re.MULTILINE)
    found = preferences_in(text, "config.toml")
    usual = {command.id: command.keys for command in COMMANDS if command.keys != DIGITS}
    assert dict(found.keys) == usual
    assert (found.theme, found.notify, found.email) == ("dark", "auto", "mailto")


def test_an_option_is_set_on_the_line_that_explains_it(tmp_path: Path) -> None:
    file = tmp_path / "leadtui" / "config.toml"
    save_option(file, "theme", "light")
    assert read_preferences(file).theme == "light"
    assert file.read_text() == annotated().replace('# theme = "dark"', 'theme = "light"')
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    save_option(file, "theme", "dark")
    assert file.read_text() == annotated().replace('# theme = "dark"', 'theme = "dark"')


@pytest.mark.parametrize(
    "text",
    [
        "", "# mine\n", 'name = "Ada"  # me\n', 'theme="light" # bright\nname="x"\n', "[keys]\nnote = 'N' # mine\n",
        'name = "Ada"\n\n[keys]\nnote = "N"\n', '"theme" = "light"', "keys.note = 'N'\n", 'name = """a\n"""',
        'keys = {note = "N"}\n', "  [keys]  # mine\n",
    ],
)  # fmt: skip
def test_setting_an_option_leaves_everything_else_as_it_is(text: str) -> None:
    changed = with_option(text, "theme", "ansi")
    assert tomllib.loads(changed) == {**tomllib.loads(text), "theme": "ansi"}
    for comment in re.findall(r"#.*", text):
        assert comment in changed
    assert with_option(changed, "theme", "ansi") == changed


@pytest.mark.parametrize(
    "text",
    [
        "", 'name = "Ada"', "# mine\n[keys]\nnote = 'N' # mine\n", "[calendar]\n# mine\n[keys]\n", "calendar = {}\n",
        '[calendar]\n# file = "~/leads.ics"\n\n[keys]\n# file = 3\n', 'calendar.file = "/b"\n# alarm = "off"\n',
        '[calendar] # mine\nfile = "/b" # mine\n',
    ],
)  # fmt: skip
@pytest.mark.parametrize(("key", "name"), [("calendar_file", "file"), ("calendar_alarm", "alarm")])
def test_setting_an_option_of_a_table_leaves_everything_else_as_it_is(text: str, key: str, name: str) -> None:
    changed = with_option(text, key, "/a")
    before = tomllib.loads(text)
    assert tomllib.loads(changed) == {**before, "calendar": {**before.get("calendar", {}), name: "/a"}}
    for comment in re.findall(r"# mine", text):
        assert comment in changed
    assert with_option(changed, key, "/a") == changed


@given(st.text(max_size=30))
def test_any_value_is_written_so_that_it_is_read_as_it_was(value: str) -> None:
    written = with_option("# a\n[keys]\n", "name", value.encode("utf-8", "replace").decode())
    assert tomllib.loads(written)["name"] == value.encode("utf-8", "replace").decode()


def test_a_link_to_the_file_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "dotfiles.toml", tmp_path / "config.toml"
    real.write_text("")
    link.symlink_to(real)
    save_option(link, "theme", "light")
    assert link.is_symlink()
    assert read_preferences(real).theme == "light"


def test_a_file_that_cannot_be_written_is_a_sentence_and_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match=r"cannot be written"):
        write_config(tmp_path / "file" / "config.toml", "")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
