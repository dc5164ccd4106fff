"""A file as a person names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from leadtui.rules.file_names import named_path
from leadtui.words.errors import InputError


def test_a_tilde_is_the_home_folder() -> None:
    assert named_path("~/leads.csv") == Path.home() / "leads.csv"


@pytest.mark.parametrize("name", ["a" * 256, f"/tmp/{'é' * 128}", "~nobody-of-this-name/x", "a\0b", "\ud800", "", " "])
def test_a_name_that_no_file_can_have_is_a_sentence(name: str) -> None:
    with pytest.raises(InputError):
        named_path(name)


def test_the_longest_name_there_is_can_be_one() -> None:
    assert named_path("a" * 255) == Path("a" * 255)
