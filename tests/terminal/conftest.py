"""The installed program, started in a pseudo-terminal on a base made by the test."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.support import program_env
from tests.terminal.terminal import Terminal

Start = Callable[..., Terminal]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts `leadtui` with arguments in a terminal of a size; it is ended with the test."""
    program = Path(sys.executable).with_name("leadtui")
    if not program.exists():
        pytest.skip("leadtui is not installed beside this Python")
    with ExitStack() as running:

        def run(*arguments: str, columns: int = 100, rows: int = 30) -> Terminal:
            command = [str(program), *arguments]
            return running.enter_context(Terminal(command, program_env(), columns, rows))

        yield run
