"""The command line itself, and the verbs that look at inputs: list, validate, schema, parameters.

MINORI names the program.
"""

import json
import os
import pathlib
import re
import shlex
import subprocess
import tempfile
import unittest

MINORI = os.environ.get("MINORI", "minori")


def minori(*words, folder=None, environment=None):
    return subprocess.run([MINORI, *words], capture_output=True, text=True, timeout=120, cwd=folder,
                          env={**os.environ, **(environment or {})})


def verbs_of_help():
    listed = minori("--help").stdout.split("Subcommands:")[1].split("Examples:")[0]
    return re.findall(r"^  ([a-z-]+) ", listed, re.MULTILINE)


class Usage(unittest.TestCase):
    def complaint(self, *words):
        """The complaint of a command line with a mistake: exit 2, nothing on stdout, one line on stderr."""
        done = minori(*words)
        self.assertEqual((done.returncode, done.stdout), (2, ""), done.stderr)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        return done.stderr.strip()

    def test_a_mistyped_verb_gets_a_suggestion(self):
        self.assertEqual(self.complaint("swep"), "minori: unknown verb 'swep' (did you mean 'sweep'?); `minori --help` lists them")
        self.assertEqual(self.complaint("zebra"), "minori: unknown verb 'zebra'; `minori --help` lists them")
        self.assertEqual(self.complaint(), "minori: which verb? `minori --help` lists them")

    def test_a_mistyped_option_gets_a_suggestion(self):
        self.assertEqual(self.complaint("validate", "small", "--jsn"),
                         "minori: validate: unknown option '--jsn' (did you mean '--json'?); see `minori validate --help`")
        self.assertEqual(self.complaint("validate", "--prnt-config=3"),
                         "minori: validate: unknown option '--prnt-config' (did you mean '--print-config'?); see `minori validate --help`")
        self.assertEqual(self.complaint("--versio"),
                         "minori: unknown option '--versio' (did you mean '--version'?); see `minori --help`")
        self.assertIn("unexpected argument 'more'", self.complaint("list", "more"))
        self.assertIn("file is required", self.complaint("validate"))
        self.assertIn("--lang", self.complaint("list", "--lang", "fr"))

    def test_help_shows_every_verb_with_two_examples_of_itself(self):
        verbs = verbs_of_help()
        self.assertGreaterEqual(len(verbs), 4)
        for verb in verbs:
            done = minori(verb, "--help")
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            examples = re.findall(r"^  (minori .+)$", done.stdout.split("Examples:")[1], re.MULTILINE)
            self.assertGreaterEqual(len(examples), 2, verb)
            for example in examples:
                self.assertEqual(shlex.split(example)[1], verb)

    def test_the_examples_of_the_verbs_that_look_at_inputs_run(self):
        with tempfile.TemporaryDirectory() as folder:
            for verb in ("list", "validate", "schema", "parameters"):
                for example in re.findall(r"^  (minori .+)$", minori(verb, "--help").stdout, re.MULTILINE):
                    done = subprocess.run(example.replace("minori", shlex.quote(os.path.abspath(MINORI)), 1), shell=True,
                                          capture_output=True, cwd=folder, timeout=120)
                    self.assertEqual(done.returncode, 0, example)

    def test_the_version_is_printed(self):
        self.assertRegex(minori("--version").stdout, r"^minori \d+\.\d+\.\d+\n$")


class Inputs(unittest.TestCase):
    def test_list_shows_what_ships_in_both_languages(self):
        self.assertIn("funding_period_small", minori("list").stdout)
        self.assertIn("施策なしの日本", minori("list", "--lang", "ja").stdout)
        shipped = json.loads(minori("list", "--json").stdout)
        self.assertEqual(list(shipped), ["scenarios", "experiments", "programmes", "countries"])
        self.assertIn("baseline", [entry["name"] for entry in shipped["scenarios"]])
        for entries in shipped.values():
            for entry in entries:
                self.assertTrue(entry["title"]["en"] and entry["title"]["ja"] and pathlib.Path(entry["path"]).exists(), entry)

    def test_validate_accepts_what_ships(self):
        for entries in json.loads(minori("list", "--json").stdout).values():
            for entry in entries:
                done = minori("validate", entry["path"])
                self.assertEqual((done.returncode, done.stderr), (0, ""), entry)

    def test_validate_shows_all_faults_with_place_and_suggestion_and_exits_with_3(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "bad.toml").write_text("extends = 'small'\n[policy]\nfundng_period = 5\ngrant = -1\n", encoding="utf-8")
            done = minori("validate", "bad.toml", folder=folder)
            self.assertEqual((done.returncode, done.stdout), (3, ""))
            self.assertEqual(done.stderr,
                             "bad.toml:3:1: error: unknown key 'fundng_period' in [policy] (did you mean 'funding_period'?)\n"
                             "    fundng_period = 5\n    ^\n"
                             "bad.toml:4:9: error: grant = -1 must be between 0 and 1000000 (grant of one region at the reference length)\n"
                             "    grant = -1\n            ^\n")
            told = minori("validate", "bad.toml", "--json", folder=folder)
            verdict = json.loads(told.stdout)
            self.assertEqual(told.returncode, 3)
            self.assertEqual((verdict["valid"], verdict["kind"], len(verdict["problems"])), (False, "scenario", 2))
            self.assertEqual(verdict["problems"][0]["suggestion"], "funding_period")
            self.assertEqual(sorted(os.listdir(folder)), ["bad.toml"])

    def test_validate_prints_every_value_and_where_it_came_from(self):
        printed = minori("validate", "small", "-s", "burn_in_years=7", "--set", "policy.taper_years=1", "--print-config").stdout
        self.assertIn("\nburn_in_years = 7  # --set burn_in_years=7\n", printed)
        self.assertIn("\ninnovation.scale = 1.0  # default\n", printed)
        self.assertIn("taper_years = 1.0  # --set policy.taper_years=1\n", printed)

    def test_parameters_explains_a_key(self):
        self.assertIn("accepts whole number, between 1 and 100", minori("parameters", "funding_period").stdout)
        keys = json.loads(minori("parameters", "innovation.scale", "--json").stdout)
        self.assertEqual((keys[0]["key"], keys[0]["default"]), ("innovation.scale", 1.0))

    def test_another_folder_of_scenarios_can_be_chosen(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "mine.toml").write_text("title_en = 'Mine'\n", encoding="utf-8")
            shipped = json.loads(minori("list", "--json", environment={"MINORI_DATA": folder}).stdout)
            self.assertEqual([entry["name"] for entry in shipped["scenarios"]], ["mine"])
            self.assertEqual(shipped["countries"], [])
            self.assertEqual(minori("validate", "mine", environment={"MINORI_DATA": folder}).returncode, 3)


if __name__ == "__main__":
    unittest.main()
