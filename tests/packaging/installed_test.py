#!/usr/bin/env python3
"""The installed program stands alone: it finds what ships beside itself, and that is all that the source folder ships.

Usage: installed_test.py BUILD_FOLDER PROGRAM_IN_IT
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile


def listed(program, folder):
    """{kind: {name: path}} of what a program says it ships, asked from another folder."""
    environment = {key: value for key, value in os.environ.items() if key != "MINORI_DATA"}
    command = [str(program), "list", "--json"]
    text = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout
    return {kind: {each["name"]: each["path"] for each in entries} for kind, entries in json.loads(text).items()}


def faults_of(built, installed, prefix):
    """What the installed program ships otherwise than the built one."""
    faults = [] if any(built.values()) else ["the built program ships nothing"]
    for kind, entries in built.items():
        if set(entries) != set(installed.get(kind, {})):
            faults.append(f"{kind}: {sorted(entries)} became {sorted(installed.get(kind, {}))}")
    outside = [path for entries in installed.values() for path in entries.values() if not path.startswith(str(prefix))]
    return faults + [f"{path} is outside {prefix}" for path in outside]


def main():
    build, program = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        prefix = pathlib.Path(name).resolve()
        subprocess.run(["cmake", "--install", build, "--prefix", str(prefix)], check=True, stdout=subprocess.DEVNULL)
        built = listed(program, name)
        faults = faults_of(built, listed(prefix / "bin/minori", name), prefix)
        spoken = ["man/man1/minori.1", "man/man1/minori-sweep.1", "bash-completion/completions/minori"]
        faults += [f"share/{each} is not installed" for each in spoken if not (prefix / "share" / each).is_file()]
        scenario = next(iter(built["scenarios"]))
        os.remove(listed(prefix / "bin/minori", name)["scenarios"][scenario])
        if not faults_of(built, listed(prefix / "bin/minori", name), prefix):
            faults.append("this test does not notice a missing scenario")
    print("\n".join(faults) or "the installed program ships what the built one does")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
