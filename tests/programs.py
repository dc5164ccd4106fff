"""Programs of the desktop that a test puts on PATH: they write down what they are given, and do as they are told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


class Programs:
    """A folder with made-up programs in front of the usual ones; nothing of the real desktop is on PATH."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.given = folder / "given"
        monkeypatch.setenv("PATH", str(folder))

    def make(self, name: str, does: str = "", *, status: int = 0) -> Path:
        """A program; `does` is what it does after it has written its arguments down, a line each."""
        file = self.folder / name
        file.write_text(
            f'#!/bin/sh\nfor word in "$@"; do echo "{name}: $word" >> {self.given}; done\n{does}\nexit {status}\n'
        )
        file.chmod(0o755)
        return file

    @property
    def told(self) -> list[str]:
        """What the programs were given, a word each."""
        return self.given.read_text().splitlines() if self.given.exists() else []

    def with_usual(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Put the usual programs behind, for those that use them."""
        monkeypatch.setenv("PATH", f"{self.folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
