"""What the cluster tests share: the helpers of the fault tests, and an experiment of some seconds."""

import json
import os
import pathlib
import random
import shutil
import signal
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "faults"))

import program  # noqa: E402
from program import Faults, main, minori  # noqa: E402,F401

MPIRUN = shutil.which("mpirun")
WITH_MPI = "built without" not in minori("doctor", "/tmp", "--json").stdout
RUNS = 12  # of the experiment: two scenarios, six seeds


class Cluster(Faults):
    """A test with an experiment of twelve runs and the digest of its analysis from one undisturbed process."""

    whole = {}

    def setUp(self):
        super().setUp()
        self.pair = self.experiment(replicates=RUNS // 2)
        self.out = self.folder / "out"

    def undisturbed(self):
        if not Cluster.whole:
            folder = self.finished_sweep(self.folder / "undisturbed")
            Cluster.whole.update(self.digests(folder))
        return Cluster.whole

    def digests(self, folder):
        return {str(path.relative_to(folder)): self.digest(path) for path in sorted(folder.rglob("*.h5"))}

    def status(self):
        done = minori("status", self.out, "--json")
        self.assertIn(done.returncode, (0, 5), done.stderr)
        return json.loads(done.stdout)

    def check_finished(self):
        """Every run is there once, whole, with the bytes of an undisturbed sweep, and nothing else is left."""
        self.assertEqual(self.digests(self.out), self.undisturbed())
        self.assertEqual(list(self.out.rglob("*.part")), [])
        self.assertFalse((self.out / ".claims").exists())
        told = self.status()
        self.assertEqual((told["done"], told["missing"], told["running"], told["failed"]), (RUNS, [], [], []))


def after(seconds, running, *signals):
    """Sends the signals to a process after some time, unless it has ended."""
    end = time.monotonic() + seconds
    while running.poll() is None and time.monotonic() < end:
        time.sleep(0.005)
    for number in signals:
        if running.poll() is None:
            running.send_signal(number)


def mpirun(ranks):
    """What starts a program on so many ranks of this machine."""
    return [MPIRUN, "--allow-run-as-root", "--oversubscribe", "-np", str(ranks)]


def moments(count, longest):
    """Random moments, the same in every run of the test."""
    chance = random.Random(20110401)
    return [chance.uniform(0.0, longest) for _ in range(count)]


__all__ = ["Cluster", "MPIRUN", "RUNS", "WITH_MPI", "after", "main", "minori", "moments", "mpirun", "os", "program", "signal"]
