"""Files of rules: what they change, and the place of every mistake."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.query.context import Context
from leadtui.rules.toml.toml_file import decoded
from leadtui.rules.workspace.reading import read_rules
from leadtui.rules.workspace.sections import SECTIONS
from leadtui.rules.workspace.settings import settings_of, workspace_of
from leadtui.rules.workspace.writing import written
from leadtui.words.errors import InputError
from leadtui.words.lifecycle import Category
from leadtui.words.workspace import CustomField, Workspace, offered

ORIGIN = CustomField(3, "Lead origin", "choice", ("Inbound", "Outbound"))
SIZE = CustomField(4, "Deal size", "money")
REGION = CustomField(5, "Lead origin", "text", (), "account")
BASE = Workspace(custom_fields=(ORIGIN, SIZE), customer_fields=(REGION,))


def read(text: str, onto: Workspace = BASE) -> Workspace:
    """The rules once the file is loaded."""
    return read_rules(text, "rules.toml", Context(datetime(2026, 11, 18, tzinfo=UTC), workspace=onto))


def test_what_is_left_out_stays_as_it_is() -> None:
    assert read("") == BASE
    once = read('currency = "usd"\n[queue]\nstale_days = 20\n')
    twice = read("[queue]\nnurture_days = 60\n", once)
    assert (twice.currency, twice.stale_days, twice.nurture_days, twice.unanswered_tries) == ("USD", 20, 60, 6)


def test_a_word_is_renamed_and_its_fixed_key_keeps_working() -> None:
    rules = read('[statuses.contacted]\nname = "In discussion"\n[outcomes]\nno-answer.name = "Nobody there"\n')
    assert rules.status("contacted") is rules.status("in discussion")
    assert rules.by_status["contacted"].category is Category.WORKING
    assert rules.outcome("no answer").name == "Nobody there"


def test_words_are_put_in_order_and_those_not_named_follow() -> None:
    rules = read('[sources]\norder = ["partner", "Web form"]\n')
    assert [s.key for s in rules.sources][:3] == ["partner", "web-form", "website"]
    assert len(rules.sources) == len(BASE.sources)


def test_a_word_of_ones_own_has_its_category() -> None:
    rules = read('[statuses.in-trial]\nname = "In trial"\ncategory = "working"\ndigit = "6"\n')
    assert rules.status("In trial").category is Category.WORKING
    assert rules.first_of(Category.WORKING).key == "contacted"


def test_a_word_taken_away_is_known_but_not_offered_and_comes_back_with_its_key() -> None:
    rules = read("[reasons]\nbad-fit.offered = false\n")
    assert "bad-fit" not in [r.key for r in offered(rules.reasons)]
    assert next(r for r in rules.reasons if r.key == "bad-fit").letter == ""
    with pytest.raises(InputError):
        rules.reason("bad-fit")
    assert read("[reasons]\nbad-fit.offered = true\n", rules) == BASE


def test_a_key_given_to_another_word_meanwhile_is_not_taken_back() -> None:
    rules = read('[reasons]\nbad-fit.offered = false\nno-need.letter = "f"\n')
    back = read("[reasons]\nbad-fit.offered = true\n", rules)
    assert next(r for r in back.reasons if r.key == "bad-fit").letter == ""


def test_what_an_outcome_made_of_a_new_lead_goes_to_a_like_status_when_that_is_taken_away() -> None:
    text = '[statuses]\ncontacted.offered = false\n[statuses.trial]\nname = "Trial"\ncategory = "working"\n'
    rules = read(text)
    assert rules.status_for("contacted").key == "trial"
    assert rules.status_for("qualified").key == "qualified"


def test_the_stage_after_a_conversion_is_another_open_one_when_the_usual_is_taken_away() -> None:
    assert BASE.first_stage.key == "qualification"
    assert read("[stages]\nqualification.offered = false\n").first_stage.key == "prospecting"


def test_fields_are_added_renamed_and_get_other_choices() -> None:
    rules = read(
        '[[fields]]\nlabel = "Budget class"\nkind = "choice"\nchoices = ["A", "B"]\n'
        '[[fields]]\nlabel = "Origin"\nwas = "Lead origin"\nchoices = ["Inbound"]\n'
        '[[fields]]\nlabel = "Rank"\nowner = "contact"\nkind = "number"\n'
    )
    assert rules.custom_field("Budget class") == CustomField(0, "Budget class", "choice", ("A", "B"))
    assert rules.custom_field("origin") == CustomField(3, "Origin", "choice", ("Inbound",))
    assert rules.fields_of("contact") == (CustomField(0, "Rank", "number", (), "contact"),)
    assert rules.fields_of("account") == (REGION,)
    assert rules.fields_of("lead") == rules.custom_fields
    assert read('[[fields]]\nlabel = "Origin"\nwas = "Lead origin"\n', rules).custom_fields == rules.custom_fields


def test_what_converting_asks_for_goes_with_a_field_whose_label_changes() -> None:
    rules = read('[convert]\nrequire = ["Budget", "custom.deal size", "E-mail", "budget"]\nquery = "employees:20.."\n')
    assert rules.convert_require == ("budget", "custom.Deal size", "email")
    renamed = read('[[fields]]\nlabel = "Volume"\nwas = "Deal size"\n', rules)
    assert renamed.convert_require == ("budget", "custom.Volume", "email")
    assert renamed.convert_query == "employees:20.."


LONG = "é" * 5000
DEEP = "x = " + "[" * 5000

MISTAKES: list[tuple[str, int, int, str]] = [
    ("currency", 1, 9, "no TOML"),
    ('currency = "EUR"\n[queue\n', 2, 7, "no TOML"),
    ('x = """', 1, 8, "no TOML"),
    ("currency = 'EUR'\r\ncurrency = 'USD'\r\n", 2, 17, "no TOML"),
    (DEEP, 1, 1, "nested"),
    ("[queue]\nstale_days = " + "9" * 9000, 2, 14, "too long"),
    ("[queue]\nstale_days = " + "9" * 90, 2, 14, "from 1 to 3650"),
    ('curency = "EUR"', 1, 1, "Did you mean currency?"),
    ("  currency = 3", 1, 14, "text in quotation marks"),
    ('currency = "DM"', 1, 12, "no currency"),
    ("queue = 3", 1, 9, "a table"),
    ("[queue]\nstale_dayz = 3", 2, 1, "stale_days"),
    ('[queue]\nstale_days = "3"', 2, 14, "a whole number"),
    ("[queue]\nstale_days = true", 2, 14, "a whole number"),
    ("[queue]\nstale_days = 1.5", 2, 14, "a whole number"),
    ("[queue]\nstale_days = 2026-01-01", 2, 14, "a date"),
    ("[queue]\nstale_days = 0", 2, 14, "from 1 to 3650"),
    ("# one\n\n[queue]\n  nurture_days=-1", 4, 16, "from 1 to 3650"),
    ("[convert]\nrequired = []", 2, 1, "require"),
    ('[convert]\nrequire = "budget"', 2, 11, "a list"),
    ('[convert]\nrequire = [\n  "budget", # one\n  "bugdet",\n]', 4, 3, "Did you mean budget?"),
    ('[convert]\nrequire = ["custom.Size"]', 2, 12, "no field"),
    ("[convert]\nrequire = [3]", 2, 12, "text in quotation marks"),
    ('[convert]\nrequire = ["do_not_call"]', 2, 12, "no field"),
    ('[convert]\nquery = "status:qualifed"', 2, 17, "Qualified"),
    ('[convert]\nquery = "is:open ("', 2, 19, "expected"),
    ('[convert]\nquery = """\nis:nope"""', 2, 9, "no is:nope"),
    ('[convert]\nquery = "score:>70"', 2, 10, "no scores"),
    ('[statuses.in-trial]\nname = "In trial"', 1, 11, "needs a category"),
    ('[statuses.in-trial]\ncategory = "working"', 1, 11, "needs a name"),
    ('[statuses."In trial"]\nname = "In trial"', 1, 11, "fixed key"),
    ("[statuses.trial]\nname = 'T'\ncategory = 'converted'", 3, 12, "no category"),
    ("[statuses.contacted]\ncategory = 'new'", 2, 12, "for good"),
    ("[statuses.contacted]\ncategry = 'new'", 2, 1, "category"),
    ("[statuses.contacted]\nname = 'New'", 2, 8, "name of another status"),
    ("[statuses.contacted]\nname = 'Qualified'\n[statuses.qualified]\nname = 'Ready'", 2, 8, "fixed key of another"),
    ("[sources.web]\nname = 'WEB-form'", 2, 8, "name of another source"),
    ("[statuses.contacted]\nname = ''", 2, 8, "is empty"),
    ("[statuses.contacted]\nname = '\u200b '", 2, 8, "is empty"),
    ("[statuses.contacted]\nname = '-_-'", 2, 8, "no letter or digit"),
    (f"[statuses.contacted]\nname = '{LONG}'", 2, 8, "5,000 characters"),
    (f"[statuses.{'a' * 5000}]\nname = 'x'", 1, 11, "fixed key"),
    (f"[[fields]]\nlabel = '{LONG}'", 2, 9, "5,000 characters"),
    (f"[convert]\nrequire = ['{LONG}']", 2, 12, "5,000 characters"),
    (f'"{LONG}" = 1', 1, 1, "no rule"),
    ("[statuses.contacted]\ndigit = 1", 2, 9, "that of New"),
    ("[statuses.contacted]\ndigit = '0'", 2, 9, "a digit from"),
    ("[statuses.converted]\ndigit = '9'", 2, 9, "takes no key"),
    ("[statuses]\nconverted.offered = false", 2, 21, "cannot be taken away"),
    ("[statuses]\nnew.offered = false", 2, 15, "of the category new is left"),
    ("[statuses]\norder = ['new', 'nwe']", 2, 17, "no status"),
    ("[statuses]\norder = ['new', 'New']", 2, 17, "twice"),
    ("[statuses]\norder = 'new'", 2, 9, "a list"),
    ("statuses = 'new'", 1, 12, "a table"),
    ("[statuses]\nnew = 'New'", 2, 7, "a table"),
    ("[outcomes.no-answer]\nname='a'\n[outcomes.no_answer]\nname='b'", 3, 11, "twice"),
    ("[outcomes.busy]\nletter = 'i'", 2, 10, "incoming"),
    ("[outcomes.busy]\nletter = 'bb'", 2, 10, "one letter"),
    ("[outcomes.busy]\nbecomes = 'nurturing'", 2, 11, "wake-up"),
    ("[outcomes.busy]\nbecomes = 'nope'", 2, 11, "no status"),
    ("[outcomes.busy]\nnext = 'tomorrow'", 2, 8, "business-days"),
    ("[outcomes.busy]\namount = 0", 2, 10, "after no hours"),
    ("[outcomes.busy]\nreached = 'yes'", 2, 11, "true or false"),
    ("[reasons.bad-fit]\nletter = 'z'", 2, 10, "nurturing"),
    ("[stages.proposal]\nprobability = 101", 2, 15, "from 0 to 100"),
    ("[stages.closed-won]\nkind = 'open'", 2, 8, "for good"),
    ("[stages]\nclosed-lost.offered = false", 2, 23, "of the kind lost is left"),
    ("[stages.trial]\nname = 'Trial'", 1, 9, "needs a probability"),
    ("fields = 3", 1, 10, "a list"),
    ("fields = [3]", 1, 11, "a table"),
    ("[[fields]]\nkind = 'text'", 1, 3, "no label"),
    ("[[fields]]\nlabel = 'A'\n[[fields]]\nlabel = 'a'", 4, 9, "above already"),
    ("[[fields]]\nlabel = 'A'\nkind = 'colour'", 3, 8, "One of: text"),
    ("[[fields]]\nlabel = 'A'\nowner = 'deal'", 3, 9, "One of: lead"),
    ("[[fields]]\nlabel = 'A'\nkind = 'choice'", 1, 3, "its choices"),
    ("[[fields]]\nlabel = 'A'\nchoices = ['a']", 3, 11, "no choices"),
    ("[[fields]]\nlabel = 'A'\nkind = 'choice'\nchoices = ['a', 'A']", 4, 17, "twice"),
    ("[[fields]]\nlabel = 'Deal size'\nkind = 'text'", 3, 8, "cannot become"),
    ("[[fields]]\nlabel = 'A'\nwas = 'B'", 3, 7, "no field"),
    ("[[fields]]\nlabel = 'Deal size'\nwas = 'Lead origin'", 2, 9, "already"),
    ("[[fields]]\nlabel = 'A'\nfor = 'lead'", 3, 1, "no option"),
]


