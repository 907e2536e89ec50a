#!/usr/bin/env python3
"""Refuses an include that goes against the arrows between rooms, leaves the repository root, or nests too deep.

A header that the build makes from cmake/NAME.in is known by its name alone.
"""

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
DEEPEST = 7
CIRCLE = float("inf")
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
    if f"cmake/{target}.in" in names:
        return None
    if target not in names:
        return f'"{target}" is not a path from the repository root'
    other = target.split("/")[0]
    if room not in ANYTHING and other not in ARROWS.get(room, set()):
        return f'{room}/ may not include {other}/: "{target}"'
    return None


def depth_of(name, graph, known, seen=()):
    """Longest chain of includes inside the file's own room; infinite for a circle, whatever its rooms."""
    if name in seen:
        return CIRCLE
    if name not in known:
        deepest = 0
        for each in graph.get(name, ()):
            depth = depth_of(each, graph, known, (*seen, name))
            if depth == CIRCLE:
                return CIRCLE
            if each.split("/")[0] == name.split("/")[0]:
                deepest = max(deepest, 1 + depth)
        known[name] = deepest
    return known[name]


def problems_of(files):
    """All faults of a {path: text}."""
    problems = []
    graph = {}
    known = {}
    for name, text in files.items():
        room = name.split("/")[0]
        graph[name] = [target for _, kind, target in includes(text) if kind == '"']
        for line, kind, target in includes(text):
            fault = fault_of(room, kind, target, files)
            if fault:
                problems.append(f"{name}:{line}: {fault}")
    for name in files:
        depth = depth_of(name, graph, known)
        if depth > DEEPEST:
            problems.append(f"{name}: includes nest {depth} deep inside the room (at most {DEEPEST})")
    return problems


def main():
    files = dict(project_files(suffixes=(".cpp", ".hpp", ".hpp.in")))
    return report(problems_of(files), len(files))


if __name__ == "__main__":
    sys.exit(main())
