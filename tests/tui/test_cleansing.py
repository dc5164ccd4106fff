"""Cleansing, by key presses on a real base: counted, mended alone and in bulk, found right, reviewed, taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.support import make_leads, snapshot
from tests.tui.converting import lead
from tests.tui.fresh_base import app_on, base_with, typed
from tests.tui.pressing import HOSTILE, app_of, hostile_base, press, top
from tests.tui.twins_base import said_log

from leadtui.bootstrap import Base
from leadtui.model import Reach
from leadtui.rules.cleansing import CHECKS
from leadtui.services import cleansing
from leadtui.services.reach_reading import columns_of
from leadtui.tui.screens.cleansing import CleansingScreen
from leadtui.words.errors import StorageError

SIZES = [(60, 20), (80, 24), (160, 45)]


def in_capitals(folder: Path, number: int = 3) -> Base:
    """Leads whose names are in capitals, and one that is fine."""
    base = base_with(folder, ("Grace Hopper",))
    desk = base.desk()
    make_leads(
        desk,
        [{"first_name": "ADA", "last_name": f"LOVELACE {'I' * (n % 3 + 1)}", "phone": f"+4930902{n:04}",
          "company": f"Looms {n}"} for n in range(number)],
    )  # fmt: skip
    desk.close()
    return base


def screen_of(pilot: Any) -> CleansingScreen:
    """The cleansing on top."""
    screen = app_of(pilot).screen
    assert isinstance(screen, CleansingScreen)
    return screen


def found(pilot: Any) -> list[int]:
    """The leads listed."""
    return [row.lead for row in screen_of(pilot).found.rows]


def to_check(key: str) -> tuple[str, ...]:
    """From the queue into what a check found."""
    return ("g", "d", "tab", *["j"] * [check.key for check in CHECKS].index(key), "enter")


@pytest.mark.parametrize("size", SIZES)
async def test_tab_shows_the_checks_with_counts_and_reviews_and_tab_comes_back(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with app_on(in_capitals(tmp_path)).run_test(size=size) as pilot:
        shown = await press(pilot, "g", "d", "tab")
        assert top(pilot) == "CleansingScreen"
        for check in CHECKS:
            assert check.label in shown
        assert "never reviewed" in shown
        await press(pilot, "tab")
        assert top(pilot) == "DuplicatesScreen"
        await press(pilot, "tab", "escape")
        assert top(pilot) == "QueueScreen"


@pytest.mark.parametrize("size", SIZES)
async def test_enter_goes_to_what_a_check_found_with_value_reason_and_proposal(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with app_on(in_capitals(tmp_path)).run_test(size=size) as pilot:
        shown = await press(pilot, *to_check("casing"))
        assert found(pilot) == [2, 3, 4]
        assert "ADA" in shown
        assert "→" in shown
        await press(pilot, "enter")
        assert top(pilot) == "LeadScreen"
        await press(pilot, "escape")
        assert found(pilot) == [2, 3, 4]
        await press(pilot, "escape")
        assert not screen_of(pilot).within


async def test_f_typed_ahead_mends_one_after_the_other_and_u_takes_back_the_last(tmp_path: Path) -> None:
    base = in_capitals(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *to_check("casing"), "f", "f")
        assert found(pilot) == [4]
        assert lead(base, 3).fields["first_name"] == "Ada"
        shown = await press(pilot, "u")
        assert "took back" in shown
        assert found(pilot) == [3, 4]
        assert screen_of(pilot).found.cursor == 0
    assert lead(base, 2).fields["first_name"] == "Ada"
    assert lead(base, 3).fields["first_name"] == "ADA"


async def test_what_is_selected_is_mended_as_one_operation(tmp_path: Path) -> None:
    base = in_capitals(tmp_path)
    before, done = snapshot(base), len(said_log(base))
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, *to_check("casing"), "*")
        assert "3 selected" in shown
        await press(pilot, "f")
        assert found(pilot) == []
        assert len(said_log(base)) == done + 1
        await press(pilot, "u")
        assert found(pilot) == [2, 3, 4]
    assert snapshot(base) == before


async def test_many_are_mended_after_a_question_with_their_number(tmp_path: Path) -> None:
    base = in_capitals(tmp_path, 250)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, *to_check("casing"), "*", "f")
        assert "250 leads, names in capitals: write as names?" in shown
        assert lead(base, 200).fields["first_name"] == "ADA"
        await press(pilot, "y")
        assert found(pilot) == []
    assert lead(base, 2).fields["first_name"] == "Ada"
    assert lead(base, 251).fields["first_name"] == "Ada"


async def test_findings_beyond_the_first_page_come_with_the_cursor(tmp_path: Path) -> None:
    async with app_on(in_capitals(tmp_path, 250)).run_test(size=(80, 24)) as pilot:
        await press(pilot, *to_check("casing"))
        assert len(found(pilot)) == 200
        await press(pilot, "G")
        assert len(found(pilot)) == 250
        await press(pilot, "G")
        assert screen_of(pilot).found.row.lead == 251  # type: ignore[union-attr]


async def test_what_is_right_is_not_found_again(tmp_path: Path) -> None:
    base = in_capitals(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *to_check("casing"), "i")
        assert found(pilot) == [3, 4]
        await press(pilot, "R")
        assert found(pilot) == [3, 4]
        await press(pilot, "u")
        assert found(pilot) == [2, 3, 4]
    assert lead(base, 2).fields["first_name"] == "ADA"


async def test_r_marks_a_check_as_reviewed_and_undo_takes_that_back(tmp_path: Path) -> None:
    async with app_on(in_capitals(tmp_path)).run_test(size=(160, 45)) as pilot:
        shown = await press(pilot, "g", "d", "tab", "r")
        assert "reviewed today, again" in shown
        shown = await press(pilot, "u")
        assert "reviewed today, again" not in shown


async def test_an_edited_lead_leaves_the_list(tmp_path: Path) -> None:
    base = in_capitals(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *to_check("casing"), "E")
        assert top(pilot) == "LeadForm"
        keys = ("ctrl+u", *typed("Ada"), "tab", "ctrl+u", *typed("King"), "ctrl+s")
        await press(pilot, *keys)
        assert top(pilot) == "CleansingScreen"
        assert found(pilot) == [3, 4]
        await press(pilot, "u")
        assert 2 in found(pilot)


async def test_a_check_without_a_proposal_says_what_to_do(tmp_path: Path) -> None:
    base = base_with(tmp_path, ("Grace Hopper",))
    desk = base.desk()
    make_leads(desk, [{"first_name": "Ada", "last_name": "Lovelace"}])
    desk.close()
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, *to_check("missing"), "f")
        assert "Nothing is proposed here: E edits it, i leaves it as it is" in shown
        assert "Nothing is proposed here" not in await press(pilot, "escape")


async def test_a_failed_write_brings_them_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StorageError("The disk is full.")

    async with app_on(in_capitals(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, *to_check("casing"))
        monkeypatch.setattr(cleansing, "fix", full)
        shown = await press(pilot, "f")
        assert "Not saved: The disk is full." in shown
        assert found(pilot) == [2, 3, 4]


async def test_hostile_text_is_only_shown(tmp_path: Path) -> None:
    async with app_on(hostile_base(tmp_path)).run_test(size=(80, 24)) as pilot:
        for check in CHECKS:
            shown = await press(pilot, *to_check(check.key))
            for text in HOSTILE:
                assert not any(c in shown for c in text if ord(c) < 32 or 0x7F <= ord(c) < 0xA0)
            await press(pilot, "escape", "escape")
            assert top(pilot) == "QueueScreen"


async def test_f_opens_a_dead_email_to_correct_it_and_x_takes_it_away(tmp_path: Path) -> None:
    base = base_with(tmp_path, ("Grace Hopper",))
    desk = base.desk()
    make_leads(desk, [{"first_name": "Ada", "company": "Looms", "phone": "+493090200", "email": "nobody"}])
    with desk.store.operation("read", "", desk.user.id) as op:
        for row in op.find(Reach, owner_kind="lead", kind="email"):
            op.set(Reach, row["id"], columns_of("email", row["value"], "")[0])
    desk.close()
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *to_check("email"))
        listed = found(pilot)
        assert listed
        await press(pilot, "f")
        assert top(pilot) == "LeadForm"
        await press(pilot, "escape")
        assert found(pilot) == listed
        await press(pilot, "x")
        assert 2 not in found(pilot)


def without_country(folder: Path) -> Base:
    """Three leads whose numbers say nothing of their country; two of them are right in Germany."""
    base = base_with(folder, ("Grace Hopper",))
    desk = base.desk()
    phones = ("0711 999777", "030 90200", "12")
    make_leads(desk, [{"first_name": "Ada", "last_name": f"L{n}", "phone": one} for n, one in enumerate(phones)])
    with desk.store.operation("read", "", desk.user.id) as op:
        for row in op.find(Reach, owner_kind="lead", kind="phone"):
            op.set(Reach, row["id"], columns_of("phone", row["value"], "")[0])
    desk.close()
    return base


@pytest.mark.parametrize("size", SIZES)
async def test_the_country_of_many_numbers_is_asked_for_once(tmp_path: Path, size: tuple[int, int]) -> None:
    base = without_country(tmp_path)
    async with app_on(base).run_test(size=size) as pilot:
        await press(pilot, *to_check("phone"))
        listed = found(pilot)
        shown = await press(pilot, "*", "f", *typed("germ"))
        assert "3 leads: where are these numbers from?" in shown
        assert '"germ" is not a country.' in await press(pilot, "enter")
        assert "→ Germany" in await press(pilot, *typed("any"))
        shown = await press(pilot, "enter")
        assert found(pilot) == [listed[-1]]
        assert lead(base, listed[0]).fields["phone"] == "+49711999777"
        await press(pilot, "escape", "u")
        assert found(pilot) == listed


async def test_the_form_opens_where_something_is_missing(tmp_path: Path) -> None:
    base = without_country(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *to_check("missing"), "E", *typed("Looms"), "ctrl+s")
        assert lead(base, 2).fields["company"] == "Looms"


async def test_where_nothing_is_proposed_fixing_is_dimmed_with_the_reason(tmp_path: Path) -> None:
    async with app_on(without_country(tmp_path)).run_test(size=(160, 45)) as pilot:
        shown = await press(pilot, *to_check("missing"), "f")
        assert "Nothing is proposed here" in shown
        assert screen_of(pilot).why_not("cleansing-fix")
