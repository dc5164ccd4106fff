"""Why a lead stands where it stands."""

from __future__ import annotations

import pytest
from tests.tui.rows import NOW, lead

from leadtui.rules.reasons import reasons
from leadtui.words.workspace import Workspace


@pytest.mark.parametrize("band", [1, 3])
def test_a_band_that_promises_a_time_is_told_without_one_where_a_damaged_base_lacks_it(band: int) -> None:
    first = reasons(lead(band=band, next_kind="call", tries=1), NOW, Workspace())[0]
    assert "at a time not known" in first
