"""The command line on a base of its own."""

from __future__ import annotations

import pytest
from tests.cli.running import Program

from leadtui.bootstrap import Base


@pytest.fixture
def program(base: Base, capsys: pytest.CaptureFixture[str]) -> Program:
    """The program, on the base of the test."""
    return Program(capsys)
