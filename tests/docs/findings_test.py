"""scripts/findings writes what a comparison says, sign by sign, and how it was made."""

import contextlib
import importlib.machinery
import importlib.util
import io
import json
import os
import pathlib
import stat
import sys
import tempfile
import unittest
from unittest import mock

ROOT = pathlib.Path(__file__).resolve().parents[2]
DRAWS = importlib.util.find_spec("matplotlib") is not None
sys.dont_write_bytecode = True

PROGRAM = """#!{python}
import json, sys
if sys.argv[1] != "compare":
    sys.exit(0)
quantity = "additional_commercialisations"
def outcome(scenario, mean, verdict):
    return {{"quantity": quantity, "scenario": scenario, "mean": mean, "low": mean - 2, "high": mean + 2, "runs": 3, "verdict": verdict}}
print(json.dumps({{
    "baseline": "none", "first_year": 2011, "last_year": 2050, "innovation_scale": 0.2,
    "scenarios": [{{"name": name, "level": name, "rule": "none"}} for name in ("none", "weak", "strong")],
    "outcomes": [outcome("weak", 1.0, "unresolved"), outcome("strong", 9.5, "more")],
    "contrasts": [{{"outcome_id": quantity, "rule": "none", "from": "weak", "to": "strong", "mean": 8.5, "low": 7.0, "high": 10.0,
                   "pairs": 3, "verdict": "more"}}],
    "headlines": [{{"rule": "none", "text": {{"en": "additional commercialisations: strong more than weak"}}}}]}}))
"""


def script():
    loader = importlib.machinery.SourceFileLoader("findings", str(ROOT / "scripts/findings"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("findings", loader))
    loader.exec_module(module)
    return module


class Findings(unittest.TestCase):
    def page(self, *arguments):
        """The page that the script writes with a program that answers from a table."""
        findings = script()
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            program = folder / "minori"
            program.write_text(PROGRAM.format(python=sys.executable), encoding="utf-8")
            program.chmod(program.stat().st_mode | stat.S_IXUSR)
            findings.PAGES = folder
            command = ["findings", "soft_or_hard", "--replicates", "3", "--folder", name, *arguments]
            if not DRAWS:
                findings.picture = lambda *_: []
            with mock.patch.dict(os.environ, {"MINORI": str(program)}), mock.patch.object(sys, "argv", command):
                with contextlib.redirect_stdout(io.StringIO()):
                    findings.main()
            return (folder / "soft_or_hard.md").read_text(encoding="utf-8"), (folder / "index.md").read_text(encoding="utf-8")

    def test_a_page_has_question_command_signs_and_numbers(self):
        page, index = self.page()
        self.assertIn("*Uncalibrated.*", page)
        self.assertEqual("](images/soft_or_hard.svg)" in page, DRAWS)
        self.assertIn("At equal grants, is more left behind", page)
        self.assertIn("minori sweep soft_or_hard --replicates 3 -o results/findings/soft_or_hard -s innovation.scale=0.2", page)
        self.assertIn("- **additional commercialisations per billion yen**: more with `strong`; the other 1 cannot be told apart.", page)
        self.assertIn("- additional commercialisations: strong more than weak.", page)
        self.assertIn("Of 3 comparisons on this page 2 are resolved; where nothing differs, chance alone resolves about 0.", page)
        self.assertIn("| `weak` | 1.00 | −1.00 to 3.00 | 3 | – | – | – | – | reference |", page)
        self.assertIn("| `strong` | 9.50 | 7.50 to 11.5 | 3 | `weak` | 8.50 | 7.00 to 10.0 | 3 | more |", page)
        self.assertIn("| [soft_or_hard](soft_or_hard.md) | At equal grants,", index)

    @unittest.skipUnless(DRAWS, "matplotlib is not there")
    def test_the_figure_shows_each_verdict_by_shape_and_is_the_same_each_time(self):
        findings = script()
        import finding_figures
        entry = {"quantity": "additional_project_starts", "difference": {"mean": 2.0, "low": 1.0, "high": 3.0}}
        found = [{**entry, "scenario": "strong", "verdict": "more"}, {**entry, "scenario": "other", "verdict": "unresolved"},
                 {**entry, "quantity": "not pictured", "scenario": "weak", "verdict": "unresolved"}]
        with tempfile.TemporaryDirectory() as name:
            pictures = [pathlib.Path(name) / "a.svg", pathlib.Path(name) / "b.svg"]
            for each in pictures:
                self.assertTrue(finding_figures.draw(found, findings.PICTURED, each))
            first, second = (each.read_text(encoding="utf-8") for each in pictures)
            self.assertFalse(finding_figures.draw([], findings.PICTURED, pictures[0]))
        self.assertEqual(first, second)
        self.assertEqual([first.count(f">{word}</text>") for word in ("strong", "other", "weak")], [1, 1, 0])
        self.assertIn("projects started", first)
        self.assertNotIn("<dc:date>", first)

    def test_measures_of_which_nothing_is_found_share_a_sentence_after_those_of_which_something_is(self):
        told = ["starts: no period differs", "sales: 3 years less", "ties: no period differs", "jobs: no design differs"]
        self.assertEqual(script().unresolved_last(told),
                         ["sales: 3 years less", "No period differs in starts; ties", "No design differs in jobs"])

    def test_the_whole_scale_is_asked_for_in_the_command(self):
        page, _ = self.page("--full", "-s", "horizon.last_fy=2030")
        self.assertIn("minori sweep soft_or_hard --replicates 3 -o results/findings/soft_or_hard -s horizon.last_fy=2030\n", page)

    def test_every_experiment_has_a_question_that_the_script_can_read(self):
        findings = script()
        for name in findings.EXPERIMENTS:
            facts = findings.facts_of(name)
            self.assertTrue(all(facts.values()), name)
            self.assertNotIn("\\", json.dumps(list(facts.values()), ensure_ascii=False).replace('\\"', ""), name)


if __name__ == "__main__":
    sys.exit(unittest.main())
