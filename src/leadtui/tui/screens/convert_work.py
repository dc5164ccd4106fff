"""What the convert screen asks of the reader thread and hands to the writer thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from leadtui.words.conversion import Choice, Conversion, Converted, Match, Offered, Proposal, Shown
from leadtui.words.customers import AccountRow, ContactRow, CustomerKind
from leadtui.words.records import replace
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.services.reading import Reading

Looked = tuple[Proposal, Shown]

FOUND = 5
"""Records that are shown while one is looked for."""
_READ = 100
"""Records of every kind that are looked through for those."""


def looked_up(lead_id: int) -> Callable[[Reading], Looked]:
    """Return the work that reads how a lead would be converted, and what becomes of each field by default."""

    def work(reading: Reading) -> Looked:
        proposal = reading.conversions.proposal(lead_id)
        return proposal, Shown() if proposal.refusal else reading.conversions.shown(Conversion(lead_id))

    return work


def proposed(lead_id: int, picked: tuple[Match, ...]) -> Callable[[Reading], tuple[Proposal, tuple[Match, ...]]]:
    """Return the work that reads how a lead would be converted, and which of the picked records are still there."""

    def work(reading: Reading) -> tuple[Proposal, tuple[Match, ...]]:
        there = tuple(match for match in picked if reading.customers.row(match.kind, match.id) is not None)
        return reading.conversions.proposal(lead_id), there

    return work


def previewed(conversion: Conversion) -> Callable[[Reading], tuple[Offered, Shown]]:
    """Return the work that reads what there is for the chosen account, and what becomes of each field.

    A deal of another account gives way to a new one.
    """

    def work(reading: Reading) -> tuple[Offered, Shown]:
        offered, deal = reading.conversions.offered(conversion), conversion.opportunity
        elsewhere = deal is not None and deal.how == "existing" and deal.id not in {m.id for m in offered.deals}
        wanted = replace(conversion, opportunity=Choice("new")) if elsewhere else conversion
        return offered, reading.conversions.shown(wanted)

    return work


def looked_for(kind: CustomerKind, text: str) -> Callable[[Reading], tuple[Match, ...]]:
    """Return the work that finds accounts or contacts by what is typed, the best first."""

    def work(reading: Reading) -> tuple[Match, ...]:
        found = (row for other, row in reading.customers.search(text, _READ) if other is kind)
        return tuple(Match(kind, row.id, row.name, 0, False, (), _beside(row)) for row in found)[:FOUND]

    return work


def _beside(row: object) -> str:
    """What tells a record from its namesakes."""
    said: tuple[str | None, ...] = ()
    if isinstance(row, AccountRow):
        said = (row.city or row.country, row.website)
    elif isinstance(row, ContactRow):
        said = (row.title, row.account)
    return ", ".join(filter(None, said))


def written(conversion: Conversion) -> Callable[[Desk], Converted]:
    """Return the work that converts."""

    def work(desk: Desk) -> Converted:
        from leadtui.services import converting

        return converting.convert(desk, conversion)

    return work


def told(done: Converted, lead: str, account: str) -> Done:
    """Return what was done, as a rep says it: "Converted Ada Lovelace: new account Looms, new contact, new deal €500".

    `lead` and `account` are their names.
    """
    targets = (("account", done.account, account), ("contact", done.contact, ""), ("deal", done.opportunity, ""))
    said = []
    for kind, target, name in targets:
        if target is not None:
            words = ("new" if target.created else "", kind, name, "" if target.created else "(was there)")
            said.append(" ".join(filter(None, (*words, _worth(done) if kind == "deal" and target.created else ""))))
    return Done(done.operation, f"Converted {lead}: {', '.join(said)}", done.leads, done.notes)


def _worth(done: Converted) -> str:
    """The amount of the deal that was made, "" for none."""
    values = {line.key: line.lead for line in done.lines}
    amount, currency = values.get("opportunity.amount"), values.get("opportunity.currency")
    if amount is None or not currency:
        return ""
    from leadtui.rules.money import show_money

    return show_money(int(amount), str(currency))
