"""Preferences read from the text of config.toml; every mistake is named with its line and column.

Loaded only where there is such a file.
"""

from __future__ import annotations

from typing import Any

from leadtui.platform.preferences import Preferences
from leadtui.platform.preferences_options import BY_KEY, Option
from leadtui.rules.toml.toml_file import TomlFile, shown
from leadtui.words.errors import InputError

_TEXT_LIMIT = 500
KEYS = "keys"
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
        elif key in BY_KEY:
            values[key] = _value(file, BY_KEY[key], value)
        else:
            raise file.unknown((key,), "option", [*BY_KEY, KEYS])
    return Preferences(**values)


def _value(file: TomlFile, option: Option, value: Any) -> str:
    path = (option.key,)
    if option.kind == "choice":
        return file.one_of(path, value, option.values)
    text = file.words(path, value, _TEXT_LIMIT, empty=True)
    if option.kind == "region" and text:
        _check_region(file, path, text)
    if option.kind == "zone" and text:
        _check_zone(file, text)
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
