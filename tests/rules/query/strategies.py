"""Queries at random: any text, text made of the language's own pieces, and trees in their simplest form."""

from __future__ import annotations

from hypothesis import strategies as st

from leadtui.rules.query.tree import Flag, Has, Node, Not, Number, Phrase, Test, Value, Word, conj, disj

_PIECES = [
    "ada", "or", "and", "not", "-", "(", ")", '"', ":", ",", "..", "<", ">", "=", " ", "status:", "city:", "is:open",
    "has:phone", "L17", "custom.", 'custom."a b":', "sort:", "7d", "70", "2026-12", "+33 1 23 45 67 89", "é", "\\",
    "me", "none", "&", "L", "due:", "created:", "today", "0", "012 345 678", "\x00", "\ud800", "*", "owner:", "score",
]  # fmt: skip

texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))

_word = st.from_regex(r"[a-zé&.'*]{1,6}", fullmatch=True).filter(lambda w: w not in ("or", "and", "not"))
_name = st.from_regex(r"[a-z][a-z_-]{0,8}", fullmatch=True).filter(lambda w: w not in ("is", "has", "sort", "custom"))
_value = st.builds(Value, st.text(st.characters(codec="utf-8"), min_size=1, max_size=8), st.just(True))
_test = st.one_of(
    st.builds(Test, _name, st.just("in"), st.lists(_value, min_size=1, max_size=3).map(tuple), st.booleans()),
    st.builds(Test, _name, st.sampled_from(["<", "<=", ">", ">="]), st.tuples(_value), st.booleans()),
    st.builds(Test, _name, st.just("between"), st.tuples(_value, st.none() | _value), st.booleans()),
    st.builds(Test, _name, st.just("between"), st.tuples(st.none(), _value), st.booleans()),
)
_leaf: st.SearchStrategy[Node] = st.one_of(
    st.builds(Word, _word),
    st.builds(Phrase, st.text(st.characters(codec="utf-8"), max_size=8)),
    st.builds(Number, st.integers(0, 10**17)),
    _test,
    st.builds(Flag, _name),
    st.builds(Has, _name, st.booleans()),
)


def _groups(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    parts = st.lists(inner, min_size=2, max_size=4)
    return st.one_of(st.builds(Not, inner), parts.map(conj), parts.map(disj))


trees: st.SearchStrategy[Node] = st.recursive(_leaf, _groups, max_leaves=12)
sorts = st.lists(st.tuples(_name, st.booleans()), max_size=3).map(tuple)
