"""Answers in time, escalations and sequences in a file of rules."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from leadtui.rules import sequences, sla
from leadtui.rules.query.context import Context
from leadtui.rules.workspace.holding import check_rules
from leadtui.rules.workspace.reading import read_rules
from leadtui.rules.workspace.sections_promises import CHANNELS
from leadtui.rules.workspace.settings import settings_of, workspace_of
from leadtui.rules.workspace.writing import written
from leadtui.words.errors import InputError
from leadtui.words.records import replace
from leadtui.words.rows import UserRow
from leadtui.words.sequences import SEQUENCES, Sequence, Step
from leadtui.words.sla import ESCALATIONS, SLA_RULES, EscalationRule, SlaRule
from leadtui.words.workspace import Workspace

USERS = (UserRow(1, "ada"), UserRow(2, "Bob"))


def context(onto: Workspace | None = None) -> Context:
    """Two users, one of whom asks."""
    return Context(datetime(2026, 11, 18, tzinfo=UTC), workspace=onto or Workspace(), users=USERS, me=1)


def read(text: str, onto: Workspace | None = None) -> Workspace:
    """The rules once the file is loaded."""
    return read_rules(text, "rules.toml", context(onto))


WEBINAR = """
[sla]
order = ["hot-inbound", "webinar", "inbound"]
[sla.webinar]
name = "Webinar"
query = "source:webinar"
within = "2 hours"
"""
PLAN = """
[sequences.trial]
name = "Trial"
letter = "t"
enrol = "status:nurturing"

[[sequences.trial.steps]]
key = "hello"
after = "0bd"
channel = "Email"
template = "First contact"

