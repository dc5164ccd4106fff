"""The keys of the convert screen, fed to its machine: choices, fields, the preview, what is missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.proposals import (
    ACCOUNT,
    ADA,
    CONTACT,
    DEAL,
    ENGINE,
    ENGINES,
    NEW,
    NONE,
    OPPORTUNITY,
    existing,
    feed,
    machine,
    proposal,
)

from leadtui.tui.keyboard.convert_keys import Asked
from leadtui.tui.keyboard.convert_state import Stop
from leadtui.words.conversion import Choice, Missing, Shown

AMOUNT = Stop("opportunity", "field", "opportunity.amount")
HEAD = Stop("account", "head")
BUDGET = Missing("budget", "Whether there is a budget is not known.")
MAIL = Missing("email", "The lead has no email.")
WITH_AMOUNT = {**DEAL, "amount": "12000 EUR"}


# Where the cursor begins


def test_the_cursor_begins_in_the_amount_when_it_is_empty() -> None:
    assert machine().state.at == AMOUNT


def test_with_an_amount_it_begins_on_the_account() -> None:
    assert machine(proposal(deal=WITH_AMOUNT)).state.at == HEAD


def test_it_begins_where_a_choice_is_needed() -> None:
    wanted = existing(contacts=(ADA, ADA), undecided=(CONTACT,))
    assert machine(wanted).state.at == Stop("contact", "head")


def test_it_begins_on_what_is_missing() -> None:
    assert machine(proposal(missing=(BUDGET,))).state.at == Stop("then", "missing", "0")


def test_it_begins_in_a_name_that_is_needed_and_empty() -> None:
    assert machine(proposal(account_name="")).state.at == Stop("account", "field", "account.name")


def test_a_lead_not_qualified_is_asked_for_its_amount_and_then_why() -> None:
    assert machine(proposal(needs_reason=True)).state.at == AMOUNT
    keys = machine(proposal(needs_reason=True, deal=WITH_AMOUNT))
    assert keys.state.at == Stop("then", "field", "reason")


# Choosing


def test_ctrl_s_converts_as_proposed() -> None:
    keys = machine(existing())
    assert feed(keys, "ctrl+s") is Asked.SAVE
    assert keys.state.wrong() is None
    asked = keys.state.conversion()
    assert (asked.account, asked.contact, asked.opportunity) == (Choice("existing", 3), NEW, NEW)
    assert (dict(asked.typed), asked.take, asked.follow_up, asked.seen) == ({}, frozenset(), "", 1)


def test_x_takes_an_existing_one_and_again_the_next_match() -> None:
    keys = machine(existing(account=NEW, deal=WITH_AMOUNT))
    chosen = []
    for _ in range(2):
        assert feed(keys, "x") is Asked.PREVIEW
        chosen.append(keys.state.choices[ACCOUNT].id)
    assert feed(keys, "x") is Asked.FIND
    assert keys.state.choices[ACCOUNT].id == ENGINE.id
    assert feed(keys, "x") is Asked.PREVIEW
    assert [*chosen, keys.state.choices[ACCOUNT].id] == [ENGINES.id, ENGINE.id, ENGINES.id]


def test_n_makes_a_new_one_and_o_none() -> None:
    keys = machine(existing(deal=WITH_AMOUNT))
    feed(keys, "n", "right", "right", "o")
    asked = keys.state.conversion()
    assert (asked.account, asked.opportunity) == (NEW, NONE)


def test_there_is_always_an_account_and_a_contact_of_a_lead_with_a_name() -> None:
    keys = machine(proposal(deal=WITH_AMOUNT))
    assert "always an account" in str(feed(keys, "o"))
    assert "has a name" in str(feed(keys, "right", "o"))
    assert keys.state.conversion().contact == NEW


def test_a_lead_without_a_name_may_have_no_contact() -> None:
    keys = machine(proposal(deal=WITH_AMOUNT, contact=NONE, contact_name=""), lines=())
    assert feed(keys, "right", "n") is Asked.PREVIEW
    assert feed(keys, "o") is Asked.PREVIEW
    assert keys.state.how(CONTACT) == "none"


def test_x_without_a_match_looks_for_one_and_changes_nothing_by_itself() -> None:
    keys = machine(proposal(deal=WITH_AMOUNT))
    assert feed(keys, "x") is Asked.FIND
    assert keys.state.how(ACCOUNT) == "new"
    assert "no open deal" in str(feed(keys, "right", "right", "x"))


def test_space_goes_round_what_a_record_can_be() -> None:
    keys = machine(existing(deal=WITH_AMOUNT))
    seen = []
    for _ in range(2):
        feed(keys, "space")
        seen.append(keys.state.how(ACCOUNT))
    assert seen == ["new", "existing"]


def test_a_match_under_the_cursor_is_chosen_and_let_go_of() -> None:
    keys = machine(existing(deal=WITH_AMOUNT))
    feed(keys, "down", "down", "enter")
    assert keys.state.choices[ACCOUNT] == Choice("existing", ENGINE.id)
    assert keys.state.at == Stop("account", "match", "9")
    feed(keys, "space")
    assert keys.state.how(ACCOUNT) == "new"


def test_equal_matches_have_to_be_chosen_between_before_converting() -> None:
    keys = machine(existing(undecided=(ACCOUNT,), account=NEW))
    assert "match equally" in str(keys.state.wrong())
    assert keys.state.conversion().account is None
    feed(keys, "x")
    assert keys.state.wrong() is None


# The preview


def test_l_takes_the_leads_value_and_again_does_not() -> None:
    keys = machine(existing(deal=WITH_AMOUNT))
    assert "Name" in str(feed(keys, "l"))
    feed(keys, "down", "l")
    assert keys.state.conversion().take == {"account.city"}
    feed(keys, "l")
    assert keys.state.conversion().take == frozenset()


def test_only_a_field_that_differs_takes_the_leads_value() -> None:
    keys = machine(existing(deal=WITH_AMOUNT))
    feed(keys, "end")
    assert "Only a field that differs" in str(feed(keys, "l"))
    assert "Nothing differs" in str(feed(keys, "right", "l"))


def test_what_was_taken_is_let_go_of_with_the_record_it_was_for() -> None:
    keys = machine(existing(deal=WITH_AMOUNT))
    feed(keys, "l", "l", "x")
    assert keys.state.conversion().take == frozenset()


# Typing


def test_in_a_field_letters_and_digits_are_text_and_tab_leaves_it() -> None:
    keys = machine(proposal(missing=(BUDGET,)))
    feed(keys, "tab", "nxol1")
    assert keys.state.fields["reason"].text == "nxol1"
    feed(keys, "tab")
    assert keys.state.at == Stop("then", "field", "follow_up")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("12k€", "€ 12,000.00"), ("1.234,50", "€ 1,234.50"), ("7 mio USD", "$ 7,000,000.00"), ("500 CHF", "CHF 500.00")],
)
def test_an_amount_is_said_in_words_while_it_is_typed(typed: str, said: str) -> None:
    keys = machine()
    feed(keys, typed)
    assert keys.state.read("opportunity.amount").words == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [("31 dec", "Thu 31 Dec 2026"), ("eoq", "Thu 31 Dec 2026"), ("6 weeks", "Wed 30 Dec 2026")],
)
def test_a_close_date_is_said_in_words_while_it_is_typed(typed: str, said: str) -> None:
    keys = machine()
    feed(keys, "tab", "tab", "tab", "ctrl+u", typed)
    assert keys.state.read("opportunity.close_date").words == said


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        ("opportunity.amount", "much", "not an amount"),
        ("opportunity.currency", "Taler", "no currency"),
        ("opportunity.close_date", "yesterday", "gone by"),
        ("opportunity.close_date", "2020-01-01", "past"),
        ("opportunity.close_date", "feb 30", "feb"),
        ("opportunity.name", "", "needs a name"),
        ("account.name", " ", "needs a name"),
        ("contact.last_name", "", "needs a last name"),
        ("follow_up", "some day", "some"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_nothing_is_converted(field: str, typed: str, why: str) -> None:
    keys = machine()
    keys.go(keys.state.stop_of(field))
    feed(keys, "ctrl+u", *([typed] if typed else []), "tab", "tab")
    assert why.casefold() in str(keys.state.wrong()).casefold()
    assert keys.state.at == keys.state.stop_of(field)
    assert keys.state.fields[field].error


def test_what_is_typed_for_a_record_that_is_not_made_is_not_sent_but_kept() -> None:
    keys = machine(existing(account=NEW, deal=WITH_AMOUNT))
    feed(keys, "tab", "!", "shift+tab", "x")
    assert dict(keys.state.conversion().typed) == {}
    feed(keys, "n")
    assert dict(keys.state.conversion().typed) == {"account.name": "Analytical Engines!"}


def test_an_emptied_field_is_sent_as_empty() -> None:
    keys = machine(proposal(deal={**WITH_AMOUNT, "next_step": "call"}))
    keys.go(keys.state.stop_of("opportunity.next_step"))
    feed(keys, "ctrl+u")
    assert dict(keys.state.conversion().typed) == {"opportunity.next_step": ""}


def test_a_follow_up_asks_what_it_is_about() -> None:
    keys = machine()
    keys.go(keys.state.stop_of("follow_up"))
    feed(keys, "tue 10", "tab", "send offer", "tab", "glad")
    asked = keys.state.conversion()
    assert (asked.follow_up, asked.subject, asked.note) == ("tue 10", "send offer", "glad")


def test_a_proposed_amount_and_date_are_replaced_by_the_first_letter_and_edited_after_an_arrow() -> None:
    keys = machine(proposal(deal=WITH_AMOUNT))
    keys.go(AMOUNT)
    feed(keys, "9")
    assert keys.state.fields["opportunity.amount"].text == "9"
    date = keys.state.stop_of("opportunity.close_date")
    keys.go(date)
    feed(keys, "end", "backspace", "0")
    assert keys.state.fields["opportunity.close_date"].text == "2026-12-30"
    keys.go(AMOUNT)
    keys.go(date)
    feed(keys, "1")
    assert keys.state.fields["opportunity.close_date"].text == "2026-12-301"


def test_the_stage_is_chosen_by_letter_and_never_a_lost_one() -> None:
    keys = machine()
    keys.go(keys.state.stop_of("opportunity.stage"))
    feed(keys, "n")
    assert keys.state.fields["opportunity.stage"].text == "Negotiation"
    assert "Closed lost" not in keys.state.fields["opportunity.stage"].choices


# What is missing


def test_a_digit_goes_to_the_missing_item_of_that_number() -> None:
    keys = machine(proposal(missing=(BUDGET, MAIL)))
    assert feed(keys, "2") == MAIL
    assert feed(keys, "1") == BUDGET
    assert "Nothing is missing" in str(feed(keys, "3"))


def test_in_spite_of_what_is_missing_it_is_converted_with_a_reason() -> None:
    keys = machine(proposal(missing=(BUDGET,)))
    assert "say why" in str(keys.state.wrong())
    assert keys.state.at == keys.state.stop_of("reason")
    feed(keys, "boss said so")
    assert keys.state.wrong() is None
    assert keys.state.conversion().reason == "boss said so"


# Moving


def test_tab_goes_round_heads_and_fields_and_back() -> None:
    keys = machine(existing())
    start = keys.state.at
    seen = [start]
    while not feed(keys, "tab") and keys.state.at != start:
        seen.append(keys.state.at)
    assert {stop.what for stop in seen} == {"head", "field"}
    assert len(seen) == len(set(seen))
    for stop in reversed(seen):
        feed(keys, "shift+tab")
        assert keys.state.at == stop


def test_arrows_go_to_the_side_and_down_to_what_stands_below_and_back() -> None:
    keys = machine(existing(deal=WITH_AMOUNT))
    feed(keys, "right", *["down"] * 20)
    assert keys.state.at.where == "then"
    feed(keys, *["up"] * 4)
    assert keys.state.at.where == "contact"
    feed(keys, *["up"] * 3)
    assert feed(keys, "left", "left", "left") is None
    assert keys.state.at == HEAD


def test_an_unknown_key_is_answered_and_changes_nothing() -> None:
    keys = machine(existing(deal=WITH_AMOUNT))
    before = keys.state.conversion()
    assert "ctrl+s converts" in str(feed(keys, "ü"))
    assert keys.state.conversion() == before


# Read anew


def test_what_was_chosen_and_typed_stays_when_the_proposal_is_read_anew() -> None:
    keys = machine(existing(account=NEW))
    feed(keys, "12k", "left", "shift+tab", "shift+tab")
    keys.go(HEAD)
    feed(keys, "x", "x")
    keys.state.newer(existing(deal={**DEAL, "next_step": "send papers"}))
    assert keys.state.choices[ACCOUNT] == Choice("existing", ENGINE.id)
    assert keys.state.fields["opportunity.amount"].text == "12k"
    assert keys.state.fields["opportunity.next_step"].text == "send papers"


def test_a_chosen_record_that_went_away_gives_way_to_what_is_proposed() -> None:
    keys = machine(existing(deal=WITH_AMOUNT))
    feed(keys, "x")
    keys.state.newer(existing(accounts=(ENGINES,)))
    assert keys.state.choices[ACCOUNT] == Choice("existing", ENGINES.id)


KEYS = st.sampled_from(
    ["tab", "shift+tab", "up", "down", "left", "right", "space", "enter", "home", "end", "pagedown", "pageup", "n", "x",
     "o", "l", "1", "9", "backspace", "ctrl+u", "a", "é"]
)  # fmt: skip


@given(st.lists(KEYS, max_size=60))
def test_whatever_is_pressed_the_cursor_stands_on_a_stop_and_the_conversion_can_be_told(pressed: list[str]) -> None:
    keys = machine(existing(missing=(BUDGET, MAIL), undecided=(CONTACT,)))
    feed(keys, *pressed)
    assert keys.state.at in keys.state.stops(keys.state.at.where)
    assert keys.state.conversion().lead_id == 17
    assert keys.state.how(OPPORTUNITY) in ("new", "none")


# What the rep chose, and what was only proposed


def test_only_what_the_rep_did_not_choose_is_called_proposed() -> None:
    keys = machine(existing())
    feed(keys, "shift+tab")
    keys.state.choose(ACCOUNT, "new")
    asked = keys.state.conversion()
    assert [choice and choice.proposed for choice in (asked.account, asked.contact, asked.opportunity)] == [
        False, True, True,
    ]  # fmt: skip


def test_the_versions_that_were_shown_go_with_what_is_asked_for_and_not_with_another_choice() -> None:
    state = machine(existing()).state
    state.preview(Shown(versions={"account": 4}))
    assert state.conversion().seen_targets == {"account": 4}
    state.choose(ACCOUNT, "existing", ENGINE.id)
    assert state.conversion().seen_targets == {}
