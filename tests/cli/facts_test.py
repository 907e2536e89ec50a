"""Published facts, driven as a user drives them: kept in a file, shown in a report, and refused where they do not belong."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

MINORI = os.environ.get("MINORI", "minori")
SCALES = ("-s", "innovation.scale=0.1", "-s", "population.scale=0.001", "-s", "burn_in_years=2")
EXPERIMENT = """
[experiment]
name = "pair"
title_en = "With and without a programme"
title_ja = "施策の有無"
question_en = "Does it run?"
question_ja = "動くか。"
base = "risp"
baseline = "none"
replicates = 2
seed = 7

[[scenario]]
name = "none"
title_en = "No programme"
title_ja = "施策なし"
set = { policy.enabled = false, horizon.last_fy = 2016 }

[[scenario]]
name = "support"
title_en = "Support"
title_ja = "支援"
set = { horizon.last_fy = 2016 }
"""


def minori(*words):
    return subprocess.run([MINORI, *map(str, words)], capture_output=True, text=True, timeout=600, check=False)


class Facts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.made = pathlib.Path(tempfile.mkdtemp(prefix="minori_facts_"))
        cls.addClassCleanup(shutil.rmtree, cls.made, ignore_errors=True)
        (cls.made / "pair.toml").write_text(EXPERIMENT, encoding="utf-8")
        cls.told = minori("check-patterns", "--seeds", "2", "--quiet", *SCALES, "-o", cls.made / "facts.json")
        cls.swept = minori("sweep", cls.made / "pair.toml", *SCALES, "-o", cls.made / "out")
        cls.analysis = cls.made / "out" / "analysis.h5"

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="minori_cli_"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.assertEqual((self.told.returncode, self.swept.returncode), (0, 0), self.told.stderr + self.swept.stderr)

    def facts(self):
        return json.loads((self.made / "facts.json").read_text(encoding="utf-8"))

    def report(self, facts):
        return minori("report", self.analysis, "--facts", facts, "-o", self.folder / "report.html")

    def refused(self, facts, *phrases):
        """Exit code 4, one line that names the file and the remedy, and no page."""
        done = self.report(facts)
        self.assertEqual((done.returncode, done.stdout), (4, ""), done.stderr)
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
        for phrase in (str(facts), "`minori check-patterns -o FILE` makes a file of facts", *phrases):
            self.assertIn(phrase, done.stderr)
        self.assertEqual(list(self.folder.glob("report*")), [])

    def changed(self, change):
        facts = self.facts()
        change(facts)
        path = self.folder / "changed.json"
        path.write_text(json.dumps(facts), encoding="utf-8")
        return path

    def test_the_table_is_printed_and_the_same_facts_are_kept(self):
        facts = self.facts()
        self.assertEqual(len(facts["patterns"]), 41)
        self.assertEqual((facts["format"], facts["seeds"], facts["regions"]), ("minori-facts", 2, 47))
        for each in facts["patterns"]:
            self.assertRegex(self.told.stdout, rf"(?m)^{each['fact']} +{each['role']} .* {each['verdict']}$")
        self.assertTrue(any("curve" in each for each in facts["patterns"]))
        self.assertIn("facts.json: `minori report ANALYSIS.h5 --facts", self.told.stdout)

    def test_the_report_shows_every_fact_in_both_languages(self):
        done = self.report(self.made / "facts.json")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        page = (self.folder / "report.html").read_text(encoding="utf-8")
        facts = json.loads(re.search(r'id="report-data">(.*?)</script>', page, re.S)[1])["facts"]
        self.assertEqual([each["id"] for each in facts["list"]], [each["fact"] for each in self.facts()["patterns"]])
        self.assertEqual([each["id"] for each in facts["list"] if each["title"]["ja"].isascii()], [])
        self.assertEqual([each["id"] for each in facts["list"] if each["note"]["en"] and each["note"]["ja"].isascii()], [])
        verdicts = [each["verdict"] for each in facts["list"] if each["role"] == "emergent"]
        self.assertEqual(facts["counts"]["emergent"], {name: verdicts.count(name) for name in facts["counts"]["emergent"]})

    def test_what_holds_no_facts_is_refused(self):
        self.refused(self.folder / "nothing.json", "cannot be read", "No such file")
        self.refused(self.folder, "is a folder")
        (self.folder / "text").write_text("no facts")
        self.refused(self.folder / "text", "line 1 is not JSON")
        self.refused(self.analysis, "line 1 is not JSON")
        (self.folder / "half").write_bytes((self.made / "facts.json").read_bytes()[:2000])
        self.refused(self.folder / "half", "is not JSON")
        (self.folder / "other").write_text('{"format": "other"}')
        self.refused(self.folder / "other", 'format is "other"; accepted is "minori-facts"')

    def test_facts_of_other_worlds_are_refused(self):
        self.refused(self.changed(lambda facts: facts.update(program_version="9.9.9")), 'program_version is "9.9.9"; accepted is')
        self.refused(self.changed(lambda facts: facts.update(innovation_scale=0.2)), "make the facts with -s innovation.scale=0.1")
        self.refused(self.changed(lambda facts: facts.update(regions=6, country="small")), "regions is 6 (small); accepted is 47")
        self.refused(self.changed(lambda facts: facts["patterns"].pop()), "patterns holds 40 facts; accepted are the 41")
        self.refused(self.changed(lambda facts: facts["patterns"][3].update(published=[0, 9])), "patterns[3] (size_tail): published is [0,9]")

    def test_what_cannot_be_written_is_refused_before_the_work(self):
        thesis = self.folder / "thesis.tex"
        thesis.write_text("years of work")
        for target, phrase in ((thesis, "exists and holds no facts; it stays as it is"), (self.folder / "no" / "facts.json", "No such file"),
                               (self.folder, "")):
            done = minori("check-patterns", "-o", target)  # at full size this would take minutes
            self.assertEqual((done.returncode, done.stdout), (4, ""), done.stderr)
            self.assertIn(str(target), done.stderr)
            self.assertIn(phrase, done.stderr)
        self.assertEqual(thesis.read_text(), "years of work")
        self.assertEqual(os.listdir(self.folder), ["thesis.tex"])

    def test_the_same_seeds_give_the_same_file(self):
        again = self.folder / "facts.json"
        words = ("check-patterns", "--seeds", "2", "--quiet", *SCALES, "--threads", "1", "-o", again)
        self.assertEqual(minori(*words).returncode, 0)
        first, second = self.facts(), json.loads(again.read_text(encoding="utf-8"))
        self.assertNotEqual(first.pop("command_line"), second.pop("command_line"))
        self.assertEqual(first, second)


if __name__ == "__main__":
    unittest.main()
