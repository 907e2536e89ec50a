"""Scenarios and experiments that are no text of reasonable size and shape: exit 3, place and reason, never a crash."""

import os

from program import Faults, main, minori


class Inputs(Faults):
    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def invalid(self, path, *phrases, verbs=("validate", "run", "sweep"), at=None):
        """Every verb that reads inputs says what is wrong, quickly, and writes nothing."""
        before = sorted(os.listdir(self.folder))
        for verb in verbs:
            done = minori(verb, path, cwd=self.folder, timeout=20)
            self.assertEqual((done.returncode, done.stdout), (3, ""), done.stderr[:1000])
            for phrase in (str(at or path), "error: ", *phrases):
                self.assertIn(phrase, done.stderr)
        self.assertEqual(sorted(os.listdir(self.folder)), before)

    def test_a_file_of_100_megabytes_is_refused_unread(self):
        path = self.write("large.toml", b"x = 1\n" + b"# padding\n" * 10_000_000)
        self.invalid(path, "has 100000006 bytes", "at most 8388608")

    def test_deep_nesting_is_refused_with_its_place(self):
        deep = 100_000
        forms = ["x = " + "[" * deep + "]" * deep, "x = " + "{a = " * deep + "1" + "}" * deep, "a" + ".a" * deep + " = 1",
                 "[" + "a." * deep + "a]", "[[" + "a." * deep + "a]]", "x = '" + "\n" + "[" * deep]
        for text in forms:
            self.invalid(self.write("deep.toml", text), "deep.toml:")
        self.invalid(self.write("deep.toml", forms[0]), "deep.toml:1:37: error: nested more than 32 levels deep")

    def test_what_is_no_utf_8_is_refused_with_its_place(self):
        self.invalid(self.write("latin.toml", b'name = "a"\ntitle_en = "caf\xe9"\n'), "latin.toml:2:16: error: not valid UTF-8")
        self.invalid(self.write("utf16.toml", 'name = "a"\n'.encode("utf-16")), "utf16.toml:1:1: error: not valid UTF-8")
        self.invalid(self.write("binary.toml", bytes(range(256)) * 100), "binary.toml:2:118: error: not valid UTF-8")
        self.invalid(self.write("zero.toml", b'name = "a\0b"\n'), "zero.toml:1:10: error: not valid TOML")

    def test_a_folder_or_a_device_or_a_missing_file_is_no_input(self):
        self.invalid(self.folder, "is a folder; a TOML file is needed")
        self.invalid("/dev/zero", "is not a regular file")
        pipe = self.folder / "pipe.toml"
        os.mkfifo(pipe)
        self.invalid(pipe, "is not a regular file")
        self.invalid(self.folder / "gone.toml", "no such file")
        loop = self.folder / "loop.toml"
        loop.symlink_to("loop.toml")
        self.invalid(loop)

    def test_files_that_extend_one_another_in_a_circle_are_refused(self):
        first = self.write("first.toml", "extends = 'second.toml'\n")
        self.write("second.toml", "extends = 'first.toml'\n")
        self.invalid(first, "second.toml:1:11: error: extends goes in a circle", verbs=("validate", "run"))
        itself = self.write("itself.toml", "extends = 'itself.toml'\n")
        self.invalid(itself, "extends goes in a circle: ", verbs=("validate", "run"))

    def test_an_experiment_on_a_base_that_cannot_be_used_is_refused(self):
        self.write("short.toml", "extends = 'short.toml'\n")
        self.invalid(self.pair, "extends goes in a circle", verbs=("validate", "sweep"), at=self.short)
        self.write("short.toml", b"\xff")
        self.invalid(self.pair, ":1:1: error: not valid UTF-8", verbs=("validate", "sweep"), at=self.short)

    def test_a_scenario_cut_short_anywhere_never_crashes(self):
        whole = self.pair.read_bytes()
        for length in range(0, len(whole), 29):
            done = minori("validate", self.write("cut.toml", whole[:length]), timeout=20)
            self.assertIn(done.returncode, (0, 3), done.stderr)
            self.assertEqual(done.returncode == 3, "error: " in done.stderr)


if __name__ == "__main__":
    main()
