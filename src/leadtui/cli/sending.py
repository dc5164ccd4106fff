"""The verb that writes leads out: export, as CSV or as JSON."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from leadtui.cli.output import NO_VALUE, Answer
from leadtui.cli.terminal import escape_json
from leadtui.rules.file_names import named_path
from leadtui.words.errors import InputError

if TYPE_CHECKING:
    from leadtui.cli.session import Session
    from leadtui.services.reading import Reading

EVERY = "is:open or not is:open"
_PAGE = 200


def export(session: Session) -> Answer:
    """Writes leads to a file or to standard output; without a query the open ones."""
    arguments = session.arguments
    if arguments.all and session.query.strip():
        raise InputError("--all and a query exclude each other.", "A query finds leads of every status anyway.")
    ids = session.reading.ids(EVERY if arguments.all else session.query)
    chunks = _json(session, ids) if _format(session) == "json" else _csv(session.reading, ids)
    if not arguments.output or arguments.output == "-":
        return Answer(NO_VALUE, raw=chunks)
    file = named_path(arguments.output)
    write_whole(file, chunks)
    said = f"Exported {len(ids):,} lead{'' if len(ids) == 1 else 's'} to {file}"
    return Answer({"leads": len(ids), "file": str(file)}, [((said, "good"),)])


def write_whole(file: Path, chunks: Iterable[bytes]) -> None:
    """Writes a file whole or not at all; raises InputError when it cannot be written."""
    part = ""
    try:
        handle, part = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(chunks)
        Path(part).replace(file)
    except OSError as error:
        raise InputError(f"{file} cannot be written: {(error.strerror or str(error)).lower()}.") from error
    finally:
        if part:
            Path(part).unlink(missing_ok=True)


def _format(session: Session) -> str:
    arguments = session.arguments
    asked = arguments.format or ("json" if arguments.json and not arguments.output else "")
    return asked or ("json" if (arguments.output or "").lower().endswith(".json") else "csv")


def _json(session: Session, ids: tuple[int, ...]) -> Iterator[bytes]:
    """One flat array, each lead as `show` gives it."""
    from leadtui.cli.present import full_lead, names_of

    names = names_of(session.base, session.now)
    between = "[\n"
    for start in range(0, len(ids), _PAGE):
        for detail in session.reading.details(ids[start : start + _PAGE]):
            text = json.dumps(full_lead(detail, names), ensure_ascii=False, allow_nan=False)
            yield f"{between}{escape_json(text)}".encode("utf-8", "backslashreplace")
            between = ",\n"
    yield b"[]\n" if between == "[\n" else b"\n]\n"


def _csv(reading: Reading, ids: tuple[int, ...]) -> Iterator[bytes]:
    from leadtui.services.exporting import csv_chunks

    return csv_chunks(reading, ids)