[[sequences.trial.steps]]
key = "ring"
after = "3d"
channel = "call"
window = "9-11:30"
query = "has:phone"
"""
HANDS_ON = '[escalations.late]\nname = "Late"\nafter = "breach +2 hours"\ngive_to = "bob"\nmark = "late answer"\n'


def test_the_rules_of_a_new_base_can_be_loaded() -> None:
    check_rules(context())


def test_an_answer_rule_of_ones_own_stands_where_the_order_puts_it() -> None:
    rules = read(WEBINAR)
    assert rules.sla == (SLA_RULES[0], SlaRule("webinar", "Webinar", "source:webinar", "2 hours"), SLA_RULES[1])
    assert read('[sla]\nhot-inbound.within = "10 minutes"\n').sla[0].within == "10 minutes"
    assert not read("[sla]\ninbound.offered = false\n").sla[1].offered


def test_an_escalation_of_ones_own() -> None:
    rule = EscalationRule("late", "Late", "breach +2 hours", mark="late answer", give_to="bob")
    assert read(HANDS_ON).escalations == (*ESCALATIONS, rule)
    assert read('[escalations]\nbreach.give_to = "Nobody"\n').escalations[0].give_to == "Nobody"


def test_a_sequence_of_ones_own() -> None:
    steps = (
        Step("hello", "0bd", "email", template="first-contact"),
        Step("ring", "3d", "call", window="9-11:30", query="has:phone"),
    )
    trial = Sequence("trial", "Trial", steps, "status:nurturing", letter="t")
    assert read(PLAN).sequences == (*SEQUENCES, trial)


def test_steps_that_are_said_are_the_whole_plan() -> None:
    text = '[[sequences.nurture.steps]]\nkey = "review"\nafter = "1w"\nchannel = "task"\n'
    rules = read(text)
    assert rules.sequences[1] == replace(SEQUENCES[1], steps=(Step("review", "1w", "task"),))
    assert read('[sequences]\nnurture.name = "Care"\n').sequences[1] == replace(SEQUENCES[1], name="Care")


@pytest.mark.parametrize("text", ["", WEBINAR, HANDS_ON, PLAN, WEBINAR + HANDS_ON + PLAN])
def test_what_was_read_is_written_and_kept_as_it_is(text: str) -> None:
    rules = read(text)
    assert read(written(rules)) == rules
    assert workspace_of(settings_of(rules), ()) == rules
    assert bool(settings_of(rules)) == bool(text)


def test_what_a_newer_program_kept_of_a_step_is_left_alone() -> None:
    kept = settings_of(read(PLAN))
    kept["sequences.trial"]["steps"][0]["colour"] = "red"
    assert workspace_of(kept, ()) == read(PLAN)


def test_a_step_is_a_call_an_email_linkedin_a_letter_or_a_task() -> None:
    assert set(CHANNELS) == {"call", "email", "linkedin", "letter", "task"}
    assert {step.channel for plan in SEQUENCES for step in plan.steps} <= set(CHANNELS)


def test_what_stands_in_a_new_base_is_read_by_the_rules_of_time() -> None:
    for rule in SLA_RULES:
        assert sla.read_within(rule.within)
    for escalation in ESCALATIONS:
        assert sla.read_after(escalation.after)
    for step in (step for plan in SEQUENCES for step in plan.steps):
        assert sequences.read_after(step.after).days >= 0
        sequences.read_window(step.window)
        assert not step.template or step.template in {word.key for word in Workspace().templates}


STEP = '[sequences.s]\nname = "S"\n[[sequences.s.steps]]\nkey = "a"\nafter = "1d"\nchannel = "call"\n'
SLA = '[sla]\norder = ["mine"]\n[sla.mine]\nname = "Mine"\nwithin = "1 hour"\n'
MISTAKES = [
    ('[sla.hot-inbound]\nwithin = "5 fortnights"', 2, 10, "'fortnights' in '5 fortnights' is no unit of time"),
    ('[sla.hot-inbound]\nwithin = "soon"', 2, 10, "'soon' is no length of time"),
    ('[sla.hot-inbound]\nwithin = "0 hours"', 2, 10, "from 1 to 10,000"),
    ('[sla.mine]\nname = "Mine"', 1, 6, "the answer rule mine needs a within"),
    ('[sla.mine]\nname = "Mine"\nwithin = "1 hour"\nquery = "rating:Hot"', 1, 6, "Mine never counts: Inbound is"),
    ('[sla]\norder = ["inbound"]', 2, 1, "Hot inbound never counts"),
    ('[sla.hot-inbound]\nquery = "rating:Hut"', 2, 17, "in the query, "),
    (SLA + 'query = "employees:20.. colour:red"', 6, 25, "in the query, "),
    (SLA + 'query = "owner:me"', 6, 10, "this is about whoever asks"),
    (SLA + 'query = "is:actionable"', 6, 10, "this is about whoever asks"),
    (SLA + 'query = "has:phone sort:-created"', 6, 25, "the query of a rule has no order"),
    (SLA + 'query = "is:hot ("', 6, 18, "in the query, "),
    ('[escalations.breach]\nafter = "breech"', 2, 9, "'breech' is no length of time"),
    ('[escalations.breach]\nafter = ""', 2, 9, "after is empty"),
    ('[escalations.breach]\ngive_to = "Carol"', 2, 11, "there is no user 'Carol'"),
    ('[escalations.breach]\nmark = "late, very"', 2, 8, "'late, very' is not one tag"),
    ("[escalations.breach]\nnotify = false", 1, 14, f"{ESCALATIONS[0].name} does nothing"),
    ('[escalations.late]\nname = "Late"\nnotify = true', 1, 14, "needs an after"),
    ('[sequences.s]\nname = "S"', 1, 12, "the sequence s has no steps"),
    ('[sequences.s]\nname = "S"\nsteps = []', 3, 9, "at least one step"),
    ('[sequences.s]\nname = "S"\nsteps = ["call"]', 3, 10, "each of the steps is a table"),
    ('[sequences.s]\nname = "S"\nsteps = "call"', 3, 9, "steps is a list of tables"),
    (STEP + 'query = "has:fax"', 7, 14, "in the query, "),
    (STEP + 'window = "11-9"', 7, 10, "ends before it begins"),
    (STEP + 'window = "early"', 7, 10, "'early' is no time window"),
    (STEP + 'template = "follow-up"', 7, 12, "there is no template 'follow-up'"),
    (STEP + 'template = "first-contact"', 7, 12, "a step by call opens no email"),
    (STEP + 'then = "b"', 7, 1, "no option of a step 'then'"),
    (STEP.replace("call", "fax"), 6, 11, "'fax' is no channel"),
    (STEP.replace("call", "meeting"), 6, 11, "'meeting' is no channel"),
    (STEP.replace("1d", "1 hour"), 5, 9, "'1 hour' is no offset of a step"),
    (STEP.replace("1d", "9000d"), 5, 9, "too long for a step"),
    (STEP.replace('"a"', '"A b"'), 4, 7, "cannot be the fixed key of a step"),
    (STEP.replace('key = "a"\n', ""), 3, 15, "step 1 needs a key"),
    (STEP + STEP[STEP.index("[[") :], 8, 7, "there is a step 'a' above already"),
    (STEP + '[sequences.s2]\nname = "Two"\nletter = "x"\n' + STEP[STEP.index("[[") :].replace(".s.", ".s2."), 9, 10,
     "the key x means stopping"),
    ('[sequences.nurture]\nletter = "f"', 2, 10, "the key f is that of First contact"),
    ('[sequences.nurture]\nenrol = "status:never"', 2, 17, "in the query, "),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "problem"), MISTAKES)
def test_a_mistake_is_named_with_its_place(text: str, line: int, column: int, problem: str) -> None:
    with pytest.raises(InputError) as refused:
        read(text)
    assert problem in refused.value.message
    assert f"line {line}, column {column}: " in refused.value.message
    assert "Nothing was changed." in refused.value.hint


def test_rules_whose_query_cannot_be_read_any_more_are_named() -> None:
    from leadtui.words.workspace import CustomField

    field = CustomField(1, "Size", "number")
    rules = read(PLAN.replace("has:phone", "custom.Size:3.."), Workspace(custom_fields=(field,)))
    with pytest.raises(InputError, match=r"query of \[sequences.trial\], step ring, cannot be read any more"):
        read('[[fields]]\nlabel = "Rank"\nwas = "Size"\n', rules)
