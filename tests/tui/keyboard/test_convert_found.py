"""Records that were looked for, and what follows the account that is chosen, fed to the convert machine."""

from __future__ import annotations

from tests.tui.proposals import ACCOUNT, DEAL, ENGINE, ENGINES, OPPORTUNITY, existing, feed, machine, proposal

from leadtui.tui.keyboard.convert_keys import Asked
from leadtui.words.conversion import Choice, Match, Offered

WITH_AMOUNT = {**DEAL, "amount": "12000 EUR"}


def test_one_that_was_looked_for_is_chosen_and_stays_among_the_matches() -> None:
    keys = machine(existing(deal=WITH_AMOUNT))
    other = Match(ACCOUNT, 44, "Crawford Haulage", 0, False, ())
    assert keys.pick(other) is Asked.PREVIEW
    assert keys.state.conversion().account == Choice("existing", 44)
    feed(keys, "n")
    keys.state.newer(existing(deal=WITH_AMOUNT), (other,))
    assert [match.id for match in keys.state.matches(ACCOUNT)] == [ENGINES.id, ENGINE.id, 44]
    keys.pick(other)
    keys.state.newer(existing(deal=WITH_AMOUNT), ())
    assert keys.state.choices[ACCOUNT] == Choice("existing", 3)


def test_a_deal_of_another_account_gives_way_to_a_new_one() -> None:
    deal = Match(OPPORTUNITY, 7, "Looms", 60, False, ())
    keys = machine(existing(deal=WITH_AMOUNT, opportunities=(deal,)))
    feed(keys, "right", "right", "x")
    assert keys.state.how(OPPORTUNITY) == "existing"
    keys.state.offer(Offered((), {**WITH_AMOUNT, "currency": "CHF"}))
    assert keys.state.how(OPPORTUNITY) == "new"
    assert keys.state.matches(OPPORTUNITY) == ()
    assert keys.state.fields["opportunity.currency"].text == "CHF"


def test_the_deal_of_a_lead_of_nobody_follows_the_typed_account_name() -> None:
    keys = machine(proposal(account_name="", deal={**WITH_AMOUNT, "name": "looms"}))
    feed(keys, *"Acme")
    assert keys.state.fields["opportunity.name"].text == "Acme – looms"
    assert "opportunity.name" not in keys.state.conversion().typed
    keys.state.fields["opportunity.name"].edit.set("Big one")
    feed(keys, "x")
    assert keys.state.fields["opportunity.name"].text == "Big one"
