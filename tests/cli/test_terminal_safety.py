"""Whatever a name says, nothing of it acts on the terminal, and colours are ours alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.running import Program
from tests.support import make_lead, sample

from leadtui.cli.output import Answer, Output, as_json
from leadtui.cli.terminal import cut, escape_json, inked, pad, safe, width
from leadtui.services.desk import Desk

HOSTILE = (
    "\x1b[31mred", "\x1b]52;c;ZXZpbA==\x07", "\x9b2J", "back\x08\x08space", "\u202egnp.exe", "\u2066iso\u2069",
    "[/b]", "[@click=app.quit]x", "=cmd|' /C calc'!A0", "null\x00byte", "tag\U000e0041s", "line\nbreak\rreturn",
    "\u200bzero",
)  # fmt: skip
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_only_read(program: Program, desk: Desk, name: str) -> None:
    # Written past the gate for input, as an older version or another program might have.
    make_lead(desk, first_name=name, company=name, description=name, city=name)
    for verb in (("list",), ("next",), ("show", "1"), ("log",), ("export", "--format", "json")):
        for json in ((), ("--json",)):
            ran = program(*verb, *json)
            assert ran.status == 0
            assert not FORBIDDEN.search(ran.out + ran.err)
    assert program.json("list")[0]["first_name"] == name


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_argument_is_only_read(program: Program, name: str) -> None:
    for typed in (
        ("show", name),
        ("list", f'"{name}'),
        ("when", name),
        ("call", "1", name),
        ("add", f"--{name}", "x"),
        (name,),
    ):
        if "\0" not in name:
            ran = program(*typed)
            assert not FORBIDDEN.search(ran.out + ran.err)
            assert "Traceback" not in ran.err


def test_every_naughty_string_can_be_a_name_a_company_and_a_note(program: Program) -> None:
    lines = sample("strings", "blns.txt").read_text(encoding="utf-8").splitlines()
    naughty = [line for line in lines if line and not line.startswith("#")]
    for text in naughty[::12]:
        ran = program(
            "add", f"--first-name={text}", f"--company={text}", "--external-id", "x", "--on-duplicate", "create"
        )
        assert ran.status == 0, ran.err
        number = ran.out.split("L")[-1].strip()
        assert program("note", number, "--", text).status in (0, 2)
    ran = program("list")
    assert not FORBIDDEN.search(ran.out)
    assert not FORBIDDEN.search(program("list", "--json").out)


@given(st.text())
def test_safe_text_cannot_act(text: str) -> None:
    assert not FORBIDDEN.search(safe(text))
    assert "\n" not in safe(text)
    assert safe(safe(text)) == safe(text)


@given(st.text())
def test_json_says_the_same_and_cannot_act(text: str) -> None:
    import json

    written = escape_json(json.dumps(text, ensure_ascii=False))
    assert not FORBIDDEN.search(written)
    assert json.loads(written) == text


@given(st.text(), st.integers(1, 40))
def test_text_is_cut_to_its_cells(text: str, cells: int) -> None:
    shown = cut(safe(text), cells)
    assert width(shown) <= cells
    assert width(pad(shown, cells)) == cells


def test_wide_characters_take_two_cells_and_accents_none() -> None:
    assert width("日本") == 4
    assert width("e\u0301") == 1


def test_colours_are_only_where_they_are_wanted() -> None:
    line = (("bad", "error"), (" plain", ""))
    assert inked(line, colour=False) == "bad plain"  # type: ignore[arg-type]
    assert inked(line, colour=True) == "\x1b[31mbad\x1b[0m plain"  # type: ignore[arg-type]


def test_without_a_terminal_there_are_no_colours(program: Program) -> None:
    program("add", "--first-name", "Ada")
    assert "\x1b" not in program("list").out


def test_an_encoding_that_lacks_a_letter_gets_its_escape(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert Output(json=False).answer(Answer(lines=["Łódź"])) == 0
    assert as_json("Łódź") == '"\\u0141\\u00f3d\\u017a"'
    sys.stdout.flush()
    assert raw.getvalue() == b"\\u0141\\xf3d\\u017a\n"
