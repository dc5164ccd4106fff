"""Which accounts and contacts a lead may belong to: those of the base, and those that leads before it would become.

The second kind is what a preview of many needs: two leads of one new company come to one account, as they will when
they are converted one after the other. Such a record has a number below zero.
"""

from __future__ import annotations

from collections import defaultdict

from leadtui.rules.matching import (
    AccountFacts,
    ContactFacts,
    LeadFacts,
    account_match,
    contact_match,
    own_host,
    preselected,
    ranked,
)
from leadtui.store import matching
from leadtui.store.sqlite.driver import Connection
from leadtui.words.conversion import Match
from leadtui.words.records import record


@record
class Matches:
    """The accounts and contacts a lead may belong to, the surest first."""

    accounts: tuple[Match, ...]
    contacts: tuple[Match, ...]


class Candidates:
    """Finds matches of leads; knows what the leads before them would make."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._accounts: dict[str, list[AccountFacts]] = defaultdict(list)
        self._contacts: dict[str, list[ContactFacts]] = defaultdict(list)
        self._made = 0

    def matches(self, lead: LeadFacts, *, near: bool = True) -> Matches:
        """What a lead may belong to; without `near` only exact matches are looked for."""
        sure, _ = preselected(ranked(contact_match(lead, contact) for contact in self._people(lead, (), near=False)))
        worked_at = self._account_of(lead, sure)
        places = matching.accounts(self.connection, lead, also=[n for n in worked_at if n > 0], near=near)
        places += self._made_accounts(lead, worked_at)
        accounts = ranked(account_match(lead, place, worked_at=worked_at.get(place.id, "")) for place in places)
        at = [match.id for match in accounts]
        contacts = ranked(contact_match(lead, person, at=at) for person in self._people(lead, at, near=near))
        return Matches(accounts, contacts)

    def remember_account(self, name: str, company_key: str, host: str) -> int:
        """An account that a lead would make; its number, below zero."""
        self._made -= 1
        facts = AccountFacts(self._made, name, company_key, own_host(host))
        for key in {company_key, facts.host, f"#{self._made}"} - {""}:
            self._accounts[key].append(facts)
        return self._made

    def remember_contact(self, first: str, last: str, emails: tuple[str, ...], account: int) -> int:
        """A contact that a lead would make; its number, below zero."""
        self._made -= 1
        facts = ContactFacts(self._made, first, last, account, emails)
        for email in set(emails):
            self._contacts[email].append(facts)
        return self._made

    def _people(self, lead: LeadFacts, at: list[int] | tuple[()], *, near: bool) -> list[ContactFacts]:
        made = {facts.id: facts for email in lead.emails for facts in self._contacts.get(email, ())}
        return matching.contacts(self.connection, lead, at=[n for n in at if n > 0], near=near) + list(made.values())

    def _account_of(self, lead: LeadFacts, sure: Match | None) -> dict[int, str]:
        """The account of the contact who is the lead for certain, with that contact's name."""
        if sure is None:
            return {}
        people = self._people(lead, (), near=False)
        found = next((person.account_id for person in people if person.id == sure.id), None)
        return {} if found is None else {found: sure.name}

    def _made_accounts(self, lead: LeadFacts, worked_at: dict[int, str]) -> list[AccountFacts]:
        keys = {lead.company_key, own_host(lead.host), *(f"#{number}" for number in worked_at)} - {""}
        return list({facts.id: facts for key in keys for facts in self._accounts.get(key, ())}.values())
