"""Writes config.toml: the annotated file of somebody who has none, and one option changed in place.

Always holds: what a person wrote, comments and order included, stays as it is but for the option that is changed; a
file is written whole or not at all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from leadtui.platform.preferences import content_of
from leadtui.platform.preferences_options import BY_KEY, OPTIONS, Option
from leadtui.platform.whole_file import write_private
from leadtui.rules.toml.toml_file import decoded

_WIDTH = 100
_HEAD = (
    "How leadtui works for you. Take the # off a line to change it; what is left out is as shown, or as it comes.",
    "A mistake is named with its line and column. In the app: g s; on the command line: leadtui config edit.",
)
_KEYS = (
    "Keys: a command and its key, or several, in place of those shown. [] takes its keys away; the palette still runs",
    'it. Written "n", "N", "ctrl+n", "f5", "pagedown", "space". Two commands of one screen cannot share a key; escape,',
    "ctrl+c, ctrl+q, ctrl+s, ctrl+f and ctrl+p stay what they are, and so does enter in the call strip and in forms.",
)


def annotated() -> str:
    """The file of somebody who has set nothing: every option with what it does, commented out."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    from leadtui.commands import COMMANDS, DIGITS, SCOPES

    yield from (f"# {line}" for line in _HEAD)
    table = ""
    for option in OPTIONS:
        if option.table != table:
            table = option.table
            yield from ("", f"[{table}]")
        yield from ("", f"# {option.says}")
        yield from _choices(option)
        yield f"# {option.place[-1]} = {_quoted(option.usual or option.example)}"
    yield from ("", *(f"# {line}" for line in _KEYS), "[keys]")
    for scope, title in SCOPES.items():
        commands = [command for command in COMMANDS if command.scope == scope and command.keys != DIGITS]
        wide = max(len(_assigned(command.id, command.keys)) for command in commands)
        yield from ("", f"# {title}")
        for command in commands:
            yield f"# {_assigned(command.id, command.keys):<{wide}}  # {command.label}: {command.help}"


def _choices(option: Option) -> Iterator[str]:
    wide = max((len(value) for value in option.values), default=0)
    for value, says in option.choices:
        yield f"#   {value:<{wide}}  {says}"


def _assigned(id: str, keys: tuple[str, ...]) -> str:
    listed = ", ".join(map(_quoted, keys))
    return f"{id} = {listed}" if len(keys) == 1 else f"{id} = [{listed}]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", r"\u007f")


def with_option(text: str, key: str, value: str) -> str:
    """The text of a file that can be read, with an option set to a value; everything else stays as it is."""
    if BY_KEY[key].table:
        return _with_option_of_table(text, BY_KEY[key], value)
    said = f"{key} = {_quoted(value)}"
    there = re.compile(rf"^{re.escape(key)}[ \t]*=.*$|^\"{re.escape(key)}\"", re.MULTILINE)
    shown = re.compile(rf"^#[ \t]*{re.escape(key)}[ \t]*=.*$", re.MULTILINE)
    top = _top(text)
    if not there.search(text, 0, top) and (line := shown.search(text, 0, top)):
        return f"{text[: line.start()]}{said}{text[line.end() :]}"
    import tomlkit

    document = tomlkit.parse(text)
    if key in document:
        document[key] = value
        return document.as_string()
    gap = "" if not text[:top].strip() or text[:top].endswith("\n") else "\n"
    return f"{text[:top]}{gap}{said}\n{text[top:]}"


def _with_option_of_table(text: str, option: Option, value: str) -> str:
    table, key = option.place
    said = f"{key} = {_quoted(value)}"
    headers = _headers(text)
    begins = headers.get(table)
    ends = min((at for at in headers.values() if begins is not None and at > begins), default=len(text))
    shown = re.compile(rf"^#[ \t]*{re.escape(key)}[ \t]*=.*$", re.MULTILINE)
    import tomlkit

    document = tomlkit.parse(text)
    if table in document:
        if (
            begins is not None
            and text.startswith("[", begins)
            and key not in document[table]
            and (line := shown.search(text, begins, ends))
        ):
            return f"{text[: line.start()]}{said}{text[line.end() :]}"
        document[table][key] = value
        return document.as_string()
    gap = "" if not text.strip() or text.endswith("\n") else "\n"
    return f"{text}{gap}\n[{table}]\n{said}\n"


def _top(text: str) -> int:
    """Where the first table begins: options stand before it."""
    return min(_headers(text).values(), default=len(text))


def _headers(text: str) -> dict[str, int]:
    """Where the line of each table's header begins, of the tables of the file itself."""
    from leadtui.rules.toml.places import Places

    places = Places(text)
    tables = {path[0]: at for path, at in places.keys.items() if len(path) == 1 and path not in places.values}
    return {str(name): text.rfind("\n", 0, at) + 1 for name, at in tables.items()}


def save_option(path: Path, key: str, value: str) -> None:
    """Sets an option in the file, which is made where there is none; raises InputError when it cannot be written."""
    from leadtui.platform.preferences_reading import preferences_in

    content = content_of(path)
    text = with_option(decoded(content, str(path)) if content is not None else annotated(), key, value)
    preferences_in(text, str(path))
    write_config(path, text)


def write_config(path: Path, text: str) -> None:
    """Writes the file whole or not at all, where a link to it leads; raises InputError when it cannot be written."""
    write_private(path, [text.encode()], with_folder=True)
