"""The verb that writes out: export, of leads as CSV or JSON, of customers as JSON, of what is planned as a calendar."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any

from leadtui.cli.output import NO_VALUE, Answer
from leadtui.cli.terminal import escape_json
from leadtui.platform.whole_file import write_private
from leadtui.rules.file_names import named_path
from leadtui.words.errors import InputError

if TYPE_CHECKING:
    from leadtui.cli.session import Session
    from leadtui.services.reading import Reading
    from leadtui.words.customers import CustomerKind

EVERY = "is:open or not is:open"
_LEADS_ONLY = "CSV holds leads only; --format json writes accounts, contacts and opportunities too."
_PAGE = 200


def export(session: Session) -> Answer:
    """Writes leads to a file or to standard output; without a query the open ones."""
    arguments = session.arguments
    if arguments.all and session.query.strip():
        raise InputError("--all and a query exclude each other.", "A query finds leads of every status anyway.")
    if _format(session) == "ics":
        return _calendar(session)
    ids = session.reading.ids(EVERY if arguments.all else session.query)
    customers = _customers(session.reading) if arguments.all else {}
    as_json = _format(session) == "json"
    chunks = _json(session, ids, customers) if as_json else _csv(session.reading, ids)
    notes = [_LEADS_ONLY] if any(customers.values()) and not as_json else []
    if not arguments.output or arguments.output == "-":
        return Answer(NO_VALUE, raw=chunks, notes=notes)
    file = named_path(arguments.output)
    write_private(file, chunks)
    sent = {"lead": len(ids)}
    if as_json:
        sent |= {kind.value: len(numbers) for kind, numbers in customers.items() if numbers}
    said = ", ".join(f"{number:,} {_named(what, number)}" for what, number in sent.items())
    value = {**{_named(what, 2): number for what, number in sent.items()}, "file": str(file)}
    return Answer(value, [((f"Exported {said} to {file}", "good"),)], notes=notes)


def _calendar(session: Session) -> Answer:
    from leadtui.services.calendar import export

    arguments = session.arguments
    whole, entries = export(session.reading, None if arguments.all else session.reading.ids(session.query))
    if not arguments.output or arguments.output == "-":
        return Answer(NO_VALUE, raw=[whole])
    file = named_path(arguments.output)
    write_private(file, [whole])
    said = f"Exported {entries:,} {'entry' if entries == 1 else 'entries'} of the calendar to {file}"
    return Answer({"entries": entries, "file": str(file)}, [((said, "good"),)])


def _customers(reading: Reading) -> dict[CustomerKind, tuple[int, ...]]:
    from leadtui.words.customers import CustomerKind

    return {kind: reading.customers.numbers(kind) for kind in CustomerKind}


def _named(what: str, number: int) -> str:
    return what if number == 1 else "opportunities" if what == "opportunity" else f"{what}s"


def _format(session: Session) -> str:
    arguments = session.arguments
    asked = arguments.format or ("json" if arguments.json and not arguments.output else "")
    ending = (arguments.output or "").lower().rpartition(".")[2]
    return asked or (ending if ending in ("json", "ics") else "csv")


def _json(session: Session, ids: tuple[int, ...], customers: Mapping[CustomerKind, tuple[int, ...]]) -> Iterator[bytes]:
    """One flat array: each lead as `show` gives it, then every account, contact and opportunity with its `kind`."""
    between = "[\n"
    for value in chain(_leads(session, ids), *(_of_kind(session, *entry) for entry in customers.items())):
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        yield f"{between}{escape_json(text)}".encode("utf-8", "backslashreplace")
        between = ",\n"
    yield b"[]\n" if between == "[\n" else b"\n]\n"


def _leads(session: Session, ids: tuple[int, ...]) -> Iterator[dict[str, Any]]:
    from leadtui.cli.present import full_lead, names_of

    names = names_of(session.base, session.now)
    for start in range(0, len(ids), _PAGE):
        for detail in session.reading.details(ids[start : start + _PAGE]):
            yield full_lead(detail, names)


def _of_kind(session: Session, kind: CustomerKind, ids: tuple[int, ...]) -> Iterator[dict[str, Any]]:
    from leadtui.cli.present import names_of
    from leadtui.cli.present_customer import customer

    names = names_of(session.base, session.now)
    for start in range(0, len(ids), _PAGE):
        for detail in session.reading.customers.details(kind, ids[start : start + _PAGE], history=False):
            yield customer(detail, names)


def _csv(reading: Reading, ids: tuple[int, ...]) -> Iterator[bytes]:
    from leadtui.services.exporting import csv_chunks

    return csv_chunks(reading, ids)
