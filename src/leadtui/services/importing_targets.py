"""What the caller says of columns: which field a word means, and which columns of which file are meant.

What is remembered of lists with the same columns is read the same way, where it still can be done.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from leadtui.rules.header_words import alias_of, header_key
from leadtui.rules.text import clean
from leadtui.services.flat import CRITERIA_KEYS, CUSTOM
from leadtui.services.importing_report import ImportOptions
from leadtui.words.errors import InputError
from leadtui.words.fields import FIELDS, label_of
from leadtui.words.workspace import Workspace, word_key

OUTCOME = "outcome"
_EXTRA = (
    "full_name",
    "street.2",
    "street.3",
    "street.number",
    "last_name.prefix",
    "last_name.suffix",
    "first_name.middle",
    "status",
    "disqualify_reason",
    *CRITERIA_KEYS,
)
_LABEL_LIMIT = 100


def target(text: str, workspace: Workspace) -> str:
    """The key of the field a column is mapped to by hand; InputError for one that does not exist or is computed."""
    said = clean(text)
    if not said:
        return ""
    if said.casefold().startswith(CUSTOM):
        return custom_key(said[len(CUSTOM) :], workspace)
    names = {alias: key for alias, (key, _) in alias_of().items()}
    names |= {header_key(key): key for key in (*_EXTRA, OUTCOME)}
    names |= {header_key(field.label): field.key for field in FIELDS.values()}
    names |= {header_key(field.key): field.key for field in FIELDS.values()}
    names |= {f"{kind}{n}": f"{kind}.{n}" for kind in ("email", "phone", "mobile") for n in range(2, 10)}
    key = names.get(header_key(said))
    if key is None:
        near = get_close_matches(header_key(said), names, 1)
        meant = f"Did you mean {names[near[0]]}? " if near else ""
        raise InputError(
            f"There is no field {said[:60]!r} to import into.",
            f"{meant}`leadtui fields` lists them; custom.NAME makes one.",
        )
    if key in FIELDS and not FIELDS[key].writable and key not in _EXTRA:
        raise InputError(f"{label_of(key)} cannot be imported: it follows from other fields.")
    return key


def choose(headers: Sequence[Sequence[str]], options: ImportOptions, workspace: Workspace) -> list[dict[str, str]]:
    """For each file, what the caller mapped by hand: column → field, "" for left out.

    Raises InputError for a column no file has, a field there is none of, and two columns mapped to one field.
    """
    chosen: list[dict[str, str]] = [{} for _ in headers]
    for said, text in options.mapping.items():
        key = target(text, workspace)
        places = [(at, name) for at, header in enumerate(headers) for name in _named(said, header)]
        if not places:
            known = ", ".join(dict.fromkeys(name for header in headers for name in header))
            raise InputError(f"There is no column {said[:60]!r}.", f"The columns are: {known[:600]}.")
        for at, name in places:
            same = [o for o, given in chosen[at].items() if key and word_key(given) == word_key(key) and o != name]
            if same:
                raise InputError(
                    f"The columns {same[0]!r} and {name!r} are both mapped to {key}.", "Map each field to one column."
                )
            chosen[at][name] = key
    return chosen


def _named(said: str, header: Sequence[str]) -> list[str]:
    name = clean(said)
    if name in header:
        return [name]
    return [column for column in header if header_key(column) == header_key(name)][:1] if header_key(name) else []


def still_good(mapping: Mapping[str, str], chosen: Mapping[str, str], workspace: Workspace) -> dict[str, str]:
    """What is remembered and can still be done: a field may be gone, or be given to another column now."""
    good: dict[str, str] = {}
    taken = {word_key(key) for key in chosen.values() if key}
    for name, text in mapping.items():
        try:
            key = target(text, workspace)
        except InputError:
            continue
        if name not in chosen and word_key(key) not in taken:
            good[name] = key
    return good


def custom_key(name: str, workspace: Workspace) -> str:
    """The key of the custom field of this name, written as the workspace writes it; InputError for none."""
    label = clean(name)[:_LABEL_LIMIT]
    if not label:
        raise InputError("A custom field needs a name.", "Write it as custom.NAME.")
    known = workspace.custom_field(label)
    return CUSTOM + (known.label if known else label)
