"""Which records may be one: in the whole base, for one record, and while typing."""

from __future__ import annotations

import pytest
from tests.services.to_convert import lead

from leadtui.bootstrap import Base
from leadtui.services import duplicates, editing, undoing
from leadtui.services.converting import convert
from leadtui.services.desk import Desk
from leadtui.services.dismissing import not_duplicates
from leadtui.services.reading import Reading
from leadtui.words.conversion import Choice, Conversion
from leadtui.words.duplicates import Pair, RecordKey

PEOPLE = ("Ada Lovelace", "Grace Hopper", "Alan Turing", "Edsger Dijkstra", "Barbara Liskov", "Donald Knuth",
          "Margaret Hamilton", "Tim Lee", "Radia Perlman", "Ken Thompson")  # fmt: skip


def crowd(desk: Desk) -> None:
    """Ten people who have nothing to do with each other."""
    for name in PEOPLE:
        first, last = name.split()
        lead(
            desk,
            first_name=first,
            last_name=last,
            company=f"{last} Works",
            company_key=last,
            email=f"{first}@{last}.com".lower(),
        )


def between(pairs: tuple[Pair, ...], a: int, b: int) -> Pair | None:
    """The pair of two leads."""
    return next((pair for pair in pairs if {pair.a, pair.b} == {("lead", a), ("lead", b)}), None)


def test_a_nickname_and_a_typo_with_one_email_are_found_with_the_reasons(desk: Desk, reading: Reading) -> None:
    crowd(desk)
    one = lead(desk, first_name="Robert", last_name="Stone", company="Acme", email="stone@acme.com")
    other = lead(desk, first_name="Bob", last_name="Stonee", company="Acme", email="stone@acme.com")
    pair = between(duplicates.scan(reading), one, other)
    assert pair is not None
    assert pair.score >= 90
    assert "same email" in pair.reasons
    assert between(duplicates.duplicates_of(reading, ("lead", one)), one, other) is not None


def test_people_who_have_nothing_in_common_are_not_found(desk: Desk, reading: Reading) -> None:
    crowd(desk)
    assert duplicates.scan(reading) == ()


def test_colleagues_with_a_switchboard_are_two(desk: Desk, reading: Reading) -> None:
    crowd(desk)
    office = {"company": "Acme", "city": "Lyon", "street": "1 rue Royale", "phone": "+33465713146"}
    one = lead(desk, first_name="Ada", last_name="Klein", **office)
    other = lead(desk, first_name="Victor", last_name="Brandt", **office)
    assert between(duplicates.scan(reading), one, other) is None
    assert duplicates.duplicates_of(reading, ("lead", one)) == ()


def test_a_pair_that_was_said_to_be_two_is_left_out(desk: Desk, reading: Reading) -> None:
    keys: list[RecordKey] = [
        ("lead", lead(desk, first_name="Ada", last_name="King", email="ada@acme.com")) for _ in range(2)
    ]
    found = duplicates.scan(reading)
    assert [(pair.a, pair.b) for pair in found] == [tuple(keys)]
    duplicates.store_pairs(desk, found)
    not_duplicates(desk, keys)
    assert duplicates.scan(reading) == ()
    assert duplicates.duplicates_of(reading, keys[0]) == ()
    assert duplicates.stored_pairs(reading) == ()
    assert reading.count(reading.listing("is:duplicate")) == 0


def test_is_duplicate_lists_what_the_last_scan_found(desk: Desk, reading: Reading) -> None:
    crowd(desk)
    numbers = {lead(desk, first_name="Ada", last_name="King", email="ada@acme.com") for _ in range(2)}
    assert reading.count(reading.listing("is:duplicate")) == 0
    duplicates.store_pairs(desk, duplicates.scan(reading))
    assert {row.id for row in reading.page(reading.listing("is:duplicate")).rows} == numbers


def test_a_converted_lead_and_its_own_contact_are_no_duplicates(desk: Desk, reading: Reading) -> None:
    number = lead(desk, first_name="Ada", last_name="King", company="Acme", email="ada@acme.com", status="qualified")
    convert(desk, Conversion(number))
    assert duplicates.scan(reading) == ()
    assert duplicates.duplicates_of(reading, ("lead", number)) == ()


def test_a_lead_and_a_contact_of_another_are_found_together(desk: Desk, reading: Reading) -> None:
    first = lead(desk, first_name="Ada", last_name="King", company="Acme", email="ada@acme.com", status="qualified")
    convert(desk, Conversion(first))
    again = lead(desk, first_name="Ada", last_name="King", company="Acme", email="ada@acme.com")
    kinds = {pair.kind for pair in duplicates.scan(reading) if ("lead", again) in (pair.a, pair.b)}
    assert kinds == {"mixed"}


def test_a_converted_lead_is_looked_at_by_its_contact_and_again_when_that_is_taken_back(
    desk: Desk, reading: Reading
) -> None:
    crowd(desk)
    known = {"first_name": "Ada", "last_name": "King", "company": "Acme", "email": "ada@acme.com"}
    one, other = (lead(desk, **known, status="qualified") for _ in range(2))
    duplicates.store_pairs(desk, duplicates.scan(reading))
    made = convert(desk, Conversion(one))
    assert duplicates.stored_pairs(reading) == ()
    assert reading.count(reading.listing("is:duplicate")) == 0
    assert duplicates.duplicates_of(reading, ("lead", one)) == ()
    assert made.contact is not None
    found = duplicates.duplicates_of(reading, ("lead", other))
    assert [(pair.a, pair.b) for pair in found] == [(("contact", made.contact.id), ("lead", other))]
    undoing.undo(desk)
    assert between(duplicates.stored_pairs(reading), one, other) is not None


