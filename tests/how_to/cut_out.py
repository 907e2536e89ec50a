"""Writes the blocks of a page that name a file (```cpp file=NAME) to a folder.

usage: cut_out.py PAGE FOLDER
"""

import pathlib
import re
import sys


def files_of(page):
    """(name, text) of every block that names a file."""
    return re.findall(r"^```\w+ file=(\S+)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def main():
    found = files_of(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    for name, text in found:
        (pathlib.Path(sys.argv[2]) / name).write_text(text, encoding="utf-8")
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
