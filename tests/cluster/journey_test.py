"""One sweep of 512 runs on its way: killed in one process, resumed and killed under MPI, finished by a Slurm array, collected. Its
file is that of a sweep that one process made undisturbed.

MINORI_JOURNEY=funding_period makes it 512 default runs of the whole country (hours); the default is the small country (minutes).
"""

import os
import signal
import subprocess
import unittest

from own_slurm import OwnSlurm
from shared import MPIRUN, WITH_MPI, after, main, minori, mpirun, program

EXPERIMENT = os.environ.get("MINORI_JOURNEY", "funding_period_small")
REPLICATES = "32"  # times 16 entries
RUNS = 512


@unittest.skipUnless(MPIRUN, "no mpirun (package openmpi-bin)")
@unittest.skipUnless(WITH_MPI, "the program was built without MPI (package libopenmpi-dev)")
class Journey(OwnSlurm):
    def finished_runs(self):
        return len(list(self.out.glob("*/seed_*.h5")))

    def killed(self, *launcher):
        """Starts the sweep and kills it after it has published some runs more."""
        before = self.finished_runs()
        line = [*launcher, program.MINORI, "sweep", EXPERIMENT, "--replicates", REPLICATES, "-o", self.out, "--quiet"]
        with subprocess.Popen(line, stderr=subprocess.DEVNULL, start_new_session=True) as running:
            self.wait_until(lambda: self.finished_runs() >= before + RUNS // 8 or running.poll() is not None, seconds=7200)
            after(0.3, running)
            self.assertIsNone(running.poll(), "it was to be killed on its way")
            os.killpg(running.pid, signal.SIGKILL)
        self.assertLess(self.finished_runs(), RUNS)

    def test_a_sweep_of_five_hundred_runs_ends_with_the_bytes_of_an_undisturbed_one(self):
        self.killed()
        self.killed(*mpirun(2))
        job = self.submit("--slurm-array", 2, "--replicates", REPLICATES, experiment=EXPERIMENT)
        self.wait_until(lambda: not self.state(job), seconds=48 * 3600)
        self.done("collect", self.out, "--quiet")
        self.assertEqual(self.finished_runs(), RUNS)
        self.assertEqual(list(self.out.rglob("*.part")), [])

        laptop = self.folder / "laptop"
        done = minori("sweep", EXPERIMENT, "--replicates", REPLICATES, "-o", laptop, "--quiet", timeout=48 * 3600)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.digest(self.out / "analysis.h5"), self.digest(laptop / "analysis.h5"))


if __name__ == "__main__":
    main()
