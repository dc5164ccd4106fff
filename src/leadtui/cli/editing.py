"""The verbs that change what is known of leads: add, set, attach, delete."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING, cast

from leadtui.cli import present
from leadtui.cli.output import Answer
from leadtui.cli.terminal import Line
from leadtui.cli.writing import written
from leadtui.words.errors import InputError, RefusedError
from leadtui.words.fields import FIELDS
from leadtui.words.workspace import word_key

if TYPE_CHECKING:
    from leadtui.cli.session import Session
    from leadtui.services.editing import OnDuplicate
    from leadtui.words.rows import Done
    from leadtui.words.workspace import Workspace

_ANSWERS = {"c": "create", "create": "create", "u": "update", "update": "update"}


def add(session: Session) -> Answer:
    """Adds a lead; when it seems to be there, a person at a terminal is asked, a script refused."""
    from leadtui.services.editing import add_lead

    given = {k.removeprefix("field."): v for k, v in vars(session.arguments).items() if k.startswith("field.")}
    values = {key: value for key, value in given.items() if value is not None}
    if not values:
        raise InputError("No field was given.", 'As in: leadtui add --first-name Ada --phone "+44 20 7946 0958"')
    how = cast("OnDuplicate", session.arguments.on_duplicate)
    result = add_lead(session.desk, values, on_duplicate=how)
    if not result.duplicates:
        return written(result)
    if how == "ask" and _can_ask(session):
        chosen = _ask(session, result)
        return written(add_lead(session.desk, values, on_duplicate=chosen)) if chosen else _refused(session, result)
    if how == "ask":
        return _refused(session, result)
    return Answer({**present.done(result), **_duplicates(result)}, [result.summary])


def change(session: Session) -> Answer:
    """Changes fields of a lead."""
    from leadtui.services.editing import set_fields

    values: dict[str, str] = {}
    for text in session.arguments.values:
        name, equals, value = text.partition("=")
        if not equals:
            raise InputError(f"{text!r} is not FIELD=VALUE.", "As in: leadtui set L17 city=Lyon")
        key = field_key(name, session.base.workspace)
        if key in values:
            raise InputError(f"{name.strip()} is given twice.")
        values[key] = value
    return written(set_fields(session.desk, session.lead, values))


def attach(session: Session) -> Answer:
    """Keeps a reference to a file or a link, or takes it off again."""
    from leadtui.cli.records import record_of
    from leadtui.services import attaching

    do = attaching.detach if session.arguments.remove else attaching.attach
    return written(do(session.desk, record_of(session), session.arguments.target))


def delete(session: Session) -> Answer:
    """Hides a lead everywhere."""
    from leadtui.services import editing

    return written(editing.delete(session.desk, [session.lead]))


def field_key(name: str, workspace: Workspace) -> str:
    """The key of a field by its key or label (`custom.NAME` for the workspace's own); raises InputError."""
    wanted = word_key(name)
    for field in FIELDS.values():
        if wanted in (word_key(field.key), word_key(field.label)):
            return field.key
    custom = name.strip()
    custom = custom[len("custom.") :] if custom.lower().startswith("custom.") else custom
    own = workspace.custom_field(custom)
    if own is not None:
        return f"custom.{own.label}"
    names = [*FIELDS, *(f"custom.{field.label}" for field in workspace.custom_fields)]
    near = get_close_matches(name.strip().lower().replace(" ", "_"), names, 1)
    meant = f"Did you mean {near[0]}? " if near else ""
    raise InputError(f"There is no field {name.strip()!r}.", f"{meant}`leadtui fields` lists them.")


def _can_ask(session: Session) -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty() and not session.arguments.json


def _ask(session: Session, result: Done) -> OnDuplicate | None:
    """What the rep wants with a lead that is there already; None to leave it."""
    from leadtui.cli.output import ask

    answer = ask([*_named(session, result), "Add it all the same? c create, u update the first one, enter leaves it: "])
    return cast("OnDuplicate | None", _ANSWERS.get(answer.strip().lower()))


def _refused(session: Session, result: Done) -> Answer:
    error = RefusedError(result.summary, "Repeat with --on-duplicate create, update or skip.")
    lines = (*_named(session, result), error.hint)
    return Answer({"operation": None, **_duplicates(result)}, notes=lines, status=error.status)


def _named(session: Session, result: Done) -> list[Line]:
    lines: list[Line] = ["There is such a lead already:"]
    rows = {row.id: row for row in session.reading.rows(tuple(lead for lead, _, _ in result.duplicates))}
    for lead, score, reasons in result.duplicates:
        row = rows.get(lead)
        who = ", ".join(part for part in (row.name, row.company) if part) if row else ""
        lines.append(((f"  L{lead}  ", "dim"), (who, "strong"), (f"  {', '.join(reasons)} ({score})", "dim")))
    return lines


def _duplicates(result: Done) -> dict[str, object]:
    found = [{"id": lead, "score": score, "reasons": list(reasons)} for lead, score, reasons in result.duplicates]
    return {"duplicates": found}
