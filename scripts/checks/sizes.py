#!/usr/bin/env python3
"""Refuses files over 400 lines and functions over 40 lines (C++, TypeScript, Python)."""

import ast
import sys

from project_files import project_files, report
from function_lengths import brace_functions

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
BRACED = (".cpp", ".hpp", ".ts", ".mjs", ".js")


def python_functions(text):
    """(name, first line, number of lines) of every function of a Python file."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name, node.lineno, node.end_lineno - node.lineno + 1


def functions_of(name, text):
    return python_functions(text) if name.endswith(".py") else brace_functions(text)


def problems_of(name, text):
    """Faults of one file."""
    lines = text.count("\n")
    if lines > LONGEST_FILE:
        yield f"{name}: {lines} lines (at most {LONGEST_FILE})"
    for function, first, length in functions_of(name, text):
        if length > LONGEST_FUNCTION:
            yield f"{name}:{first}: {function} has {length} lines (at most {LONGEST_FUNCTION})"


def main():
    problems = []
    checked = 0
    for name, text in project_files(suffixes=(*BRACED, ".py")):
        checked += 1
        problems.extend(problems_of(name, text))
    return report(problems, checked)


if __name__ == "__main__":
    sys.exit(main())
