"""Sweeps that are killed or stopped: the same command goes on, and ends with the digests of a sweep never interrupted."""

import signal
import subprocess
import time

import program
from program import Faults, main

REPLICATES = 6


class Killed(Faults):
    def setUp(self):
        super().setUp()
        self.pair = self.experiment(replicates=REPLICATES)
        self.out = self.folder / "out"

    def start(self):
        line = [program.MINORI, "sweep", self.pair, "-o", self.out, "--threads", "2"]
        return subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def files(self):
        return sorted(self.out.glob("*/seed_*.h5"))

    def wait_for(self, running, condition):
        start = time.monotonic()
        while running.poll() is None and not condition():
            self.assertLess(time.monotonic() - start, 300)
            time.sleep(0.001)

    def interrupted(self, condition, *signals):
        """Starts the sweep, sends the signals when the condition holds; returns exit code and stderr."""
        with self.start() as running:
            self.wait_for(running, condition)
            for number in signals:
                running.send_signal(number)
            told = running.communicate(timeout=300)[1]
        return running.returncode, told

    def moments(self):
        """Moments of a sweep: the folder is there, a file is begun, some runs are done, the runs are joined."""
        return {
            "folder": self.out.exists,
            "a file that is being written": lambda: any(self.out.glob("*/*")),
            "first file": lambda: len(self.files()) >= 1,
            "half of the files": lambda: len(self.files()) >= REPLICATES,
            "joining": lambda: (self.out / "analysis.h5.part").exists(),
        }

    def digests(self, folder):
        return {str(path.relative_to(folder)): self.digest(path) for path in folder.rglob("*.h5")}

    def test_a_sweep_killed_again_and_again_ends_like_one_never_interrupted(self):
        whole = self.digests(self.finished_sweep(self.folder / "whole"))
        self.assertEqual(len(whole), 2 * REPLICATES + 1)
        killed = 0
        for moment, condition in self.moments().items():
            code, _ = self.interrupted(condition, signal.SIGKILL)
            killed += code == -signal.SIGKILL
            for path in self.files():
                self.assertEqual(self.digest(path), whole[str(path.relative_to(self.out))], moment)
        self.assertGreaterEqual(killed, 3)
        self.assertEqual(self.digests(self.sweep_to(self.out)), whole)
        self.assertEqual(list(self.out.rglob("*.part")), [])

    def test_a_signal_stops_the_sweep_between_files_and_the_same_command_goes_on(self):
        whole = self.digests(self.finished_sweep(self.folder / "whole"))
        for number in (signal.SIGTERM, signal.SIGINT):
            made = len(self.files())
            found, told = self.interrupted(lambda: len(self.files()) > made, number)
            self.assertEqual(found, 75, told)
            self.assertIn(f"stopped by {number.name}; finished runs and worlds under way stay in {self.out}, the same command goes on", told)
            self.check_whole(self.out)
            self.assertNotEqual(list(self.out.rglob("*.checkpoint")), [])
        self.assertEqual(self.digests(self.sweep_to(self.out)), whole)
        self.assertEqual(list(self.out.rglob("*.checkpoint")), [])

    def test_a_second_signal_stops_at_once_and_published_files_are_whole(self):
        code, told = self.interrupted(lambda: len(self.files()) >= 1, signal.SIGINT, signal.SIGINT)
        self.assertIn(code, (-signal.SIGINT, 75), told)
        for path in self.files():
            self.digest(path)

    def test_collecting_that_is_killed_leaves_the_older_analysis(self):
        self.finished_sweep(self.out)
        analysis = self.out / "analysis.h5"
        digest = self.digest(analysis)
        for number in (signal.SIGTERM, signal.SIGKILL):
            before = analysis.read_bytes()
            with subprocess.Popen([program.MINORI, "collect", self.out, "--quiet"], stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL) as running:
                self.wait_for(running, (self.out / "analysis.h5.part").exists)
                running.send_signal(number)
            self.assertIn(running.returncode, (0, -signal.SIGKILL, 143))
            self.assertTrue(running.returncode == 0 or analysis.read_bytes() == before)
            self.assertTrue(running.returncode != 143 or not list(self.out.rglob("*.part")))
        self.done("collect", self.out)
        self.assertEqual(self.digest(analysis), digest)
        self.assertEqual(list(self.out.rglob("*.part")), [])

    def test_two_sweeps_into_one_folder_at_once_share_the_work(self):
        with self.start() as first, self.start() as second:
            told = [each.communicate(timeout=120)[1] for each in (first, second)]
        self.assertEqual([first.returncode, second.returncode], [0, 0], told)
        self.assertEqual(len(self.files()), 2 * REPLICATES)
        self.check_whole(self.out)


if __name__ == "__main__":
    main()
