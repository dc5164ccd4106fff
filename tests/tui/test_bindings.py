"""Keys come from the command list and never mean two things on one screen."""

from __future__ import annotations

import pytest

from leadtui.commands import Scope
from leadtui.tui.bindings import commands, footer_commands, key_table
from leadtui.tui.keyboard import chords, record_keys
from leadtui.tui.screens.customers import CustomersScreen
from leadtui.tui.screens.queue import QueueScreen
from leadtui.tui.widgets.key_footer import KeyFooter

QUEUE: tuple[Scope, ...] = ("everywhere", "lead", "moving", "list")
LEAD: tuple[Scope, ...] = ("everywhere", "lead", "moving", "detail")
CONVERT: tuple[Scope, ...] = ("convert",)
LISTS: tuple[Scope, ...] = ("everywhere", "customers", "pipeline", "moving")
CUSTOMER: tuple[Scope, ...] = ("everywhere", "customers", "moving", "detail")


@pytest.mark.parametrize("scopes", [QUEUE, LEAD, CONVERT, LISTS, CUSTOMER])
def test_a_key_means_one_thing_on_a_screen(scopes: tuple[Scope, ...]) -> None:
    keys = [key for command in commands(*scopes) for key in command.keys]
    assert len(keys) == len(set(keys))


def test_every_key_finds_its_command_by_name_or_character() -> None:
    table = key_table(*QUEUE)
    assert table.command("question_mark", "?") == "help"
    assert table.command("G", "G") == "bottom"
    assert table.command("ctrl+f", "\x06") == "search"
    assert table.command("f5", None) is None


def test_every_chord_is_a_command_and_can_be_begun() -> None:
    known = {command.id for command in commands("lead", "customers")}
    assert known >= record_keys.CHORDS
    assert set(chords._BEGIN) <= record_keys.CHORDS


def test_every_command_of_a_lead_is_done_by_the_keys_of_a_lead() -> None:
    elsewhere = {"open", "edit", "add", "convert", "repeat", *record_keys.TIDYING} | record_keys.ERRANDS
    assert {command.id for command in commands("lead", "customers")} == record_keys.CHORDS | elsewhere


@pytest.mark.parametrize("width", [30, 60, 80, 120, 200])
def test_help_is_never_dropped_from_the_footer(width: int) -> None:
    text = "".join(part for part, _ in KeyFooter("everywhere", "lead").parts(width))
    assert text.endswith("? Help")
    assert len(text) <= width


def test_the_footer_begins_with_what_matters_most() -> None:
    assert [c.id for c in footer_commands("everywhere", "lead")][:3] == ["help", "call", "follow-up"]


def test_the_help_of_a_list_covers_its_keys() -> None:
    assert set(QUEUE) <= set(QueueScreen.help_scopes)
    assert set(LISTS) <= set(CustomersScreen.help_scopes)
