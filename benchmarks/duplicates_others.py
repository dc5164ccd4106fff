"""Finds duplicates with another library, in a process of its own: `python duplicates_others.py TOOL FILE TRUTH`.

`python duplicates_others.py febrl FOLDER` writes the four FEBRL sets that recordlinkage brings as lists.

Each is set up as its documentation does for such data: recordlinkage as in its "Data deduplication" page with its ECM
classifier and its rule of agreeing fields, the better of both; Splink as in its febrl3, febrl4 and fake_1000 examples;
dedupe as in its csv example, trained on labelled pairs taken from the truth. The line between one and two is the one
that is best by the truth for recordlinkage and Splink, which is more than they could know. Prints one JSON object.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import os
import resource
import sys
import time
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd

Pairs = dict[tuple[int, int], float]

NAMES = ("first", "last")
TEXTS = ("street", "street_2", "city", "company")
CODES = ("street_number", "postal", "birthday", "id_number", "phone", "state")


def recordlinkage(rows: pd.DataFrame, _: list[int]) -> Pairs:
    """Blocks on each identifying field, compares by Jaro-Winkler, classifies by ECM or by the sum of what agrees."""
    import recordlinkage as rl

    indexer = rl.Index()
    for keys in _blocks(rows):
        indexer.block(list(keys))
    pairs = indexer.index(rows)
    compare = rl.Compare(n_jobs=1)
    for column in rows.columns:
        if column in NAMES or column in TEXTS or column == "email":
            compare.string(column, column, method="jarowinkler", threshold=0.85, label=column)
        else:
            compare.exact(column, column, label=column)
    features = compare.compute(pairs, rows)
    best = dict(zip(_plain(pairs), features.sum(axis=1).tolist(), strict=True))
    with contextlib.suppress(ValueError, ZeroDivisionError):
        classifier = rl.ECMClassifier(binarize=0.8)
        classifier.fit(features)
        likely = classifier.prob(features)
        for (a, b), value in zip(_plain(pairs), likely.tolist(), strict=True):
            best[a, b] += value if value == value else 0  # NaN is nobody
    return best


def splink(rows: pd.DataFrame, _: list[int]) -> Pairs:
    """Blocking rules, comparisons, deterministic rules and training as in Splink's examples for these data sets."""
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.getLogger("splink").setLevel(logging.ERROR)
    table = rows.copy()
    table.insert(0, "unique_id", range(len(table)))
    comparisons: list[Any] = []
    for column in rows.columns:
        if column in NAMES:
            comparisons.append(cl.NameComparison(column).configure(term_frequency_adjustments=True))
        elif column == "birthday":
            dashed = rows[column].dropna().astype(str).str.contains("-").mean() > 0.5
            shape = "%Y-%m-%d" if dashed else "%Y%m%d"
            comparisons.append(cl.DateOfBirthComparison(column, input_is_string=True, datetime_format=shape))
        elif column == "email":
            comparisons.append(cl.EmailComparison(column))
        elif column in ("id_number", "phone"):
            comparisons.append(cl.DamerauLevenshteinAtThresholds(column, [2]))
        elif column in ("street", "street_2", "company"):
            comparisons.append(cl.JaroWinklerAtThresholds(column, [0.9, 0.8]))
        else:
            comparisons.append(cl.ExactMatch(column).configure(term_frequency_adjustments=True))
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[block_on(*keys) for keys in _blocks(rows)],
    )
    api = DuckDBAPI()
    linker = Linker(api.register(table), settings)
    train = linker.training
    exact = [block_on(*keys) for keys in _blocks(rows) if len(keys) > 1 or keys[0] in ("email", "id_number")]
    train.estimate_probability_two_random_records_match(exact, recall=0.7)
    train.estimate_u_using_random_sampling(max_pairs=5e6)
    for keys in (("first", "last"), ("birthday",), ("postal",), ("email",)):
        if set(keys) <= set(rows.columns):
            with contextlib.suppress(Exception):  # a rule without enough pairs trains nothing
                train.estimate_parameters_using_expectation_maximisation(block_on(*keys))
    found = linker.inference.predict(threshold_match_probability=0.01).as_pandas_dataframe()
    both = zip(found.unique_id_l.tolist(), found.unique_id_r.tolist(), strict=True)
    return dict(zip((_ordered(a, b) for a, b in both), found.match_weight.tolist(), strict=True))


