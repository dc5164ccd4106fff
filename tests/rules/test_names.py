"""Names: split without loss, and compared as a person would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.names import Name, company_key, compatible_names, split_name, website_host
from leadtui.rules.text import fold


@pytest.mark.parametrize(
    ("full", "name"),
    [
        ("John Doe", Name(first="John", last="Doe")),
        ("Doe, John", Name(first="John", last="Doe")),
        ("Jan van der Berg", Name(first="Jan", last="van der Berg")),
        ("van der Berg, Jan", Name(first="Jan", last="van der Berg")),
        ("Dr. Ada Lovelace", Name("Dr.", "Ada", "Lovelace")),
        ("Mr. Smith", Name("Mr.", "", "Smith")),
        ("Mme Dupont", Name("Mme", "", "Dupont")),
        ("John Doe Jr.", Name(first="John", last="Doe", suffix="Jr.")),
        ('John "Johnny" Doe', Name(first="John", last="Doe", nickname="Johnny")),
        ("Ann Ray (Annie)", Name(first="Ann", last="Ray", nickname="Annie")),
        ("Ann Ray (Sales)", Name(first="Ann", last="Ray", department="Sales")),
        ("Ann Ray (Marketing & Einkauf)", Name(first="Ann", last="Ray", department="Marketing & Einkauf")),
        ("VAN DER BERG", Name(last="VAN DER BERG")),
        ("von Neumann", Name(last="von Neumann")),
        ("Van Morrison", Name(first="Van", last="Morrison")),
        ("Grace Brewster Hopper", Name(first="Grace Brewster", last="Hopper")),
        ("Madonna", Name(first="Madonna")),
        ("  Jane   Smith ", Name(first="Jane", last="Smith")),
        ("", Name()),
        ("[/b]", Name(first="[/b]")),
    ],
)
def test_whole_names_are_split(full: str, name: Name) -> None:
    assert split_name(full) == name


@given(st.text(max_size=200))
def test_no_letter_of_a_name_is_lost(full: str) -> None:
    name = split_name(full)
    parts = f"{name.salutation}{name.first}{name.last}{name.suffix}{name.nickname}{name.department}"
    assert sorted(c for c in fold(parts) if c.isalnum()) == sorted(c for c in fold(full) if c.isalnum())


def test_a_name_of_five_thousand_letters_is_split_at_once() -> None:
    assert split_name("x" * 5000).first == "x" * 5000
    assert split_name("ab " * 1700).last == "ab"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ada", "Lovelace"), ("ADA", "Lovelacé")),
        (("A.", "Lovelace"), ("Ada", "Lovelace")),
        (("", "Lovelace"), ("Ada", "Lovelace")),
        (("Ada", ""), ("Ada", "Lovelace")),
        (("", ""), ("Ada", "Lovelace")),
        (("Jean Luc", "Picard"), ("Jean-Luc", "Picard")),
        (("John Ronald", "Tolkien"), ("J. R.", "Tolkien")),
        (("John", "Tolkien"), ("John Ronald", "Tolkien")),
        (("María", "García"), ("Maria", "García López")),
        (("Lovelace", "Ada"), ("Ada", "Lovelace")),
        (("Lovelace", ""), ("Ada", "Lovelace")),
        (("Bob", "Castellano"), ("Robert", "Castellano")),
        (("Alex", "Kern"), ("Alexandra", "Kern")),
        (("Дмитрий", "Соколов"), ("Dmitry", "Sokolov")),
        (("Jürgen", "Достоевский"), ("Jurgen", "Dostoevsky")),
        (("Thurston", "Howell"), ("Thurston", "Howell III")),
        (("Wei", "Li"), ("Wei", "Li Na")),
        (("Smith", "John Jr"), ("John", "Smith Jr")),
        (("Bob J.", "Smith"), ("Robert", "Smith")),
        (("J. R.", "Tolkien"), ("John Ronald Reuel", "Tolkien")),
    ],
)
def test_names_that_can_be_one_person(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert compatible_names(*one, *other)
    assert compatible_names(*other, *one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ada", "Lovelace"), ("Bob", "Lovelace")),
        (("Ada", "Lovelace"), ("Ada", "Byron")),
        (("A.", "Lovelace"), ("Bob", "Lovelace")),
        (("Ada", ""), ("Bob", "Smith")),
        (("Jon", "Fenwick"), ("Jan", "Fenwick")),
        (("Alexander", "Kern"), ("Alexandra", "Kern")),
        (("Thurston", "Howell II"), ("Thurston", "Howell III")),
        (("William", "Abernathy Sr."), ("William", "Abernathy Jr.")),
        (("M. Jane", "Smith"), ("Mike", "Smith")),
        (("J. Edgar", "Hoover"), ("Julia", "Hoover")),
    ],
)
def test_names_of_two_people(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not compatible_names(*one, *other)
    assert not compatible_names(*other, *one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ACME, Inc.", "Acme GmbH"),
        ("Stripe, Inc.", "stripe"),
        ("Müller GmbH & Co. KG", "muller"),
        ("Société Générale SA", "societe generale"),
        ("Smith & Sons Ltd", "Smith and Sons"),
        ("Macy’s", "Macy's"),
        ("ООО Ромашка", "ромашка"),
    ],
)
def test_companies_that_are_one(one: str, other: str) -> None:
    assert company_key(one) == company_key(other)


@pytest.mark.parametrize("name", ["Company Co", "Co", "Inc", "AB", "The Limited", "3M", "K", "SA SA"])
def test_a_company_never_becomes_nothing(name: str) -> None:
    assert company_key(name)


@given(st.text(max_size=60))
def test_a_company_with_a_letter_has_a_key(name: str) -> None:
    assert bool(company_key(name)) == any(c.isalnum() for c in fold(name).replace("&", "and"))


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Example.com/a?b#c", "example.com"),
        ("example.com", "example.com"),
        ("http://user:secret@shop.example.co.uk:8080/x", "shop.example.co.uk"),
        ("www.müller.de", "müller.de"),
        ("", ""),
        ("not a host", ""),
        ("localhost", ""),
        ("http://[::1]/", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_the_host_of_a_website(url: str, host: str) -> None:
    assert website_host(url) == host
