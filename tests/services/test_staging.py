"""A list is put ready by another process as it would be here, and what goes wrong there is a sentence here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.support import sample, snapshot

from leadtui.bootstrap import Base, open_base
from leadtui.services import staging_run
from leadtui.services.desk import Desk
from leadtui.services.importing import import_files
from leadtui.services.importing_rejects import write_rejects
from leadtui.services.importing_report import MOST, ImportOptions
from leadtui.words.errors import InputError
from leadtui.words.importing import Progress


@pytest.fixture
def by_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every list is put ready by a process of its own."""
    monkeypatch.setattr(staging_run, "HERE", -1)


def _left(base: Base) -> list[str]:
    return [path.name for path in base.path.parent.iterdir() if ".import-" in path.name]


def test_another_process_puts_lists_ready_as_this_one_does(
    base: Base, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = open_base(str(tmp_path / "twin" / "leads.db"))
    other = twin.desk()
    files = [(path.name, path) for path in sorted(sample("exports").iterdir())[:4]]
    files += [("piped.csv", b"Last name,Created\nNoether,12/05/2024")]  # type: ignore[list-item]
    options = ImportOptions(custom_fields_all=True, source="Trade show", sla=True, answers={"dates": "month"})
    here = import_files(other, files, options)
    monkeypatch.setattr(staging_run, "HERE", -1)
    assert import_files(desk, files, options) == here
    assert snapshot(base) == snapshot(twin)
    assert _left(base) == _left(twin) == []
    other.close()


@pytest.mark.usefixtures("by_child")
def test_what_another_process_refuses_is_refused_here(base: Base, desk: Desk) -> None:
    with pytest.raises(InputError, match=r"No column of shoes\.csv says who the leads are"):
        import_files(desk, [("shoes.csv", b"Shoe,Size\nred,38")])
    with pytest.raises(InputError, match="There is no file"):
        import_files(desk, [("none.csv", Path("none.csv"))])
    assert _left(base) == []


@pytest.mark.usefixtures("by_child")
def test_a_fault_of_the_other_process_is_told_as_one(base: Base, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging_run, "CHILD", "leadtui.words.nothing_of_that_name")
    with pytest.raises(RuntimeError, match="nothing_of_that_name"):
        import_files(desk, [("x.csv", b"Last name\nNoether")])
    assert _left(base) == []


def test_a_file_that_changes_while_it_is_read_is_refused(base: Base, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "growing.csv"
    file.write_text("Last name\n" + "\n".join(f"N{n}" for n in range(3000)), encoding="utf-8")

    def told(progress: Progress) -> None:
        if progress.done == 1000:
            with file.open("a", encoding="utf-8") as stream:
                stream.write("\nOne more")

    with pytest.raises(InputError, match=r"growing\.csv was changed while it was read"):
        import_files(desk, [(file.name, file)], told=told)
    assert snapshot(base)["lead"] == {}
    assert _left(base) == []


def test_of_many_rejects_some_are_held_and_all_are_written(base: Base, desk: Desk, tmp_path: Path) -> None:
    rows = "\n".join(["Noether,"] + [f",{n}" for n in range(MOST + 5)])
    report = import_files(desk, [("long.csv", f"Last name,City\n{rows}".encode())])
    assert (report.created, report.rejected, len(report.rejects)) == (1, MOST + 5, MOST)
    write_rejects(report, tmp_path / "rejects.csv")
    written = (tmp_path / "rejects.csv").read_text(encoding="utf-8").splitlines()
    assert len(written) == MOST + 6
    assert written[-1].startswith(f',{MOST + 4},"nothing in it')


def test_the_process_that_reads_lists_loads_no_model_class() -> None:
    code = "import sys, leadtui.services.staging_child; print(*{name.partition('.')[0] for name in sys.modules})"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"sqlmodel", "sqlalchemy", "pydantic"} & set(ran.stdout.split())
