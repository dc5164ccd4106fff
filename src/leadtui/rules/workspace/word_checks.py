"""What has to hold for the words of one kind together, so that the program can work by them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from leadtui.rules.toml.places import Path
from leadtui.rules.toml.toml_file import shown
from leadtui.rules.workspace.rules_file import RulesFile
from leadtui.rules.workspace.section import Section
from leadtui.words.contact import Next
from leadtui.words.lifecycle import Category
from leadtui.words.stages import StageKind
from leadtui.words.workspace import offered, word_key

CANNOT_BECOME = {
    Category.NURTURING: "Nurturing needs a wake-up date.",
    Category.DISQUALIFIED: "That needs a reason: write asks_reason = true.",
    Category.CONVERTED: "Only converting does.",
}
"""The categories an outcome cannot give a lead by itself, and why."""

_RESERVED = {
    "outcomes": {"i": "an incoming call"},
    "reasons": {"z": "nurturing instead"},
    "sequences": {"p": "pausing and going on", "r": "going on", "k": "skipping a step", "x": "stopping"},
}


def check_words(file: RulesFile, section: Section, words: Sequence[Any], spelled: Mapping[str, str]) -> None:
    """Raises InputError at the word that does not go with the others; `spelled`: the keys as the file has them."""

    def at(word: Any, option: str = "") -> Path:
        return (section.key, spelled.get(word.key, word.key), *([option] if option else []))

    _names(file, section, words, spelled, at)
    if section.pressed:
        _pressed(file, section, offered(words), spelled, at)
    if section.key == "statuses":
        _statuses(file, words, at)
        _one_of_each(file, section, words, "category", [c for c in Category if c is not Category.CONVERTED])
    if section.key == "stages":
        _one_of_each(file, section, words, "kind", list(StageKind))
    if section.key == "outcomes":
        _outcomes(file, words, at)
    if section.key == "sla":
        _in_turn(file, section, offered(words), spelled, at)
    if section.key == "escalations":
        _escalations(file, offered(words), at)


_At = Callable[..., Path]


def _names(file: RulesFile, section: Section, words: Sequence[Any], spelled: Mapping[str, str], at: _At) -> None:
    """No name is another word's name or fixed key; what the file says stands against what it leaves as it is."""
    keys = {word_key(word.key): word for word in words}
    names: dict[str, Any] = {}
    for word in sorted(words, key=lambda word: word.key in spelled):
        name = word_key(word.name)
        other = keys.get(name, word)
        if other is word:
            other = names.setdefault(name, word)
        if other is not word:
            what = "the name" if word_key(other.name) == name else "the fixed key"
            where = word if word.key in spelled else other
            problem = f"{shown(word.name)} is {what} of another {section.one}, {other.key}"
            raise file.mistake(at(where, "name"), problem, "Choose another name.")
        if not name:
            raise file.mistake(at(word, "name"), f"{shown(word.name)} has no letter or digit")


def _pressed(file: RulesFile, section: Section, words: Sequence[Any], spelled: Mapping[str, str], at: _At) -> None:
    pressed = section.pressed
    reserved = _RESERVED.get(section.key, {})
    taken: dict[str, Any] = {}
    for word in sorted(words, key=lambda word: word.key in spelled):
        key = getattr(word, pressed)
        if not key:
            continue
        if key in reserved:
            raise file.mistake(at(word, pressed), f"the key {key} means {reserved[key]}", "Choose another letter.")
        other = taken.setdefault(key, word)
        if other is not word:
            problem = f"the key {key} is that of {other.name} already"
            raise file.mistake(at(word, pressed), problem, f'Choose another {pressed}, or "" for none.')


def _statuses(file: RulesFile, words: Sequence[Any], at: _At) -> None:
    converted = next(word for word in words if word.category is Category.CONVERTED)
    if not converted.offered:
        raise file.mistake(
            at(converted, "offered"), f"{converted.name} cannot be taken away", "Converting a lead sets it."
        )
    if converted.digit:
        raise file.mistake(at(converted, "digit"), f"{converted.name} takes no key", "Converting a lead sets it.")


def _one_of_each(file: RulesFile, section: Section, words: Sequence[Any], by: str, needed: Sequence[Any]) -> None:
    for value in needed:
        if not any(getattr(word, by) is value for word in offered(words)):
            taken = next((w for w in words if getattr(w, by) is value), None)
            path: Path = (section.key, taken.key, "offered") if taken is not None else (section.key,)
            problem = f"no {section.one} of the {by} {value.value} is left"
            raise file.mistake(path, problem, f"At least one {section.one} of each {by} is needed.")


def _outcomes(file: RulesFile, words: Sequence[Any], at: _At) -> None:
    for word in words:
        if word.next in (Next.HOURS, Next.BUSINESS_DAYS) and not word.amount:
            problem = f"{word.name} fills in a follow-up after no {word.next.value.replace('-', ' ')}"
            raise file.mistake(at(word, "amount"), problem, "Write amount = 1 or more.")


def _in_turn(file: RulesFile, section: Section, rules: Sequence[Any], spelled: Mapping[str, str], at: _At) -> None:
    """A rule for all leads comes last, since the first that holds counts."""
    for rule, after in pairwise(rules):
        if not rule.query:
            order = [word.key for word in rules if word is not rule]
            listed = ", ".join(f'"{key}"' for key in (*order, rule.key))
            where = at(after) if after.key in spelled else (section.key, "order")
            problem = f"{after.name} never counts: {rule.name} is for all leads and stands before it"
            raise file.mistake(where, problem, f"Write order = [{listed}] under [{section.key}].", value=False)


def _escalations(file: RulesFile, rules: Sequence[Any], at: _At) -> None:
    for rule in rules:
        if not (rule.mark or rule.raised or rule.notify or rule.give_to):
            raise file.mistake(
                at(rule), f"{rule.name} does nothing", "Write mark, raised, notify or give_to below it.", value=False
            )
