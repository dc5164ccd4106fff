"""What is written for an answer in a list, where it is neither yes nor no: "none" for no, "TBD" for not known yet; and
what is written for the flags that keep somebody from being contacted: "subscribed", "opted out".
"""

from __future__ import annotations

from leadtui.words.workspace import word_key


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

_OPTED_OUT = _words("opted out, opt out, optout, has opted out, unsubscribed, unsubscribe, blocked")


def _keys(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(word_key, words))


KEPT_OFF = {
    "do_not_call": _keys(_OPTED_OUT | _words("do not call, dont call, dnc, on dnc, on dnc list, on the dnc list")),
    "email_opt_out": _keys(_OPTED_OUT | _words("email opt out, opted out of email, do not email, dont email, dne")),
}
"""By flag what says that somebody is to be left alone; as `word_key` compares. Behind "not" it says the contrary."""

REACHED_AT = {
    "do_not_call": _keys(_words("allowed, call allowed, calls allowed, ok to call, okay to call, may be called")),
    "email_opt_out": _keys(_words(
        "subscribed, opted in, opt in, optin, has opted in, allowed, email allowed, emails allowed, ok to email,"
        "okay to email"
    )),
}  # fmt: skip
"""By flag what says that somebody may be contacted; as `word_key` compares."""
