"""Preferences read from the text of config.toml; every mistake is named with its line and column.

Loaded only where there is such a file.
"""

from __future__ import annotations

from typing import Any

from leadtui.platform.preferences import Preferences
from leadtui.platform.preferences_options import BY_KEY, OPTIONS, Option
from leadtui.rules.toml.toml_file import TomlFile, shown
from leadtui.words.errors import InputError

_TEXT_LIMIT = 500
KEYS = "keys"
_TABLES = tuple(dict.fromkeys(option.table for option in OPTIONS if option.table))
_ALL = (*_TABLES, KEYS)
PHONES_ONLY = ("AC", "TA")
"""Regions of phone numbers that are parts of a country: Ascension and Tristan da Cunha."""


def preferences_in(text: str, name: str) -> Preferences:
    """The preferences in a text; `name` is what the file is called. Raises InputError with the place of a mistake."""
    file = TomlFile(text, name)
    values: dict[str, Any] = {}
    for key, value in file.values.items():
        if key == KEYS:
            from leadtui.platform.preferences_keys import keymap_in

            values[key] = keymap_in(file, file.table((key,), value))
        elif key in BY_KEY and not BY_KEY[key].table:
            values[key] = _value(file, BY_KEY[key], value)
        elif key in _TABLES:
            values |= _in_table(file, key, file.table((key,), value))
        else:
            raise file.unknown((key,), "option", [*(key for key, option in BY_KEY.items() if not option.table), *_ALL])
    return Preferences(**values)


def _in_table(file: TomlFile, table: str, values: dict[str, Any]) -> dict[str, Any]:
    options = {option.place[-1]: option for option in OPTIONS if option.table == table}
    for key in values:
        if key not in options:
            raise file.unknown((table, key), f"option of {table}", [*options])
    return {options[key].key: _value(file, options[key], value) for key, value in values.items()}


def _value(file: TomlFile, option: Option, value: Any) -> str:
    path = option.place
    if option.kind == "choice":
        return file.one_of(path, value, option.values)
    text = file.words(path, value, _TEXT_LIMIT, empty=True)
    if option.kind == "region" and text:
        _check_region(file, path, text)
    if option.kind == "zone" and text:
        _check_zone(file, text)
    if option.kind == "file" and text and not text.startswith(("/", "~/")):
        raise file.mistake(path, f"{shown(text)} is no whole path", f'Write {path[-1]} = "{option.example}".')
    return text


def _check_region(file: TomlFile, path: tuple[str, ...], text: str) -> None:
    from leadtui.words.countries import countries, country_words

    if text.upper() in countries() or text.upper() in PHONES_ONLY:
        return
    meant = {word.casefold(): code for word, code in country_words().items()}.get(text.strip().casefold())
    raise file.mistake(path, f"{shown(text)} is no two-letter country code", f'Write region = "{meant or "FR"}".')


def _check_zone(file: TomlFile, text: str) -> None:
    from leadtui.platform.clock import local_zone

    try:
        local_zone(text)
    except InputError as error:
        raise file.mistake(("time_zone",), f"{shown(text)} is no time zone that is known", error.hint) from error
