"""Completes the path of a file that is being typed, as a shell does: as much as all that match have in common."""

from __future__ import annotations

import os
from pathlib import Path

MOST = 5000
"""Names of a folder that are looked at."""


def completed(text: str) -> str:
    """Return a typed path with its last part completed; as it was where nothing matches, or it is a link."""
    folder, slash, begun = text.rpartition("/")
    if "://" in text:
        return text
    try:
        with os.scandir(Path(f"{folder}{slash}" or ".").expanduser()) as found:
            names = [
                f"{one.name}/" if one.is_dir() else one.name
                for one, _ in zip(found, range(MOST), strict=False)
                if one.name.startswith(begun) and (begun.startswith(".") or not one.name.startswith("."))
            ]
    except (OSError, ValueError, RuntimeError):
        return text
    return f"{folder}{slash}{_common(names)}" if names else text


def _common(names: list[str]) -> str:
    """What all these names begin with."""
    first, last = min(names), max(names)
    same = (at for at, letter in enumerate(first) if last[at : at + 1] != letter)
    return first[: next(same, len(first))]
