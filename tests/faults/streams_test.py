"""Standard streams that are full, closed or gone: a message where one can be given, whole files, never a crash."""

import json
import signal
import subprocess

import program
from program import Faults, main, minori


class Streams(Faults):
    def setUp(self):
        super().setUp()
        self.out = self.finished_sweep(self.folder / "out")
        self.analysis = self.out / "analysis.h5"
        self.report = self.folder / "report.html"

    def printing_commands(self):
        """A command of every verb, and the file that it leaves, if any."""
        one = self.folder / "one.h5"
        return [(["list"], None), (["list", "--json"], None), (["schema"], None), (["parameters"], None),
                (["validate", self.short], None), (["validate", self.short, "--print-config"], None),
                (["run", self.short, "-o", one, "--json"], one), (["sweep", self.pair, "-o", self.out], self.analysis),
                (["collect", self.out], self.analysis), (["compare", self.analysis], None),
                (["compare", self.analysis, "--json"], None), (["report", self.analysis, "-o", self.report], self.report),
                (["inspect", self.analysis], None), (["inspect", self.analysis, "--json"], None),
                (["inspect", self.analysis, "--digest"], None), (["--version"], None), (["--help"], None), (["run", "--help"], None)]

    def with_streams(self, redirection, *words):
        """The program with its streams as the shell was told."""
        line = ["sh", "-c", f'exec "$@" {redirection}', "sh", program.MINORI, *map(str, words)]
        return subprocess.run(line, capture_output=True, text=True, timeout=120, check=False)

    def test_a_full_or_closed_stdout_is_told_by_every_verb_and_files_are_whole(self):
        for redirection, reason in ((">/dev/full", "No space left on device"), (">&-", "Bad file descriptor")):
            for words, file in self.printing_commands():
                done = self.with_streams(redirection, *words)
                self.assertEqual(done.returncode, 4, (redirection, words, done.stderr))
                self.assertEqual(done.stderr.splitlines()[-1], f"minori: standard output: {reason}", words)
                self.assertTrue(file is None or file.exists(), words)
            self.check_whole(self.folder)

    def test_a_reader_that_has_gone_ends_the_program_as_it_ends_others(self):
        for words, _ in self.printing_commands():
            with subprocess.Popen([program.MINORI, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
                running.stdout.close()
                told = running.stderr.read().decode()
            self.assertEqual(running.returncode, -signal.SIGPIPE, (words, told))
        self.check_whole(self.folder)

    def test_a_full_or_closed_stderr_does_not_stop_the_work(self):
        for number, redirection in enumerate(("2>/dev/full", "2>&-", "2>&- <&-")):
            file = self.folder / f"{number}.h5"
            done = self.with_streams(redirection, "run", self.short, "--progress", "plain", "-o", file)
            self.assertEqual(done.returncode, 0, redirection)
            self.assertEqual(done.stdout.split()[-1], self.digest(file))
            self.assertEqual(self.with_streams(redirection, "lst").returncode, 2)
            self.assertEqual(self.with_streams(redirection, "run", self.folder).returncode, 3)
            self.assertEqual(self.with_streams(redirection, "inspect", self.short).returncode, 4)
            self.assertEqual(self.with_streams(redirection, "compare", self.analysis, "--gate", "support.papers_domestic.mean < -1e9").returncode, 6)
        whole = {self.digest(path) for path in self.folder.glob("?.h5")}
        self.assertEqual(len(whole), 1)

    def test_without_any_stream_nothing_that_is_printed_gets_into_a_file(self):
        whole = self.folder / "whole.h5"
        self.done("run", self.short, "-o", whole)
        file = self.folder / "one.h5"
        done = self.with_streams("<&- >&- 2>&-", "run", self.short, "--progress", "plain", "-o", file)
        self.assertEqual(done.returncode, 4)
        self.assertEqual(self.digest(file), self.digest(whole))

    def test_a_full_disk_under_the_log_of_a_sweep_does_not_fail_its_runs(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = minori("sweep", self.pair, "-o", self.folder / "new", "--json", "--progress", "plain", stdout=subprocess.PIPE, stderr=full)
        self.assertEqual(done.returncode, 0)
        told = json.loads(done.stdout)
        self.assertEqual((told["runs_made"], told["failed"]), (4, []))


if __name__ == "__main__":
    main()
