"""docs/coverage.csv maps every item of the policy documents to something that is there."""

import csv
import functools
import io
import pathlib
import re
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ITEMS = {"I": 122, "A": 55, "P": 50, "K": 47}
KINDS = {"I": "instrument", "A": "actor", "P": "problem", "K": "indicator"}
WITHOUT_REFERENCE = ("context", "missing")


@functools.cache
def read(path):
    return path.read_text(encoding="utf-8")


def stems(folder, suffix):
    return {path.stem for path in (ROOT / folder).glob(f"*{suffix}")}


def observed_variables():
    """Names of the variables of a result file: columns that are observed, whose ColumnInfo follows, and those by year."""
    text = "\n".join(read(path) for path in sorted((ROOT / "agents").rglob("*.hpp")))
    yearly = re.findall(r'(?:variables.push_back\(\s*\{|\badd\()\s*"(\w+)"', read(ROOT / "agents/yearly.cpp"))
    return set(yearly) | set(re.findall(r'Observed observed = [^;]+;\s*static constexpr ColumnInfo info\{\s*"(\w+)"', text))


@functools.cache
def known():
    """What references of each kind may name."""
    reference = read(ROOT / "docs/reference/scenario.md")
    keys = set(re.findall(r"^\| `([^`]+)` \|", reference, re.MULTILINE))
    analysis = read(ROOT / "analysis/outcomes.cpp")
    return {
        "rule": set(re.findall(r"^#### ([A-Z]\d) ", read(ROOT / "docs/odd.md"), re.MULTILINE)),
        "agent": {path.parent.name for path in (ROOT / "agents").glob("*/columns.hpp")},
        "instrument": stems("scenarios/instruments", ".cpp"),
        "programme": stems("scenarios/programmes", ".toml"),
        "scenario": stems("scenarios", ".toml"),
        "experiment": stems("scenarios/experiments", ".toml"),
        "key": {key for key in keys if not key.startswith("parameters.")},
        "parameter": {key.removeprefix("parameters.") for key in keys if key.startswith("parameters.")},
        "indicator": observed_variables() | set(re.findall(r'add\(\{"(\w+)_"', analysis)),
    }


def faults_of(item, names):
    """What is wrong with one item of the table."""
    words = item["references"].split()
    if not words:
        return [f"{item['id']}: no reference"]
    if len(words) == 1 and words[0] in WITHOUT_REFERENCE:
        if not item["note"]:
            return [f"{item['id']}: {words[0]} without a reason"]
        if words[0] == "context" and item["context_allowed"] != "yes":
            return [f"{item['id']}: context is not allowed"]
        return []
    faults = []
    for word in words:
        kind, _, name = word.partition(":")
        if kind not in names:
            faults.append(f"{item['id']}: {word} is no reference; kinds are {', '.join(sorted(names))}")
        elif name not in names[kind] and not (kind == "instrument" and not names[kind]):
            faults.append(f"{item['id']}: there is no {kind} '{name}'")
    return faults


def held(item, names):
    """False if nothing that is there holds the item."""
    words = item["references"].split()
    return any(word.partition(":")[2] in names.get(word.partition(":")[0], ()) for word in words) or words == ["context"]


class Coverage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        text = read(ROOT / "docs/coverage.csv")
        cls.items = list(csv.DictReader(io.StringIO(text)))

    def test_every_item_is_there_once(self):
        expected = [f"{letter}{number:02}" for letter, count in ITEMS.items() for number in range(1, count + 1)]
        self.assertEqual([item["id"] for item in self.items], expected)
        self.assertEqual(len(expected), 274)
        for item in self.items:
            self.assertEqual(item["kind"], KINDS[item["id"][0]])
            self.assertTrue(item["term_ja"] and item["meaning"], item["id"])
            self.assertIn(item["context_allowed"], ("yes", "no"))

    def test_every_reference_resolves(self):
        self.assertEqual([fault for item in self.items for fault in faults_of(item, known())], [])

    def test_items_that_nothing_holds_are_listed(self):
        missing = [item["id"] for item in self.items if not held(item, known())]
        print(f"coverage: {len(self.items) - len(missing)} of {len(self.items)} items held; missing: {' '.join(missing) or 'none'}")

    def test_the_page_is_made_from_the_table(self):
        script = [sys.executable, str(ROOT / "scripts/coverage"), "--print"]
        made = subprocess.run(script, check=True, capture_output=True, text=True, encoding="utf-8").stdout
        self.assertEqual(read(ROOT / "docs/coverage.md"), made, "run scripts/coverage")

    def test_the_checks_can_fail(self):
        names = {"rule": {"G1"}, "instrument": set()}
        item = {"id": "I01", "references": "rule:G1", "note": "", "context_allowed": "no"}
        self.assertEqual(faults_of(item, names), [])
        self.assertEqual(faults_of({**item, "references": "rule:G9"}, names), ["I01: there is no rule 'G9'"])
        self.assertEqual(faults_of({**item, "references": "rul:G1"}, names), ["I01: rul:G1 is no reference; kinds are instrument, rule"])
        self.assertEqual(faults_of({**item, "references": ""}, names), ["I01: no reference"])
        self.assertEqual(faults_of({**item, "references": "missing"}, names), ["I01: missing without a reason"])
        self.assertEqual(faults_of({**item, "references": "context", "note": "why"}, names), ["I01: context is not allowed"])
        self.assertEqual(faults_of({**item, "references": "instrument:x"}, {"instrument": {"y"}}), ["I01: there is no instrument 'x'"])
        self.assertFalse(held({**item, "references": "instrument:x"}, names))


if __name__ == "__main__":
    sys.exit(unittest.main())
