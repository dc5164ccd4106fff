"""Preferences: every option in place, every mistake with its line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.platform.preferences import Alarm, Email, Notify, Preferences, ThemeName, read_preferences
from leadtui.platform.preferences_options import BY_KEY, OPTIONS
from leadtui.platform.preferences_reading import preferences_in
from leadtui.words.calendar import CalendarFile
from leadtui.words.errors import InputError


def mistake(text: str) -> InputError:
    """The mistake in a text."""
    with pytest.raises(InputError) as refused:
        preferences_in(text, "config.toml")
    return refused.value


def test_without_a_file_everything_is_as_it_comes(tmp_path: Path) -> None:
    assert read_preferences(tmp_path / "config.toml") == Preferences()
    assert preferences_in("", "config.toml") == Preferences()


def test_every_preference_is_an_option_or_the_keymap() -> None:
    assert {option.key for option in OPTIONS} | {"keys"} == set(Preferences.__match_args__)


@pytest.mark.parametrize(
    ("key", "values"), [("theme", ThemeName), ("notify", Notify), ("email", Email), ("calendar_alarm", Alarm)]
)
def test_every_value_of_a_choice_is_explained(key: str, values: object) -> None:
    assert BY_KEY[key].values == get_args(values)
    assert all(says for _, says in BY_KEY[key].choices)
    assert BY_KEY[key].usual in BY_KEY[key].values


def test_what_is_written_holds() -> None:
    text = 'theme = "light"\nnotify = "bell"\nemail = "editor"\nname = "Ada"\nregion = "gb"\n[keys]\nnote = "B"\n'
    found = preferences_in(text, "config.toml")
    assert (found.theme, found.notify, found.email, found.name) == ("light", "bell", "editor", "Ada")
    assert found.home_region == "GB"
    assert dict(found.keys) == {"note": ("B",)}


def test_a_calendar_file_is_a_table_of_its_own() -> None:
    found = preferences_in('[calendar]\nfile = "~/leads.ics"\nalarm = "off"\n', "config.toml")
    assert found.calendar == CalendarFile("~/leads.ics", alarms=False)
    assert Preferences().calendar == CalendarFile("", alarms=True)


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ('name = "Ada"\nthme = "dark"', "line 2, column 1", "Did you mean theme?"),
        ('theme = "solarized"', "line 1, column 9", "One of: dark, light"),
        ("\n\ntheme = 3", "line 3, column 9", "text in quotation marks"),
        ('region = "France"', "line 1, column 10", 'Write region = "FR".'),
        ('time_zone = "Mars/Base"', "line 1, column 13", "Europe/Berlin"),
        ("name = ", "line 1, column 8", "no TOML"),
        ('name = "a"\nname = "b"', "line 2", "no TOML"),
        ("keys = 3", "line 1, column 8", "table"),
        ("calendar = 3", "line 1, column 12", "table"),
        ('[calendar]\nfle = "~/leads.ics"', "line 2, column 1", "Did you mean file?"),
        ('[calendar]\nfile = "leads.ics"', "line 2, column 8", "~/leads.ics"),
        ('[calendar]\nalarm = "loud"', "line 2, column 9", "One of: reminder, off"),
        ('calendar_file = "/a.ics"', "line 1, column 1", "calendar"),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, place: str, says: str) -> None:
    error = mistake(text)
    assert error.message.startswith(f"config.toml, {place}")
    assert says in f"{error.message} {error.hint}"
    assert error.status == 2


@given(st.text(max_size=60))
def test_no_text_makes_anything_but_preferences_or_a_sentence(text: str) -> None:
    told = ""
    try:
        preferences_in(text, "config.toml")
    except InputError as error:
        told = error.message
    assert not told or told.startswith("config.toml")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b'name = "\xff"')
    with pytest.raises(InputError, match=r"line 1, column 9: this is not UTF-8"):
        read_preferences(file)


def test_a_folder_in_place_of_the_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: is a directory"):
        read_preferences(tmp_path)


@pytest.mark.parametrize(
    ("region", "meant"), [("UK", "GB"), ("XX", "FR"), ("EN", "FR"), ("Germany", "DE"), ("deu", "DE"), ("F", "FR")]
)
def test_a_region_nobody_knows_is_refused_with_what_was_meant(tmp_path: Path, region: str, meant: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f'\nregion = "{region}"\n')
    with pytest.raises(InputError, match=f"line 2, column 10.*{region}.* is no two-letter country code") as refused:
        read_preferences(file)
    assert refused.value.hint.startswith(f'Write region = "{meant}".')


@pytest.mark.parametrize("region", ["GB", "gb", "XK", "AC", ""])
def test_a_known_region_is_taken(tmp_path: Path, region: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f'region = "{region}"\n')
    assert read_preferences(file).region == region


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "config.toml")
    with pytest.raises(InputError, match="is no file"):
        read_preferences(tmp_path / "config.toml")
    assert read_preferences(Path(os.devnull)) == Preferences()