def dedupe(rows: pd.DataFrame, truth: list[int]) -> Pairs:
    """Fields as in dedupe's csv example; trained on labelled pairs drawn from the truth, 300 at most of each kind."""
    import random

    import dedupe as library
    from dedupe import variables

    random.seed(0)
    data = {
        at: {k: (str(v) if pd.notna(v) else None) for k, v in row.items()}
        for at, row in enumerate(rows.to_dict("records"))
    }
    fields = []
    for column in rows.columns:
        missing = bool(rows[column].isna().any())
        kind = variables.ShortString if column in CODES else variables.String
        fields.append(kind(column, has_missing=missing))
    deduper = library.Dedupe(fields, num_cores=1, in_memory=True)
    groups: dict[int, list[int]] = defaultdict(list)
    for at, cluster in enumerate(truth):
        groups[cluster].append(at)
    same = [(data[a], data[b]) for group in groups.values() for a, b in combinations(group, 2)]
    random.shuffle(same)
    apart: list[tuple[Any, Any]] = []
    while len(apart) < 300:
        a, b = random.sample(range(len(truth)), 2)
        if truth[a] != truth[b]:
            apart.append((data[a], data[b]))
    # From a file, as in the example: of pairs marked later it must have drawn every record into its sample itself.
    labelled = io.StringIO()
    library.write_training({"match": same[:300], "distinct": apart}, labelled)
    labelled.seek(0)
    deduper.prepare_training(data, training_file=labelled)
    deduper.train(recall=0.95)
    found: Pairs = {}
    for records, scores in deduper.partition(data, 0.5):
        sure = dict(zip(records, scores, strict=True))
        for a, b in combinations(sorted(map(int, records)), 2):
            found[a, b] = float(min(sure[a], sure[b])) + 1
    return found


def _blocks(rows: pd.DataFrame) -> list[tuple[str, ...]]:
    """By what candidates are looked up: at 20,000 rows and more one field alone is a key only where it identifies."""
    have = set(rows.columns)
    single = ("email", "id_number", "phone") if len(rows) > 20_000 else (
        "email", "id_number", "phone", "first", "last", "birthday", "postal")  # fmt: skip
    paired = (("first", "last"), ("first", "birthday"), ("last", "birthday"), ("last", "postal"), ("first", "postal"),
              ("last", "city"), ("first", "city"), ("last", "company"), ("first", "company"))  # fmt: skip
    return [(key,) for key in single if key in have] + [keys for keys in paired if set(keys) <= have]


def _ordered(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _plain(index: Any) -> list[tuple[int, int]]:
    return [_ordered(int(a), int(b)) for a, b in index]


def judged(found: Pairs, truth: list[int]) -> dict[str, float]:
    """F1, precision and recall at the line that is best by the truth."""
    all_pairs = sum(n * (n - 1) // 2 for n in Counter(truth).values())
    best = {"f1": 0.0, "precision": 0.0, "recall": 0.0}
    right = 0
    ordered = sorted(found.items(), key=lambda pair: -pair[1])
    for number, ((a, b), score) in enumerate(ordered, 1):
        right += truth[a] == truth[b]
        if number < len(ordered) and ordered[number][1] == score:
            continue
        f1 = 2 * right / (number + all_pairs)
        if f1 > best["f1"]:
            best = {"f1": f1, "precision": right / number, "recall": right / all_pairs}
    return best


FEBRL = {
    "given_name": "first", "surname": "last", "street_number": "street_number", "address_1": "street",
    "address_2": "street_2", "suburb": "city", "postcode": "postal", "state": "state", "date_of_birth": "birthday",
    "soc_sec_id": "id_number",
}  # fmt: skip


def febrl(folder: str) -> None:
    """Writes febrl1 to febrl4, each as a list and the cluster of each row."""
    from recordlinkage import datasets

    sets = {
        "febrl1": [datasets.load_febrl1()], "febrl2": [datasets.load_febrl2()], "febrl3": [datasets.load_febrl3()],
        "febrl4": list(datasets.load_febrl4()),
    }  # fmt: skip
    for name, parts in sets.items():
        rows = pd.concat(parts)
        clusters = [key.split("-")[1] for key in rows.index]
        rows.rename(columns=FEBRL)[list(FEBRL.values())].to_csv(f"{folder}/{name}.csv", index=False)
        Path(folder, f"{name}.truth").write_text("".join(f"{cluster}\n" for cluster in clusters), encoding="utf-8")


def main() -> None:
    if sys.argv[1] == "febrl":
        febrl(sys.argv[2])
        return
    tool, file, truth_file = sys.argv[1:]
    rows = pd.read_csv(file, dtype=str, keep_default_na=False).map(lambda text: text.strip() or None)
    truth = [int(line) for line in Path(truth_file).read_text(encoding="utf-8").split()]
    work = {"recordlinkage": recordlinkage, "splink": splink, "dedupe": dedupe}[tool]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.monotonic()
    with contextlib.redirect_stdout(io.StringIO()):
        found = work(rows, truth)
    taken = time.monotonic() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**judged(found, truth), "seconds": taken, "mb": peak, "mb_before": before / 1024}))
    sys.stdout.flush()
    os._exit(0)  # what the libraries leave running is not waited for


if __name__ == "__main__":
    main()