@pytest.mark.parametrize(("text", "line", "column", "said"), MISTAKES, ids=lambda value: str(value)[:40])
def test_a_mistake_is_named_with_its_line_and_column(text: str, line: int, column: int, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read(text)
    assert caught.value.message.startswith(f"rules.toml, line {line}, column {column}: ")
    assert said in str(caught.value)
    assert "Nothing was changed." in caught.value.hint
    assert len(str(caught.value)) < 1200


def test_a_query_that_holds_no_more_is_named_when_another_rule_breaks_it() -> None:
    rules = read('[statuses.trial]\nname = "Trial"\ncategory = "working"\n[convert]\nquery = "status:Trial"\n')
    with pytest.raises(InputError, match="cannot be read any more"):
        read('[statuses.trial]\nname = "Test phase"\n[statuses]\n', replace_key(rules))


def replace_key(rules: Workspace) -> Workspace:
    """The rules with a query by a name that is no fixed key."""
    from leadtui.words.records import replace

    statuses = tuple(replace(s, name="On trial") if s.key == "trial" else s for s in rules.statuses)
    return replace(rules, statuses=statuses, convert_query='status:"On trial"')


def test_bytes_that_are_no_text_are_named_with_their_place() -> None:
    with pytest.raises(InputError, match=r"rules\.toml, line 2, column 9: this is not UTF-8"):
        decoded(b'[a]\nname = "\xe9"', "rules.toml"[:10])
    assert decoded(b"\xef\xbb\xbfa", "x") == "a"


HOSTILE = [
    '[/x] "quoted" \\back',
    "=1+1;#",
    "\u202ereversed",
    "\x1b[31mred",
    "O'Brien'''",
    'a"""b',
    "é\u0301 ü 日本",
    "a\nb\tc",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_comes_back_the_same_from_a_file(name: str) -> None:
    from leadtui.rules.text import clean

    field = CustomField(9, clean(name), "choice", (clean(name),))
    told = {"sources.website": {"name": clean(name)}, "statuses.contacted": {"owes": clean(name)}}
    rules = workspace_of(told, (field,))
    assert read(written(rules), rules) == rules
    assert read(written(rules), Workspace(custom_fields=(field,))) == rules


@st.composite
def changed_rules(draw: st.DrawFn) -> Workspace:
    """Rules in which anything may have been changed that a file can change."""
    text = []
    for section in SECTIONS.values():
        words = [word.key for word in section.defaults]
        # An answer rule for all leads stands last.
        order = words if section.key == "sla" else draw(st.permutations(words))
        lines = [f"[{section.key}]", f"order = {list(order)}"]
        for key in draw(st.lists(st.sampled_from(words), unique=True, max_size=3)):
            lines.append(f"{key}.name = 'Own {key} {draw(st.integers(0, 99))}'")
        text += lines
    own = draw(st.sampled_from(["working", "new", "disqualified"]))
    text += ["[statuses.mine]", "name = 'Mine'", f"category = '{own}'", "[stages.mine]", "name = 'Mine'"]
    text += [f"probability = {draw(st.integers(0, 100))}", "[sources.mine]", "name = 'My own'", "answers_owed = true"]
    gone = draw(st.sampled_from(["partner", "mine", "webinar"]))
    text += [
        "[queue]",
        f"stale_days = {draw(st.integers(1, 3650))}",
        "[convert]",
        "require = ['need', 'custom.Deal size']",
    ]
    text += ["query = 'status:mine'"] if draw(st.booleans()) else []
    return read(f"[sources.{gone}]\noffered = false\n" if draw(st.booleans()) else "", read("\n".join(text)))


@given(changed_rules())
def test_a_file_made_of_rules_gives_those_rules_again(rules: Workspace) -> None:
    assert read(written(rules), rules) == rules
    fresh: Any = Workspace(custom_fields=rules.custom_fields, customer_fields=rules.customer_fields)
    assert read(written(rules), fresh) == rules


@given(changed_rules())
def test_settings_keep_all_that_differs_and_nothing_else(rules: Workspace) -> None:
    fields = (*rules.custom_fields, *rules.customer_fields)
    assert workspace_of(settings_of(rules), fields) == rules
    assert settings_of(BASE) == {}


@given(st.text(max_size=200))
def test_any_text_is_rules_or_a_mistake(text: str) -> None:
    with contextlib.suppress(InputError):
        read(text)
