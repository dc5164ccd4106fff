"""What stands against the targets of a conversion, whatever reason is given: sentences, and how to mend each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leadtui.services.conversion_draft import ACCOUNT, CONTACT, OPPORTUNITY, Side
from leadtui.words.conversion import Choice, Conversion, Match, Plan, Proposal
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError, RefusedError

LOOK_AGAIN = "Look at it again, then repeat."

_NAMED = 10
"""Matches listed at most."""


def refuse_undecided(proposal: Proposal, wanted: Conversion) -> None:
    """Raises RefusedError that lists the equal matches nobody has chosen between."""
    for kind in proposal.undecided:
        if getattr(wanted, kind.value) is None:
            equal = _best(proposal, kind)
            raise RefusedError(f"{len(equal)} {kind}s match equally; which one?", f"Choose {_listed(equal)}.")


def refuse_found_meanwhile(proposal: Proposal, wanted: Conversion) -> None:
    """Raises RefusedError where nothing was there when it was looked at, so a new one was proposed, and now is."""
    for kind in (ACCOUNT, CONTACT):
        asked: Choice | None = getattr(wanted, kind.value)
        now: Choice = getattr(proposal, kind.value)
        if asked is not None and asked.proposed and asked.how != "existing" and now.how == "existing":
            equal = _best(proposal, kind)
            said = (
                f"{len(equal)} {kind}s that match were" if len(equal) > 1 else f"{_one(equal[0])}, which matches, was"
            )
            raise RefusedError(f"{said} added or changed by another program meanwhile.", LOOK_AGAIN)


def _best(proposal: Proposal, kind: CustomerKind) -> list[Match]:
    """The exact matches of the highest score."""
    exact = [match for match in (proposal.accounts if kind is ACCOUNT else proposal.contacts) if match.exact]
    return [match for match in exact if match.score == max(match.score for match in exact)]


def refuse_changed(plan: Plan, wanted: Conversion) -> None:
    """Raises RefusedError for a lead or a chosen record that is not what it was when this was decided."""
    lead = plan.lead
    found = [(f"{lead['name']} (L{wanted.lead_id})", wanted.seen, lead["version"])]
    for target in (plan.account, plan.contact, plan.opportunity):
        if target is not None and target.id is not None:
            seen = wanted.seen_targets.get(target.kind.value)
            found.append((f"{target.name} ({target.kind.letter}{target.id})", seen, target.version))
    for named, seen, version in found:
        if seen is not None and seen != version:
            raise RefusedError(f"{named} was changed by another program meanwhile.", LOOK_AGAIN)


def check_sides(proposal: Proposal, sides: Mapping[CustomerKind, Side]) -> None:
    """Raises RefusedError for a target that may not be none or has no name, InputError for one that is not named."""
    for kind, side in sides.items():
        if side.choice.how == "existing" and side.choice.id is None:
            raise InputError(f"Which {kind} is not said.", f"Choose an existing {kind} by its number, or a new one.")
    if ACCOUNT not in sides:
        raise RefusedError("A conversion needs an account.", "Choose a new or an existing one.")
    if CONTACT not in sides and proposal.contact_name:
        raise RefusedError(
            f"{proposal.contact_name} has a name, so there is a contact.", "Choose a new or an existing one."
        )
    for kind, side in sides.items():
        values = side.part.values
        if side.choice.how != "new":
            continue
        if kind is CONTACT and not values.get("last_name"):
            raise RefusedError("A contact needs a last name.", "Type it, or choose an existing contact.")
        if kind is not CONTACT and not values.get("name"):
            article = "An" if kind in (ACCOUNT, OPPORTUNITY) else "A"
            raise RefusedError(f"{article} {kind} needs a name.", f"Type it, or choose an existing {kind}.")


def check_joined(sides: Mapping[CustomerKind, Side]) -> None:
    """Raises RefusedError for a deal that belongs to another account than the one chosen."""
    deal = sides.get(OPPORTUNITY)
    if deal is None or deal.held is None or deal.held["account_id"] is None:
        return
    if deal.held["account_id"] != sides[ACCOUNT].choice.id:
        raise RefusedError(
            f"The opportunity {deal.name} (O{deal.held['id']}) belongs to A{deal.held['account_id']}.",
            "Choose that account, or another opportunity.",
        )


def _listed(matches: Sequence[Match]) -> str:
    said = [_one(match) for match in matches[:_NAMED]]
    more = f", or one of {len(matches) - _NAMED} more" if len(matches) > _NAMED else ""
    return f"{', '.join(said[:-1])} or {said[-1]}{more}" if not more else f"{', '.join(said)}{more}"


def _one(match: Match) -> str:
    name = match.name if len(match.name) <= 60 else match.name[:59] + "…"
    where = f" ({match.detail})" if match.detail else ""
    return f"{match.kind.letter}{match.id} {name}{where}" if match.id > 0 else f"the new {name}"
