"""docs/odd.md describes the model that the code runs: its rules, phases, money flows and parameter keys."""

import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
AGENTS = ROOT / "agents"


def read(path):
    return path.read_text(encoding="utf-8")


def phases_of_code():
    """(rule, summary) of every phase in the order in which agents/model.cpp adds the parts of the schedule."""
    parts = {}
    for path in sorted((AGENTS / "schedule").glob("*.cpp")):
        text = read(path)
        parts[re.search(r"void add_(\w+)\(", text).group(1)] = re.findall(r'push_back\((?:make\(|\{)"([A-Z]\d)", "([^"]+)"', text)
    order = re.findall(r"^  add_(\w+)\(all\);", read(AGENTS / "model.cpp"), re.MULTILINE)
    return [phase for part in order for phase in parts[part]]


def rules_of_code():
    """Identifiers anywhere in agents/, and those that stand before an equation or a sentence of their own."""
    text = "\n".join(read(path) for path in sorted(AGENTS.rglob("*.[ch]pp")))
    return set(re.findall(r"\b[A-Z]\d\b", text)), set(re.findall(r"^\s*/// ([A-Z]\d)  ", text, re.MULTILINE))


def flows_of_code():
    """(flow, payer, payee) of the table in agents/accounts.hpp."""
    text = read(AGENTS / "accounts.hpp")
    sectors = re.search(r"enum class Sector[^{]*\{([^}]*)\}", text).group(1).replace(" ", "").split(",")
    names = dict(zip(sectors, re.findall(r'"([^"]+)"', re.search(r"sector_names\{(.*?)\};", text, re.DOTALL).group(1))))
    return [(flow, names[payer], names[payee]) for flow, payer, payee in re.findall(r'\{"([^"]+)", Sector::(\w+), Sector::(\w+)\}', text)]


def section(page, number):
    return re.search(rf"^## {number} .*?(?=^## |\Z)", page, re.MULTILINE | re.DOTALL).group(0)


def cells(text):
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in text.splitlines() if line.startswith("| ")]


def headings(page):
    return re.findall(r"^#### ([A-Z]\d) ", page, re.MULTILINE)


def unknown_keys(page, reference):
    """Names in backticks that are neither a path, nor a command, nor a key of the reference."""
    known = set(re.findall(r"^\| `([^`]+)` \|", reference, re.MULTILINE))
    prose = re.sub(r"^```\n.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)
    names = re.findall(r"`([^`\n]+)`", prose)
    return sorted({name for name in names if "/" not in name and not name.startswith("minori ")} - known)


def first_uses(names):
    return list(dict.fromkeys(names))


class Odd(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.page = read(ROOT / "docs/odd.md")
        cls.reference = read(ROOT / "docs/reference/scenario.md")

    def test_the_table_of_phases_is_the_schedule(self):
        table = [(row[1], row[2]) for row in cells(section(self.page, 3)) if row[0].isdigit()]
        self.assertEqual(table, phases_of_code())
        self.assertGreater(len(table), 50)

    def test_the_folder_of_each_phase_exists(self):
        folders = [row[4].strip("`") for row in cells(section(self.page, 3)) if row[0].isdigit()]
        self.assertEqual([folder for folder in folders if not (ROOT / folder).exists()], [])

    def test_every_rule_has_a_submodel_in_the_order_of_the_schedule(self):
        scheduled = first_uses(rule for rule, _ in phases_of_code())
        self.assertEqual([rule for rule in headings(self.page) if rule in scheduled], scheduled)

    def test_every_rule_of_the_page_is_in_the_code_and_every_equation_on_the_page(self):
        anywhere, equations = rules_of_code()
        self.assertEqual(set(re.findall(r"\b[A-Z]\d\b", self.page)) - anywhere, set())
        self.assertEqual(equations - set(headings(self.page)), set())
        self.assertEqual(len(headings(self.page)), len(set(headings(self.page))))

    def test_keys_are_those_of_the_reference(self):
        self.assertEqual(unknown_keys(self.page, self.reference), [])
        self.assertEqual(unknown_keys("`a.b` `c/d` `minori run x` `gone`\n```\n`in code`\n```\n", "| `a.b` | 1 |\n"), ["gone"])

    def test_the_table_of_money_flows_is_that_of_the_accounts(self):
        self.assertEqual([row[:3] for row in cells(section(self.page, 10))][1:], flows_of_code())


if __name__ == "__main__":
    sys.exit(unittest.main())
