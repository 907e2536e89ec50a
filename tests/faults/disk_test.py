"""Disks that are full or read-only: exit 4, one message with path and reason, and what was there stays byte for byte."""

import shutil

from disks import Disk, enter_namespace
from program import Faults, contents, main, minori

FULL = "No space left on device"
READ_ONLY = "Read-only file system"


class OnDisk(Faults):
    def disk(self, options):
        disk = Disk(self.folder / "disk", options)
        self.addCleanup(disk.unmount)
        return disk

    def refused_and_unchanged(self, disk, *words, says):
        """The command is refused with the phrases, and the disk holds the same files with the same bytes."""
        before = contents(disk.place)
        self.check_refused(minori(*words), *says)
        self.assertEqual(contents(disk.place), before)


class FullDisk(OnDisk):
    def test_a_run_that_does_not_fit_leaves_nothing(self):
        disk = self.disk("size=64k")
        for target in (disk.place / "one.h5", disk.place / "new" / "one.h5"):
            self.refused_and_unchanged(disk, "run", self.short, "-o", target, says=(target, FULL))

    def test_a_run_on_a_full_disk_leaves_the_other_files(self):
        disk = self.disk("size=1m")
        self.done("run", self.short, "-o", disk.place / "one.h5")
        disk.fill()
        target = disk.place / "two.h5"
        self.refused_and_unchanged(disk, "run", self.short, "--seed", 2, "-o", target, says=(target, FULL))

    def test_a_sweep_that_cannot_write_its_first_file_leaves_no_file(self):
        disk = self.disk("size=64k")
        disk.fill()
        self.refused_and_unchanged(disk, "sweep", self.pair, "-o", disk.place / "out", says=("experiment.json", FULL))

    def test_a_sweep_goes_on_when_there_is_room_again(self):
        whole = self.finished_sweep(self.folder / "whole")
        disk = self.disk("size=16m")
        out = disk.place / "out"
        self.done("sweep", self.pair, "--replicates", 1, "-o", out, "--quiet")
        disk.fill()
        self.refused_and_unchanged(disk, "sweep", self.pair, "-o", out, says=("disk/out/experiment.json", FULL))
        self.check_whole(out)
        disk.empty()
        self.assertEqual(self.digest(self.sweep_to(out) / "analysis.h5"), self.digest(whole / "analysis.h5"))

    def test_a_disk_that_fills_up_during_a_sweep_keeps_the_finished_runs(self):
        whole = self.finished_sweep(self.folder / "whole")
        sizes = [path.stat().st_size for path in whole.glob("*/seed_*.h5")]
        disk = self.disk(f"size={sum(sizes) - min(sizes) // 2}")
        done = minori("sweep", self.pair, "-o", disk.place / "out")
        self.check_refused(done, "/seed_", FULL)
        self.assertGreaterEqual(len(list(disk.place.glob("out/*/seed_*.h5"))), 1)
        self.check_whole(disk.place)

    def test_a_disk_with_room_for_the_runs_only_keeps_the_older_analysis(self):
        whole = self.finished_sweep(self.folder / "whole")
        disk = self.disk("size=16m")
        out = disk.place / "out"
        shutil.copytree(whole, out)
        disk.fill()
        self.refused_and_unchanged(disk, "sweep", self.pair, "-o", out, says=(out / "analysis.h5", FULL))

    def test_collecting_keeps_the_older_analysis(self):
        whole = self.finished_sweep(self.folder / "whole")
        disk = self.disk("size=1m")
        target = disk.place / "all.h5"
        self.done("collect", whole, "-o", target)
        disk.fill()
        self.refused_and_unchanged(disk, "collect", whole, "-o", target, says=(target, FULL))

    def test_a_report_keeps_the_older_report(self):
        analysis = self.finished_sweep(self.folder / "whole") / "analysis.h5"
        disk = self.disk("size=1m")
        target = disk.place / "report.html"
        self.done("report", analysis, "-o", target)
        disk.fill()
        self.refused_and_unchanged(disk, "report", analysis, "-o", target, says=(target, FULL))

    def test_a_disk_without_room_for_another_name_is_told_too(self):
        disk = self.disk("size=4m,nr_inodes=3")
        self.refused_and_unchanged(disk, "run", self.short, "-o", disk.place / "a" / "b" / "c" / "one.h5", says=("disk/a/b/c", FULL))
        shutil.rmtree(disk.place / "a")
        self.check_refused(minori("sweep", self.pair, "-o", disk.place / "out"), "disk/out", FULL)
        self.check_whole(disk.place)


class ReadOnlyDisk(OnDisk):
    def setUp(self):
        super().setUp()
        self.disk_ = self.disk("size=16m")
        self.out = self.finished_sweep(self.disk_.place / "out")
        self.done("report", self.out / "analysis.h5")
        (self.disk_.place / "empty").mkdir()
        self.disk_.make_read_only()

    def refused(self, *words, says):
        self.refused_and_unchanged(self.disk_, *words, says=(says, READ_ONLY))

    def test_a_run_is_refused_before_it_is_simulated(self):
        for name in ("one.h5", "new/one.h5"):
            target = self.disk_.place / name
            self.refused("run", self.short, "-o", target, says=target if "/" not in name else target.parent)
        told = minori("run", self.short, "-o", self.disk_.place / "one.h5", "--progress", "plain").stderr
        self.assertEqual(told.count("\n"), 1, told)

    def test_a_sweep_is_refused_in_any_folder(self):
        self.refused("sweep", self.pair, "-o", self.disk_.place / "new", says=self.disk_.place / "new")
        self.refused("sweep", self.pair, "-o", self.disk_.place / "empty", says="empty/experiment.json")
        self.refused("sweep", self.pair, "-o", self.out, says=self.out / "analysis.h5")
        self.refused("sweep", self.pair, "--replicates", 3, "-o", self.out, says=self.out / "experiment.json")

    def test_collecting_and_reporting_are_refused(self):
        self.refused("collect", self.out, says=self.out / "analysis.h5")
        self.refused("report", self.out / "analysis.h5", says=self.out / "report.html")


if __name__ == "__main__":
    enter_namespace()
    main()
