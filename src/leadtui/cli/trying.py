"""The verb to try it with: demo, sample data in a throwaway base or a new file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from leadtui.cli.app import require_terminal
from leadtui.cli.output import NO_VALUE, Answer
from leadtui.rules.file_names import named_path
from leadtui.words.errors import InputError

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.cli.session import Session
    from leadtui.words.rows import Done


def demo(session: Session) -> Answer:
    """Opens the app on made-up leads that are gone afterwards, or writes them to a new file."""
    arguments = session.arguments
    if arguments.into is not None:
        return _into(session, named_path(arguments.into))
    require_terminal("leadtui demo", "Write the sample data to a file instead: leadtui demo --into demo.sqlite3")
    assert session.show is not None
    import tempfile

    with tempfile.TemporaryDirectory(prefix="leadtui-demo-") as folder:
        base, _ = _filled(session, Path(folder) / "demo.sqlite3")
        base.throwaway = True
        return Answer(NO_VALUE, status=session.show(base))


def _into(session: Session, file: Path) -> Answer:
    if file.exists():
        raise InputError(f"{file} exists already.", "Name a new file; nothing was written.")
    if not file.absolute().parent.is_dir():
        raise InputError(f"There is no folder {file.absolute().parent}.", "Make it, or name another file.")
    try:
        base, done = _filled(session, file)
    except BaseException:
        for name in (file.name, f"{file.name}-wal", f"{file.name}-shm", f"{file.name}-journal"):
            file.with_name(name).unlink(missing_ok=True)
        raise
    count = len(done.leads)
    value = {"operation": done.operation, "summary": done.summary, "leads": count, "file": str(file)}
    return Answer(
        value, [((f"{count:,} made-up leads in {base.location}", "good"),), f"Open them: LEADTUI_DB={file} leadtui"]
    )


def _filled(session: Session, file: Path) -> tuple[Base, Done]:
    from leadtui.bootstrap import open_base
    from leadtui.services import sampling

    base = open_base(str(file))
    base.program = "demo"
    desk = base.desk()
    try:
        arguments = session.arguments
        count = sampling.LEADS if arguments.leads is None else arguments.leads
        seed = sampling.SEED if arguments.seed is None else arguments.seed
        return base, sampling.fill(desk, count, seed)
    finally:
        desk.close()
