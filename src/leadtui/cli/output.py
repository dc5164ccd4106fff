"""Decides alone what goes to stdout, what to stderr, and which exit status a verb ends with.

Always holds: with `--json` stdout gets one JSON value and nothing else; messages go to stderr; on a status of 2 or
more stdout stays empty unless the answer carries a value of its own (a refused duplicate, the conflicts of an undo); a
closed pipe ends silently with 0. Nothing is written before the verb has its answer.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from leadtui.cli.terminal import Line, escape_json, inked, safe
from leadtui.words.errors import LeadtuiError, NotFoundError, StorageError
from leadtui.words.records import record

DONE, NO, INTERRUPTED = 0, 1, 130
NO_VALUE: Any = object()
"""For an answer that has no JSON of its own."""

_WIDTH = 80
_MOST_CANDIDATES = 20


@record
class Answer:
    """What a verb found or did.

    `value` is written with `--json`, `lines` (which may be a generator) otherwise; `raw` is a file's content, written
    as it is; `notes` go to stderr either way; `hints` go there only without `--json`. A `status` that only the lines
    decide is a function; such lines answer lines that come in, so each goes out at once. `unwritten` is called when the
    answer could not be written whole.
    """

    value: Any = NO_VALUE
    lines: Iterable[Line] = ()
    notes: Sequence[Line] = ()
    hints: Sequence[Line] = ()
    status: int | Callable[[], int] = DONE
    raw: Iterable[bytes] | None = None
    unwritten: Callable[[], None] | None = None


class Output:
    """Where one run writes to."""

    def __init__(self, *, json: bool) -> None:
        self.json = json

    def answer(self, answer: Answer) -> int:
        """Writes an answer; the exit status of the run."""
        written = False
        try:
            self._write_answer(answer)
            written = True
        finally:
            if not written and answer.unwritten is not None:
                answer.unwritten()
        hints = () if self.json else answer.hints
        _write(sys.stderr, _inked((*answer.notes, *hints), sys.stderr))
        return answer.status() if callable(answer.status) else answer.status

    def _write_answer(self, answer: Answer) -> None:
        if answer.raw is not None:
            self._write_raw(answer.raw)
        elif self.json and answer.value is not NO_VALUE:
            _write(sys.stdout, [as_json(answer.value)])
        elif not self.json:
            _write(sys.stdout, _inked(answer.lines, sys.stdout), at_once=callable(answer.status))

    def text(self, text: str) -> int:
        """Writes help or the version."""
        _write(sys.stdout, text.splitlines())
        return DONE

    def failure(self, error: LeadtuiError) -> int:
        """Says what went wrong and how to mend it."""
        lines: list[Line] = [(("leadtui: ", "error"), (error.message, ""))]
        if error.hint:
            lines.append(error.hint)
        if isinstance(error, NotFoundError):
            shown = error.candidates[:_MOST_CANDIDATES]
            lines += [f"  {candidate}" for candidate in shown]
            if len(error.candidates) > len(shown):
                lines.append(f"  and {len(error.candidates) - len(shown)} more")
        _write(sys.stderr, _inked(lines, sys.stderr))
        return error.status

    def _write_raw(self, chunks: Iterable[bytes]) -> None:
        if sys.stdout.isatty():
            _write(
                sys.stdout, (safe(line) for chunk in chunks for line in chunk.decode("utf-8", "replace").splitlines())
            )
            return
        with _told_failures():
            sys.stdout.flush()
            sys.stdout.buffer.writelines(chunks)
            sys.stdout.flush()


def close_quietly() -> int:
    """Ends a run whose reader or terminal went away: the interpreter's last flush writes nothing and fails no more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
    return DONE


def open_streams() -> None:
    """Gives the program the streams its caller has closed (`>&-`), so that writing to them is harmless."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - it stays open as long as we run
            setattr(sys, name, nowhere)


def ask(lines: Sequence[Line]) -> str:
    """Puts a question on stderr and returns the line that is typed, "" at the end of the input."""
    *above, question = lines
    _write(sys.stderr, _inked(above, sys.stderr))
    sys.stderr.write(inked(question, colour=False))
    sys.stderr.flush()
    return sys.stdin.readline()


def say(line: Line) -> None:
    """Writes a line to stderr at once."""
    _write(sys.stderr, _inked((line,), sys.stderr))


def tell(text: str) -> None:
    """Shows how far something is on the last line of a terminal, in place of what was shown there; "" clears it.

    Where stderr is no terminal nothing is written.
    """
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()


def as_json(value: Any) -> str:
    """One JSON value as text, readable and harmless on a terminal."""
    import json

    ascii_only = not (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    return escape_json(json.dumps(value, ensure_ascii=ascii_only, indent=2, allow_nan=False))


def terminal_width() -> int | None:
    """The cells of a line on stdout, None when it does not go to a terminal (then nothing has to be cut)."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked) > 0:
        return int(asked)
    if not sys.stdout.isatty():
        return None
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _WIDTH
    except OSError:
        return _WIDTH


def colours(stream: TextIO) -> bool:
    """Whether colours are wanted there: a terminal, and NO_COLOR (https://no-color.org) not set."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def inks() -> bool:
    """Whether lines on stdout are inked."""
    return colours(sys.stdout)


def _inked(lines: Iterable[Line], stream: TextIO) -> Iterator[str]:
    colour = colours(stream)
    return (inked(line, colour=colour) for line in lines)


def _write(stream: TextIO, lines: Iterable[str], *, at_once: bool = False) -> None:
    wrote = False
    with _told_failures():
        for line in lines:
            _write_line(stream, line)
            wrote = True
            if at_once:
                stream.flush()
        if wrote:
            stream.flush()


@contextmanager
def _told_failures() -> Iterator[None]:
    """A sentence for an output that takes no more, as on a full disk; a reader that went away is no failure."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StorageError(f"The output cannot be written: {(error.strerror or str(error)).lower()}.") from error


def _write_line(stream: TextIO, line: str) -> None:
    try:
        stream.write(line + "\n")
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        stream.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
