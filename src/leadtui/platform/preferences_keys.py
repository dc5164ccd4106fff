"""The keymap in config.toml: command id → keys. Loaded only where the file has one.

Always holds of what is returned: every command exists, every key is one that terminals send, no two commands share a
key on one screen, and keys that screens rely on stay where they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

from leadtui.commands import ANYWHERE, COMMANDS, DIGITS, FIXED, SCOPES, TOGETHER, TYPING, Command, Scope, with_keys
from leadtui.rules.key_names import key_name
from leadtui.rules.toml.places import Path
from leadtui.rules.toml.toml_file import TomlFile, shown, told
from leadtui.words.errors import InputError

_EDITING = frozenset({
    "backspace", "delete", "left", "right", "home", "end", "up", "down", "space", "ctrl+left", "ctrl+right",
    *(f"ctrl+{letter}" for letter in "abdehkuw"),
})  # fmt: skip
"""Keys that move in a text or change it."""

_AS_IT_IS = 'A key, or a list of keys, as in note = ["n", "f2"].'


def keymap_in(file: TomlFile, table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The keymap of a file's table `keys`; raises InputError with the place of what cannot be."""
    by_id = {command.id: command for command in COMMANDS}
    keymap: dict[str, tuple[str, ...]] = {}
    for id, value in table.items():
        if id not in by_id:
            raise _unknown(file, id, list(by_id))
        if by_id[id].keys == DIGITS:
            raise file.mistake(
                ("keys", id), f"the keys of {id} are the digits", "They stay; leave it out.", value=False
            )
        keymap[id] = tuple(_key(file, by_id[id], path, typed) for path, typed in _typed(file, id, value))
        if not keymap[id] and id == "help":
            raise file.mistake(("keys", id), "help needs a key: without one nobody finds the others", _AS_IT_IS)
    _refuse_clashes(file, keymap)
    return keymap


def _unknown(file: TomlFile, id: str, known: list[str]) -> InputError:
    from difflib import get_close_matches

    near = get_close_matches(id[:60].lower(), known, 1)
    hint = f"Did you mean {near[0]}?" if near else "`leadtui keys` lists the commands."
    return file.mistake(("keys", id), f"there is no command {shown(id)}", hint, value=False)


def _typed(file: TomlFile, id: str, value: Any) -> list[tuple[Path, str]]:
    path: Path = ("keys", id)
    if isinstance(value, str):
        return [(path, value)] if value else []
    if not isinstance(value, list):
        raise file.mistake(path, f"keys are written in quotation marks, not as {told(value)}", _AS_IT_IS)
    for number, item in enumerate(value):
        if not isinstance(item, str) or not item:
            raise file.mistake((*path, number), f"keys are written in quotation marks, not as {told(item)}", _AS_IT_IS)
    return [((*path, number), item) for number, item in enumerate(value)]


def _key(file: TomlFile, command: Command, path: Path, typed: str) -> str:
    try:
        key = key_name(typed)
    except InputError as error:
        raise file.mistake(path, error.message, error.hint) from error
    if key in command.keys:
        return key
    if key in FIXED:
        raise file.mistake(path, f"{key} is reserved: it {FIXED[key]}", "Choose another key.")
    typing = next((scope for scope in (command.scope, *command.also) if scope in TYPING), None)
    if typing is not None and (len(key) == 1 or key in _EDITING):
        what = "is text" if len(key) == 1 else "edits the text"
        hint = "Choose a function key, or ctrl with a letter."
        raise file.mistake(path, f"{key} {what} in {SCOPES[typing].lower()}", hint)
    if typing is not None and key == "enter":
        raise file.mistake(path, "enter is reserved: it saves", "Choose another key.")
    return key


def _refuse_clashes(file: TomlFile, keymap: Mapping[str, tuple[str, ...]]) -> None:
    """Of two commands on one key of a screen, at least one is in the file: the one named last is the mistake."""
    commands = with_keys(keymap)
    order = list(keymap)
    for scopes in TOGETHER.values():
        there = [command for command in commands if command.works_in(*scopes) or command.id in ANYWHERE]
        for pair in combinations(there, 2):
            shared = _shared(pair[0], pair[1], scopes)
            named = sorted((c.id for c in pair if c.id in keymap), key=order.index)
            if shared is None or not named:
                continue
            here = next(c for c in pair if c.id == named[-1])
            other = next(c for c in pair if c is not here)
            raise file.mistake(
                _place(keymap, here.id, shared), f"{shared} is the key of {other.id} ({other.label}) too",
                f"Choose another, or give {other.id} another: {other.id} = \"...\".",
            )  # fmt: skip


def _shared(one: Command, other: Command, scopes: tuple[Scope, ...]) -> str | None:
    """A key that both mean on a screen; what works anywhere does so there by the keys that type nothing."""
    everywhere = all(command.works_in(*scopes) for command in (one, other))
    return next((key for key in one.keys if key in other.keys and (everywhere or len(key) > 1)), None)


def _place(keymap: Mapping[str, tuple[str, ...]], id: str, key: str) -> Path:
    keys = keymap[id]
    return ("keys", id, keys.index(key)) if key in keys else ("keys", id)
