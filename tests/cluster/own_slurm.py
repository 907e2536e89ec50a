"""A Slurm of one node that a test starts for itself, and what is done with it."""

import os
import pathlib
import shutil
import subprocess
import time
import unittest

from shared import Cluster, program

NODE = pathlib.Path(__file__).with_name("slurm_node")
PROGRAMS = ("slurmctld", "slurmd", "munged", "sbatch")
MISSING = [name for name in PROGRAMS if shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/sbin") is None]


@unittest.skipIf(MISSING, f"no {', '.join(MISSING)} (packages slurm-wlm, munge)")
@unittest.skipUnless(os.geteuid() == 0, "a Slurm of one's own needs root")
class OwnSlurm(Cluster):
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

    def submit(self, *words, experiment=None):
        """Submits the script that `minori plan` prints; returns the job's number."""
        script = self.folder / "job.sh"
        script.write_text(self.done("plan", experiment or self.pair, "-o", self.out, "--threads", 1, "--probe", 0.2, *words))
        return self.command("sbatch", "--parsable", "--mem=200M", script).strip()

    def state(self, job):
        shown = subprocess.run(["squeue", "-h", "-j", job, "-o", "%T"], capture_output=True, text=True, check=False)
        return shown.stdout.split()

    def wait_until(self, condition, seconds=300):
        end = time.monotonic() + seconds
        while not condition():
            self.assertLess(time.monotonic(), end, "; ".join(path.read_text() for path in self.folder.glob("*.log")))
            time.sleep(0.2)
