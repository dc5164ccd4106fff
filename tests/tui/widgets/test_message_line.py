"""A message that is too long keeps what matters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leadtui.tui.text import safe, width
from leadtui.tui.widgets.message_line import shortened

LONG = "No answer, Marlene Brinkmann-Hohenstaufen of Kranichfeld Spedition · later today 14:30"


def test_where_the_lead_went_is_kept_before_the_end_of_a_name() -> None:
    shown = shortened(LONG, 60)
    assert shown.startswith("No answer, Marlene")
    assert shown.endswith("… · later today 14:30")


def test_what_fits_is_left_as_it_is() -> None:
    assert shortened(LONG, 200) == LONG
    assert shortened("short", 10) == "short"


def test_what_was_done_is_never_cut_away() -> None:
    assert shortened("Connected, Ada · " + "a very long note " * 9, 40).startswith("Connected, Ada · a")


@given(st.text(max_size=60), st.text(max_size=60), st.integers(4, 100))
def test_it_is_never_too_wide(one: str, other: str, cells: int) -> None:
    assert width(shortened(f"{safe(one)} · {safe(other)}", cells)) <= cells


def test_a_time_is_not_cut_for_a_name() -> None:
    said = "Left voicemail, Marlene Brinkmann-Hohenstaufen · left Today · call Mon 23 Nov 09:00"
    assert shortened(said, 73).endswith("… · left Today · call Mon 23 Nov 09:00")
    assert shortened(said, 53).endswith("… · left Today · call Mon 23 Nov 09:00"), "at 60 columns"
    assert shortened(said, 53).startswith("Left voicem")


def test_a_time_in_the_next_parts_is_whole_where_others_follow() -> None:
    said = "Connected, Alan Turing · alone; 2 selected · called just now, rests until 11:00 · no follow-up"
    assert "rests until 11:00…" in shortened(said, 74)
