"""The command line itself, and the verbs that look at inputs: list, validate, schema, parameters, odd.

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
            for verb in ("list", "validate", "schema", "parameters", "instruments", "odd"):
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

    def test_parameters_says_what_switches_a_mechanism_off_and_which_rules_use_it(self):
        told = minori("parameters", "hazard_bridge").stdout
        self.assertIn("accepts number, between 0.3 and 0.6, or 0, which switches it off", told)
        self.assertIn("used by T3", told)
        key = json.loads(minori("parameters", "soft_budget", "--json").stdout)[0]
        self.assertEqual((key["accepts"], key["neutral"], key["rules"]), ("number, between 0 and 0.8; 0 switches it off", 0, ["L1"]))
        for key in json.loads(minori("parameters", "parameters.", "--json").stdout):
            self.assertTrue(key["rules"] or not key["key"].startswith("parameters."), key)

    def test_a_value_between_what_switches_off_and_the_range_is_refused(self):
        for accepted in ("0", "0.3", "0.6"):
            self.assertEqual(minori("validate", "small", "-s", f"parameters.tie.hazard_bridge={accepted}").returncode, 0)
        done = minori("validate", "small", "-s", "parameters.tie.hazard_bridge=0.1")
        self.assertEqual(done.returncode, 3)
        self.assertIn("parameters.tie.hazard_bridge = 0.1 must be between 0.3 and 0.6, or 0, which switches it off (", done.stderr)

    def test_odd_prints_variables_schedule_and_rules(self):
        page = minori("odd").stdout
        for line in ("### `firm`: a firm (a background firm stands for several)",
                     "| `cash` | thousand yen | state | deposits at the main bank |",
                     "| `firm_exits` | 1 | observed flow | firms that closed |", "### G4 Admission and membership"):
            self.assertIn(f"\n{line}\n", page)
        self.assertRegex(page, r"\n\| 2 \| G1 \| programmes evaluate[^|]*\| cluster\.id, [^|]+\| [^|]*cluster\.awarded[^|]*\|\n")
        told = json.loads(minori("odd", "--json").stdout)
        self.assertEqual(list(told), ["entities", "schedule", "submodels"])
        rules = {each["rule"]: each for each in told["submodels"]}
        self.assertEqual({phase["rule"] for phase in told["schedule"]} - set(rules), set())
        self.assertIn("parameters.tie.hazard_bridge", rules["T3"]["parameters"])

    def test_odd_explains_one_rule(self):
        told = minori("odd", "T2").stdout
        self.assertIn("### T2 Ties\n\nPhases: ties grow with use and are cut without.", told)
        self.assertIn("| `parameters.tie.gain` | 0.3 |", told)
        self.assertNotIn("### T3", told)
        self.assertEqual([each["rule"] for each in json.loads(minori("odd", "T2", "--json").stdout)["submodels"]], ["T2"])
        done = minori("odd", "Z9")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (2, "", "minori: odd: no rule 'Z9'; `minori odd` shows all\n"))

    def test_instruments_are_listed_and_explained(self):
        listed = minori("instruments").stdout
        self.assertRegex(listed, r"people\n  coordinator_network +Coordinator network\n")
        self.assertRegex(minori("instruments", "--lang", "ja").stdout, "regional_fund +地域ファンドの組成")
        told = minori("instruments", "coordinators").stdout
        self.assertIn("posts_added, 1: lever: posts for coordinators beyond those of the start; read by E3, C4", told)
        self.assertIn("cost = 9.0 Myen per year", told)
        every = json.loads(minori("instruments", "--json").stdout)
        self.assertGreaterEqual(len(every), 37)
        self.assertTrue(all(lever["rules"] for each in every for lever in each["levers"]))
        done = minori("instruments", "cordinators")
        self.assertEqual((done.returncode, done.stderr), (2, "minori: instruments: there is no instrument 'cordinators' (did you "
                                                             "mean 'coordinators'?); `minori instruments` lists them\n"))

    def test_another_folder_of_scenarios_can_be_chosen(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "mine.toml").write_text("title_en = 'Mine'\n", encoding="utf-8")
            shipped = json.loads(minori("list", "--json", environment={"MINORI_DATA": folder}).stdout)
            self.assertEqual([entry["name"] for entry in shipped["scenarios"]], ["mine"])
            self.assertEqual(shipped["countries"], [])
            self.assertEqual(minori("validate", "mine", environment={"MINORI_DATA": folder}).returncode, 3)


if __name__ == "__main__":
    unittest.main()
