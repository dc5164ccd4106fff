"""What a typed account, contact or opportunity means when a lead is converted: an existing record, a new one, or none.

`A3` or `3` is always the number. A name links the one record that has it, else it makes a new one; several that have it
are refused with a list, since which of them is meant cannot be guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadtui.rules.names import split_name
from leadtui.rules.text import clean
from leadtui.services.reading import Reading
from leadtui.store import customer_references as references
from leadtui.store.customer_references import Named
from leadtui.store.merging import merged_into
from leadtui.store.sqlite.driver import storage_errors
from leadtui.words.conversion import Choice
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError, NotFoundError, RefusedError
from leadtui.words.stages import StageKind

_NONE = "none"


class Chosen:
    """The choices of one conversion as they are typed; `typed` are the values that go with new records."""

    def __init__(self, reading: Reading, lead_id: int) -> None:
        self.reading = reading
        self.lead_id = lead_id
        self.account: Choice | None = None
        self.contact: Choice | None = None
        self.opportunity: Choice | None = None
        self.typed: dict[str, str] = {}

    def choose_account(self, text: str) -> None:
        """Raises InputError for no name and for "none", NotFoundError, RefusedError when several have the name."""
        name = _text(CustomerKind.ACCOUNT, text)
        if name.lower() == _NONE:
            raise InputError("A converted lead always has an account.", "Give its name or its number.")
        number = self._number(CustomerKind.ACCOUNT, name)
        if number is None:
            with storage_errors(self.reading.path):
                found = references.accounts_named(self.reading.connection, name)
            number = _only(CustomerKind.ACCOUNT, name, found)
        self.account = Choice("existing", number) if number is not None else Choice("new")
        if number is None:
            self.typed["account.name"] = name

    def choose_contact(self, text: str) -> None:
        """Like `choose_account`; of namesakes the one at the account, or with the lead's email, is meant."""
        name = _text(CustomerKind.CONTACT, text)
        if name.lower() == _NONE:
            self.contact = Choice("none")
            return
        number = self._number(CustomerKind.CONTACT, name)
        if number is None:
            with storage_errors(self.reading.path):
                found = references.contacts_named(self.reading.connection, name)
            number = _only(CustomerKind.CONTACT, name, self._nearest(found))
        self.contact = Choice("existing", number) if number is not None else Choice("new")
        if number is None:
            parts = split_name(name)
            last = f"{parts.last} {parts.suffix}".strip()
            self.typed |= {"contact.first_name": parts.first, "contact.last_name": last}
            if parts.salutation:
                self.typed["contact.salutation"] = parts.salutation

    def choose_opportunity(self, text: str) -> None:
        """Like `choose_account`, among the open opportunities of the account; to be asked after that was chosen."""
        name = _text(CustomerKind.OPPORTUNITY, text)
        if name.lower() == _NONE:
            self.opportunity = Choice("none")
            return
        number = self._number(CustomerKind.OPPORTUNITY, name)
        account = self._account()
        if number is None and account is not None:
            closed = tuple(s.key for s in self.reading.who.workspace.stages if s.kind is not StageKind.OPEN)
            with storage_errors(self.reading.path):
                found = references.opportunities_named(self.reading.connection, name, account, closed)
            number = _only(CustomerKind.OPPORTUNITY, name, found)
        self.opportunity = Choice("existing", number) if number is not None else Choice("new")
        if number is None:
            self.typed["opportunity.name"] = name

    def _account(self) -> int | None:
        """The number of the existing account the lead goes to."""
        if self.account is None:
            return self.reading.conversions.proposal(self.lead_id).account.id
        return self.account.id

    def _nearest(self, found: Sequence[Named]) -> Sequence[Named]:
        if len(found) < 2:
            return found
        account = self._account()
        row = self.reading.row(self.lead_id)
        email = row.email if row else None
        there = [one for one in found if account is not None and one.account_id == account]
        same = [one for one in found if email and one.email == email]
        return there or same or found

    def _number(self, kind: CustomerKind, text: str) -> int | None:
        typed = re.fullmatch(rf"{kind.letter}?(\d{{1,18}})", text, re.IGNORECASE)
        if typed is None:
            return None
        number = int(typed[1])
        with storage_errors(self.reading.path):
            there = references.numbered(self.reading.connection, kind, number)
            if not there and kind is not CustomerKind.OPPORTUNITY:
                went = merged_into(self.reading.connection, kind, number)
                there, number = went is not None, went or number
        if not there:
            raise NotFoundError(f"There is no {kind} {kind.letter}{number}.", "It may have been deleted.")
        return number


def _text(kind: CustomerKind, text: str) -> str:
    name = clean(text)
    if not name:
        raise InputError(f"The {kind} needs a name or a number.")
    return name


def _only(kind: CustomerKind, name: str, found: Sequence[Named]) -> int | None:
    if len(found) < 2:
        return found[0].id if found else None
    several = "; ".join(f"{kind.letter}{one.id} {one.name}{f', {one.beside}' if one.beside else ''}" for one in found)
    raise RefusedError(f"{len(found)} {kind}s are called {name[:80]!r}: {several}.", "Name one by its number.")
