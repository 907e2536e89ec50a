"""File systems that a test may fill and lock: in a mount namespace of its own, so that nothing outside sees them."""

import os
import shutil
import subprocess
import sys
import unittest

INSIDE = "MINORI_TEST_MAY_MOUNT"


def enter_namespace():
    """Starts the calling test again where it may mount file systems, if this machine allows it."""
    for how in (["unshare", "--map-root-user", "--mount"], ["unshare", "--mount"]):
        probe = [*how, "mount", "-t", "tmpfs", "none", "/mnt"]
        if INSIDE in os.environ or shutil.which("unshare") is None:
            return
        if subprocess.run(probe, capture_output=True, check=False).returncode == 0:
            os.environ[INSIDE] = "yes"
            os.execvp("unshare", [*how, sys.executable, *sys.argv])


class Disk:
    """A file system in memory of a given size."""

    def __init__(self, place, options):
        if INSIDE not in os.environ:
            raise unittest.SkipTest("this machine lets no test mount a file system (unshare and mount are refused)")
        place.mkdir()
        self.place = place
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", place], check=True)

    def make_read_only(self):
        subprocess.run(["mount", "-o", "remount,bind,ro", self.place], check=True)

    def fill(self):
        """Leaves no free byte."""
        with open(self.place / "ballast", "wb", buffering=0) as ballast:
            try:
                while True:
                    ballast.write(b"x" * 4096)
            except OSError:
                pass

    def empty(self):
        (self.place / "ballast").unlink()

    def unmount(self):
        subprocess.run(["umount", self.place], check=True)
