"""Proposals of conversions made by hand, for tests that need no base."""

from __future__ import annotations

from typing import Any

from tests.tui.rows import NOW, lead, named

from leadtui.tui.bindings import commands, key_table
from leadtui.tui.keyboard.convert_fields import TypedReader
from leadtui.tui.keyboard.convert_keys import Answer, ConvertKeys
from leadtui.tui.keyboard.convert_state import ConvertState
from leadtui.words.conversion import Choice, FieldLine, Match, Proposal, Shown
from leadtui.words.customers import CustomerKind
from leadtui.words.workspace import Workspace

ACCOUNT, CONTACT, OPPORTUNITY = CustomerKind
ENGINES = Match(ACCOUNT, 3, "Analytical Engines Ltd", 100, True, ("same website",), "London")
ENGINE = Match(ACCOUNT, 9, "Analytical Engine Co", 81, False, ("similar name",), "Leeds")
ADA = Match(CONTACT, 5, "Ada King", 70, False, ("same phone",), "CTO, Other Ltd")
DEAL = {
    "name": "Analytical Engines – looms", "amount": "", "currency": "EUR", "stage": "Qualification",
    "close_date": "2026-12-31", "next_step": "",
}  # fmt: skip
NEW, NONE = Choice("new"), Choice("none")


def proposal(**values: Any) -> Proposal:
    """A qualified Ada of Analytical Engines, for whom nothing like her is there, unless it is said otherwise."""
    usual: dict[str, Any] = {
        "lead": lead(17, status="qualified", category="qualified", company="Analytical Engines"),
        "account": NEW, "contact": NEW, "opportunity": NEW, "accounts": (), "contacts": (), "opportunities": (),
        "account_name": "Analytical Engines", "contact_name": "Ada Lovelace", "deal": DEAL,
    }  # fmt: skip
    return Proposal(**{**usual, **values})


def existing(**values: Any) -> Proposal:
    """The same with two accounts that are like hers, the first exactly, and a contact."""
    matches = {"accounts": (ENGINES, ENGINE), "contacts": (ADA,)}
    return proposal(**{"account": Choice("existing", 3), **matches, **values})


LINES = (
    FieldLine("account.name", "Name", "text", "Analytical Engines", "Analytical Engines Ltd", "keep"),
    FieldLine("account.city", "City", "text", "Paris", "London", "keep"),
    FieldLine("account.phone", "Phone", "phone", "030 901820", None, "fill"),
    FieldLine("account.industry", "Industry", "text", "Looms", "Looms", "same"),
    FieldLine("contact.first_name", "First name", "text", "Ada", None, "create"),
    FieldLine("contact.last_name", "Last name", "text", "Lovelace", None, "create"),
    FieldLine("contact.email", "Email", "email", "ada@engines.example", None, "create"),
    FieldLine("opportunity.name", "Name", "text", "Analytical Engines – looms", None, "create"),
    FieldLine("opportunity.source", "Source", "source", "webinar", None, "create"),
)


def machine(wanted: Proposal | None = None, lines: tuple[FieldLine, ...] = LINES) -> ConvertKeys:
    """The keys of the convert screen on a proposal, on Wednesday 18 November 2026."""
    state = ConvertState(wanted or proposal(), Shown(lines), TypedReader(Workspace(), NOW))
    return ConvertKeys(state, key_table("convert").command)


def feed(keys: ConvertKeys, *pressed: str) -> Answer:
    """Feed keys one by one; a text that is no key's name is typed letter by letter. The last answer."""
    answer: Answer = None
    names = {key for command in commands("convert") for key in command.keys if len(key) > 1} | {"shift+tab"}
    for text in pressed:
        for key, character in [(text, None)] if text in names else named(text):
            answer = keys.feed(key, character)
    return answer
