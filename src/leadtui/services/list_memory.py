"""What was said about a kind of list is remembered: the fields of its columns, and how its dates and numbers read.

A kind of list is told by the names of its columns, whatever their order, case and accents. What is said anew goes
before what is remembered, and that before what the names say.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from leadtui.rules.header_words import header_key
from leadtui.rules.values import read_country
from leadtui.store import remembered
from leadtui.store.sqlite.driver import Connection
from leadtui.words.records import record

KIND = "list"


@record
class ListMemory:
    """What is remembered of a kind of list.

    `mapping`: column → field key, "" for left out, as said by hand. `answers`: question key → answer.
    """

    mapping: Mapping[str, str] = {}
    answers: Mapping[str, str] = {}


NOTHING = ListMemory()

REGION = "region"
"""Under this answer stands the country whose phone numbers such lists hold."""


def region_of(said: str, memory: ListMemory) -> str:
    """The country, as its two letters, whose numbers a list holds: as said now, else as remembered, else "".

    Raises InputError for what is said and is no country.
    """
    return read_country(said).code if said else memory.answers.get(REGION, "")


def answers_of(answers: Mapping[str, str], region: str) -> dict[str, str]:
    """What was answered about a list, to be remembered, the country of its numbers with it."""
    return {**answers, **({REGION: read_country(region).code} if region else {})}


def key_of(header: Sequence[str]) -> str:
    """What a kind of list is remembered by."""
    names = sorted({header_key(name) or name for name in header})
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:32]


def recall(connection: Connection, header: Sequence[str]) -> ListMemory:
    """What is remembered of lists with these columns; the columns are named as they are in this one."""
    held = remembered.get(connection, KIND, key_of(header))
    if held is None:
        return NOTHING
    names = {header_key(name) or name: name for name in header}
    mapping = {names[key]: str(field) for key, field in held.get("mapping", {}).items() if key in names}
    return ListMemory(mapping, {str(key): str(answer) for key, answer in held.get("answers", {}).items()})


def keep(path: Path, header: Sequence[str], said: ListMemory, at: datetime, known: ListMemory = NOTHING) -> None:
    """Remembers what was said of a list beside what was `known` of its kind; nothing is written when that is nothing
    new. Not to be called inside a lock. Raises StorageError.
    """
    mapping, answers = {**known.mapping, **said.mapping}, {**known.answers, **said.answers}
    if mapping == known.mapping and answers == known.answers:
        return
    keyed = {header_key(name) or name: field for name, field in mapping.items()}
    remembered.keep(path, KIND, key_of(header), {"mapping": keyed, "answers": answers}, at)
