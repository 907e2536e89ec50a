"""Sweeps under a real Slurm on this machine: an array that shares the work, scancel, a signal before the time is up."""

from own_slurm import OwnSlurm
from shared import RUNS, main


class Slurm(OwnSlurm):
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
