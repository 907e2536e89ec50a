"""What belongs to somebody else is not written over: exit 4, a message that says what stands there, nothing changes."""

import json
import os

from program import Faults, contents, main, minori

STAYS = "it stays as it is: choose another"


class Foreign(Faults):
    def setUp(self):
        super().setUp()
        self.out = self.finished_sweep(self.folder / "out")
        self.run_file = self.folder / "one.h5"
        self.done("run", self.short, "-o", self.run_file, "--quiet")

    def refused(self, *words, says):
        before = contents(self.folder)
        self.check_refused(minori(*words), *says)
        self.assertEqual(contents(self.folder), before)

    def test_a_folder_of_another_experiment_stays(self):
        other = self.experiment(name="other")
        self.refused("sweep", other, "-o", self.out, says=(self.out, "holds experiment 'pair', not 'other'", STAYS))
        self.refused("sweep", self.pair, "--seed", 8, "-o", self.out, says=(self.out, "not 0x0000000000000008", STAYS))
        self.refused("sweep", self.pair, "-s", "horizon.last_fy=2016", "-o", self.out,
                     says=(self.out, "with other values in scenario", STAYS))

    def test_a_folder_of_something_else_stays(self):
        thesis = self.folder / "thesis"
        thesis.mkdir()
        (thesis / "chapter.tex").write_text("years of work", encoding="utf-8")
        self.refused("sweep", self.pair, "-o", thesis, says=(thesis, "is not empty and holds no experiment", STAYS))
        self.refused("collect", thesis, says=(thesis, "holds no experiment.json"))

    def test_a_file_of_another_run_stays(self):
        analysis = self.out / "analysis.h5"
        self.refused("run", self.short, "--seed", 2, "-o", self.run_file, says=(self.run_file, "another scenario or seed", STAYS))
        self.refused("run", self.short, "-o", analysis, says=(analysis, "another scenario or seed", STAYS))
        self.refused("run", self.short, "-o", self.short, says=(self.short, "not HDF5", STAYS))

    def test_collecting_writes_over_an_analysis_of_the_same_experiment_only(self):
        other = self.folder / "other"
        self.done("sweep", self.experiment(name="other"), "-o", other, "--quiet")
        for target in (self.run_file, self.short, other / "analysis.h5"):
            self.refused("collect", self.out, "-o", target, says=(target, STAYS))
        self.done("collect", self.out, "-o", self.out / "analysis.h5")

    def test_a_report_is_written_over_a_report_only(self):
        analysis = self.out / "analysis.h5"
        for target in (self.run_file, self.short, self.out / "experiment.json"):
            self.refused("report", analysis, "-o", target, says=(target, "exists and is no report", STAYS))
        report = self.folder / "report.html"
        self.done("report", analysis, "-o", report)
        self.done("report", analysis, "-o", report, "--lang", "ja")
        self.assertIn('<html lang="ja">', report.read_text(encoding="utf-8"))

    def test_a_file_where_a_folder_is_expected_stays(self):
        below = self.short / "new"
        self.refused("run", self.short, "-o", below / "one.h5", says=(below, "Not a directory"))
        self.refused("sweep", self.pair, "-o", self.short, says=(self.short, "cannot be made a folder"))
        self.refused("sweep", self.pair, "-o", below, says=(below, "Not a directory"))
        self.refused("collect", self.short, says=(self.short, "is not a folder"))
        self.refused("collect", self.out, "-o", below, says=(below, "Not a directory"))
        self.refused("report", self.out / "analysis.h5", "-o", below, says=(below, "Not a directory"))

    def test_a_folder_where_a_file_is_expected_stays(self):
        self.refused("run", self.short, "-o", self.out, says=(self.out, "is not a file", STAYS))
        self.refused("collect", self.out, "-o", self.out, says=(self.out, "Is a directory", STAYS))
        self.refused("report", self.out / "analysis.h5", "-o", self.out, says=(self.out, "Is a directory"))

    def test_a_pipe_or_a_device_is_not_taken_for_a_file(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        for words in (["run", self.short], ["collect", self.out], ["report", self.out / "analysis.h5"]):
            self.refused(*words, "-o", pipe, says=(pipe, "is not a"))
        self.assertTrue(pipe.is_fifo())
        for words in (["inspect", pipe], ["compare", pipe], ["report", pipe]):
            self.refused(*words, says=(pipe, "it is not a regular file"))

    def test_a_link_stays_a_link_and_its_file_is_written(self):
        link = self.folder / "latest.html"
        (self.folder / "pages").mkdir()
        self.done("report", self.out / "analysis.h5", "-o", self.folder / "pages" / "may.html")
        (self.folder / "pages" / "may.html").chmod(0o644)
        link.symlink_to("pages/may.html")
        self.done("report", self.out / "analysis.h5", "-o", link, "--lang", "ja")
        self.assertEqual(os.readlink(link), "pages/may.html")
        self.assertIn('<html lang="ja">', link.read_text(encoding="utf-8"))

    def test_a_damaged_list_of_an_experiment_is_refused(self):
        manifest = self.out / "experiment.json"
        whole = manifest.read_text(encoding="utf-8")
        wrong_type = json.loads(whole)
        wrong_type["experiment"]["title_en"] = 5
        for text in ("", whole[: len(whole) // 2], "[]", b"\0\xff", "{}", json.dumps(wrong_type), whole.replace('"0x', '"zx')):
            manifest.write_bytes(text if isinstance(text, bytes) else text.encode())
            self.refused("collect", self.out, says=(manifest, "is"))
            self.refused("sweep", self.pair, "-o", self.out, says=(manifest, "is"))
        manifest.unlink()
        manifest.mkdir()
        self.refused("collect", self.out, says=(manifest,))


if __name__ == "__main__":
    main()
