"""Keeps a spreadsheet from running a cell as a formula, and takes the guard off again on the way in.

A cell that begins with `=`, `@`, tab or CR, or with `+` or `-` not followed by digits, blanks, dots, dashes and
brackets only, gets a `'`. A cell that already looks guarded gets one more, so that guarding and taking off is always
the same text again. The danger is OWASP's "CSV injection".
"""

from __future__ import annotations

import re

_RUNS = re.compile(r"[=@\t\r]|[+-](?![\d .\-()\[\]]*\Z)|'+[=@\t\r+\-]")
_GUARDED = re.compile(r"''*[=@\t\r+\-]")


def guard(cell: str) -> str:
    """The cell as it may stand in a file a spreadsheet opens."""
    return "'" + cell if _RUNS.match(cell) else cell


def unguard(cell: str) -> str:
    """The cell as it was before `guard`."""
    return cell[1:] if _GUARDED.match(cell) else cell
