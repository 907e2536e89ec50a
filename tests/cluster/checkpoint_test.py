"""One run that is stopped and killed again and again: the same command goes on, and ends with the same digest."""

import subprocess

from shared import Cluster, after, main, minori, moments, os, program, signal

KILLS = int(os.environ.get("MINORI_KILLS", "40")) // 2


class Checkpoint(Cluster):
    def setUp(self):
        super().setUp()
        text = self.short.read_text(encoding="utf-8").replace("burn_in_years = 1", "burn_in_years = 190")
        self.short.write_text(text, encoding="utf-8")
        self.result = self.folder / "stopped" / "one.h5"
        self.checkpoint = self.folder / "stopped" / "one.h5.checkpoint"

    def straight(self):
        file = self.folder / "straight.h5"
        self.done("run", self.short, "-o", file, "--threads", 1, "--quiet")
        return self.digest(file)

    def start(self, *words):
        line = [program.MINORI, "run", self.short, "-o", self.result, "--threads", "2", "--progress", "plain", *words]
        return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def finish(self, *words):
        """Runs on to the end; returns what was told on the way."""
        with self.start(*words) as running:
            told = running.communicate(timeout=300)[1]
        self.assertEqual(running.returncode, 0, told)
        self.assertEqual(os.listdir(self.result.parent), ["one.h5"])
        return told

    def stopped(self, number, *words):
        with self.start(*words) as running:
            while running.poll() is None and not self.result.parent.exists():
                pass
            after(0.15, running, number)  # the whole run takes less than a second
            told = running.communicate(timeout=300)[1]
        return running.returncode, told

    def test_signals_and_the_time_leave_a_checkpoint_and_the_same_command_goes_on(self):
        digest = self.straight()
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGUSR1):
            code, told = self.stopped(number)
            self.assertEqual(code, 75, told)
            self.assertIn(f"stopped by {number.name}; its state is in {self.checkpoint}, the same command goes on", told)
            self.assertIn("going on from", self.finish())
            self.assertEqual(self.digest(self.result), digest)
            self.result.unlink()

    def test_kills_at_random_moments_lose_at_most_the_work_since_the_last_checkpoint(self):
        digest = self.straight()
        for moment in moments(KILLS, 0.8):
            with self.start("--checkpoint", "0.001") as running:
                after(moment, running, signal.SIGKILL)
                running.communicate(timeout=300)
            if running.returncode == 0:
                self.assertEqual(self.digest(self.result), digest)
                self.result.unlink()
        if not self.result.exists():
            self.finish()
        self.assertEqual(self.digest(self.result), digest)

    def test_a_damaged_checkpoint_is_named_and_the_one_before_is_used(self):
        digest = self.straight()
        for _ in range(2):
            self.assertEqual(self.stopped(signal.SIGTERM)[0], 75)
        whole = self.checkpoint.read_bytes()
        for damaged in (whole[: len(whole) // 2], whole[:9000] + bytes([whole[9000] ^ 1]) + whole[9001:], b""):
            self.checkpoint.write_bytes(damaged)
            told = minori("run", self.short, "-o", self.result, "--max-walltime", "0.001", "--progress", "plain")
            self.assertEqual(told.returncode, 75, told.stderr)
            self.assertIn(f"{self.checkpoint}", told.stderr)
            self.assertIn("it is not used", told.stderr)
            self.assertIn(f"going on from {self.checkpoint}.previous", told.stderr)
            # That stop has written the checkpoint anew, from the previous one, and kept the damaged one as previous.
            os.replace(self.checkpoint, f"{self.checkpoint}.previous")
        self.checkpoint.write_bytes(whole)
        self.finish()
        self.assertEqual(self.digest(self.result), digest)


if __name__ == "__main__":
    main()
