"""The files of the project that checks read: tracked or new in a git work tree, all files elsewhere."""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
GENERATED = ("node_modules/", "build", "results/", "analysis/report/dist/")


def listed_by_git(root):
    """Paths that git knows or would add, or None where there is no git."""
    command = ["git", "-C", str(root), "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        result = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return result.stdout.splitlines()


def project_files(root=ROOT, suffixes=(), with_generated=False):
    """Existing files as (path from the root, text), sorted; binary files are left out."""
    names = listed_by_git(root)
    if names is None:
        names = [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]
    for name in sorted(set(names)):
        if suffixes and not name.endswith(suffixes):
            continue
        if not with_generated and (name.startswith(GENERATED) or "/node_modules/" in name):
            continue
        path = root / name
        if not path.is_file():
            continue
        try:
            yield name, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def report(problems, checked):
    """Prints the problems; the exit code of the check."""
    for problem in problems:
        print(problem)
    print(f"{checked} files checked, {len(problems)} problems")
    if checked == 0:
        print("a check that sees no file proves nothing", file=sys.stderr)
        return 1
    return 1 if problems else 0
