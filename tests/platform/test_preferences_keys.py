"""The keymap of config.toml: what cannot be is refused with its line, what is left keeps every screen usable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.commands import COMMANDS, DIGITS, FIXED, TOGETHER, fixed_keys, with_keys
from leadtui.platform.preferences_reading import preferences_in
from leadtui.words.errors import InputError


def keymap(*lines: str) -> dict[str, tuple[str, ...]]:
    """The keymap of some lines of the table."""
    return dict(preferences_in("\n".join(["[keys]", *lines]), "config.toml").keys)


def test_a_command_gets_one_key_several_or_none() -> None:
    assert keymap('note = "B"', 'call = ["c", "f2"]', "tags = []") == {"note": ("B",), "call": ("c", "f2"), "tags": ()}


def test_two_commands_can_swap_their_keys() -> None:
    assert keymap('edit = "X"', 'delete = "E"') == {"edit": ("X",), "delete": ("E",)}


@pytest.mark.parametrize(
    ("line", "column", "says"),
    [
        ('foo = "x"', 1, "there is no command 'foo'"),
        ('nte = "x"', 1, "Did you mean note?"),
        ('note = "c"', 8, "c is the key of call (Call) too"),
        ('note = ["n", "u"]', 14, "u is the key of undo (Undo) too"),
        ('note = "ctrl+s"', 8, "ctrl+s is reserved: it saves"),
        ('note = "esc"', 8, "escape is reserved"),
        ('note = "ctrl+c"', 8, "ctrl+c is reserved: it quits"),
        ('note = "^q"', 8, "ctrl+q is reserved: it quits"),
        ('note = "ctrl+f"', 8, "ctrl+f is reserved"),
        ('strip-next = "x"', 14, "x is text in call strip and prompts"),
        ('strip-next = "ctrl+w"', 14, "ctrl+w edits the text"),
        ('strip-next = "enter"', 14, "enter is reserved: it saves"),
        ('save = "f2"\nform-next = "f2"', 13, "f2 is the key of save (Save) too"),
        ('note = "ctrl+i"', 8, "cannot tell ctrl+i from tab"),
        ('note = "nn"', 8, "there is no key 'nn'"),
        ("note = 3", 8, "not as 3"),
        ('note = ["n", 3]', 14, "not as 3"),
        ('strip-next = "f1"', 14, "f1 is the key of help (Help) too"),
        ('help = ["?", "f4"]\nform-more = "f4"', 13, "f4 is the key of help (Help) too"),
        ("help = []", 8, "help needs a key"),
        ('convert-missing = "x"', 1, "are the digits"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(line: str, column: int, says: str) -> None:
    with pytest.raises(InputError) as refused:
        keymap('claim = "f9"', line)
    said = f"{refused.value.message} {refused.value.hint}"
    place = line.count("\n") + 3
    assert said.startswith(f"config.toml, line {place}, column {column}: "), said
    assert says in said


def test_of_two_keys_in_the_file_the_later_one_is_the_mistake() -> None:
    with pytest.raises(InputError, match="line 3, column 8: B is the key of note"):
        keymap('note = "B"', 'call = "B"')


def test_a_key_can_mean_two_things_on_screens_that_are_never_one() -> None:
    assert keymap('note = "f6"', 'convert-none = "f6"', 'settings-edit = "f6"')


IDS = st.sampled_from([command.id for command in COMMANDS])
SOME_KEYS = st.sampled_from([*"abcnuxz?!", "f2", "f3", "ctrl+n", "escape", "ctrl+s", "enter", "tab"])


@given(st.dictionaries(IDS, st.lists(SOME_KEYS, max_size=3), max_size=4))
def test_whatever_is_taken_keeps_every_screen_usable(wanted: dict[str, list[str]]) -> None:
    lines = [f"{id} = [{', '.join(f'{key!r}' for key in keys)}]" for id, keys in wanted.items()]
    try:
        commands = with_keys(keymap(*lines))
    except InputError:
        return
    for scopes in TOGETHER.values():
        keys = [key for command in commands if command.works_in(*scopes) for key in command.keys]
        assert len(keys) == len(set(keys))
    for before, now in zip(COMMANDS, commands, strict=True):
        assert set(fixed_keys(before)) <= set(now.keys)
        assert not (set(now.keys) & set(FIXED)) - set(before.keys)
        assert now.keys == before.keys or before.keys != DIGITS
    assert next(c for c in commands if c.id == "help").keys
