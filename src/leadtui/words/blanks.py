"""What stands in a cell in which nothing is known: "N/A", "-", "null", "k.A.".

Written as they are met most; small letters, capitals and a capital first are looked for too.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(word.split()) for word in text.split(","))


BLANKS = _words("""
    N/A, #N/A, N.A., n.a, n. a., N\\A, -, --, ---, ----, –, —, −, _, ?, ??, ???, (blank), [blank], <blank>, (leer),
    (none), (null), <null>, [null], (empty), <none>, (not set), not set, #REF!, #VALUE!, #NAME?, #NULL!, #DIV/0!,
    #NV, undefined, not available, not provided, not specified, not given, no data, no value, k.A., k. A.,
    keine Angabe, keine Angaben, ohne Angabe, nicht angegeben, non renseigné, non précisé, non communiqué, sin datos,
    sin dato, sin especificar, no disponible, no especificado, s/d, n/d, n.d., non disponibile, non specificato,
    sem dados, não informado, onbekend, n.v.t., nvt, нет данных, なし, 无, 없음
""")
"""Say that nothing is known, in whichever field they stand."""

UNKNOWN = _words("""
    none, unknown, null, nil, NaN, NA, unbekannt, inconnu, inconnue, desconocido, desconocida, sconosciuto,
    sconosciuta, desconhecido, ukjent, okänd, nieznany, keine, keins
""")
"""Say so too, where the field holds nothing that is called so."""

SURNAMES = frozenset(("None", "Null", "Nil", "Na", "Nan", "NA", "NAN", "NIL", "Keine", "Keins"))
"""Words among them that people are called; "null" and "none" in small letters are a program's."""

FIRST_NAMES = frozenset(("Na", "Nan", "NAN"))
"""Those that may be all there is of a name."""

CODES = frozenset(("NA", "Na", "na"))
"""Namibia, and the province of Naples."""
