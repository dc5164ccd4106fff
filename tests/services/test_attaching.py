"""Files and links that belong to a record: references, checked, never run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.support import make_lead, snapshot

from leadtui.bootstrap import Base
from leadtui.platform import attached_files
from leadtui.platform.attached_files import may_run, open_file, state_of
from leadtui.services import attaching, converting, customers, undoing
from leadtui.services.cards import card_of
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.references import reference
from leadtui.words.conversion import Conversion
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError, NotFoundError, RefusedError
from leadtui.words.rows import MISSING


@pytest.fixture
def offer(tmp_path: Path) -> Path:
    """A file to attach."""
    path = tmp_path / "Ada's offer.pdf"
    path.write_bytes(b"x" * 12_345)
    return path


def test_a_file_is_kept_by_its_absolute_path_with_its_size_and_undo_takes_it_off(
    base: Base, desk: Desk, reading: Reading, offer: Path
) -> None:
    lead = make_lead(desk)
    before = snapshot(base)
    done = attaching.attach(desk, ("lead", lead), str(offer))
    assert done.summary == "Attached Ada's offer.pdf (12 KB), Ada Lovelace"
    (row,) = reading.detail(lead).attachments
    assert (row.kind, row.target, row.name, row.state) == ("file", str(offer), offer.name, "12 KB")
    undoing.undo(desk)
    assert snapshot(base) == before


@pytest.mark.parametrize("kind", list(CustomerKind))
def test_any_record_can_have_one(desk: Desk, reading: Reading, offer: Path, kind: CustomerKind) -> None:
    values = {"last_name": "Lovelace"} if kind is CustomerKind.CONTACT else {"name": "Acme"}
    customers.add(desk, kind, values)
    done = attaching.attach(desk, (kind.value, 1), str(offer))
    assert done.customers == ((kind.value, 1),)
    assert [row.state for row in reading.customers.detail(kind, 1).attachments] == ["12 KB"]
    assert [row.name for row in card_of(reading, kind.value, 1).attachments] == [offer.name]


def test_the_same_one_is_not_kept_twice(desk: Desk, reading: Reading, offer: Path) -> None:
    lead = make_lead(desk)
    attaching.attach(desk, ("lead", lead), str(offer))
    again = attaching.attach(desk, ("lead", lead), f"'{offer}'")
    assert (again.operation, again.summary) == (None, "Ada's offer.pdf is there already, Ada Lovelace")
    assert len(reading.detail(lead).attachments) == 1


def test_a_file_that_went_away_is_marked(desk: Desk, reading: Reading, offer: Path) -> None:
    lead = make_lead(desk)
    attaching.attach(desk, ("lead", lead), str(offer))
    offer.unlink()
    assert reading.detail(lead).attachments[0].state == MISSING
    assert state_of(str(offer.parent)) == MISSING, "a folder is no file"


def test_it_is_taken_off_again_and_the_file_stays(desk: Desk, reading: Reading, offer: Path) -> None:
    lead = make_lead(desk)
    attaching.attach(desk, ("lead", lead), str(offer))
    with pytest.raises(NotFoundError, match="is not attached"):
        attaching.detach(desk, ("lead", lead), "other.pdf")
    assert attaching.detach(desk, ("lead", lead), offer.name).summary == "Took Ada's offer.pdf off, Ada Lovelace"
    assert not reading.detail(lead).attachments
    assert offer.exists()
    with pytest.raises(NotFoundError, match="is not attached"):
        attaching.detach(desk, ("lead", lead), str(offer))


@pytest.mark.parametrize(
    ("typed", "target", "name"),
    [
        ("https://example.com/a%20b", "https://example.com/a%20b", "example.com/a b"),
        ("HTTP://example.com", "http://example.com", "example.com"),
        ("www.example.com/offer", "https://www.example.com/offer", "www.example.com/offer"),
    ],
)
def test_a_link_is_http_or_https(typed: str, target: str, name: str) -> None:
    found = reference(typed)
    assert (found.kind, found.target, found.name) == ("link", target, name)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "Nothing is named"), ("  ", "Nothing is named"), ("ftp://x/y", "no web link"),
        ("javascript:alert(1)", "no web link"), ("mailto:a@b.example", "no web link"), ("data:text/html,x", "no web"),
        ("https://user:secret@example.com", "name and password"), ("https://exa mple.com", "blank"),
        ("/nowhere/at/all", "no file"), ("~nobody-of-that-name/x", "home folder"), ("a\x00b", "character"),
        ("a\x1b]52;c;x\x07", "character"), ("x" * 300, "cannot be a file"), ("/", "folder"), ("/dev/null", "no file"),
    ],
)  # fmt: skip
def test_what_is_neither_is_refused_in_a_sentence(typed: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        reference(typed)


def test_a_dragged_file_is_understood(offer: Path) -> None:
    for typed in (f"'{offer}'", f'"{offer}"', f" {offer} ", offer.as_uri()):
        assert reference(typed).target == str(offer)


def test_a_converted_lead_is_read_only_and_what_it_became_has_its_files(
    desk: Desk, reading: Reading, offer: Path
) -> None:
    lead = make_lead(desk, status="qualified", company="Acme")
    attaching.attach(desk, ("lead", lead), str(offer))
    converting.convert(desk, Conversion(lead))
    assert [row.name for row in reading.customers.detail(CustomerKind.ACCOUNT, 1).attachments] == [offer.name]
    with pytest.raises(RefusedError, match="read-only"):
        attaching.attach(desk, ("lead", lead), "https://example.com")


@pytest.mark.parametrize(
    ("name", "content", "mode"),
    [
        ("a.sh", b"echo", 0o644), ("a.pdf", b"#!/bin/sh\n", 0o644), ("a.bin", b"x", 0o644), ("a.desktop", b"x", 0o644),
        ("a.txt", b"x", 0o755), ("plain", b"\x7fELF", 0o644), ("a.EXE", b"x", 0o644), ("a.docm", b"x", 0o644),
        ("a.html", b"<script>", 0o644), ("a.terminal", b"x", 0o644), ("a.Command", b"x", 0o644),
        ("a.workflow", b"x", 0o644), ("a.inetloc", b"x", 0o644), ("a.lnk", b"x", 0o644), ("a.exe. .", b"x", 0o644),
        ("a.exe:b", b"x", 0o644), ("a:b.sh", b"x", 0o644), ("a.settingcontent-ms", b"x", 0o644),
        (".desktop", b"", 0o644),
        ("plain", b"# \n[Desktop Entry]\nExec=x", 0o644), ("plain", b"\xef\xbb\xbf <!DOCTYPE html>", 0o644),
        ("a.txt", b"x", 0o611),
    ],
)  # fmt: skip
def test_what_may_run_is_never_handed_over_but_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, mode: int
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    path.chmod(mode)
    shown: list[Path] = []
    monkeypatch.setattr(attached_files, "show_path", shown.append)
    assert may_run(path)
    assert "only its folder" in open_file(str(path))
    assert shown == [tmp_path]


@pytest.mark.parametrize("folder", ["X.app", "X.app/Contents/Resources", "sync.WORKFLOW", "a.bundle", "x.prefPane"])
def test_what_is_part_of_a_program_is_refused_and_its_folder_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "harmless.pdf").symlink_to(tmp_path / folder / "a.pdf")
    shown: list[Path] = []
    monkeypatch.setattr(attached_files, "show_path", shown.append)
    for name in ("a.pdf", "a.sh"):
        (tmp_path / folder / name).write_bytes(b"x")
    for path in (tmp_path / folder / "a.pdf", tmp_path / folder / "a.sh", tmp_path / "harmless.pdf"):
        with pytest.raises(InputError, match=rf"^{path.name} is not opened: it is part of [a-zX]+\..+, which is a"):
            open_file(str(path))
    assert shown == []


@pytest.mark.parametrize("name", ["a.pdf", "acme.com/a.pdf", "a.txt", "10:30 call.m4a", "a.docx", "no ending", ".x"])
def test_what_people_attach_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"see <html> and so on")
    shown: list[Path] = []
    monkeypatch.setattr(attached_files, "show_path", shown.append)
    open_file(str(path))
    assert shown == [path]


def test_a_plain_file_is_handed_over_and_a_link_to_a_program_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, offer: Path
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(attached_files, "show_path", shown.append)
    assert open_file(str(offer)) == "Opened Ada's offer.pdf"
    program = tmp_path / "program.sh"
    program.write_text("#!/bin/sh\n")
    link = tmp_path / "harmless.pdf"
    link.symlink_to(program)
    assert "only its folder" in open_file(str(link))
    assert shown == [offer, tmp_path]
    with pytest.raises(InputError, match="no file"):
        open_file(os.fspath(tmp_path / "gone.pdf"))
