#!/usr/bin/env python3
"""Runs the commands of a documentation page from top to bottom in an empty folder, as a reader would.

Blocks: ```sh (each line must succeed; `exit=N` after sh: must end with N), ```python, ```r (left out where Rscript is
missing), and ```toml file=NAME, which is written to NAME. Blocks without a language are not run.

Usage: page_commands.py PAGE FOLDER_OF_THE_PROGRAM
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks_of(page):
    """(line, language, {option: value}, text) of every block with a language."""
    for match in BLOCK.finditer(page):
        options = dict(word.split("=", 1) for word in match.group(2).split() if "=" in word)
        yield page.count("\n", 0, match.start()) + 1, match.group(1), options, match.group(3)


def command_of(language, text):
    """The command that runs a block, or None if it is not a block to run."""
    if language == "sh":
        return ["sh", "-eu", "-c", text]
    if language == "python":
        return [sys.executable, "-c", text]
    if language == "r" and shutil.which("Rscript"):
        return ["Rscript", "-e", text]
    return None


def faults_of(page, folder, environment):
    """Runs the page; what went otherwise than it says, and how many blocks ran."""
    ran = 0
    for line, language, options, text in blocks_of(page):
        if "file" in options:
            (folder / options["file"]).write_text(text, encoding="utf-8")
        command = command_of(language, text)
        if command is None:
            continue
        ran += 1
        result = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        expected = int(options.get("exit", 0))
        if result.returncode != expected:
            return [f"line {line}: exit code {result.returncode} instead of {expected}\n{text}{result.stdout}{result.stderr}"], ran
    return [], ran


def main():
    page = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
    environment = {**os.environ, "PATH": f"{sys.argv[2]}:{os.environ['PATH']}", "NO_COLOR": "1"}
    with tempfile.TemporaryDirectory() as name:
        faults, ran = faults_of(page, pathlib.Path(name), environment)
    print("\n".join(faults) or f"{ran} blocks ran as the page says")
    return 1 if faults or ran == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
