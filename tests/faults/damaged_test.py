"""Result files that are cut short, overwritten or changed: a message and exit 4 from every verb, never a crash."""

import random

from program import Faults, main, minori

SEAL = 76  # bytes at the end that guard all others; a file that lost only them is whole


class Damaged(Faults):
    def setUp(self):
        super().setUp()
        self.out = self.finished_sweep(self.folder / "out")
        self.analysis = self.out / "analysis.h5"
        self.run_file = sorted(self.out.glob("support/*.h5"))[0]
        self.bad = self.folder / "bad.h5"
        self.report = self.folder / "report.html"

    def readers(self):
        """A command of every verb that reads one result file."""
        yield from (["inspect", self.bad, *form] for form in ([], ["--digest"], ["--json"], ["--scenario"], ["--reproduce"]))
        yield ["compare", self.bad]
        yield ["report", self.bad, "-o", self.report]

    def refused(self, damaged, readers, why):
        self.bad.write_bytes(damaged)
        for words in readers:
            done = minori(*words, timeout=20)
            self.assertEqual(done.returncode, 4, (why, words, done.stderr))
            self.check_refused(done, self.bad)
        self.assertFalse(self.report.exists())

    def damages(self, whole):
        """Files with one fault each, at places all over the file, and what the fault is."""
        chance = random.Random(1)
        for part in range(1, 12):
            at = part * (len(whole) - SEAL) // 12 + chance.randrange(1000) - 500
            yield whole[:at], f"cut at byte {at}"
            yield whole[:at] + bytes(len(whole) - at), f"zeros from byte {at}"
            yield whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :], f"bit flipped in byte {at}"
            page = at // 4096 * 4096
            yield whole[:page] + bytes(4096) + whole[page + 4096 :], f"zeros in the page of byte {at}"

    def test_every_verb_refuses_a_damaged_file(self):
        for path in (self.analysis, self.run_file):
            whole = path.read_bytes()
            readers = list(self.readers())
            for number, (damaged, why) in enumerate(self.damages(whole)):
                if damaged == whole:
                    continue
                self.refused(damaged, [readers[number % 5], readers[-2], readers[-1]], why)

    def test_bytes_after_the_end_are_no_result(self):
        self.bad.write_bytes(self.analysis.read_bytes() + b"more")
        for words in self.readers():
            self.assertIn(minori(*words, timeout=20).returncode, (0, 4))

    def test_what_is_no_result_file_is_refused_with_the_reason(self):
        head = self.analysis.read_bytes()[:8]
        for content, why in ((b"", "it is empty"), (b"name = 'a'\n", "it is not HDF5"), (head, "damaged"), (head + bytes(5000), "damaged")):
            self.bad.write_bytes(content)
            for words in self.readers():
                self.check_refused(minori(*words, timeout=20), self.bad, why)
        for words in (["inspect"], ["compare"], ["report"]):
            self.check_refused(minori(*words, self.folder / "gone.h5"), "gone.h5", "No such file or directory")
            self.check_refused(minori(*words, self.out), self.out, "Is a directory")

    def test_a_run_file_is_no_analysis(self):
        self.check_refused(minori("compare", self.run_file), self.run_file)

    def test_collecting_names_the_damaged_run_and_keeps_the_older_analysis(self):
        before, whole = self.analysis.read_bytes(), self.run_file.read_bytes()
        for damaged in (b"", whole[: len(whole) // 2], whole[:1000] + bytes([whole[1000] ^ 1]) + whole[1001:], before):
            self.run_file.write_bytes(damaged)
            done = minori("collect", self.out, timeout=20)
            self.assertEqual((done.returncode, done.stdout), (4, ""), done.stderr)
            self.assertIn(str(self.run_file), done.stderr)
            self.assertEqual(self.analysis.read_bytes(), before)
            self.assertEqual(self.run_file.read_bytes(), damaged)

    def test_a_sweep_makes_a_damaged_run_again_and_refuses_what_is_whole_but_another(self):
        before, whole = self.analysis.read_bytes(), self.run_file.read_bytes()
        digest = self.digest(self.run_file)
        for damaged in (b"", whole[: len(whole) // 2], whole[:1000] + bytes([whole[1000] ^ 1]) + whole[1001:]):
            self.run_file.write_bytes(damaged)
            done = minori("sweep", self.pair, "-o", self.out, timeout=60)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn(str(self.run_file), done.stderr)
            self.assertEqual(self.digest(self.run_file), digest)
            aside = self.run_file.with_suffix(".h5.damaged")
            self.assertEqual(aside.read_bytes(), damaged)
        for other in (before, b"notes of somebody"):
            self.run_file.write_bytes(other)
            self.check_refused(minori("sweep", self.pair, "-o", self.out, "--quiet", timeout=60), self.run_file)
            self.assertEqual(self.run_file.read_bytes(), other)


if __name__ == "__main__":
    main()
