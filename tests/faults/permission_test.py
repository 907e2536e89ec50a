"""Folders and files that permission bits close: exit 4 or 3, one message with path and reason, and nothing changes."""

import os
import shutil
import stat
import subprocess

import program
from program import Faults, contents, main

DENIED = "Permission denied"
NOBODY = 65534


class Permission(Faults):
    def setUp(self):
        super().setUp()
        self.out = self.finished_sweep(self.folder / "out")
        self.done("report", self.out / "analysis.h5")
        self.folder.chmod(0o755)
        self.addCleanup(self.out.chmod, 0o755)

    def as_nobody(self, *words):
        """The program run by a user whom permission bits bind; a superuser is not."""
        line = [program.MINORI, *map(str, words)]
        if os.geteuid() == 0:
            become = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
            able = shutil.which("setpriv") and subprocess.run([*become, program.MINORI, "--version"], capture_output=True, check=False)
            if not able or able.returncode != 0:
                self.skipTest("permission bits do not bind a superuser, and setpriv cannot run the program as another user")
            line = [*become, *line]
        return subprocess.run(line, capture_output=True, text=True, timeout=120, check=False)

    def lock(self, path, bits):
        """Nobody may write below, and `bits` say what else is left; folders are opened again at the end."""
        for each in [path, *path.rglob("*")]:
            if each.is_dir():
                self.addCleanup(each.chmod, 0o755)
            each.chmod(bits if each.is_dir() else bits & ~(stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH))

    def refused(self, *words, says):
        before = contents(self.folder)
        self.check_refused(self.as_nobody(*words), says, DENIED)
        self.assertEqual(contents(self.folder), before)

    def test_a_folder_that_cannot_be_written_is_named(self):
        self.lock(self.out, 0o555)
        self.refused("run", self.short, "-o", self.out / "one.h5", says=self.out / "one.h5")
        self.refused("run", self.short, "-o", self.out / "new" / "one.h5", says=self.out / "new")
        self.refused("sweep", self.pair, "-o", self.out, says=self.out / "analysis.h5")
        self.refused("sweep", self.pair, "-o", self.out / "new", says=self.out / "new")
        self.refused("sweep", self.pair, "--replicates", 3, "-o", self.out, says=self.out / "experiment.json")
        self.refused("collect", self.out, says=self.out / "analysis.h5")
        self.refused("report", self.out / "analysis.h5", says=self.out / "report.html")

    def test_a_folder_that_cannot_be_entered_is_named(self):
        self.out.chmod(0o000)
        self.check_refused(self.as_nobody("run", self.short, "-o", self.out / "one.h5"), self.out / "one.h5", DENIED)
        self.check_refused(self.as_nobody("sweep", self.pair, "-o", self.out), self.out, DENIED)
        self.check_refused(self.as_nobody("collect", self.out, "-o", self.folder / "all.h5"), self.out, DENIED)
        self.check_refused(self.as_nobody("compare", self.out / "analysis.h5"), self.out / "analysis.h5", DENIED)

    def test_a_result_file_that_cannot_be_read_is_named(self):
        analysis = self.out / "analysis.h5"
        analysis.chmod(0o200)
        for words in (["inspect", analysis], ["compare", analysis], ["report", analysis, "-o", self.folder / "r.html"]):
            self.check_refused(self.as_nobody(*words), analysis, DENIED)

    def test_a_scenario_that_cannot_be_read_is_named_as_invalid(self):
        self.short.chmod(0o200)
        for verb in ("validate", "run"):
            done = self.as_nobody(verb, self.short)
            self.assertEqual((done.returncode, done.stdout), (3, ""), done.stderr)
            self.assertEqual(done.stderr, f"{self.short}: error: cannot be read: {DENIED}\n")


if __name__ == "__main__":
    main()
