"""Reads one kind of words from a file of rules: renamed, in another order, taken away, or the workspace's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from leadtui.rules.templates import unclosed, unknown
from leadtui.rules.toml.places import Path
from leadtui.rules.toml.toml_file import meant, shown
from leadtui.rules.workspace.reading_promises import KEY_LIMIT, read_promise
from leadtui.rules.workspace.rules_file import RulesFile
from leadtui.rules.workspace.section import MAIL_LIMIT, NAME_LIMIT, TEXT_LIMIT, Option, Section
from leadtui.rules.workspace.settings import KEY, ORDER, without_key
from leadtui.rules.workspace.word_checks import CANNOT_BECOME, check_words
from leadtui.words.lifecycle import Category
from leadtui.words.records import replace
from leadtui.words.templates import PLACEHOLDERS
from leadtui.words.workspace import Workspace, find, word_key


def read_words(file: RulesFile, section: Section, workspace: Workspace) -> Workspace:
    """The workspace with what the file says of this kind of words; raises InputError."""
    table = file.table((section.key,), file.values[section.key])
    words = {word.key: word for word in getattr(workspace, section.key)}
    spelled: dict[str, str] = {}
    for raw, said in table.items():
        if raw == ORDER:
            continue
        key = _key(file, section, raw, words)
        if key in spelled:
            raise file.mistake((section.key, raw), f"{key} is there twice, as {shown(spelled[key])} too", value=False)
        spelled[key] = raw
        words[key] = _word(file, section, raw, key, said, words.get(key), workspace)
    order = _order(file, section, table[ORDER], words) if ORDER in table else []
    in_order = [words[key] for key in (*order, *(key for key in words if key not in order))]
    found = tuple(without_key(section, word) for word in in_order)
    check_words(file, section, found, spelled)
    return replace(workspace, **{section.key: found})


def _key(file: RulesFile, section: Section, raw: str, words: dict[str, Any]) -> str:
    known = find(words.values(), raw)
    if known is not None:
        return str(known.key)
    if not KEY.fullmatch(raw) or len(raw) > KEY_LIMIT or word_key(raw) == ORDER:
        problem = f"{shown(raw)} cannot be the fixed key of a {section.one}"
        hint = f"Write at most {KEY_LIMIT} small letters, digits and dashes, as in [{section.key}.in-trial]."
        raise file.mistake((section.key, raw), problem, hint, value=False)
    return raw


def _word(file: RulesFile, section: Section, raw: str, key: str, said: Any, old: Any, workspace: Workspace) -> Any:
    path: Path = (section.key, raw)
    options = {option.key: option for option in section.options}
    values: dict[str, Any] = {}
    for name, value in file.table(path, said).items():
        if name not in options:
            raise file.unknown((*path, name), "option", list(options))
        values[name] = _value(file, (*path, name), value, options[name], old, workspace)
    if old is not None:
        if section.pressed and values.get("offered") and not old.offered:
            values.setdefault(section.pressed, _usual_key(section, key, workspace))
        return replace(old, **values)
    for option in section.options:
        if not option.optional and option.key not in values:
            listed = f"One of: {', '.join(option.choices)}." if option.choices else ""
            problem = f"the {section.one} {key} needs {'an' if option.key == 'after' else 'a'} {option.key}"
            if option.kind == "steps":
                listed = f"Each stands under [[{section.key}.{raw}.{option.key}]], with key, after and channel."
                raise file.mistake(path, f"the {section.one} {key} has no steps", listed, value=False)
            raise file.mistake(path, problem, f"Write {option.key} = ... below it. {listed}".strip(), value=False)
    blank = {o.key: "" for o in section.options if o.kind in ("digit", "letter") or o.key == "owes"}
    return section.make(**{"key": key, **blank, **values})


def _usual_key(section: Section, key: str, workspace: Workspace) -> str:
    """The key a word had in a new base, when it comes back and no other has that key now."""
    usual = getattr(section.built_in.get(key), section.pressed, "")
    return "" if any(getattr(word, section.pressed) == usual for word in getattr(workspace, section.key)) else usual


def _value(file: RulesFile, path: Path, value: Any, option: Option, old: Any, workspace: Workspace) -> Any:
    if option.lasting and old is not None:
        held = getattr(old, option.key)
        if file.words(path, value, 600) != held.value:
            problem = f"the {option.key} of {old.name} is {held.value} for good"
            raise file.mistake(path, problem, "Records were made by it. Add another one instead.")
        return held
    match option.kind:
        case "text" if option.key == "name":
            return file.words(path, value, NAME_LIMIT)
        case "text":
            return file.words(path, value, TEXT_LIMIT, empty=True)
        case "yes_no":
            return file.yes_no(path, value)
        case "count":
            return file.count(path, value, 0, option.most)
        case "choice":
            return option.made_of(file.one_of(path, value, option.choices))
        case "status":
            return _status(file, path, value, workspace)
        case "mail":
            return _mail(file, path, file.words(path, value, TEXT_LIMIT, empty=True), value)
        case "mail_lines":
            return _mail(file, path, file.words(path, value, MAIL_LIMIT, empty=True, lines=True), value)
        case "digit" | "letter":
            return _pressed(file, path, value, option)
    return read_promise(file, path, value, option, workspace)


def _pressed(file: RulesFile, path: Path, value: Any, option: Option) -> str:
    if option.kind == "digit" and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    text = file.words(path, value, 600, empty=True)
    wanted = "123456789" if option.kind == "digit" else "abcdefghijklmnopqrstuvwxyz0123456789"
    if text and (len(text) > 1 or text.lower() not in wanted):
        which = 'a digit from "1" to "9"' if option.kind == "digit" else "one letter or digit"
        raise file.mistake(path, f'{option.key} is {which}, or "" for none, not {shown(text)}')
    return text.lower()


def _mail(file: RulesFile, path: Path, text: str, typed: str) -> str:
    """A text of a template; every placeholder in it is closed and known."""
    found = unknown(text)
    if found is None:
        _closed(file, path, typed)
        return text
    # Where the text stands in the file as it is, the place in it is a place in the file.
    start = file.places.of(path)
    begin = file.text.find(f"{{{found[0]}}}", start) - start
    plain = 0 < begin <= len(typed) + 4
    raise file.mistake(
        path, f"nothing stands for {{{found[0][:40]}}}", meant(found[0], list(PLACEHOLDERS)), into=begin if plain else 0
    )


def _closed(file: RulesFile, path: Path, typed: str) -> None:
    at = unclosed(typed)
    if at is None:
        return
    start = file.places.of(path)
    begin = file.text.find(typed, start) - start
    plain = 0 < begin <= len('"""\r\n')
    rest = typed[at:].split("\n")[0][:40]
    hint = "Write } after the name; a brace itself is written {{."
    raise file.mistake(path, f"the brace in {shown(rest)} is not closed", hint, into=begin + at if plain else 0)


def _status(file: RulesFile, path: Path, value: Any, workspace: Workspace) -> str:
    text = file.words(path, value, 600, empty=True)
    if not text:
        return ""
    found = find(workspace.statuses, text)
    if found is None:
        raise file.mistake(path, f"there is no status {shown(text)}", meant(text, _keys(workspace.statuses)))
    if found.category in CANNOT_BECOME:
        raise file.mistake(path, f"a call cannot make a lead {found.name}", CANNOT_BECOME[Category(found.category)])
    return found.key


def _keys(words: Sequence[Any]) -> list[str]:
    return [word.key for word in words]


def _order(file: RulesFile, section: Section, value: Any, words: dict[str, Any]) -> list[str]:
    path: Path = (section.key, ORDER)
    order: list[str] = []
    for number, item in enumerate(file.list(path, value, "fixed keys")):
        text = file.words((*path, number), item, 600)
        found = find(words.values(), text)
        if found is None:
            problem = f"there is no {section.one} {shown(text)}"
            raise file.mistake((*path, number), problem, meant(text, list(words)))
        if found.key in order:
            raise file.mistake((*path, number), f"{found.key} is in the order twice")
        order.append(found.key)
    return order
