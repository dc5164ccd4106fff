"""What a status in another program's file means here: the usual synonyms, nothing guessed.

A text that is not listed has no meaning: the import makes the lead New and keeps the text. Won and converted are not
listed on purpose, since only a conversion makes a lead Converted.
"""

from __future__ import annotations

from functools import cache

from leadtui.rules.text import fold
from leadtui.words.lifecycle import STATUSES, Category
from leadtui.words.workspace import word_key

LOST_BEFORE = "lost-before"

_SYNONYMS: dict[str, str] = {
    "new": """
        new lead, open, open - not contacted, not contacted, untouched, uncontacted, not started, to contact,
        to be contacted, unread, unworked, nouveau, nouvelle, à contacter, non contacté, neu, offen,
        nicht kontaktiert, nuevo, sin contactar, nuovo, da contattare, novo, nieuw, niet gecontacteerd
    """,
    "contacted": """
        attempted, attempted to contact, attempting contact, attempting, working, working - contacted, in progress,
        in process, connected, contact made, engaged, actively working, follow up, following up, called, reached,
        contacté, en cours, kontaktiert, in bearbeitung, in kontakt, contactado, en progreso, en proceso,
        contattato, in corso, contatado, em andamento, gecontacteerd, in behandeling
    """,
    "nurturing": """
        nurture, nurturing - contacted, recycled, recycle, on hold, hold, contact in future, contact in the future,
        not now, en attente, zurückgestellt, en espera, in attesa, em espera, in de wacht
    """,
    "qualified": """
        sales qualified, sales qualified lead, sql, marked qualified, qualifié, qualifiziert, cualificado,
        calificado, qualificato, qualificado, gekwalificeerd
    """,
    "unqualified": """
        closed lost, closed - lost, lost, lost lead, dead, dead lead, junk, junk lead, disqualified, not qualified,
        closed - not converted, closed not converted, not converted, rejected, not interested, spam, non qualifié,
        disqualifié, perdu, disqualifiziert, nicht qualifiziert, verloren, descalificado, no calificado, perdido,
        non qualificato, perso, desqualificado, niet gekwalificeerd, gediskwalificeerd
    """,
}
_REASON_WORDS = {
    "no-budget": "no budget",
    "bad-timing": "bad timing",
    "unresponsive": "unresponsive, no response",
    "bad-fit": "bad fit, not a fit",
    "bad-data": "bad data, wrong data",
    "duplicate": "duplicate",
    "do-not-contact": "do not contact",
}


def read_status(text: str) -> tuple[str, str | None] | None:
    """The status key a file's text means, with a disqualify reason's key for Unqualified; None when it means nothing.

    Case, accents, blanks, dashes and underscores do not matter.
    """
    return _meanings().get(word_key(fold(text)))


@cache
def _meanings() -> dict[str, tuple[str, str | None]]:
    meanings: dict[str, tuple[str, str | None]] = {}
    for key, words in _REASON_WORDS.items():
        _add(meanings, words, ("unqualified", key))
    for key, words in _SYNONYMS.items():
        _add(meanings, words, (key, LOST_BEFORE if key == "unqualified" else None))
    for status in STATUSES:
        if status.category is not Category.CONVERTED:
            reason = LOST_BEFORE if status.category is Category.DISQUALIFIED else None
            _add(meanings, f"{status.key}, {status.name}", (status.key, reason))
    return meanings


def _add(meanings: dict[str, tuple[str, str | None]], words: str, meaning: tuple[str, str | None]) -> None:
    for word in words.split(","):
        meanings[word_key(fold(" ".join(word.split())))] = meaning
