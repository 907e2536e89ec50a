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
sys.dont_write_bytecode = True

PROGRAM = """#!{python}
import json, sys
if sys.argv[1] != "compare":
    sys.exit(0)
baseline = sys.argv[sys.argv.index("--baseline") + 1] if "--baseline" in sys.argv else "none"
values = {{"weak": (1.0, "unresolved"), "strong": (9.5, "more")}}
def outcome(scenario):
    mean, verdict = values[scenario]
    shift = mean - values.get(baseline, (0.0, ""))[0]
    return {{"quantity": "additional_commercialisations", "scenario": scenario, "mean": mean, "low": mean - 2, "high": mean + 2,
            "runs": 3, "verdict": verdict if shift else "unresolved",
            "difference": {{"mean": shift, "low": shift - 1.5, "high": shift + 1.5, "pairs": 3}}}}
print(json.dumps({{"baseline": baseline, "first_year": 2011, "last_year": 2050, "innovation_scale": 0.2, "comparisons": 2,
                  "outcomes": [outcome(each) for each in values if each != baseline]}}))
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
            with mock.patch.dict(os.environ, {"MINORI": str(program)}), mock.patch.object(sys, "argv", command):
                with contextlib.redirect_stdout(io.StringIO()):
                    findings.main()
            return (folder / "soft_or_hard.md").read_text(encoding="utf-8"), (folder / "index.md").read_text(encoding="utf-8")

    def test_a_page_has_question_command_signs_and_numbers(self):
        page, index = self.page()
        self.assertIn("*Uncalibrated.*", page)
        self.assertIn("At equal grants, is more left behind", page)
        self.assertIn("minori sweep soft_or_hard --replicates 3 -o results/findings/soft_or_hard -s innovation.scale=0.2", page)
        self.assertIn("against the world without support: more with `strong`; cannot be told apart with `weak`.", page)
        self.assertIn("against `weak`: more with `strong`.", page)
        self.assertIn("| `weak` | 1.00 | −1.00 to 3.00 | 3 | – | – | – | reference |", page)
        self.assertIn("| `strong` | 9.50 | 7.50 to 11.5 | 3 | 8.50 | 7.00 to 10.0 | 3 | more |", page)
        self.assertIn("| [soft_or_hard](soft_or_hard.md) | At equal grants,", index)

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
