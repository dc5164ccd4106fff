"""Which account or contact is meant where one is typed into a field of a contact or an opportunity.

Always holds: `A3` is the number; a name is the one record that has it. None of that name, or several, is refused with
those it may be, since which of them is meant cannot be guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from leadtui.rules.text import clean, fold
from leadtui.store import customer_references as references
from leadtui.store.beneath import driver_of
from leadtui.store.customer_references import Named
from leadtui.store.journal import Op
from leadtui.store.sqlite.driver import Connection
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError

LINKS = {"account": CustomerKind.ACCOUNT, "contact": CustomerKind.CONTACT}
_OFFERED = 5


def numbers_for(op: Op, values: Mapping[str, str], fields: Mapping[str, object]) -> dict[str, str]:
    """The values with the accounts and contacts typed in them, as "A3", "A3 Acme" or "Acme", told by number alone.

    Blank stays blank. Raises InputError that names the field.
    """
    connection = driver_of(op.connection)
    return {
        key: _number(connection, LINKS[key], clean(raw)) if key in LINKS and key in fields else raw
        for key, raw in values.items()
    }


def _number(connection: Connection, kind: CustomerKind, text: str) -> str:
    if not text:
        return ""
    numbered = re.fullmatch(rf"({kind.letter})?(\d{{1,18}})(?: (.+))?", text, re.IGNORECASE | re.ASCII)
    if numbered and (numbered[1] or not numbered[3]):
        number = int(numbered[2])
        name = references.name_of(connection, kind, number)
        if name is not None and (numbered[3] is None or fold(clean(name)) == fold(numbered[3])):
            return f"{kind.letter}{number}"
    found = _named(connection, kind, text)
    if len(found) == 1:
        return f"{kind.letter}{found[0].id}"
    if found:
        raise InputError(
            f"{_label(kind)}: {len(found)} are called {text[:60]!r}: {_offered(kind, found)}.",
            "Name one by its number.",
        )
    if numbered and not numbered[3]:
        raise InputError(f"{_label(kind)}: there is no {kind} {kind.letter}{numbered[2]}.", "It may have been deleted.")
    like = references.like(connection, kind, text, _OFFERED)
    hint = f"Perhaps {_offered(kind, like)}?" if like else f"Add the {kind} first, or leave this empty."
    raise InputError(f"{_label(kind)}: there is no {kind} {text[:60]!r}.", hint)


def _named(connection: Connection, kind: CustomerKind, name: str) -> Sequence[Named]:
    if kind is CustomerKind.ACCOUNT:
        return references.accounts_named(connection, name)
    return references.contacts_named(connection, name)


def _label(kind: CustomerKind) -> str:
    return kind.value.capitalize()


def _offered(kind: CustomerKind, found: Sequence[Named]) -> str:
    told = [f"{kind.letter}{one.id} {one.name}{f', {one.beside}' if one.beside else ''}" for one in found[:_OFFERED]]
    return "; ".join([*told, *([f"and {len(found) - _OFFERED} more"] if len(found) > _OFFERED else [])])
