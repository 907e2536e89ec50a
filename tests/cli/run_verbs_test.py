"""The verbs that run the model, driven as a user drives them: results, exit codes, messages, and what stays on disk.

MINORI names the program. Everything runs on the small fictional country.
"""

import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

MINORI = os.environ.get("MINORI", "minori")
ROOT = pathlib.Path(__file__).resolve().parents[2]

# The small country with a short horizon, and an experiment of two scenarios on it.
SHORT = "extends = '{base}'\nname = 'short'\nburn_in_years = 2\n[horizon]\nfirst_fy = 2011\nlast_fy = 2016\n"
PAIR = """
[experiment]
name = "pair"
title_en = "With and without a programme"
title_ja = "施策の有無"
question_en = "Does it run?"
question_ja = "動くか。"
base = "short.toml"
baseline = "none"
replicates = {replicates}
seed = 7

[[scenario]]
name = "none"
title_en = "No programme"
title_ja = "施策なし"
set = {{ policy.enabled = false }}

[[scenario]]
name = "support"
title_en = "Support"
title_ja = "支援"
set = {{ policy.funding_period = 3, policy.evaluation_years = [3] }}
"""


def minori(*words, **options):
    """Runs the program; the result has returncode, stdout and stderr as text."""
    line = [MINORI, *map(str, words)]
    return subprocess.run(line, capture_output=True, text=True, timeout=600, check=False, **options)


