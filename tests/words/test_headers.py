"""The words of headers are lists that people keep by hand: none stands in one of them twice."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

from leadtui.words import headers


def test_no_word_stands_twice_in_a_list() -> None:
    tree = ast.parse(Path(headers.__file__).read_text(encoding="utf-8"))
    for call in ast.walk(tree):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("_set", "_words")):
            continue
        text = ast.literal_eval(call.args[0])
        words = text.split() if call.func.id == "_set" else [" ".join(name.split()) for name in text.split(",")]
        assert [word for word, times in Counter(words).items() if times > 1 or not word] == []
