"""Runs verbs in this process, as the program would, and keeps what they wrote."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from leadtui.cli.main import main


@dataclass(frozen=True)
class Ran:
    """What a run wrote and how it ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on stdout."""
        return json.loads(self.out)


class Program:
    """`program("list", "--json")` runs a verb."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str) -> Ran:
        self.capsys.readouterr()
        status = main(arguments)
        written = self.capsys.readouterr()
        return Ran(status, written.out, written.err)

    def json(self, *arguments: str) -> Any:
        """The value of a verb that is expected to end with 0."""
        ran = self(*arguments, "--json")
        assert ran.status == 0, ran.err
        return ran.json

    def refused(self, *arguments: str) -> Ran:
        """A run that is expected to be refused: a sentence on stderr, nothing on stdout."""
        ran = self(*arguments)
        assert ran.status >= 2
        assert ran.out == ""
        assert ran.err.startswith("leadtui: ")
        assert "Traceback" not in ran.err
        return ran
