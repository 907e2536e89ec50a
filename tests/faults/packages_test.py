"""Where no packages can be installed, the script names the packages that are needed."""

import os
import subprocess

from program import ROOT, Faults, main


class Packages(Faults):
    def install(self, *purposes, **environment):
        return subprocess.run(["/bin/sh", "scripts/install-packages", *purposes], cwd=ROOT, capture_output=True, text=True,
                              timeout=60, check=False, env={"PATH": "/nowhere", **environment})

    def wanted(self, *purposes):
        lines = (ROOT / "scripts" / "packages").read_text(encoding="utf-8").splitlines()
        return [line.split()[1] for line in lines if line.strip() and line.split()[0] in purposes]

    def test_a_system_without_apt_and_without_any_tool_is_told_all_packages(self):
        for purposes in (["build"], ["build", "test"]):
            done = self.install(*purposes)
            self.assertEqual((done.returncode, done.stdout), (4, ""), done.stderr)
            first, *rest = done.stderr.splitlines()
            self.assertIn("This is not Debian or Ubuntu", first)
            self.assertEqual(" ".join(rest).split(), self.wanted(*purposes))
            self.assertLessEqual(max(map(len, rest)), 110)

    def test_who_has_the_packages_can_say_so(self):
        self.assertEqual(self.install("build", MINORI_SKIP_PACKAGES="1").returncode, 0)

    def test_an_unknown_purpose_is_refused(self):
        done = self.install("bild")
        self.assertEqual((done.returncode, done.stderr), (2, "install-packages: no purpose 'bild' in scripts/packages\n"))

    def test_the_script_finds_its_list_from_anywhere(self):
        line = ["/bin/sh", os.path.relpath(ROOT / "scripts" / "install-packages", self.folder), "build"]
        done = subprocess.run(line, cwd=self.folder, capture_output=True, text=True, timeout=60, check=False, env={"PATH": "/nowhere"})
        self.assertEqual(done.returncode, 4, done.stderr)


if __name__ == "__main__":
    main()
