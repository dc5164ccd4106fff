"""A file is written whole or not at all, for the user alone, wherever its name leads."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from leadtui.platform.whole_file import write_private
from leadtui.words.errors import InputError


def mode(file: Path) -> int:
    return file.stat().st_mode & 0o777


def test_a_new_file_is_for_the_user_alone(tmp_path: Path) -> None:
    write_private(tmp_path / "new", [b"a", b"b"])
    assert ((tmp_path / "new").read_bytes(), mode(tmp_path / "new")) == (b"ab", 0o600)


def test_a_file_that_is_there_keeps_the_mode_it_was_given(tmp_path: Path) -> None:
    file = tmp_path / "shared"
    file.write_bytes(b"old")
    file.chmod(0o644)
    write_private(file, [b"new"])
    assert (file.read_bytes(), mode(file)) == (b"new", 0o644)


def test_a_link_stays_one_be_it_to_a_file_that_is_not_there_yet(tmp_path: Path) -> None:
    link = tmp_path / "link"
    (tmp_path / "folder").mkdir()
    link.symlink_to(Path("folder") / "file")
    for content in (b"first", b"second"):
        write_private(link, [content])
        assert link.is_symlink()
        assert (tmp_path / "folder" / "file").read_bytes() == content


def test_a_pipe_and_a_device_are_written_into_and_stay(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_private(pipe, [b"through"])
    reader.join(10)
    assert (read, pipe.is_fifo()) == ([b"through"], True)
    write_private(Path("/dev/null"), [b"gone"])
    assert Path("/dev/null").is_char_device()


def test_what_breaks_off_leaves_what_was_there_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")

    def breaks_off() -> Iterator[bytes]:
        yield b"half"
        raise ZeroDivisionError

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(ZeroDivisionError):
        write_private(file, breaks_off())
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="cannot be written: no space left on device"):
        write_private(file, [b"new"])
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_what_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=f"cannot be written: there is no folder {tmp_path}/no"):
        write_private(tmp_path / "no" / "file", [b""])
    with pytest.raises(InputError, match="cannot be written: is a directory"):
        write_private(tmp_path, [b""])
    write_private(tmp_path / "no" / "file", [b"there"], with_folder=True)
    assert mode(tmp_path / "no") == 0o700
    write_private(tmp_path / ("ü" * 120), [b"a long name"])
