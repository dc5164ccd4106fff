"""Records that may be one: pairs, clusters, and what a merge of them would be."""

from __future__ import annotations

from leadtui.words.records import record

RecordKey = tuple[str, int]
"""Kind ("lead", "contact", "account") and number."""

LETTERS = {"lead": "L", "account": "A", "contact": "C", "opportunity": "O"}
"""How a number is shown: L17, A3, C5."""

SUGGEST = 75
"""From this score on two records are shown as possible duplicates, unless the workspace says otherwise."""

ONLY_ONE, NEWER, VALID, FULLER, FIRST = "only one", "newer", "valid", "fuller", "first"
SURVIVOR, FURTHEST, UNITED, STAYS_ON = "survivor", "furthest along", "united", "stays on"
"""Why a value is proposed in a merge: it alone is filled in, was entered last, could be understood, says more, came
first (where a lead came from, when), is the survivor's, is the status that is furthest along; all are kept; a flag that
a merge never takes off."""


@record
class Pair:
    """Two records that may be one, the lower (kind, id) first: `score` from 0 to 100, the reasons in words."""

    a: RecordKey
    b: RecordKey
    score: int
    reasons: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """Their kind, "mixed" for two kinds."""
        return self.a[0] if self.a[0] == self.b[0] else "mixed"


@record
class Possible:
    """A record that may be the one being typed or imported: how sure, 0 to 100, and the reasons in words."""

    key: RecordKey
    name: str
    detail: str
    score: int
    reasons: tuple[str, ...] = ()


@record
class Member:
    """A record of a cluster as it is listed: `name`, `detail` (company, city, email: what tells it from others)."""

    key: RecordKey
    name: str
    detail: str = ""


@record
class Cluster:
    """Records that may all be one, and the pairs that say so, the surest first; `score` is that of the surest pair."""

    members: tuple[Member, ...]
    pairs: tuple[Pair, ...]
    score: int


@record
class MergeLine:
    """A field of a merge side by side: `values` as shown, one a record ("" for none), and whose is proposed and why
    (one of the words above, "" where all say the same). `united`: all are kept, or what is kept is none's choice;
    of emails and phones `chosen` says whose comes first, and that can be chosen. `differs`: the values are not all one.
    """

    field: str
    label: str
    values: tuple[str, ...]
    chosen: int
    why: str = ""
    united: bool = False
    differs: bool = True


@record
class MergeProposal:
    """A merge before it is done: the records, the survivor's place among them, and the fields any of them holds.

    `counts` says what moves: (what, number). `versions` are the records' as they were read.
    """

    kind: str
    members: tuple[Member, ...]
    survivor: int
    lines: tuple[MergeLine, ...]
    counts: tuple[tuple[str, int], ...] = ()
    versions: tuple[int, ...] = ()
