"""What is said of a write that is on disk fits a line of 80 cells, and holds no words of the command line."""

from __future__ import annotations

from leadtui.tui.keyboard.saved_words import told_of
from leadtui.tui.widgets.message_line import shortened
from leadtui.words.rows import ALSO_DONE, NEXT, NO_FOLLOW_UP, Done


def test_a_call_without_the_follow_up_it_asks_for_names_the_key_that_sets_one() -> None:
    done = Done(1, "Connected, Marlene Brinkmann", (1,), (NO_FOLLOW_UP,), verbs=("Set one: leadtui follow-up L1 WHEN",))
    told = told_of(done)
    assert told == "Connected, Marlene Brinkmann · no follow-up · f sets one"
    assert len(f"✓ {told} · u takes it back") <= 80


def test_where_it_went_comes_before_what_is_next_and_a_quoted_note_last() -> None:
    done = Done(1, "Left voicemail, Ada", (1,), (f"{NEXT}call Mon 23 Nov 09:00",))
    assert told_of(done, "left Today") == "Left voicemail, Ada · left Today · call Mon 23 Nov 09:00"
    told = told_of(done, "left Today", "again, note too: hello")
    assert told == "Left voicemail, Ada · again · left Today · call Mon 23 Nov 09:00 · note too: hello"


def test_that_a_sequence_ended_is_not_cut_off_behind_the_next_step_on_80_cells() -> None:
    notes = (f"{NEXT}email the quote for the new offices Thu 19 Nov", "First contact ends: reached")
    told = shortened(told_of(Done(1, "Connected, Sheila Jones", (1,), notes), "left Today"), 80 - len("✓  · u "))
    assert "Connected, Sheila Jones · left Today · First contact ends: reached · " in told


def test_a_subject_that_reads_like_the_end_of_a_sequence_keeps_its_place() -> None:
    notes = (f"{ALSO_DONE}term ends: pay", f"{NEXT}call: school ends: when? Mon", "no follow-up due")
    assert told_of(Done(1, "Connected, Ada", (1,), notes)).endswith(
        "call: school ends: when? Mon · no follow-up due · did: term ends: pay"
    )
