"""Near duplicates: somebody who is there already comes in once more, written otherwise.

What the two share is what a person would know them by: the same number, the same address, or name and company.
"""

from __future__ import annotations

from dataclasses import replace

from leadtui.rules.samples.dice import Dice
from leadtui.rules.samples.people import Person, mail_name
from leadtui.rules.text import fold
from leadtui.words.sample_companies import FORMS
from leadtui.words.sample_twins import NICKNAMES


def again(person: Person, dice: Dice) -> Person:
    """The same person as another list has him; at least one thing differs."""
    twin = replace(person)
    twin.spelling = _company(person, dice)
    if person.phone:
        twin.phone = person.phone.again(dice)
    if person.first and person.last:
        chance = dice.roll()
        if person.first in NICKNAMES:
            twin.first = NICKNAMES[person.first]
        elif chance < 0.5:
            twin.last = typo(person.last, dice)
        elif chance < 0.65:
            twin.first = f"{person.first[0]}."
        elif chance < 0.8:
            twin.first, twin.last = person.first.upper(), person.last.upper()
        else:
            twin.last = _plain(person.last)
    if person.emails and (person.phone or person.mobile) and dice.chance(0.4):
        twin.emails = () if dice.chance(0.5) else (_other_address(person),)
    twin.title = person.title if dice.chance(0.6) else None
    if twin.mobile and dice.chance(0.5) and twin.phone:
        twin.mobile = None
    if _same(person, twin):
        twin.spelling = person.company.core.upper()
    return twin


def typo(word: str, dice: Dice) -> str:
    """A word mistyped once: two letters swapped, one left out, or one doubled."""
    inside = [place for place in range(1, len(word) - 2) if word[place : place + 2].isalpha()]
    if not inside:
        return word
    place = dice.pick(inside)
    chance = dice.roll()
    if chance < 0.4 and word[place] != word[place + 1]:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if chance < 0.7:
        return word[:place] + word[place + 1 :]
    return word[:place] + word[place] + word[place:]


def _company(person: Person, dice: Dice) -> str:
    company = person.company
    chance = dice.roll()
    if chance < 0.3:
        return company.core
    if chance < 0.5:
        return f"{company.core} {dice.pick(FORMS[company.place.code])}".strip()
    if chance < 0.65:
        return typo(company.core, dice)
    return _plain(company.name) if chance < 0.75 else company.name


def _plain(text: str) -> str:
    """Without accents, as forms on foreign keyboards are filled in; the capitals stay."""
    return "".join(fold(ch) if ch.islower() else ch for ch in text)


def _other_address(person: Person) -> str:
    first, last = mail_name(person.first or "info"), mail_name(person.last or "mail")
    local = f"{last}.{first}" if not person.emails[0].startswith(f"{last}.") else f"{first}-{last}"
    return f"{local}@{person.company.domain}"


def _same(one: Person, other: Person) -> bool:
    return (one.first, one.last, one.spelling) == (other.first, other.last, other.spelling)
