"""What is said of a write that is on disk fits a line of 80 cells, and holds no words of the command line."""

from __future__ import annotations

from leadtui.tui.keyboard.saved_words import told_of
from leadtui.words.rows import NEXT, NO_FOLLOW_UP, Done


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
