"""The first user of a base, named by the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from leadtui.bootstrap import _add_first_user, open_base
from leadtui.words.errors import InputError


def test_two_programs_that_make_a_base_at_once_make_one_user(tmp_path: Path) -> None:
    base = open_base(str(tmp_path / "leads.db"))
    _add_first_user(base.path, base.clock, base.preferences)
    base.reload()
    assert len(base.users) == 1


def test_a_name_is_cleaned_on_its_way_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADTUI_USER", "\x1b[31mRed\udcff")
    assert open_base(str(tmp_path / "leads.db")).user.name == "[31mRed"


def test_an_unknown_user_is_refused_with_how_to_add_him(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_base(str(tmp_path / "leads.db"))
    monkeypatch.setenv("LEADTUI_USER", "Nobody")
    with pytest.raises(InputError, match="no user 'Nobody'") as error:
        open_base(str(tmp_path / "leads.db"))
    assert "leadtui user add" in error.value.hint
