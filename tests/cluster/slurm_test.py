"""Sweeps under a real Slurm on this machine: an array that shares the work, scancel, a signal before the time is up."""

import os
import pathlib
import shutil
import subprocess
import time
import unittest

from shared import RUNS, Cluster, main, program

NODE = pathlib.Path(__file__).with_name("slurm_node")
PROGRAMS = ("slurmctld", "slurmd", "munged", "sbatch")
MISSING = [name for name in PROGRAMS if shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/sbin") is None]


@unittest.skipIf(MISSING, f"no {', '.join(MISSING)} (packages slurm-wlm, munge)")
@unittest.skipUnless(os.geteuid() == 0, "a Slurm of one's own needs root")
class Slurm(Cluster):
    @classmethod
    def setUpClass(cls):
        os.environ["PATH"] += ":/usr/sbin:/sbin:" + os.path.dirname(program.MINORI)
        cls.node = pathlib.Path("/tmp", f"minori_slurm_{os.getpid()}")
        done = subprocess.run([NODE, "start", cls.node], stdout=subprocess.PIPE, timeout=120, text=True, check=False)
        if done.returncode != 0:
            subprocess.run([NODE, "stop", cls.node], check=False)
            raise unittest.SkipTest("Slurm does not start here")
        os.environ["SLURM_CONF"] = done.stdout.strip()

    @classmethod
    def tearDownClass(cls):
        subprocess.run(["scancel", "--user=root"], check=False)
        subprocess.run([NODE, "stop", cls.node], check=False)
        shutil.rmtree(cls.node, ignore_errors=True)

    def command(self, *words):
        done = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False, cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def submit(self, *words):
        """Submits the script that `minori plan` prints; returns the job's number."""
        script = self.folder / "job.sh"
        script.write_text(self.done("plan", self.pair, "-o", self.out, "--threads", 1, "--probe", 0.2, *words))
        return self.command("sbatch", "--parsable", "--mem=200M", script).strip()

    def state(self, job):
        shown = subprocess.run(["squeue", "-h", "-j", job, "-o", "%T"], capture_output=True, text=True, check=False)
        return shown.stdout.split()

    def wait_until(self, condition, seconds=300):
        end = time.monotonic() + seconds
        while not condition():
            self.assertLess(time.monotonic(), end, "; ".join(path.read_text() for path in self.folder.glob("*.log")))
            time.sleep(0.2)

    def test_the_tasks_of_an_array_share_the_work(self):
        job = self.submit("--slurm-array", 3)
        self.wait_until(lambda: not self.state(job))
        self.done("collect", self.out, "--quiet")
        self.check_finished()
        logs = [path.read_text() for path in self.folder.glob("*.log")]
        self.assertEqual(len(logs), 3)

    def test_a_job_that_is_cancelled_goes_on_when_it_is_submitted_again(self):
        job = self.submit("--slurm")
        self.wait_until(lambda: list(self.out.glob("*/seed_*.h5")) or not self.state(job))
        self.command("scancel", job)
        self.wait_until(lambda: not self.state(job))
        job = self.submit("--slurm")
        self.wait_until(lambda: not self.state(job))
        self.check_finished()

    def test_a_signal_before_the_time_is_up_submits_the_job_again(self):
        job = self.submit("--slurm")
        self.wait_until(lambda: list(self.out.glob("*/seed_*.h5")) or not self.state(job))
        self.command("scancel", "--signal=USR1", job)  # what --signal sends some seconds before the end
        self.wait_until(lambda: not self.state(job))
        log = "".join(path.read_text() for path in self.folder.glob("*.log"))
        self.assertIn("stopped by SIGUSR1", log)
        self.check_finished()
        self.assertEqual(self.status()["done"], RUNS)


if __name__ == "__main__":
    main()
