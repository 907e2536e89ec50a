"""What the fault tests share: the program, a short experiment on the small country, and what a folder holds.

MINORI names the program.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

MINORI = os.path.abspath(os.environ.get("MINORI", "minori"))
ROOT = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = 77  # the runner's word for a test that could not run here

SHORT = "extends = '{base}'\nname = 'short'\nburn_in_years = 1\n[horizon]\nfirst_fy = 2011\nlast_fy = 2015\n"
PAIR = """
[experiment]
name = "{name}"
title_en = "With and without a programme"
title_ja = "施策の有無"
question_en = "Does it run?"
question_ja = "動くか。"
base = "short.toml"
baseline = "none"
replicates = {replicates}
seed = {seed}

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
    settings = {"capture_output": True, "text": True, "timeout": 120, "check": False, **options}
    if "stdout" in settings or "stderr" in settings:
        del settings["capture_output"]
    return subprocess.run([MINORI, *map(str, words)], **settings)


def contents(folder):
    """Every file below the folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class Faults(unittest.TestCase):
    """A test in a folder of its own that holds short.toml and pair.toml."""

    finished = {}

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="minori_faults_"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.short = self.folder / "short.toml"
        self.short.write_text(SHORT.format(base=ROOT / "scenarios" / "small.toml"), encoding="utf-8")
        self.pair = self.experiment()

    def experiment(self, name="pair", replicates=2, seed=7):
        path = self.folder / f"{name}.toml"
        path.write_text(PAIR.format(name=name, replicates=replicates, seed=seed), encoding="utf-8")
        return path

    def done(self, *words):
        """A command that must succeed; returns its stdout."""
        done = minori(*words)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def finished_sweep(self, folder):
        """A copy of what the sweep of pair.toml leaves; it is made once in every test file."""
        text = self.pair.read_text(encoding="utf-8")
        if text not in Faults.finished:
            keep = tempfile.TemporaryDirectory(prefix="minori_faults_")
            Faults.finished[text] = keep
            self.sweep_to(pathlib.Path(keep.name, "out"))
        shutil.copytree(pathlib.Path(Faults.finished[text].name, "out"), folder)
        return folder

    def sweep_to(self, folder):
        self.done("sweep", self.pair, "-o", folder, "--quiet")
        return folder

    def digest(self, path):
        return self.done("inspect", path, "--digest").strip()

    def check_refused(self, done, *phrases):
        """Exit 4, nothing on stdout, and one line on stderr that holds the phrases."""
        self.assertEqual((done.returncode, done.stdout or ""), (4, ""), done.stderr)
        told = [line for line in done.stderr.splitlines() if line.startswith("minori: ")]
        self.assertEqual(len(told), 1, done.stderr)
        self.assertEqual(done.stderr.splitlines()[-1], told[0])
        for phrase in phrases:
            self.assertIn(str(phrase), told[0])

    def check_whole(self, folder):
        """Every result file is what was written, and none is half-written."""
        self.assertEqual(list(folder.rglob("*.part")), [])
        for path in folder.rglob("*.h5"):
            self.digest(path)


def main():
    """Runs the tests of the calling file; if none of them could run, says so to the runner."""
    result = unittest.main(exit=False).result
    if result.testsRun and len(result.skipped) == result.testsRun:
        sys.exit(SKIPPED)
    sys.exit(not result.wasSuccessful())
