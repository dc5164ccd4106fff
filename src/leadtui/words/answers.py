"""What is written for an answer in a list, where it is neither yes nor no: "none" for no, "TBD" for not known yet."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(" ".join(word.split()) for word in text.split(","))


NONE = _words("""
    none, nil, zero, no budget, none yet, kein, keine, keiner, keines, keins, kein budget, nichts, aucun, aucune,
    pas de budget, ninguno, ninguna, sin presupuesto, nessuno, nessuna, nessun budget, nenhum, nenhuma, sem orcamento,
    geen, geen budget
""")
"""Say no of anything that is known of a deal; folded."""

OPEN = _words("""
    tbd, t.b.d., tba, tbc, not yet, not known, not known yet, to be defined, to be determined, to be confirmed, open,
    offen, noch offen, noch nicht, in klarung, a definir, por definir, da definire, pas encore
""")
"""Say that it is not known yet; folded."""
