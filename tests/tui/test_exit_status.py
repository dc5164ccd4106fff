"""What the app ends with: 0, what it was asked to end with, or 1 after a fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.fresh_base import base_with

from leadtui.tui.app import PRACTISE, LeadtuiApp, ended


class Ends(LeadtuiApp):
    """An app that ends as soon as it runs."""

    status: int | None = None
    fault = False

    def on_ready(self) -> None:
        """End."""
        if self.status is not None:
            self.exit(self.status)
        if self.fault:
            raise ZeroDivisionError


@pytest.mark.parametrize("status", [0, 5, PRACTISE, 143])
def test_it_ends_with_what_it_was_asked_to(tmp_path: Path, status: int) -> None:
    app = Ends(base_with(tmp_path))
    app.status = status
    assert ended(app, headless=True) == status


@pytest.mark.parametrize("status", [None, 0, PRACTISE])
def test_a_fault_ends_with_1_and_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], status: int | None
) -> None:
    app = Ends(base_with(tmp_path))
    app.status, app.fault = status, True
    assert ended(app, headless=True) == 1
    assert "ZeroDivisionError" in capsys.readouterr().err
