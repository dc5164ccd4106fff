"""Words of other programs in a file: statuses, outcomes, reasons, owners, labels of numbers.

Nothing is guessed. A status or owner that is not known stays with the lead as text, in a custom field of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from leadtui.rules.amounts import amount_in
from leadtui.rules.header_words import header_words
from leadtui.rules.status_effects import DO_NOT_CONTACT
from leadtui.rules.status_words import LOST_BEFORE, read_status
from leadtui.rules.text import clean, fold
from leadtui.rules.values import read_yes_no
from leadtui.services.importing_place import ListPlace
from leadtui.words.answers import NONE, OPEN
from leadtui.words.blanks import UNKNOWN
from leadtui.words.contact import CRITERIA
from leadtui.words.errors import InputError
from leadtui.words.headers import LABEL_WORDS, MOBILE_WORDS, NEVER_CALLED
from leadtui.words.headers_programs import CONVERTED
from leadtui.words.lifecycle import Category
from leadtui.words.workspace import find, word_key

if TYPE_CHECKING:
    from leadtui.services.importing_incoming import Incoming

AS_IN_FILE = "in file"
"""Behind the name of a field: the field of one's own that holds the text of what is not understood of it."""
OWNER_IN_FILE = f"Owner {AS_IN_FILE}"
STATUS_IN_FILE = f"Status {AS_IN_FILE}"
REASON_IN_FILE = f"Disqualify reason {AS_IN_FILE}"

_WON = frozenset(("won", "closedwon", "converted"))
_LOST = frozenset(("lost", "closedlost"))
_UNKNOWN = frozenset(map(fold, UNKNOWN)) - NONE
_LABEL_LIMIT = 40
_CACHED = 1000


class FileWords:
    """Reads the words of one file. `own`: it is one of our own lists, which may say Converted; `kind`: the program that
    wrote it, which may say so in its way.
    """

    def __init__(self, desk: ListPlace, *, own: bool, kind: str = "") -> None:
        self.workspace = desk.workspace
        self.own = own
        self.users = {word_key(user.name): user.id for user in desk.users}
        self.emails = {user.email.casefold(): user.id for user in desk.users if user.email}
        self._converted = frozenset(map(word_key, CONVERTED.get(kind, ())))
        self._sources: dict[str, str] = {}
        self._statuses: dict[str, tuple[str, str | None]] = {}

    def user(self, text: str) -> int | None:
        """The user of this name or email."""
        return self.users.get(word_key(text)) or self.emails.get(text.casefold())

    def source(self, text: str) -> str:
        """The key of the source of this name, else the text."""
        known = self._sources.get(text)
        if known is None:
            known = getattr(find(self.workspace.sources, text), "key", text)
            if len(self._sources) < _CACHED:
                self._sources[text] = known
        return known

    def offered_source(self, key: str) -> str:
        """The key itself where the workspace offers such a source, else ""."""
        return key if any(source.key == key and source.offered for source in self.workspace.sources) else ""

    def status(self, text: str) -> tuple[str, str | None]:
        """The status key this text means and the reason's key it implies; "" when it means none."""
        known = self._statuses.get(text)
        if known is None:
            known = self._read_status(text)
            if len(self._statuses) < _CACHED:
                self._statuses[text] = known
        return known

    def settle(self, lead: Incoming, raw: Mapping[str, str], *, converted: bool = False) -> None:
        """Makes status, reason and outcome of a row agree; `converted`: its program says that it was."""
        if converted:
            lead.status = self.workspace.first_of(Category.CONVERTED).key
        if "outcome" in raw:
            self._outcome(lead, raw["outcome"])
        category = self.workspace.by_status[lead.status].category if lead.status else None
        if "disqualify_reason" in raw and category is Category.DISQUALIFIED:
            reason = find(self.workspace.reasons, raw["disqualify_reason"])
            if reason is None:
                lead.custom[REASON_IN_FILE] = raw["disqualify_reason"]
            else:
                lead.columns["disqualify_reason"] = reason.key
        if category is Category.DISQUALIFIED:
            key = lead.columns.setdefault("disqualify_reason", LOST_BEFORE)
            if any(reason.key == key and reason.do_not_contact for reason in self.workspace.reasons):
                lead.columns |= DO_NOT_CONTACT
        else:
            lead.columns.pop("disqualify_reason", None)
        if category is not Category.CONVERTED:
            lead.columns.pop("converted_at", None)

    def _read_status(self, text: str) -> tuple[str, str | None]:
        word = find(self.workspace.statuses, text)
        if word is not None and (word.category is not Category.CONVERTED or self.own):
            return self._offered(word.key), LOST_BEFORE if word.category is Category.DISQUALIFIED else None
        if word_key(text) in self._converted:
            return self.workspace.first_of(Category.CONVERTED).key, None
        meant = read_status(text)
        return (self._offered(meant[0]), meant[1]) if meant else ("", None)

    def _offered(self, key: str) -> str:
        return self.workspace.status_for(key).key

    def _outcome(self, lead: Incoming, text: str) -> None:
        try:
            key = word_key(text)
            won = key in _WON or (key not in _LOST and read_yes_no(text))
        except InputError:
            lead.warnings.append(("outcome", "it is neither won nor lost"))
            return
        category = Category.CONVERTED if won else Category.DISQUALIFIED
        lead.status = self.workspace.first_of(category).key
        lead.columns["disqualify_reason"] = LOST_BEFORE


