"""Makes the file of rules: everything that holds, and above each option what it means."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from leadtui.rules.workspace.hours_section import HOURS, SAYS, as_told
from leadtui.rules.workspace.reading_convert import REQUIRABLE
from leadtui.rules.workspace.section import Option, Section
from leadtui.rules.workspace.sections import LIMITS, SECTIONS
from leadtui.words.workspace import CUSTOM_KINDS, OWNERS, Workspace

_WIDTH = 100
_HEAD = (
    "The rules of this base, shared by everyone who works with it. Load them with: leadtui workspace load FILE",
    "What is left out stays as it is. A mistake is named with its line and column, and nothing is changed;",
    "`leadtui undo` takes a load back.",
    "",
    "Each word has a fixed key, the last part of its heading, as in [statuses.contacted]. It never changes, and keeps",
    "working in queries, on the command line and in imports, whatever the name is. `order` puts the words in order.",
    "To add one, write a heading with a key of your own (small letters, digits, dashes). To take one away, write",
    "offered = false: nobody can choose it any more, and records that hold it keep it.",
)
_REQUIRE = (
    "Fields a lead needs before it is converted, and points of its qualification that have to be known.",
    'A field of your own is "custom.Label". Without them, converting asks for a reason.',
    "Known:",
)
_QUERY = (
    'A query that has to hold for the lead, as in "employees:20.. has:phone"; "" for none.',
    "Fixed keys are best: status:qualified holds whatever Qualified is called.",
)
_FIELDS = (
    'Fields of your own. Values are kept when the label changes: write the new label, and was = "the old one".',
    "label    what it is called, at most 60 characters",
    f"kind     {', '.join(CUSTOM_KINDS)}; text and choice can become one another, other kinds stay",
    f"owner    what has it: {', '.join(OWNERS)}; converting takes a lead's value to the fields",
    "         of the same label and kind",
    "choices  for the kind choice, the values there are",
    "",
    "[[fields]]",
    'label = "Lead origin"',
    'kind = "choice"',
    'owner = "lead"',
    'choices = ["Inbound", "Outbound"]',
)


def written(workspace: Workspace) -> str:
    """The file of these rules; `read_rules` makes the same rules of it."""
    return "\n".join(_lines(workspace)) + "\n"


def _lines(workspace: Workspace) -> Iterator[str]:
    yield from _comment(*_HEAD)
    yield from ("", *_comment("The currency of amounts that name none (ISO 4217)."))
    yield f"currency = {_value(workspace.currency)}"
    for table, limits in LIMITS.items():
        yield from ("", f"[{table}]")
        for limit in limits:
            yield from _comment(f"{limit.says} ({limit.least} to {limit.most})")
            yield f"{limit.key} = {getattr(workspace, limit.key)}"
    for table, options in HOURS.items():
        yield from ("", *_comment(SAYS[table]), f"[{table}]")
        for option in options:
            yield from _comment(option.says)
            yield from _one(option.key, as_told(option, getattr(getattr(workspace, table), option.key)))
    yield from ("", "[convert]")
    yield from _comment(*_REQUIRE, *_wrapped(REQUIRABLE))
    yield f"require = {_value(workspace.convert_require)}"
    yield from _comment(*_QUERY)
    yield f"query = {_value(workspace.convert_query)}"
    yield from ("", *_comment(*_FIELDS))
    for field in (*workspace.custom_fields, *workspace.customer_fields):
        yield from ("", "[[fields]]")
        yield f"label = {_value(field.label)}"
        yield f"kind = {_value(field.kind)}"
        yield f"owner = {_value(field.owner)}"
        if field.choices:
            yield f"choices = {_value(field.choices)}"
    for section in SECTIONS.values():
        yield from _section(section, getattr(workspace, section.key))


def _section(section: Section, words: Sequence[Any]) -> Iterator[str]:
    width = max(len(option.key) for option in section.options)
    yield from ("", *_comment(*section.says, *(f"{o.key:<{width}}  {_says(o)}" for o in section.options)))
    for option in section.options:
        yield from _comment(*(f"  {part.key:<{width - 2}}  {_says(part)}" for part in option.parts))
    yield f"[{section.key}]"
    yield from _list("order", [word.key for word in words])
    for word in words:
        yield from ("", f"[{section.key}.{word.key}]")
        for option in section.options:
            # A word nobody can choose has no key; when it comes back it gets its usual one.
            if option.parts:
                yield from _steps(f"{section.key}.{word.key}.{option.key}", option, getattr(word, option.key))
            elif word.offered or option.key != section.pressed:
                yield f"{option.key} = {_written(option, getattr(word, option.key))}"


def _steps(heading: str, option: Option, steps: Sequence[Any]) -> Iterator[str]:
    """The steps of a plan: what is empty is left out, since a plan is replaced whole."""
    for step in steps:
        yield from ("", f"[[{heading}]]")
        values = ((part.key, getattr(step, part.key)) for part in option.parts)
        yield from (f"{key} = {_value(value)}" for key, value in values if value)


def _says(option: Option) -> str:
    known = f": {', '.join(option.choices)}" if option.choices else ""
    stays = " (it stays as it was made)" if option.lasting else ""
    most = f", at most {option.most}" if option.most else ""
    return f"{option.says}{known}{most}{stays}"


def _comment(*lines: str) -> Iterator[str]:
    return (f"# {line}".rstrip() for line in lines)


def _wrapped(words: Sequence[str]) -> list[str]:
    import textwrap

    return textwrap.wrap(", ".join(words), _WIDTH)


def _one(name: str, value: Any) -> Iterator[str]:
    yield from _list(name, value) if isinstance(value, list) else (f"{name} = {_value(value)}",)


def _list(name: str, items: Sequence[str]) -> Iterator[str]:
    whole = f"{name} = {_value(items)}"
    if len(whole) <= _WIDTH:
        yield whole
        return
    yield f"{name} = ["
    yield from (f"    {_value(item)}," for item in items)
    yield "]"


def _written(option: Option, value: Any) -> str:
    """A value; a text of several lines stands as one reads it."""
    if option.kind != "mail_lines" or "\n" not in value:
        return _value(value)
    lines = [_value(line)[1:-1] for line in value.split("\n")]
    return "\n".join(('"""', *lines)) + '"""'


def _value(value: Any) -> str:
    """A value as TOML has it. Names hold no control characters, so JSON's escapes are TOML's; but for DEL."""
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    return re.sub("[\x7f-\x9f]", lambda found: f"\\u{ord(found[0]):04x}", json.dumps(str(value), ensure_ascii=False))
