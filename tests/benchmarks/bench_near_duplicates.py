"""How well and how fast near-copies are found among 1,600 news articles, against an exact count.

    python tests/benchmarks/bench_near_duplicates.py [--data DIR]

The truth: every pair whose five-word shingles are shared to at least half of the shorter article.
First all articles at once, as `workbench duplicates` does it, against datasketch (MinHash with 128
permutations and LSH at one half, over the same runs of five words; only measured with where it is installed:
`pip install datasketch`). Then the command itself, in a case that has imported them; then one article after
the other, as an import does it: of each article the texts that were there before.
"""

import argparse
import csv
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from workbench.domain.article import sha256
from workbench.finding.duplicates import (
    NEAR,
    SHINGLE,
    WORTH_COMPARING,
    containment,
    fingerprints,
    sample,
    shared,
)
from workbench.services.copies import alike
from workbench.services.importing import import_files
from workbench.services.scales import known_scale
from workbench.services.session import Session
from workbench.store.contents import packed
from workbench.store.likeness import Fingerprinted

_DATA = Path(__file__).parents[3] / "shared" / "data"


def main(data: Path) -> None:
    folder = data / "near_duplicates"
    if not folder.is_dir():
        print(f"skipped: there is no {folder}; name the data folder with --data")
        return
    truth = _pairs(folder / "exact_pairs_dev.tsv")
    bodies = _bodies(folder / "train_bodies.csv")
    near = {pair for pair, contained in truth.items() if contained >= NEAR}
    print(f"{len(bodies):,} articles, {len(near):,} pairs that share half of the shorter one")
    start = time.perf_counter()
    found = {_pair(one, other) for one, other, _ in alike(bodies)}
    ours = time.perf_counter() - start
    _show("all at once", found, near, ours)
    _show_datasketch(bodies, near, ours)
    _show_command(bodies, near)
    start = time.perf_counter()
    prints = {name: fingerprints([words]) for name, words in bodies.items()}
    printing = time.perf_counter() - start
    start = time.perf_counter()
    found = _found_in_a_case(bodies, prints)
    looking = time.perf_counter() - start
    _show("one after the other", found, near, printing + looking)
    grouped = _same_group(found)
    same = {pair for pair in near if pair[0] in grouped and grouped[pair[0]] == grouped.get(pair[1])}
    print(f"pairs that end in one group: {_share(same, near):.3f}")
    each = 1000 / len(bodies)
    print(f"fingerprints {printing * each:.2f} ms, keeping and looking up {looking * each:.2f} ms an article")


def _show(what: str, found: set[tuple[str, str]], near: set[tuple[str, str]], seconds: float) -> None:
    recall, precision = _share(found & near, near), _share(found & near, found)
    print(f"{what:20} recall {recall:.3f}  precision {precision:.3f}  {seconds:6.2f} s")


def _show_datasketch(bodies: dict[str, str], near: set[tuple[str, str]], ours: float) -> None:
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        print("skipped: datasketch is not installed, so there is no ratio to it")
        return
    start = time.perf_counter()
    lsh = MinHashLSH(threshold=NEAR, num_perm=128)
    found = set()
    for name, words in bodies.items():
        plain = re.findall(r"[^\W_]+", words.lower())
        shingles = {" ".join(plain[at : at + SHINGLE]).encode() for at in range(len(plain) - SHINGLE + 1)}
        minhash = MinHash(num_perm=128)
        minhash.update_batch(list(shingles))
        found |= {_pair(name, other) for other in lsh.query(minhash)}
        lsh.insert(name, minhash)
    theirs = time.perf_counter() - start
    _show("datasketch", found, near, theirs)
    print(f"ratio of all at once to datasketch: {ours / theirs:.2f}")


def _show_command(bodies: dict[str, str], near: set[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file, case = Path(folder) / "bodies.jsonl", Path(folder) / "bodies.fcase"
        lines = (json.dumps({"id": name, "text": words}) for name, words in bodies.items())
        file.write_text("\n".join(lines), "utf-8")
        with Session.create(case, "Bodies", "Benchmark", known_scale("averitec")) as session:
            import_files(session, [file])
        command = [sys.executable, "-m", "workbench", "--profile", folder, "duplicates", str(case), "--json"]
        start = time.perf_counter()
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        seconds = time.perf_counter() - start
    pairs = map(json.loads, told.splitlines())
    _show(
        "by the command", {_pair(pair["known_id"], pair["other_known_id"]) for pair in pairs}, near, seconds
    )


def _found_in_a_case(bodies: dict[str, str], prints: dict[str, tuple[int, ...]]) -> set[tuple[str, str]]:
    names: dict[str, list[str]] = {}
    found = set()
    with (
        tempfile.TemporaryDirectory() as folder,
        Session.create(Path(folder) / "n.fcase", "n", "Benchmark", known_scale("averitec")) as session,
        session.keeper() as keeper,
    ):
        for name, words in bodies.items():
            content = packed(words.encode())
            names.setdefault(content.sha256, []).append(name)
            keeper.keep([content], [])
            (others,) = keeper.alike([Fingerprinted(content.sha256, prints[name], sample(prints[name]))])
            for hash, its_prints in others:
                if containment(prints[name], its_prints) < WORTH_COMPARING:
                    continue
                if shared([words], [bodies[names[hash][0]]]) >= NEAR:
                    found |= {_pair(name, other) for other in names[hash]}
            found |= {_pair(name, other) for other in names[sha256(words.encode())] if other != name}
    return found


def _same_group(pairs: set[tuple[str, str]]) -> dict[str, str]:
    group: dict[str, str] = {}

    def head(name: str) -> str:
        while group.setdefault(name, name) != name:
            name = group[name]
        return name

    for one, other in pairs:
        group[head(one)] = head(other)
    return {name: head(name) for name in list(group)}


def _pairs(file: Path) -> dict[tuple[str, str], float]:
    with file.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return {_pair(_id(row["doc_a"]), _id(row["doc_b"])): float(row["containment5"]) for row in rows}


def _bodies(file: Path) -> dict[str, str]:
    with file.open(encoding="utf-8", newline="") as lines:
        return {row["Body ID"]: row["articleBody"] for row in csv.DictReader(lines)}


def _id(document: str) -> str:
    return document.rpartition(":")[2]


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _share(some: set, of: set) -> float:
    return len(some) / len(of) if of else 1.0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=_DATA)
    main(parser.parse_args().data)
