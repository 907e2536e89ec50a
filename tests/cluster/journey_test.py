"""A sweep of some five hundred runs on its way: killed in one process, resumed and killed under MPI, finished by a Slurm array,
collected. Its file is that of a sweep that one process made undisturbed.

The default is the small country (minutes). MINORI_JOURNEY names another experiment: tests/cluster/default_runs.toml has default runs
of the whole country (three quarters of an hour on two cores).
"""

import json
import os
import pathlib
import signal
import subprocess
import unittest

from own_slurm import OwnSlurm
from shared import MPIRUN, WITH_MPI, after, main, minori, mpirun, program

EXPERIMENT = os.environ.get("MINORI_JOURNEY", "funding_period_small")
if pathlib.Path(EXPERIMENT).exists():
    EXPERIMENT = str(pathlib.Path(EXPERIMENT).resolve())
LEAST_RUNS = 500
DAYS = 2 * 24 * 3600


@unittest.skipUnless(MPIRUN, "no mpirun (package openmpi-bin)")
@unittest.skipUnless(WITH_MPI, "the program was built without MPI (package libopenmpi-dev)")
class Journey(OwnSlurm):
    def setUp(self):
        super().setUp()
        entries = json.loads(self.done("plan", EXPERIMENT, "-o", self.out, "--probe", 0.2, "--json"))["scenarios"]
        self.replicates = ["--replicates", str(-(-LEAST_RUNS // entries))]
        self.runs = entries * int(self.replicates[1])

    def finished_runs(self):
        return len(list(self.out.glob("*/seed_*.h5")))

    def killed(self, *launcher):
        """Starts the sweep and kills it after it has published some runs more."""
        before = self.finished_runs()
        line = [*launcher, program.MINORI, "sweep", EXPERIMENT, *self.replicates, "-o", self.out, "--quiet"]
        with subprocess.Popen(line, stderr=subprocess.DEVNULL, start_new_session=True) as running:
            self.wait_until(lambda: self.finished_runs() >= before + self.runs // 8 or running.poll() is not None, seconds=DAYS)
            after(0.3, running)
            self.assertIsNone(running.poll(), "it was to be killed on its way")
            os.killpg(running.pid, signal.SIGKILL)
        self.assertLess(self.finished_runs(), self.runs)

    def test_a_sweep_of_five_hundred_runs_ends_with_the_bytes_of_an_undisturbed_one(self):
        self.killed()
        self.killed(*mpirun(2))
        job = self.submit("--slurm-array", 2, *self.replicates, experiment=EXPERIMENT)
        self.wait_until(lambda: not self.state(job), seconds=DAYS)
        self.done("collect", self.out, "--quiet")
        self.assertEqual(self.finished_runs(), self.runs)
        self.assertEqual(list(self.out.rglob("*.part")), [])

        laptop = self.folder / "laptop"
        done = minori("sweep", EXPERIMENT, *self.replicates, "-o", laptop, "--quiet", timeout=DAYS)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.digest(self.out / "analysis.h5"), self.digest(laptop / "analysis.h5"))


if __name__ == "__main__":
    main()
