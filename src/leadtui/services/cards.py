"""Reads the card of a lead, account, contact or opportunity: all ways to get in touch. Loads no model class."""

from __future__ import annotations

from typing import Any

from leadtui.services.attachments import looked_at
from leadtui.services.reading import Reading
from leadtui.store import details
from leadtui.store.belongings import attached, mail_asked, reach_of
from leadtui.store.sqlite.driver import Connection, storage_errors
from leadtui.words.card import Card
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import NotFoundError
from leadtui.words.records import replace

_ADDRESS = ("street", "postal_code", "city", "state", "country")
_TEXTS = ("salutation", "first_name", "last_name", "name", "title", "city", "product_interest")


def card_of(reading: Reading, kind: str, number: int) -> Card:
    """The card of a record ("lead" or the kind of a customer); raises NotFoundError when it is gone.

    A contact has the website of its account; a deal is reached through its contact, else its account.
    """
    with storage_errors(reading.path):
        card = _card(reading.connection, kind, number)
        return replace(card, attachments=looked_at(attached(reading.connection, kind, number)))


def _card(connection: Connection, kind: str, number: int) -> Card:
    held = _fields(connection, kind, number)
    if kind == CustomerKind.OPPORTUNITY:
        for other in (CustomerKind.CONTACT, CustomerKind.ACCOUNT):
            theirs = held[f"{other}_id"]
            if theirs is not None:
                card = _card(connection, other, theirs)
                return Card(
                    held["name"], card.emails, card.phones, card.website, card.linkedin, card.address,
                    card.do_not_call, card.email_opt_out, card.name, card.time_zone, card.fields,
                )  # fmt: skip
        return Card(held["name"], fields=(("name", held["name"]),))
    company = held.get("company") if kind == "lead" else held["name"] if kind == CustomerKind.ACCOUNT else None
    website = held.get("website")
    if kind == CustomerKind.CONTACT and held["account_id"] is not None:
        account = details.fields(connection, CustomerKind.ACCOUNT.value, [held["account_id"]]).get(held["account_id"])
        company, website = (account["name"], account["website"]) if account else (None, None)
    reach = reach_of(connection, kind, number)
    texts = {key: str(held.get(key) or "") for key in _TEXTS} | {"company": company or ""}
    return Card(
        held["name"],
        tuple(row for row in reach if row.kind == "email"),
        tuple(row for row in reach if row.kind == "phone"),
        website,
        held.get("linkedin"),
        tuple(held.get(key) for key in _ADDRESS),
        bool(held.get("do_not_call")),
        bool(held.get("email_opt_out")),
        time_zone=held.get("time_zone"),
        fields=tuple(texts.items()),
        template=mail_asked(connection, number) if kind == "lead" else "",
    )


def _fields(connection: Connection, kind: str, number: int) -> dict[str, Any]:
    found = details.fields(connection, kind, [number]).get(number)
    if found is None:
        raise NotFoundError("That record is not there any more.", "It may have been deleted; `u` takes that back.")
    return found
