"""What is written around a name or into it: a surname in capitals, degrees behind it, emoji."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.name_parts import (
    surname_in_capitals,
    without_birth_name,
    without_degrees,
    without_emoji,
    without_post_nominals,
)
from leadtui.rules.names import Name, split_name


@pytest.mark.parametrize(
    ("full", "first", "last"),
    [
        ("MÜLLER Jürgen", "Jürgen", "MÜLLER"),
        ("DUPONT Jean-Pierre", "Jean-Pierre", "DUPONT"),
        ("Jean-Pierre DUPONT", "Jean-Pierre", "DUPONT"),
        ("GARCÍA LÓPEZ Ana María", "Ana María", "GARCÍA LÓPEZ"),
        ("DE LA CRUZ Ana", "Ana", "DE LA CRUZ"),
        ("van der BERG Jan", "Jan", "van der BERG"),
        ("McDONALD Ronald", "Ronald", "McDONALD"),
        ("GROßMANN Eva", "Eva", "GROßMANN"),
    ],
)
def test_what_is_written_in_capitals_is_the_surname(full: str, first: str, last: str) -> None:
    assert split_name(full) == Name(first=first, last=last)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("JP", "Morgan"), ("J.", "SMITH"), ("JOHN", "SMITH"), ("A. B.", "Smith"), ("MBA", "Tom"), ("", "DUPONT"),
        ("Ana GARCÍA", "de la Cruz"), ("MARIA", "van Dyk"), ("王", "WEI"), ("Ada", "Byron"), ("III", "King"),
        ("JEAN Paul", "MARTIN"),
    ],
)  # fmt: skip
def test_initials_abbreviations_and_names_all_in_capitals_say_nothing(first: str, last: str) -> None:
    assert surname_in_capitals(first, last) == (first, last)


@pytest.mark.parametrize(
    ("full", "first", "last", "suffix"),
    [
        ("JOHN Smith JR", "JOHN", "Smith", "JR"), ("IBM Deutschland", "IBM", "Deutschland", ""),
        ("MARIE Dupont", "MARIE", "Dupont", ""), ("ANN Lee", "ANN", "Lee", ""), ("LI Wei", "LI", "Wei", ""),
        ("MEYER-KOCH Eva", "MEYER-KOCH", "Eva", ""), ("IBM Watson John", "IBM Watson", "John", ""),
        ("Jean SMITH", "Jean", "SMITH", ""), ("John SMITH CEO", "John", "SMITH CEO", ""),
        ("SMITH PhD John", "John", "SMITH PhD", ""), ("SMITH John JR", "John", "SMITH", "JR"),
        ("Mary ANN Lee", "Mary ANN", "Lee", ""),
    ],
)  # fmt: skip
def test_what_comes_first_in_capitals_is_the_surname_only_before_a_known_first_name(
    full: str, first: str, last: str, suffix: str
) -> None:
    assert split_name(full) == Name(first=first, last=last, suffix=suffix)


@pytest.mark.parametrize(
    ("full", "bare"),
    [
        ("Tom Ford MBA", "Tom Ford"), ("Tom Ford PhD", "Tom Ford"), ("John Smith M.D.", "John Smith"),
        ("Ann Ray MBA CPA", "Ann Ray"), ("John SMITH CEO", "John SMITH"), ("Nguyen Van DO", "Nguyen Van DO"),
        ("Thi Ha DO", "Thi Ha DO"), ("Xiao Meng", "Xiao Meng"), ("Li Xiao MENG", "Li Xiao MENG"),
        ("Kone Yao Mba", "Kone Yao Mba"), ("Jan Van Coo", "Jan Van Coo"), ("Pedro de la CIA", "Pedro de la CIA"),
        ("Jan van COO", "Jan van COO"), ("John Smith MD", "John Smith MD"), ("KONE YAO MBA", "KONE YAO MBA"),
        ("Ford MBA", "Ford MBA"), ("Tom Ford, MBA", "Tom Ford, MBA"), ("", ""),
    ],
)  # fmt: skip
def test_of_a_whole_name_only_what_is_written_as_a_degree_comes_off(full: str, bare: str) -> None:
    assert without_degrees(full) == bare


def test_a_salutation_stays_before_a_surname_in_capitals() -> None:
    assert split_name("Dr. MÜLLER Jürgen") == Name("Dr.", "Jürgen", "MÜLLER")


@pytest.mark.parametrize(
    ("last", "bare"),
    [
        ("Ford, MBA, PMP", "Ford"), ("O'Brien PhD", "O'Brien"), ("O'Brien Ph.D.", "O'Brien"), ("Ford, M.B.A.", "Ford"),
        ("Ford Jr., MBA", "Ford Jr."), ("Ford, Jr., MBA", "Ford Jr."), ("Ford, MBA, CPMAI", "Ford"),
        ("FORD, MBA", "FORD"), ("Smith MD", "Smith MD"), ("Smith M.D.", "Smith"), ("Van DO", "Van DO"),
        ("Ha DO", "Ha DO"), ("Xiao Meng", "Xiao Meng"), ("Kone Mba", "Kone Mba"), ("Van Coo", "Van Coo"),
        ("de la Cia", "de la Cia"), ("Xiao, Meng", "Xiao, Meng"), ("Ford MEng", "Ford"), ("Ford MBA", "Ford MBA"),
        ("MBA PhD", "MBA"), ("Lee, SHRM-SCP", "Lee"),
        ("Ford, Jr.", "Ford, Jr."), ("King III", "King III"), ("Nguyen Do", "Nguyen Do"), ("NGUYEN MA", "NGUYEN MA"),
        ("Doe, Jane", "Doe, Jane"), ("Garcia, LOPEZ", "Garcia, LOPEZ"), ("van der Berg", "van der Berg"),
        ("MBA", "MBA"), ("", ""),
    ],
)  # fmt: skip
def test_degrees_are_no_part_of_a_last_name(last: str, bare: str) -> None:
    assert without_post_nominals(last) == bare


@pytest.mark.parametrize(
    ("name", "bare"),
    [("García 🚀", "García"), ("❤️ Ann", "Ann"), ("👨‍👩‍👦 Fam. Huber", "Fam. Huber"), ("🚀", "🚀"), ("1️⃣", "1️⃣"),
     ("Zoë", "Zoë"), ("ヾ╲(｡◕‿◕｡)╱✿･ﾟ", "ヾ╲(｡◕‿◕｡)╱✿･ﾟ")],
)  # fmt: skip
def test_emoji_are_no_part_of_a_name(name: str, bare: str) -> None:
    assert without_emoji(name) == bare


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Ute Meyer-Lüdenscheid geb. Koch", "Ute Meyer-Lüdenscheid"), ("Ute Meyer, geborene von Koch", "Ute Meyer"),
        ("Ute Meyer (geb. Koch)", "Ute Meyer"), ("Meyer geb. Koch, Ute", "Meyer, Ute"),
        ("Marie Dupont née Martin", "Marie Dupont"), ("Max Born", "Max Born"), ("Geb Koch", "Geb Koch"),
        ("Rene Ne", "Rene Ne"),
    ],
)  # fmt: skip
def test_the_name_somebody_was_born_with_is_no_part_of_it(name: str, bare: str) -> None:
    assert without_birth_name(name) == bare


NAMES = st.sampled_from(
    ("Ford", "O'Brien", "MÜLLER", "van", "de", "la", "Nguyen", "Thi", "Jean-Pierre", "J.", "Do", "王")
)
DEGREES = st.sampled_from(("MBA", "PhD", "Ph.D.", "M.D.", "M.B.A.", "PMP", "MSc", "CPA"))
BEHIND = st.one_of(DEGREES, st.sampled_from(("MD", "DO", "ma", "CPMAI", "Jr.", "Jr", "III", "SHRM-SCP", ",")))
ODD = st.sampled_from(("geb.", "née", "🚀", "❤️"))


def _joined(parts: list[str]) -> str:
    return " ".join(parts).replace(" ,", ",")


@given(st.lists(st.one_of(NAMES, BEHIND, ODD), max_size=7).map(_joined))
def test_a_name_with_anything_behind_it_never_becomes_nothing_and_is_bared_once(name: str) -> None:
    for bare in (without_emoji, without_post_nominals, without_degrees, without_birth_name):
        once = bare(name)
        assert bool(once.strip()) == bool(name.strip())
        assert bare(once) == once


@given(st.lists(NAMES, min_size=1, max_size=3), st.lists(BEHIND, max_size=4))
def test_only_what_stands_behind_a_name_comes_off_as_a_degree(names: list[str], behind: list[str]) -> None:
    for bare in (without_post_nominals, without_degrees):
        left = bare(_joined([*names, *behind])).replace(",", " ").split()
        assert left[: len(names)] == names
        assert set(left[len(names) :]) <= set(" ".join(behind).replace(",", " ").split())


@given(st.sampled_from(("Ford", "O'Brien", "de la Cruz")), st.lists(DEGREES, min_size=1, max_size=3))
def test_degrees_behind_a_comma_come_off_however_many(last: str, degrees: list[str]) -> None:
    assert without_post_nominals(", ".join((last, *degrees))) == last


@given(st.text(max_size=30))
def test_a_name_never_becomes_nothing_and_is_bared_once(name: str) -> None:
    for bare in (without_emoji, without_post_nominals, without_birth_name):
        once = bare(name)
        assert bool(once.strip()) == bool(name.strip())
        assert bare(once) == once
