"""Sweeps over the ranks of a real mpirun: the digest of one process, exit codes that agree, one line of progress."""

import json
import shutil
import subprocess
import unittest

from shared import MPIRUN, RUNS, WITH_MPI, Cluster, after, main, mpirun, program, signal


@unittest.skipUnless(MPIRUN, "no mpirun (package openmpi-bin)")
@unittest.skipUnless(WITH_MPI, "the program was built without MPI (package libopenmpi-dev)")
class Mpi(Cluster):
    def start(self, ranks, *words):
        line = [*mpirun(ranks), program.MINORI, "sweep", self.pair,
                "-o", self.out, "--threads", "1", *words]
        return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def test_any_number_of_ranks_gives_the_same_files(self):
        for ranks in (1, 2, 4):
            with self.start(ranks, "--json", "--progress", "none") as running:
                out, told = running.communicate(timeout=600)
            self.assertEqual(running.returncode, 0, told)
            self.assertEqual(len(out.splitlines()), 1, out)  # one rank speaks
            result = json.loads(out)
            self.assertEqual(result["runs_made"] + result["runs_made_elsewhere"], RUNS)
            self.assertEqual(result["digest"], self.undisturbed()["analysis.h5"])
            self.check_finished()
            shutil.rmtree(self.out)

    def test_progress_is_told_once_for_all_ranks(self):
        with self.start(3) as running:
            told = running.communicate(timeout=600)[1]
        self.assertEqual(running.returncode, 0, told)
        self.assertEqual(told.count(f"{RUNS}/{RUNS} runs in "), 1, told)

    def test_a_job_that_is_stopped_or_loses_a_rank_goes_on(self):
        self.undisturbed()
        for number in (signal.SIGUSR1, signal.SIGKILL):
            with self.start(2, "--replicates", "6") as running:
                after(1.5, running, number)
                told = running.communicate(timeout=600)[1]
            if number == signal.SIGUSR1 and running.returncode != 0:
                self.assertEqual(running.returncode, 75, told)
        with self.start(2) as running:
            ranks = []
            while len(ranks) < 2 and running.poll() is None:
                found = subprocess.run(["pgrep", "-P", str(running.pid)], capture_output=True, text=True, check=False)
                ranks = found.stdout.split()
            after(1.0, running)
            if running.poll() is None:
                subprocess.run(["kill", "-KILL", ranks[-1]], check=False)
            running.communicate(timeout=600)
        with self.start(2) as running:
            told = running.communicate(timeout=600)[1]
        self.assertEqual(running.returncode, 0, told)
        self.check_finished()


if __name__ == "__main__":
    main()
