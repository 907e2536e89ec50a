"""Shipped programmes, places and experiments: every number has a source, lists are complete, rows made by a rule are its."""

import csv
import pathlib
import re
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "scenarios"
SOURCE = re.compile(r"\[[a-z]\]|assumption|public record|memory|documented", re.IGNORECASE)


def read(path):
    return path.read_text(encoding="utf-8")


def numbers_without_source(text):
    """Keys with a number outside [menu] whose comment, on the line or above it, names no source."""
    found = []
    above = ""
    for line in text.split("[menu]")[0].splitlines():
        if line.startswith("#"):
            above += line
            continue
        key = re.match(r"(\w+) = [\[\d.-]", line)
        if key and not SOURCE.search(line + above) and '["' not in line:
            found.append(key.group(1))
        above = ""
    return found


def letters_without_document(text):
    """Letters of sources that the head of the file does not explain."""
    explained = set(re.findall(r"\[([a-z])\] \w", text.split('name = "')[0]))
    return sorted(set(re.findall(r"\[([a-z])\]", text)) - explained)


def lists_named(text):
    return {name for found in re.findall(r"^candidates = \[(.*)\]", text, re.MULTILINE) for name in re.findall(r'"(\w+)"', found)}


def places():
    with (SCENARIOS / "countries/japan/clusters.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Presets(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.programmes = {path.stem: read(path) for path in sorted((SCENARIOS / "programmes").glob("*.toml"))}

    def test_every_number_of_a_programme_names_its_source(self):
        wrong = {name: numbers_without_source(text) for name, text in self.programmes.items()}
        self.assertEqual({name: keys for name, keys in wrong.items() if keys}, {})
        self.assertEqual(numbers_without_source("# [a] x\ngrant = 5.0\nregions = 3  # many\n"), ["regions"])
        self.assertEqual(numbers_without_source("grant = 5.0  # assumption\n[menu]\nprojects = 1.0\n"), [])

    def test_every_source_is_explained_and_the_menu_too(self):
        self.assertEqual({name: letters_without_document(text) for name, text in self.programmes.items() if letters_without_document(text)}, {})
        for name, text in self.programmes.items():
            self.assertRegex(text, r"# [^\n]*\n\[menu\]", name)
            shares = re.findall(r"^\w+ = ([\d.]+)$", text.split("[menu]")[1].split("\n[")[0], re.MULTILINE)
            self.assertAlmostEqual(sum(map(float, shares)), 1.0, msg=name)
        self.assertEqual(letters_without_document('# Sources: [a] x\nname = "y"  # [b]\n'), ["b"])

    def test_the_lists_of_places_are_those_that_programmes_and_scenarios_name(self):
        named = set().union(*(lists_named(text) for text in self.programmes.values()), lists_named(read(SCENARIOS / "history.toml")))
        self.assertEqual(named, {place["programme"] for place in places()})

    def test_places_made_by_a_rule_are_those_that_the_rule_makes(self):
        made = subprocess.run([sys.executable, str(ROOT / "scripts/places")], check=True, capture_output=True, text=True, encoding="utf-8").stdout
        self.assertTrue(read(SCENARIOS / "countries/japan/clusters.csv").endswith(made))
        self.assertEqual(made.count(",rule,"), sum(place["type"] == "rule" for place in places()))

    def test_every_programme_runs_in_history_and_in_the_experiment_on_programmes(self):
        for file in ("history.toml", "experiments/programmes.toml"):
            self.assertEqual(set(re.findall(r'^preset = "(\w+)"', read(SCENARIOS / file), re.MULTILINE)), set(self.programmes), file)

    def test_every_experiment_has_a_question_in_both_languages_and_can_have_a_page(self):
        runner = read(ROOT / "scripts/findings")
        for path in sorted((SCENARIOS / "experiments").glob("*.toml")):
            text = read(path)
            for key in ("question_en", "question_ja", "title_en", "title_ja"):
                self.assertRegex(text, rf'(?m)^{key} = "', path.name)
            if not path.stem.endswith("_small"):
                self.assertIn(f'"{path.stem}"', runner)


if __name__ == "__main__":
    sys.exit(unittest.main())