def test_what_was_told_apart_stays_apart_when_it_is_converted(desk: Desk, reading: Reading) -> None:
    crowd(desk)
    known = {"first_name": "Ada", "last_name": "King", "company": "Acme", "email": "ada@acme.com"}
    keys: list[RecordKey] = [("lead", lead(desk, **known, status="qualified")) for _ in range(2)]
    not_duplicates(desk, keys)
    made = convert(desk, Conversion(keys[0][1])).contact
    assert made is not None
    assert duplicates.scan(reading) == ()
    assert duplicates.duplicates_of(reading, ("contact", made.id)) == ()
    assert duplicates.duplicates_of(reading, keys[1]) == ()
    convert(desk, Conversion(keys[1][1], contact=Choice("new")))
    assert duplicates.scan(reading) == ()


def test_a_query_keeps_the_pairs_of_its_leads(desk: Desk, reading: Reading) -> None:
    for city in ("Lyon", "Paris"):
        for _ in range(2):
            names = {"first_name": f"Ada {city}", "last_name": f"{city}son"}
            lead(desk, **names, company=city, company_key=city, city=city, email=f"ada@{city}.com")
    assert len(duplicates.scan(reading)) == 2
    assert len(duplicates.scan(reading, "city:lyon")) == 1


def test_what_is_typed_finds_who_is_there(desk: Desk, reading: Reading) -> None:
    crowd(desk)
    number = lead(desk, first_name="Robert", last_name="Stone", company="Acme Inc.", email="stone@acme.com")
    found = duplicates.possible(reading, {"first_name": "Bob", "last_name": "Stone", "email": "stone@acme.com"})
    assert [one.key for one in found] == [("lead", number)]
    assert duplicates.possible(reading, {"first_name": "Nobody", "last_name": "Here"}) == ()
    assert duplicates.possible(reading, {}) == ()


def test_three_of_one_person_are_one_cluster(desk: Desk, reading: Reading) -> None:
    crowd(desk)
    for first in ("Robert", "Bob", "Rob"):
        lead(desk, first_name=first, last_name="Stone", company="Acme", email="stone@acme.com")
    found = duplicates.clusters(reading, duplicates.scan(reading))
    assert [len(cluster.members) for cluster in found] == [3]


def test_a_chain_of_weak_links_is_no_cluster(desk: Desk, reading: Reading) -> None:
    numbers = [lead(desk, first_name="A", last_name=str(place)) for place in range(4)]
    keys: list[RecordKey] = [("lead", number) for number in numbers]
    chain = tuple(Pair(keys[at], keys[at + 1], 80 + at) for at in range(3))
    assert max(len(cluster.members) for cluster in duplicates.clusters(reading, chain)) < 4


def test_who_listens_to_a_scan_can_end_it(desk: Desk, reading: Reading) -> None:
    crowd(desk)

    def stop(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        duplicates.scan(reading, told=stop)


def test_the_suggest_line_is_a_rule_of_the_workspace(base: Base, desk: Desk, reading: Reading) -> None:
    assert duplicates.suggest_line(reading) == reading.who.workspace.suggest == 75


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"email": "lena.king@gmail.com"}, {"email": "lenaking+news@gmail.com"}),
        ({"company": "Papers", "phone": "+13125551234 ext 77"}, {"company": "IPM", "phone": "+13125551234"}),
        ({"company": "Haidian Tech", "email": "wxm@haidian.cn"},
         {"first_name": "小明", "last_name": "王", "company": "Haidian Tech", "email": "wxm@haidian.cn"}),
        ({"company": "Larkfield", "phone": "+447911220001"},
         {"last_name": "Oduya", "company": "Larkfield", "phone": "+447911220001"}),
    ],
)  # fmt: skip
def test_the_same_person_written_otherwise_is_found(
    desk: Desk, reading: Reading, one: dict[str, str], other: dict[str, str]
) -> None:
    crowd(desk)
    named = {"first_name": "Lena", "last_name": "King"}
    first, second = (editing.add_lead(desk, named | more, on_duplicate="create").leads[0] for more in (one, other))
    assert ("lead", first) in {found.key for found in duplicates.possible(reading, named | other)}
    looked = between(duplicates.duplicates_of(reading, ("lead", second)), first, second)
    duplicates.store_pairs(desk, duplicates.scan(reading))
    again = between(duplicates.duplicates_of(reading, ("lead", second)), first, second)
    scanned = between(duplicates.stored_pairs(reading), first, second)
    assert looked is not None
    assert scanned is not None
    assert again is not None
    assert again.score == scanned.score < 99 or "email" in scanned.reasons[0] + scanned.reasons[1]


def test_two_extensions_of_one_switchboard_are_two_people(desk: Desk, reading: Reading) -> None:
    crowd(desk)
    for first, last, line in (("Rita", "Molina", 11), ("Hugo", "Vance", 12), ("Rita", "Vance", 13)):
        values = {"first_name": first, "last_name": last, "company": "Cobalt", "phone": f"+13105551234 ext {line}"}
        editing.add_lead(desk, values, on_duplicate="create")
    assert duplicates.scan(reading) == ()