def reason_of(error: InputError, text: str) -> str:
    """Why a cell could not be read, without the cell itself: so the same reason reads the same on every line."""
    message = error.message.rstrip(".")
    for said in (f'"{text[:60]}"', f"{text[:60]!r}"):
        message = f"it{message.removeprefix(said)}" if message.startswith(f"{said} ") else message
    return message


def criteria(known: Mapping[str, str], currency: str) -> dict[str, tuple[str | None, str | None]]:
    """What columns say of the qualification, the default currency at hand: an answer that is not yes, no or unknown is
    a detail of what is known. A budget is known by a yes or an amount alone.
    """
    read: dict[str, tuple[str | None, str | None]] = {}
    for word in CRITERIA:
        said, detail = known.get(word.key), known.get(f"{word.key}_detail")
        if said is not None or detail is not None:
            read[word.key] = _answer(word.key, said or "unknown", detail, currency)
    return read


def _answer(key: str, said: str, detail: str | None, currency: str) -> tuple[str | None, str | None]:
    text = fold(said.strip(" .!"))
    if text in _UNKNOWN:
        return None, detail
    if text in NONE:
        return "no", detail
    try:
        return "yes" if read_yes_no(said) else "no", detail
    except InputError:
        both = ", ".join(filter(None, (said, detail)))
    if key != "budget":
        return None if text in OPEN else "yes", both
    amount = amount_in(said, currency)
    return ("yes" if amount.minor > 0 else "no") if amount else None, both


@lru_cache(maxsize=_CACHED)
def label_of(text: str) -> str:
    """The label of an email or phone as other programs write it: "* Work", "Cell", "Firmenhandy"."""
    said = clean(text).lstrip("* ").lower()[:_LABEL_LIMIT].strip()
    spoken = header_words(said)
    if NEVER_CALLED.intersection(spoken):
        return said
    if MOBILE_WORDS.intersection(spoken):
        return "mobile"
    return next((LABEL_WORDS[word] for word in spoken if word in LABEL_WORDS), said)


def label_in(said: str) -> str:
    """The label that words beside a number name, "" for none: "fax", "mobile", "work"."""
    spoken = set(header_words(said))
    return label_of(said) if spoken & (NEVER_CALLED | MOBILE_WORDS | LABEL_WORDS.keys()) else ""


@lru_cache(maxsize=_CACHED)
def never_called(label: str) -> bool:
    """Whether a number with this label is a fax or the like, which is never the primary one."""
    return bool(NEVER_CALLED.intersection(header_words(label)))
