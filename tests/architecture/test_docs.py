"""The documents say what the program does."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from tests.support import ROOT, program_env

from leadtui.words.contact import OUTCOMES

DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/guide.md", "docs/keys.md")


def leadtui(*arguments: str) -> str:
    """What a verb prints."""
    command = [sys.executable, "-m", "leadtui", *arguments]
    done = subprocess.run(command, env=program_env(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_table_of_keys_is_that_of_the_program() -> None:
    written = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    assert written == leadtui("keys", "--markdown"), "make it anew: leadtui keys --markdown > docs/keys.md"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_verb_and_option_a_document_names_exists(document: str) -> None:
    text = (
        (ROOT / document).read_text(encoding="utf-8").replace("`leadtui undo\n--operation", "`leadtui undo --operation")
    )
    helps: dict[str, str] = {}
    for verb, rest in re.findall(r"leadtui ([a-z]+(?:-up)?)\b([^`#\n]*)", text):
        if verb not in _verbs():
            assert verb in _WORDS, f"{document} names `leadtui {verb}`, which does not exist"
            continue
        helps[verb] = helps.get(verb) or leadtui(verb, "--help")
        for option in re.findall(r"(?<!\S)--[a-z-]+", rest):
            assert option in helps[verb], f"{document}: `leadtui {verb}` has no {option}"


_WORDS = {"is", "keeps", "up", "stops", "in", "answers", "sends", "needs"}
"""Words that may follow the name of the program in a sentence."""


def _verbs() -> set[str]:
    return set(re.findall(r"^  ([a-z-]+)  ", leadtui("--help"), re.MULTILINE))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_a_document_links_to_is_there(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        if "://" not in target:
            assert (ROOT / document).parent.joinpath(target).exists(), f"{document} links to {target}"


def test_the_guide_tells_the_key_of_every_outcome() -> None:
    guide = " ".join((ROOT / "docs" / "guide.md").read_text(encoding="utf-8").lower().split())
    for outcome in OUTCOMES:
        words = outcome.name.lower().split()
        assert any(f"`{outcome.letter}` {word}" in guide for word in words), outcome.name
