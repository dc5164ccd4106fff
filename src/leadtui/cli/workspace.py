"""The verb for the rules everyone shares: workspace show, edit, export, load."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leadtui.cli.output import Answer
from leadtui.cli.terminal import Line
from leadtui.rules.file_names import named_path
from leadtui.rules.toml.toml_file import FILE_LIMIT, decoded
from leadtui.rules.workspace.hours_section import HOURS, as_told
from leadtui.rules.workspace.rules_file import UNCHANGED
from leadtui.rules.workspace.sections import LIMITS, SECTIONS
from leadtui.rules.workspace.settings import as_json
from leadtui.rules.workspace.writing import written as rules_text
from leadtui.words.errors import InputError

if TYPE_CHECKING:
    from leadtui.cli.session import Session
    from leadtui.words.workspace import Workspace


def workspace(session: Session) -> Answer:
    """Shows the rules, opens them in an editor, writes them to a file, or loads one."""
    arguments = session.arguments
    action: str = arguments.action
    if arguments.file is not None and action != "load":
        meant = f"Write: leadtui workspace export --output {arguments.file}" if action == "export" else ""
        raise InputError(f"`leadtui workspace {action}` takes no file: {arguments.file!r}.", meant)
    if arguments.output is not None and action != "export":
        raise InputError(f"`leadtui workspace {action}` takes no --output.", "Only export does.")
    return _ACTIONS[action](session)


def _show(session: Session) -> Answer:
    rules = session.base.workspace
    return Answer(_told(rules), _inked(rules_text(rules)))


def _export(session: Session) -> Answer:
    rules = session.base.workspace
    output = session.arguments.output
    if not output or output == "-":
        return Answer(_told(rules)) if session.arguments.json else Answer(raw=[rules_text(rules).encode()])
    from leadtui.platform.whole_file import write_private

    file = named_path(output)
    write_private(file, [rules_text(rules).encode()])
    return Answer({"file": str(file)}, [((f"Exported the rules to {file}", "good"),)])


def _load(session: Session) -> Answer:
    named = session.arguments.file
    if named is None:
        raise InputError("The file to load is missing.", "As in: leadtui workspace load rules.toml")
    from leadtui.cli.edited_copy import bytes_of

    if named == "-":
        name, content = "standard input", sys.stdin.buffer.read(FILE_LIMIT * 4 + 1)
    else:
        name, content = named, bytes_of(named_path(named))
    return _loaded(session, decoded(content, name, UNCHANGED), name)


def _loaded(session: Session, text: str, name: str, seen: Workspace | None = None) -> Answer:
    from leadtui.cli.writing import written
    from leadtui.services.workspace_rules import load

    return written(load(session.desk, text, name, seen=seen))


def _edit(session: Session) -> Answer:
    """Opens a copy of the rules; on a mistake offers the text again, and keeps it when it is not mended now."""
    from leadtui.cli.edited_copy import edit_copy

    rules = session.base.workspace

    def take(content: bytes, file: Path) -> Answer:
        return _loaded(session, decoded(content, str(file), UNCHANGED), str(file), rules)

    kept = "mend it, then leadtui workspace load {file}"
    return edit_copy(rules_text(rules), "rules.toml", take, kept=kept, quiet=session.arguments.json)


def _inked(text: str) -> Iterator[Line]:
    for line in text.splitlines():
        yield ((line, "dim" if line.startswith("#") else "title" if line.startswith("[") else ""),)


def _told(rules: Workspace) -> dict[str, Any]:
    """The rules as JSON: what is empty is null, words in their order with their fixed keys."""
    words = {
        section.key: [
            {"key": word.key} | {o.key: _value(as_json(o, getattr(word, o.key))) for o in section.options}
            for word in getattr(rules, section.key)
        ]
        for section in SECTIONS.values()
    }
    fields = [
        {"label": field.label, "kind": field.kind, "owner": field.owner, "choices": list(field.choices)}
        for field in (*rules.custom_fields, *rules.customer_fields)
    ]
    return {
        "currency": rules.currency,
        **{table: {limit.key: getattr(rules, limit.key) for limit in limits} for table, limits in LIMITS.items()},
        **{
            table: {
                option.key: _value(as_told(option, getattr(getattr(rules, table), option.key))) for option in options
            }
            for table, options in HOURS.items()
        },
        "convert": {"require": list(rules.convert_require), "query": _value(rules.convert_query)},
        **words,
        "fields": fields,
    }


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return [{key: _value(of) for key, of in one.items()} if isinstance(one, dict) else one for one in value]
    return None if value == "" else value


_ACTIONS: dict[str, Callable[[Session], Answer]] = {"show": _show, "edit": _edit, "export": _export, "load": _load}
