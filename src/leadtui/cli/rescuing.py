"""What is asked when the app is started on a damaged base: save what can be read, put a backup back, or neither.

Nothing is changed before the answer, and the damaged file is kept whatever it is.
"""

from __future__ import annotations

from contextlib import ExitStack

from leadtui.cli.output import ask
from leadtui.cli.terminal import Line
from leadtui.words.errors import DamagedError


def offer(error: DamagedError) -> bool:
    """Asks; whether the base can be opened now. False when there is nothing to offer or nothing is wanted."""
    from leadtui.bootstrap import acting_name, place_of_base
    from leadtui.cli.backing_up import shown_name
    from leadtui.services.backups import newest_good
    from leadtui.services.restoring import restore
    from leadtui.services.salvaging import rescue

    base, clock = place_of_base()
    with ExitStack() as open_work:
        saved = open_work.enter_context(rescue(base, clock.now(), acting_name()))
        newest = newest_good(base)
        if saved is None and newest is None:
            return False
        lines: list[Line] = [(("leadtui: ", "error"), (error.message, ""))]
        lines.append("You can have one of these; the damaged file is kept in any case.")
        if saved is not None:
            lines.append((("  s  ", "strong"), (f"what can be read: {_counted(saved.contents.leads)}", "")))
            lines += [((f"       {what}", "dim"),) for what in saved.mended]
        if newest is not None and newest.name and newest.contents:
            made = shown_name(newest.name, clock.local())
            held = f"the newest good backup: {_counted(newest.contents.leads)} ({made})"
            lines.append((("  b  ", "strong"), (held, "")))
        lines.append((("  enter  ", "strong"), ("neither: leave everything as it is", "")))
        answer = ask([*lines, "Which? "]).strip().lower()
        if answer == "s" and saved is not None:
            saved.take()
            return True
        if answer == "b" and newest is not None:
            restore(base, newest.file, clock.now())
            return True
    return False


def _counted(leads: int) -> str:
    return f"{leads:,} lead{'' if leads == 1 else 's'}"
