"""Templates in the file of rules: changed, added, taken away, and mistakes with their place."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from leadtui.rules.query.context import Context
from leadtui.rules.text import clean
from leadtui.rules.workspace.reading import read_rules
from leadtui.rules.workspace.settings import settings_of, workspace_of
from leadtui.rules.workspace.writing import written
from leadtui.words.errors import InputError
from leadtui.words.templates import TEMPLATES, Template
from leadtui.words.workspace import Workspace


def read(text: str, onto: Workspace | None = None) -> Workspace:
    return read_rules(text, "rules.toml", Context(datetime(2026, 11, 18, tzinfo=UTC), workspace=onto or Workspace()))


def test_a_template_of_ones_own_has_name_letter_and_texts() -> None:
    text = '[templates.offer]\nname = "Offer"\nletter = "o"\nsubject = "For {company}"\n'
    text += 'body = """\nHi {first_name},\n\nhere."""\n'
    rules = read(text)
    assert rules.templates[-1] == Template("offer", "Offer", "o", "For {company}", "Hi {first_name},\n\nhere.")
    assert rules.templates[: len(TEMPLATES)] == TEMPLATES


def test_one_that_is_taken_away_frees_its_key() -> None:
    rules = read('[templates]\nafter-call.offered = false\n[templates.offer]\nname = "Offer"\nletter = "c"\n')
    assert [(t.key, t.letter) for t in rules.templates if t.offered][-1] == ("offer", "c")


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ('[templates.first-contact]\nbody = """\nDear {first_nam},"""\n', "line 3, column 6", "{first_nam}"),
        ('[templates.first-contact]\nsubject = "To {nobody}"\n', "line 2, column 15", "nothing stands for {nobody}"),
        ('[templates.first-contact]\nsubject = "{first_name} {first_name"\n', "line 2, column 25", "is not closed"),
        ('[templates.first-contact]\nbody = """\nDear\n{ first_name,"""\n', "line 4, column 1", "is not closed"),
        ('[templates.offer]\nletter = "o"\n', "line 1", "needs a name"),
        ('[templates.offer]\nname = "Offer"\nletter = "f"\n', "line 3", "first contact"),
        ('[templates.offer]\nname = "Offer"\nbody = 5\n', "line 3, column 8", "text in quotation marks"),
        (f'[templates.offer]\nname = "Offer"\nbody = "{"x" * 6000}"\n', "line 3, column 8", "6,000 characters"),
    ],
)
def test_a_mistake_in_a_template_is_named_with_its_place(text: str, place: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read(text)
    assert place in caught.value.message
    assert said.casefold() in str(caught.value).casefold()


@pytest.mark.parametrize(
    "body", ['"""', "a\n\n\nb", "\\n", "'''\n\"\"\"\\", "\x1b[31m\n\x7f\x85", "é\n{{x}}\n日本", "a\t\n b"]
)
def test_any_text_comes_back_the_same_from_a_file(body: str) -> None:
    rules = workspace_of({"templates.first-contact": {"body": clean(body, multiline=True)}}, ())
    assert read(written(rules)) == rules
    assert workspace_of(settings_of(rules), ()) == rules