class Folder(unittest.TestCase):
    """A test in a folder of its own that holds short.toml and pair.toml."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="minori_cli_"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.short = self.folder / "short.toml"
        self.short.write_text(SHORT.format(base=ROOT / "scenarios" / "small.toml"), encoding="utf-8")
        self.pair = self.experiment(2)

    def experiment(self, replicates):
        path = self.folder / f"pair{replicates}.toml"
        path.write_text(PAIR.format(replicates=replicates), encoding="utf-8")
        return path

    def check(self, done, code, *phrases):
        self.assertEqual(done.returncode, code, done.stderr + done.stdout)
        for phrase in phrases:
            self.assertIn(phrase, done.stderr)
        return done

    def digest(self, path):
        return self.check(minori("inspect", path, "--digest"), 0).stdout.strip()


class CommandLine(Folder):
    def test_a_mistyped_verb_gets_a_suggestion(self):
        self.check(minori("sweeep", "pair.toml"), 2, "unknown verb 'sweeep'", "did you mean 'sweep'?")

    def test_a_mistyped_option_gets_a_suggestion(self):
        self.check(minori("run", self.short, "--thread", "2"), 2, "--thread", "did you mean '--threads'?")

    def test_values_of_options_are_checked(self):
        self.check(minori("run", self.short, "--seed", "first"), 2, "--seed first is not a whole number")
        self.check(minori("run", self.short, "--threads", "-1"), 2, "--threads -1 is below 0")
        self.check(minori("run", self.short, "--progress", "loud"), 2, "auto, plain, json, none")
        self.check(minori("sweep", self.pair, "--replicates", "0"), 2, "--replicates")
        self.check(minori("run", self.short, "--replicates", "2", "-o", "a.h5"), 2, "several replicates need a folder")

    def test_a_missing_scenario_or_experiment_is_named(self):
        self.check(minori("run", self.folder / "none.toml"), 3, "none.toml")
        self.check(minori("sweep", "funding_periods"), 3, "funding_periods", "did you mean 'funding_period'?")

    def test_help_shows_two_commands(self):
        for verb in ("run", "sweep", "collect", "inspect"):
            text = self.check(minori(verb, "--help"), 0).stdout
            self.assertEqual(text.count(f"\n  minori {verb} "), 2, text)


class Run(Folder):
    def test_a_run_leaves_one_file_and_tells_its_digest(self):
        file = self.folder / "new" / "one.h5"
        done = self.check(minori("run", self.short, "--seed", "3", "-o", file, "--json"), 0)
        told = json.loads(done.stdout)
        self.assertEqual(told["file"], str(file))
        self.assertEqual(told["seed"], "0x0000000000000003")
        self.assertEqual(told["digest"], self.digest(file))
        self.assertEqual(os.listdir(file.parent), ["one.h5"])

    def test_the_digest_does_not_depend_on_threads_but_on_the_seed(self):
        digests = []
        for threads in (1, 2, 3, 7):
            file = self.folder / f"{threads}.h5"
            self.check(minori("run", self.short, "--threads", threads, "-o", file), 0)
            digests.append(self.digest(file))
        self.assertEqual(set(digests), {digests[0]})
        other = self.folder / "other.h5"
        self.check(minori("run", self.short, "--seed", "2", "-o", other), 0)
        self.assertNotEqual(self.digest(other), digests[0])

    def test_the_same_run_is_not_made_twice_and_another_is_not_written_over_it(self):
        file = self.folder / "one.h5"
        self.check(minori("run", self.short, "-o", file), 0)
        before = file.read_bytes()
        self.assertIn("made before", self.check(minori("run", self.short, "-o", file), 0).stdout)
        self.check(minori("run", self.short, "--seed", "2", "-o", file), 4, str(file), "it stays as it is")
        self.assertEqual(file.read_bytes(), before)
        text = self.folder / "notes.h5"
        text.write_text("mine")
        self.check(minori("run", self.short, "-o", text), 4, str(text), "it stays as it is")
        self.assertEqual(text.read_text(), "mine")

    def test_quiet_says_nothing_and_progress_has_forms(self):
        quiet = minori("run", self.short, "--quiet", "-o", self.folder / "a.h5")
        self.assertEqual(self.check(quiet, 0).stderr, "")
        plain = self.check(minori("run", self.short, "-o", self.folder / "b.h5"), 0, "0/1 runs  50 %", "1/1 runs in ")
        self.assertNotIn("\033", plain.stderr)
        told = self.check(minori("run", self.short, "--progress", "json", "-o", self.folder / "c.h5"), 0).stderr
        self.assertTrue(json.loads(told.splitlines()[-1])["final"])

    def test_the_command_that_inspect_gives_makes_the_file_again(self):
        file = self.folder / "one.h5"
        self.check(minori("run", self.short, "--seed", "0xabc", "-s", "policy.funding_period=3", "-s", "policy.evaluation_years=[3]", "-o", file), 0)
        command = self.check(minori("inspect", file, "--reproduce"), 0).stdout
        names = {**os.environ, "PATH": f"{pathlib.Path(MINORI).resolve().parent}:{os.environ['PATH']}"}
        subprocess.run(command, shell=True, check=True, cwd=self.folder, env=names, capture_output=True)
        self.assertEqual(self.digest(self.folder / "again.h5"), self.digest(file))

    def test_inspect_tells_what_a_file_is(self):
        file = self.folder / "one.h5"
        self.check(minori("run", self.short, "--seed", "5", "-o", file), 0)
        text = self.check(minori("inspect", file), 0).stdout
        for word in ("short", "0x0000000000000005", "sha256:", "dimensions", "papers_domestic", "million yen"):
            self.assertIn(word, text)
        told = json.loads(self.check(minori("inspect", file, "--json"), 0).stdout)
        self.assertEqual(told["scenario"], "short")
        sizes = {each["name"]: each["size"] for each in told["dimensions"]}
        self.assertEqual((sizes["time"], sizes["region"]), (4 * 6, 6))

    def test_inspect_refuses_what_is_no_result_file(self):
        self.check(minori("inspect", self.folder / "gone.h5"), 4, "gone.h5")
        self.check(minori("inspect", self.short), 4, "short.toml")
        self.check(minori("inspect", self.folder), 4, str(self.folder))


class Sweep(Folder):
    def sweep(self, *words, **options):
        return minori("sweep", self.pair, "-o", self.folder / "out", *words, **options)

    def files(self):
        return sorted((self.folder / "out").glob("*/seed_*.h5"))

    def test_a_sweep_is_collected_and_the_same_command_goes_on(self):
        told = json.loads(self.check(self.sweep("--json"), 0).stdout)
        self.assertEqual((told["runs_made"], told["runs_found"], told["replicates"]), (4, 0, 2))
        analysis = self.folder / "out" / "analysis.h5"
        self.assertEqual(self.digest(analysis), told["digest"])
        self.assertEqual(json.loads(minori("inspect", analysis, "--json").stdout)["experiment"], "pair")
        self.files()[0].unlink()
        again = json.loads(self.check(self.sweep("--json"), 0).stdout)
        self.assertEqual((again["runs_made"], again["runs_found"], again["digest"]), (1, 3, told["digest"]))

    def test_collect_makes_the_same_analysis_again(self):
        digest = json.loads(self.check(self.sweep("--json"), 0).stdout)["digest"]
        target = self.folder / "all.h5"
        self.check(minori("collect", self.folder / "out", "-o", target), 0)
        self.assertEqual(self.digest(target), digest)
        self.check(minori("collect", self.folder / "gone"), 4, "gone: is not a folder")
        self.check(minori("collect", self.folder), 4, "holds no experiment.json")

    def test_a_comparison_says_first_what_is_found_in_lines_that_fit(self):
        self.check(self.sweep(), 0)
        analysis = self.folder / "out" / "analysis.h5"
        text = self.check(minori("compare", analysis), 0).stdout
        lines = text.splitlines()
        self.assertLessEqual(max(map(len, lines)), 120)
        self.assertLess(len(lines), 100)
        self.assertIn("Only 2 pairs: intervals are wide because of that.", text)
        self.assertRegex(text, r"\d+ indicators and \d+ further outcomes are not shown: --all prints them")
        self.assertNotIn("papers_domestic", text)
        self.assertIn("papers_domestic", minori("compare", analysis, "--all").stdout)
        self.assertIn("papers_domestic", minori("compare", analysis, "--indicator", "papers_domestic").stdout)
        told = json.loads(minori("compare", analysis, "--json").stdout)
        self.assertTrue({"indicators", "outcomes", "contrasts", "findings", "headlines", "between_rules"} <= set(told))

    def test_every_indicator_of_a_report_has_a_japanese_title(self):
        self.check(self.sweep(), 0)
        page = self.folder / "report.html"
        self.check(minori("report", self.folder / "out" / "analysis.h5", "-o", page), 0)
        data = json.loads(re.search(r'id="report-data">(.*?)</script>', page.read_text(encoding="utf-8"), re.S)[1])
        foreign = [each["name"] for each in data["indicators"] if each["long_name"]["ja"].isascii()]
        self.assertEqual(foreign, [])

    def test_folders_that_hold_something_else_stay_as_they_are(self):
        out = self.folder / "out"
        out.mkdir()
        (out / "thesis.tex").write_text("years of work")
        self.check(self.sweep(), 4, str(out), "is not empty and holds no experiment")
        self.assertEqual(os.listdir(out), ["thesis.tex"])
        self.check(minori("sweep", self.pair, "-o", out / "thesis.tex"), 4, "thesis.tex: cannot be made a folder")
        self.assertEqual((out / "thesis.tex").read_text(), "years of work")

    def test_a_folder_of_another_experiment_stays_as_it_is(self):
        self.check(self.sweep(), 0)
        before = {file: file.read_bytes() for file in self.files()}
        self.check(self.sweep("--seed", "8"), 4, "holds it with seed 0x0000000000000007")
        self.check(self.sweep("-s", "horizon.last_fy=2017"), 4, "holds it with other values in scenario")
        self.assertEqual({file: file.read_bytes() for file in self.files()}, before)

    def test_a_time_limit_still_makes_two_pairs(self):
        self.pair = self.experiment(500)
        done = self.check(self.sweep("--time-limit", "1", "--json"), 0)
        replicates = json.loads(done.stdout)["replicates"]
        self.assertGreaterEqual(replicates, 2)
        self.assertLess(replicates, 500)

    def test_a_signal_stops_the_sweep_and_files_stay_whole(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGUSR1):
            self.pair = self.experiment(2000)
            line = [MINORI, "sweep", self.pair, "-o", self.folder / "out"]
            with subprocess.Popen(line, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as running:
                start = time.monotonic()
                made = len(self.files())
                while len(self.files()) < made + 3 and time.monotonic() - start < 120:
                    time.sleep(0.02)
                running.send_signal(number)
                told = running.communicate(timeout=60)[1]
            self.assertEqual(running.returncode, 75, told)
            self.assertIn("the same command goes on", told)
            for file in self.files():
                self.digest(file)
            self.assertEqual(list((self.folder / "out").glob("**/*.part")), [])


if __name__ == "__main__":
    unittest.main()
