"""Several sweeps in one folder, and sweeps that are killed at random moments: nothing lost, nothing made twice."""

import json
import subprocess

from shared import RUNS, Cluster, after, main, minori, moments, os, program, signal

KILLS = int(os.environ.get("MINORI_KILLS", "40"))


class Folder(Cluster):
    def start(self, *words, **settings):
        line = [program.MINORI, "sweep", self.pair, "-o", self.out, "--threads", "1", "--json", "--progress", "none", *words]
        return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **settings)

    def test_two_sweeps_in_one_folder_share_the_work(self):
        with self.start() as first, self.start() as second:
            told = [each.communicate(timeout=300) for each in (first, second)]
        self.assertEqual([first.returncode, second.returncode], [0, 0], told)
        made = [json.loads(out)["runs_made"] for out, _ in told]
        self.assertEqual(sum(made), RUNS)
        self.assertGreater(min(made), 0)
        self.check_finished()

    def test_kills_at_random_moments_lose_nothing(self):
        self.undisturbed()
        killed = 0
        for moment in moments(KILLS, 0.8):
            with self.start() as running:
                after(moment, running, signal.SIGKILL)
                running.communicate(timeout=300)
            self.assertIn(running.returncode, (0, -signal.SIGKILL))
            killed += running.returncode != 0
        self.assertGreater(killed, KILLS // 8)
        self.sweep_to(self.out)
        self.check_finished()

    def test_kills_among_two_sweeps_lose_nothing(self):
        self.undisturbed()
        for moment in moments(6, 1.5):
            with self.start() as first, self.start() as second:
                after(moment, first, signal.SIGKILL)
                first.communicate(timeout=300)
                out, told = second.communicate(timeout=300)
            self.assertEqual(second.returncode, 0, told)
            self.check_finished()
            for path in sorted(self.out.glob("*/seed_*.h5"))[::2]:
                path.unlink()
        self.sweep_to(self.out)
        self.check_finished()

    def check_packed(self):
        """Two replicates in each pack, no other run file, and the analysis of an undisturbed sweep that did not pack."""
        packs = [f"replicates_{first:06}_{first + 1:06}.h5" for first in range(0, RUNS // 2, 2)]
        for scenario in ("none", "support"):
            self.assertEqual(sorted(os.listdir(self.out / scenario)), packs)
        self.assertEqual(self.digest(self.out / "analysis.h5"), self.undisturbed()["analysis.h5"])
        self.assertFalse((self.out / ".claims").exists())
        told = self.status()
        self.assertEqual((told["done"], told["missing"], told["running"], told["failed"]), (RUNS, [], [], []))

    def test_two_sweeps_that_pack_in_one_folder_share_the_work(self):
        with self.start("--pack", "2") as first, self.start("--pack", "2") as second:
            told = [each.communicate(timeout=300) for each in (first, second)]
        self.assertEqual([first.returncode, second.returncode], [0, 0], told)
        self.assertEqual(sum(json.loads(out)["runs_made"] for out, _ in told), RUNS)
        self.check_packed()

    def test_kills_while_runs_are_packed_lose_nothing(self):
        for moment in moments(KILLS // 2, 0.8):
            with self.start("--pack", "2") as running:
                after(moment, running, signal.SIGKILL)
                running.communicate(timeout=300)
            self.assertIn(running.returncode, (0, -signal.SIGKILL))
        self.done("sweep", self.pair, "-o", self.out, "--pack", "2", "--quiet")
        self.check_packed()

    def test_kills_among_two_sweeps_that_pack_lose_nothing(self):
        for moment in moments(4, 1.5):
            with self.start("--pack", "2") as first, self.start("--pack", "2") as second:
                after(moment, first, signal.SIGKILL)
                first.communicate(timeout=300)
                out, told = second.communicate(timeout=300)
            self.assertEqual(second.returncode, 0, told)
            self.check_packed()
            for path in sorted(self.out.glob("*/replicates_*.h5"))[::2]:
                path.unlink()

    def test_a_truncated_pack_is_named_and_its_runs_are_made_again(self):
        self.done("sweep", self.pair, "-o", self.out, "--pack", "2", "--quiet")
        cut = sorted(self.out.glob("support/*.h5"))[1]
        cut.write_bytes(cut.read_bytes()[:5000])
        self.assertEqual([each["replicate"] for each in self.status()["damaged"]], [2, 3])
        done = minori("sweep", self.pair, "-o", self.out, "--pack", "2")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(f"{cut}: damaged", done.stderr)
        self.assertIn("its runs are made again", done.stderr)
        cut.with_suffix(".h5.damaged").unlink()
        self.check_packed()

    def test_signals_and_the_time_end_with_75_and_the_same_command_goes_on(self):
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGUSR1):
            with self.start() as running:
                while not self.out.exists() and running.poll() is None:
                    pass
                after(0.3, running, number)
                told = running.communicate(timeout=300)[1]
            self.assertEqual(running.returncode, 75, told)
            self.assertIn(f"stopped by {number.name}; finished runs and worlds under way stay in {self.out}, the same command goes on", told)
        done = minori("sweep", self.pair, "-o", self.out, "--max-walltime", "1", "--threads", "1", "--replicates", "400")
        self.assertEqual(done.returncode, 75, done.stderr)
        self.assertIn("the time is up", done.stderr)
        self.assertFalse((self.out / ".claims").exists())

    def test_a_truncated_run_is_named_and_made_again(self):
        self.sweep_to(self.out)
        cut = sorted(self.out.glob("support/*.h5"))[1]
        cut.write_bytes(cut.read_bytes()[:5000])
        self.assertEqual([each["scenario"] for each in self.status()["damaged"]], ["support"])
        done = minori("sweep", self.pair, "-o", self.out)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(str(cut), done.stderr)
        self.assertIn("set aside", done.stderr)
        self.assertTrue(cut.with_suffix(".h5.damaged").exists())
        self.check_finished()

    def test_clocks_that_are_wrong_do_no_harm(self):
        self.out.mkdir()
        with self.start() as first:
            while not list(self.out.glob(".claims/*")) and first.poll() is None:
                pass
            for claim in self.out.glob(".claims/*"):
                try:
                    os.utime(claim, (1, 1))
                except FileNotFoundError:
                    pass
            with self.start() as second:
                told = [each.communicate(timeout=300) for each in (first, second)]
        self.assertEqual(sum(json.loads(out)["runs_made"] for out, _ in told), RUNS)
        self.check_finished()


if __name__ == "__main__":
    main()
