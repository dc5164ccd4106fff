"""A prompt made from another's state goes on from exactly there, through a file too."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.rows import lead, named, situation

from leadtui.tui.keyboard import chords
from leadtui.tui.keyboard.draft_keys import gone_on, prompt_typed
from leadtui.tui.keyboard.prompts import Prompt
from leadtui.tui.keyboard.typed import Draft, draft_from, draft_kept

COMMANDS = ("call", "note", "follow-up", "snooze", "status-nurturing", "status-disqualified", "status", "qualification",
            "tags", "meeting")  # fmt: skip
ROW = lead(7, "Ada Lovelace", tries=1)


def begun(command: str) -> Prompt:
    step = chords.begin(command, situation(ROW), 1)
    assert isinstance(step, Prompt)
    return step


def fed(prompt: Prompt, *keys: str) -> Prompt:
    """The prompt that is open after these keys; one that ends it is not pressed."""
    for key in keys:
        for name, character in named(key):
            answer = prompt.feed(name, character)
            assert answer is None or isinstance(answer, Prompt), f"{key} answered {answer}"
            prompt = answer or prompt
    return prompt


def brought_back(prompt: Prompt) -> Prompt:
    """What comes back of a prompt, from the file it was kept in."""
    typed = prompt_typed(prompt, ROW)
    assert typed is not None
    kept = draft_from(json.loads(json.dumps(draft_kept(Draft("1", typed, 0)))))
    assert kept is not None
    assert kept.typed == typed
    found = gone_on(begun(str(kept.typed.state["command"])), kept.typed.state)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        ("note", ("spoke to", "alt+enter", "reception", "left", "left")),
        ("call", ("n", "no luck", "left")),
        ("call", ("i", "c", "wants a quote", "tab", "thu 15:00", "left")),
        ("call", ("x", "z", "not now", "tab", "60d")),
        ("call", ("x", "b", "too dear")),
        ("follow-up", ("tue 10", "tab", "send the offer", "home")),
        ("snooze", ("z", "fri 9")),
        ("status-nurturing", ("45d",)),
        ("status-disqualified", ("o", "moved away")),
        ("status", ("5", "o", "moved away")),
        ("tags", ("vip, north", "left")),
        ("qualification", ("b", "y", "40k", "tab", "a", "n", "her brother")),
        ("qualification", ("n", "y", "a tool", "tab")),
    ],
)
def test_a_prompt_comes_back_as_it_was_left(command: str, keys: tuple[str, ...]) -> None:
    left = fed(begun(command), *keys)
    assert brought_back(left).view() == left.view()


@pytest.mark.parametrize("tries", [0, 5, 9])
def test_the_note_of_a_call_comes_back_whatever_was_tried_meanwhile(tries: int) -> None:
    left = fed(begun("call"), "n", "no luck")
    now = chords.begin("call", situation(lead(7, "Ada Lovelace", tries=tries)), 1)
    typed = prompt_typed(left, ROW)
    assert typed is not None
    back = gone_on(now, typed.state)
    assert back is not None
    assert back.draft() == "no luck"
    assert back.view().fields[0] == left.view().fields[0]


def test_a_follow_up_that_was_filled_in_is_filled_in_from_now() -> None:
    left = fed(begun("call"), "n", "no luck")
    typed = prompt_typed(left, ROW)
    assert typed is not None
    later = situation(ROW, now=situation().now.replace(hour=11))
    back = gone_on(chords.begin("call", later, 1), typed.state)
    assert back is not None
    assert back.view().fields[1].text != left.view().fields[1].text
    assert back.view().fields[1].selected == left.view().fields[1].selected


def test_the_key_of_a_call_brings_back_its_note_and_begins_with_the_outcome() -> None:
    left = fed(begun("call"), "n", "no luck")
    typed = prompt_typed(left, ROW)
    assert typed is not None
    again = begun("call")
    again.resume(typed.state["prompt"], typed.text)
    assert again.draft() == "no luck"
    assert "Voicemail" in str(fed(again, "v").view()) or "voicemail" in str(again.view())


def test_answers_of_the_checklist_come_back_with_its_key_and_no_point_is_open() -> None:
    typed = prompt_typed(fed(begun("qualification"), "b", "y", "40k", "tab", "a", "n", "her brother"), ROW)
    assert typed is not None
    again = begun("qualification")
    again.resume(typed.state["prompt"], typed.text)
    assert {option.key for option in again.view().options if option.chosen} == {"b", "a"}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_prompt_in_which_nothing_was_typed_is_no_draft(command: str) -> None:
    assert prompt_typed(begun(command), ROW) is None


def test_a_detail_that_is_there_already_is_no_draft() -> None:
    row = lead(7, "Ada Lovelace", budget="yes", budget_detail="40k")
    step = chords.begin("qualification", situation(row), 1)
    assert isinstance(step, Prompt)
    assert prompt_typed(fed(step, "b", "tab"), row) is None


KEYS = st.sampled_from((*"abcinvxzguyo15+ ", "tab", "shift+tab", "left", "right", "home", "backspace", "alt+enter"))


@pytest.mark.parametrize("command", ["call", "note", "follow-up", "snooze", "status", "qualification", "tags"])
@given(keys=st.lists(KEYS, max_size=30))
def test_bringing_back_is_the_same_whatever_was_typed(command: str, keys: list[str]) -> None:
    prompt = begun(command)
    for key in keys:
        for name, character in named(key):
            answer = prompt.feed(name, character)
            if isinstance(answer, Prompt):
                prompt = answer
            elif answer is not None:
                return
    prompt.error = ""
    if prompt_typed(prompt, ROW) is not None:
        back = brought_back(prompt)
        assert back.draft() == prompt.draft()
        assert back.view() == prompt.view()


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(("line", "time", "label", "word", "answers", "b", "x")), inner, max_size=3
    ),
    max_leaves=8,
)  # fmt: skip
NAMES = ("stage", "note", "time", "outcome", "reason", "criterion", "answers", "line", "situation", "error", "nothing")


@pytest.mark.parametrize("command", COMMANDS)
@given(state=st.dictionaries(st.sampled_from(NAMES), ANYTHING, max_size=6))
def test_a_damaged_state_is_never_a_fault(command: str, state: dict[str, object]) -> None:
    prompt = begun(command)
    prompt.put_back(state)
    assert prompt.view().title


KEPT: Callable[[], dict[str, object]] = lambda: draft_kept(  # noqa: E731
    Draft("1", prompt_typed(fed(begun("note"), "x"), ROW), 0)  # type: ignore[arg-type]
)


@pytest.mark.parametrize("key", ["id", "at", "kind", "about", "text", "state", "same"])
@pytest.mark.parametrize("value", [None, [], {}, 3, "x"])
def test_a_damaged_draft_keeps_its_text_and_holds_nothing_of_another_kind(key: str, value: object) -> None:
    kept = KEPT()
    taken = draft_from({**kept, key: value})
    if key == "text":
        assert (taken is not None) == isinstance(value, str)
        return
    assert taken is not None
    assert taken.typed.text == kept["text"]
    assert taken.id
    assert isinstance(taken.at, int)
    assert [type(held) for held in (taken.typed.kind, taken.typed.about, taken.typed.same)] == [str] * 3
    assert isinstance(taken.typed.state, dict)


@pytest.mark.parametrize("own", [True, False], ids=["emptied by the rep", "as the note left it"])
def test_a_follow_up_that_was_emptied_stays_so_and_one_that_was_not_is_filled_in_from_the_note(own: bool) -> None:
    left = fed(begun("call"), "c", "call tue 10", *(("tab", "ctrl+u", "shift+tab") if own else ()))
    back = fed(brought_back(left), "!")
    assert back.view().fields[1].text == ("" if own else "Tue 24 Nov 10:00")
