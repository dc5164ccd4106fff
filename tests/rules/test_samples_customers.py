"""What the made-up converted leads became."""

from __future__ import annotations

from collections import Counter
from functools import cache

from tests.support import NOW, ZONE

from leadtui.rules.names import company_key
from leadtui.rules.samples import Batch, Customers, Numbers, generate
from leadtui.words.lifecycle import REASONS
from leadtui.words.stages import STAGES, StageKind

_KIND = {stage.key: stage.kind for stage in STAGES}


@cache
def base(count: int = 2000) -> Batch:
    whole = Batch([], [], [], [], [], [], Customers([], [], [], [], [], [], []))
    for batch in generate(count, 7, NOW, ZONE, 1):
        whole.leads.extend(batch.leads)
        whole.activities.extend(batch.activities)
        for all_rows, rows in zip(whole.customers, batch.customers, strict=True):
            all_rows.extend(rows)
    return whole


def test_every_converted_lead_and_no_other_became_something() -> None:
    made = base().customers
    for lead in base().leads:
        links = [lead[f"converted_{kind}_id"] for kind in ("account", "contact", "opportunity")]
        if lead["status"] != "converted":
            assert links == [None, None, None]
            continue
        account, contact, deal = links
        assert made.accounts[account - 1]["company_key"] == lead["company_key"]
        assert (contact is None) == (lead["last_name"] is None)
        if contact:
            assert made.contacts[contact - 1]["last_name"] == lead["last_name"]
        if deal:
            row = made.opportunities[deal - 1]
            assert (row["account_id"], row["contact_id"], row["created"]) == (account, contact, lead["converted_at"])


def test_colleagues_share_an_account_and_its_name_is_matched_as_the_rules_match_it() -> None:
    made = base().customers
    assert len({row["company_key"] for row in made.accounts}) == len(made.accounts) < len(made.contacts)
    assert [row["company_key"] for row in made.accounts] == [company_key(row["name"]) for row in made.accounts]


def test_deals_stand_in_every_stage_and_lost_ones_have_a_reason() -> None:
    deals = base().customers.opportunities
    stages = Counter(deal["stage"] for deal in deals)
    assert stages.keys() == _KIND.keys()
    known = {reason.key for reason in REASONS}
    for deal in deals:
        kind = _KIND[deal["stage"]]
        assert (deal["lost_reason"] in known) == (kind is StageKind.LOST)
        assert (deal["next_step"] is not None) == (kind is StageKind.OPEN)
        assert deal["created"] <= deal["stage_since"] < NOW
        if kind is not StageKind.OPEN:
            assert deal["close_date"] == deal["stage_since"].astimezone(ZONE).date()


def test_what_happened_with_a_deal_came_after_the_conversion_and_what_is_planned_lies_ahead() -> None:
    made = base().customers
    for row in made.activities:
        assert made.opportunities[row["opportunity_id"] - 1]["created"] <= row["at"] < NOW
    assert made.follow_ups
    for row in made.follow_ups:
        assert row["due_at"] > NOW
        assert _KIND[made.opportunities[row["opportunity_id"] - 1]["stage"]] is StageKind.OPEN


def test_activities_of_a_converted_lead_stand_on_all_it_became() -> None:
    became = {
        lead["id"]: (lead["converted_account_id"], lead["converted_contact_id"], lead["converted_opportunity_id"])
        for lead in base().leads
    }
    for row in base().activities:
        assert (row["account_id"], row["contact_id"], row["opportunity_id"]) == became[row["lead_id"]]


def test_a_record_has_one_primary_address_and_number_and_no_tag_twice() -> None:
    made = base().customers
    primary = Counter((r["owner_kind"], r["owner_id"], r["kind"]) for r in made.reaches if r["is_primary"])
    assert set(primary.values()) == {1}
    assert {(r["owner_kind"], r["owner_id"], r["kind"]) for r in made.reaches} == primary.keys()
    tags = Counter((t["owner_kind"], t["owner_id"], t["name_key"]) for t in made.tags)
    assert set(tags.values()) == {1}


def test_numbers_of_customers_start_where_they_are_told_to() -> None:
    first = list(generate(400, 7, NOW, ZONE, 1, first_customers=Numbers(11, 21, 31)))
    made = [batch.customers for batch in first]
    assert [row["id"] for batch in made for row in batch.accounts][:2] == [11, 12]
    assert {row["account_id"] for batch in made for row in batch.contacts} <= {
        row["id"] for batch in made for row in batch.accounts
    }
    assert next(row["id"] for batch in made for row in batch.opportunities) == 31
