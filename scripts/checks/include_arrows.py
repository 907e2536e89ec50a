#!/usr/bin/env python3
"""Refuses an include that goes against the arrows between rooms, leaves the repository root, or nests too deep."""

import re
import sys

from project_files import project_files, report

ARROWS = {
    "sim": {"sim"},
    "agents": {"agents", "sim"},
    "scenarios": {"scenarios", "agents", "sim"},
    "output": {"output", "sim"},
    "analysis": {"analysis", "output", "sim"},
    "runs": {"runs", "scenarios", "output", "analysis", "agents", "sim"},
    "cli": {"cli", "runs", "analysis", "output", "scenarios", "agents", "sim"},
}
ANYTHING = {"tests", "bench"}
# The engine and the model know no file format and no command line.
FORMATS = re.compile(r"^(hdf5|H5|toml\+\+|toml\.hpp|nlohmann/|CLI/|xlsxwriter)")
FORMAT_FREE = {"sim", "agents"}
DEEPEST = 6
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def includes(text):
    """(line number, '<' or '"', path) of every include."""
    for match in INCLUDE.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match.group(1), match.group(2)


def fault_of(room, kind, target, names):
    """What is wrong with one include, or None."""
    if kind == "<":
        if room in FORMAT_FREE and FORMATS.match(target):
            return f"{room}/ knows no file format, but includes <{target}>"
        return None
    if target not in names:
        return f'"{target}" is not a path from the repository root'
    other = target.split("/")[0]
    if room not in ANYTHING and other not in ARROWS.get(room, set()):
        return f'{room}/ may not include {other}/: "{target}"'
    return None


def depth_of(name, graph, seen=()):
    """Length of the longest chain of project includes below a file; infinite for a circle."""
    if name in seen:
        return float("inf")
    return max((1 + depth_of(each, graph, (*seen, name)) for each in graph.get(name, ())), default=0)


def problems_of(files):
    """All faults of a {path: text}."""
    problems = []
    graph = {}
    for name, text in files.items():
        room = name.split("/")[0]
        graph[name] = [target for _, kind, target in includes(text) if kind == '"']
        for line, kind, target in includes(text):
            fault = fault_of(room, kind, target, files)
            if fault:
                problems.append(f"{name}:{line}: {fault}")
    for name in files:
        depth = depth_of(name, graph)
        if depth > DEEPEST:
            problems.append(f"{name}: project includes nest {depth} deep (at most {DEEPEST})")
    return problems


def main():
    files = dict(project_files(suffixes=(".cpp", ".hpp")))
    return report(problems_of(files), len(files))


if __name__ == "__main__":
    sys.exit(main())
