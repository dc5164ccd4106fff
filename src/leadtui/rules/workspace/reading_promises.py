"""Reads what only answer rules, escalations and sequences have: lengths of time, windows, templates, users, steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from leadtui.rules.text import FIELD_LIMIT
from leadtui.rules.toml.places import Path
from leadtui.rules.toml.toml_file import meant, shown
from leadtui.rules.workspace.rules_file import RulesFile
from leadtui.rules.workspace.section import NAME_LIMIT, TEXT_LIMIT, Option
from leadtui.rules.workspace.settings import KEY
from leadtui.words.errors import InputError
from leadtui.words.sequences import Step
from leadtui.words.workspace import Workspace, find, word_key

KEY_LIMIT = 40
MOST_STEPS = 50


def read_promise(file: RulesFile, path: Path, value: Any, option: Option, workspace: Workspace) -> Any:
    """The value of such an option as it is kept; raises InputError at its place."""
    match option.kind:
        case "steps":
            return _steps(file, path, value, option, workspace)
        case "query":
            return file.words(path, value, FIELD_LIMIT, empty=True)
        case "tag":
            return _tag(file, path, value)
        case "template":
            return _template(file, path, value, workspace)
        case "user":
            return file.words(path, value, NAME_LIMIT, empty=True)
    return _span(file, path, value, option)


def at_place(file: RulesFile, path: Path, error: InputError) -> InputError:
    """A mistake in a value, with its place in the file."""
    problem = error.message[:1].lower() + error.message[1:] if error.message[1:2].islower() else error.message
    return file.mistake(path, problem.rstrip("."), error.hint)


def _span(file: RulesFile, path: Path, value: Any, option: Option) -> str:
    text = file.words(path, value, TEXT_LIMIT, empty=option.kind in ("within", "window"))
    try:
        _reader(option)(text)
    except InputError as error:
        raise at_place(file, path, error) from error
    return text


def _reader(option: Option) -> Callable[[str], object]:
    # The queue reads settings before it is painted: the grammars of times are loaded when a file is read.
    from leadtui.rules import sequences, sla

    readers: dict[str, Callable[[str], object]] = {
        "within": sla.read_within,
        "after": sla.read_after,
        "offset": sequences.read_after,
        "window": sequences.read_window,
    }
    return readers[option.kind]


def _tag(file: RulesFile, path: Path, value: Any) -> str:
    from leadtui.rules.values import read_tags

    text = file.words(path, value, NAME_LIMIT, empty=True)
    if text and read_tags(text) != [text]:
        raise file.mistake(path, f"{shown(text)} is not one tag", "Write one word or several, without , ; | and #.")
    return text


def _template(file: RulesFile, path: Path, value: Any, workspace: Workspace) -> str:
    text = file.words(path, value, 600, empty=True)
    found = find(workspace.templates, text) if text else None
    if text and found is None:
        known = [word.key for word in workspace.templates]
        raise file.mistake(path, f"there is no template {shown(text)}", meant(text, known))
    return found.key if found is not None else ""


def _steps(file: RulesFile, path: Path, value: Any, option: Option, workspace: Workspace) -> tuple[Step, ...]:
    heading = f"[[{'.'.join(map(str, path))}]]"
    listed = file.list(path, value, f"tables, each under {heading}")
    if not listed:
        raise file.mistake(
            path, "a sequence has at least one step", f"Write {heading} and key, after, channel below it."
        )
    if len(listed) > MOST_STEPS:
        raise file.mistake(path, f"a sequence of {len(listed)} steps is too long", f"At most {MOST_STEPS} fit.")
    steps: dict[str, Step] = {}
    for number, said in enumerate(listed):
        if not isinstance(said, dict):
            raise file.mistake((*path, number), "each of the steps is a table", f"Write {heading} above it.")
        step = _step(file, (*path, number), said, option, workspace)
        if step.key in steps:
            raise file.mistake(
                (*path, number, "key"), f"there is a step {shown(step.key)} above already", "Choose another key."
            )
        steps[step.key] = step
    return tuple(steps.values())


def _step(file: RulesFile, path: Path, said: dict[str, Any], option: Option, workspace: Workspace) -> Step:
    parts = {part.key: part for part in option.parts}
    values: dict[str, Any] = {}
    for name, value in said.items():
        if name not in parts:
            raise file.unknown((*path, name), "option of a step", list(parts))
        values[name] = _part(file, (*path, name), value, parts[name], workspace)
    for part in option.parts:
        if not part.optional and part.key not in values:
            known = f"One of: {', '.join(part.choices)}." if part.choices else f"It is {part.says.split(':')[0]}."
            problem = f"step {int(path[-1]) + 1} needs {'an' if part.key == 'after' else 'a'} {part.key}"
            raise file.mistake(path, problem, f'Write {part.key} = "..." below it. {known}', value=False)
    if values.get("template") and values["channel"] != "email":
        problem = f"a step by {values['channel']} opens no email"
        raise file.mistake((*path, "template"), problem, 'Write channel = "email", or leave template out.')
    return Step(**values)


def _part(file: RulesFile, path: Path, value: Any, part: Option, workspace: Workspace) -> str:
    if part.kind == "choice":
        return str(part.made_of(file.one_of(path, value, part.choices)).value)
    if part.kind != "text":
        return str(read_promise(file, path, value, part, workspace))
    text = file.words(path, value, TEXT_LIMIT, empty=part.optional)
    if part.key == "key" and (not KEY.fullmatch(text) or len(text) > KEY_LIMIT or not word_key(text)):
        hint = f"Write at most {KEY_LIMIT} small letters, digits and dashes, as in call-1."
        raise file.mistake(path, f"{shown(text)} cannot be the fixed key of a step", hint)
    return text
