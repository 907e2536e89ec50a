#!/usr/bin/env python3
"""Refuses C++ that clang-format would lay out otherwise. Exit 77 (skipped) without clang-format 14, whose layout is the house's."""

import re
import shutil
import subprocess
import sys

from project_files import ROOT, project_files, report

SKIPPED = 77


def formatter():
    """The program of version 14, or None."""
    for name in ("clang-format-14", "clang-format"):
        path = shutil.which(name)
        if path:
            version = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
            if re.search(r"version 14\.", version):
                return path
    return None


def is_laid_out(program, name, text):
    """Whether the text is what clang-format makes of it, by the .clang-format at the repository root."""
    command = [program, f"--assume-filename={ROOT / name}"]
    result = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    return result.stdout == text


def main():
    program = formatter()
    if program is None:
        print("clang-format 14 is not installed")
        return SKIPPED
    files = dict(project_files(suffixes=(".cpp", ".hpp")))
    wrong = [name for name, text in files.items() if not is_laid_out(program, name, text)]
    return report([f"{name}: run clang-format -i {name}" for name in wrong], len(files))


if __name__ == "__main__":
    sys.exit(main())
