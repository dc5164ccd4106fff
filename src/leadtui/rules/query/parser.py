"""Text to tree. Precedence: not, then and (a blank), then or; parentheses group.

Always holds: any text gives a `Query` or a `QueryError`; the tree is in its simplest form, so `parse(unparse(q)) == q`;
its depth and size are bounded, so nothing that walks it or compiles it can overflow.
"""

from __future__ import annotations

from leadtui.rules.query.errors import QueryError
from leadtui.rules.query.lexer import Token, tokens
from leadtui.rules.query.tree import All, And, Flag, Has, Node, Not, Or, Query, Test, Word, conj, disj

MAX_DEPTH = 40
MAX_TERMS = 250

_STARTS = ("(", "not", "term")


def parse(text: str) -> Query:
    """The query that `text` says; blank text is every lead. The last bare word outside a `not` is a prefix.

    Raises QueryError with place, part and what was expected; also beyond MAX_DEPTH brackets or MAX_TERMS terms.
    """
    reader = _Reader(text.encode("utf-8", "replace").decode())
    tree = reader.whole()
    return Query(_with_prefix(tree, reader.last_word), tuple(reader.sort), tuple(reader.sort_at))


class _Reader:
    """Walks the tokens once, by recursive descent."""

    def __init__(self, text: str) -> None:
        self.sort: list[tuple[str, bool]] = []
        self.sort_at: list[int] = []
        self.last_word: Word | None = None
        self._at = 0
        self._depth = 0
        self._negated = 0
        self._tokens = [token for token in tokens(text) if not self._took_sort(token)]
        self._count_terms()

    def whole(self) -> Node:
        if self._next.kind == "end":
            return All()
        tree = self._alternatives()
        if self._next.kind == ")":
            raise self._unexpected("no '(' opens this")
        return tree

    def _alternatives(self) -> Node:
        parts = [self._sequence()]
        while self._next.kind == "or":
            self._at += 1
            parts.append(self._sequence())
        return disj(parts)

    def _sequence(self) -> Node:
        parts = [self._term()]
        while self._begins_term():
            parts.append(self._term())
        return conj(parts)

    def _begins_term(self) -> bool:
        """Whether a term follows; an `and` between two terms says nothing, elsewhere it is a word."""
        ahead = self._at
        while self._tokens[ahead].kind == "and":
            ahead += 1
        if self._tokens[ahead].kind in _STARTS:
            self._at = ahead
            return True
        return ahead > self._at

    def _term(self) -> Node:
        token = self._next
        if token.kind not in (*_STARTS, "and"):
            before = self._tokens[self._at - 1] if self._at else None
            after = f" after '{before.text}'" if before else ""
            raise self._unexpected(f"a word or field:value is expected{after}")
        self._at += 1
        if token.kind == "term" and token.node is not None:
            return self._meaning(token, token.node)
        if token.kind == "and":
            return self._meaning(token, Word(token.text, position=token.position))
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise QueryError(token.position, token.text, f"more than {MAX_DEPTH} brackets or nots within each other")
        node = self._not() if token.kind == "not" else self._group(token)
        self._depth -= 1
        return node

    def _not(self) -> Node:
        self._negated += 1
        part = self._term()
        self._negated -= 1
        return Not(part)

    def _group(self, opening: Token) -> Node:
        if self._next.kind == ")":
            raise self._unexpected("there is nothing in the brackets")
        node = self._alternatives()
        if self._tokens[self._at].kind != ")":
            raise QueryError(opening.position, opening.text, "this '(' is not closed", "Write a closing ).")
        self._at += 1
        return node

    def _meaning(self, token: Token, node: Node) -> Node:
        if isinstance(node, Word) and not self._negated:
            self.last_word = node
        if not isinstance(node, Test) or node.custom or node.field.lower() not in ("is", "has"):
            return node
        if node.op != "in":
            raise QueryError(token.position, token.text, f"{node.field}: takes names, as in is:open or has:phone")
        values = [value for value in node.values if value is not None]
        if node.field.lower() == "is":
            return disj([Flag(value.text, value.position) for value in values])
        return disj([_has(value.text, value.position) for value in values])

    def _took_sort(self, token: Token) -> bool:
        """Take `sort:` out of the sequence: it may stand anywhere and matches nothing."""
        node = token.node
        if not isinstance(node, Test) or node.custom or node.field.lower() != "sort":
            return False
        if node.op != "in":
            raise QueryError(token.position, token.text, "sort: takes fields", "As in sort:score or sort:-created.")
        names = [value.text for value in node.values if value is not None]
        if "" in (name.removeprefix("-") for name in names):
            raise QueryError(token.position, token.text, "sort: needs a field", "As in sort:score or sort:-created.")
        self.sort_at += [value.position for value in node.values if value is not None]
        self.sort += [(name.removeprefix("-"), name.startswith("-")) for name in names]
        return True

    def _count_terms(self) -> None:
        count = 0
        for token in self._tokens:
            count += len(token.node.values) if isinstance(token.node, Test) else token.node is not None
            if count > MAX_TERMS:
                raise QueryError(token.position, token.text, f"a query has at most {MAX_TERMS} words and values")

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _unexpected(self, problem: str) -> QueryError:
        hint = "To search for the text itself, put it in quotation marks." if self._next.kind != "end" else ""
        return QueryError(self._next.position, self._next.text, problem, hint)


def _has(name: str, position: int) -> Has:
    custom = name.lower().startswith("custom.") and len(name) > len("custom.")
    return Has(name[len("custom.") :] if custom else name, custom, position)


def _with_prefix(node: Node, last: Word | None) -> Node:
    """`node` with the word that stands where `last` does marked as a prefix."""
    if isinstance(node, And):
        return And(tuple(_with_prefix(part, last) for part in node.parts))
    if isinstance(node, Or):
        return Or(tuple(_with_prefix(part, last) for part in node.parts))
    return Word(node.text, True, node.position) if node is last and isinstance(node, Word) else node
