"""docs/odd.md describes the model that the code runs: its rules, phases, money flows and parameter keys."""

import functools
import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
AGENTS = ROOT / "agents"


@functools.cache
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


def expanded(identifiers):
    """Rules of a comment: "F1-F2, F4" stands for F1, F2 and F4."""
    rules = set()
    for letter, first, last in re.findall(r"([A-Z])(\d)(?:-[A-Z](\d))?", identifiers):
        rules |= {f"{letter}{number}" for number in range(int(first), int(last or first) + 1)}
    return rules


def rules_with_a_sentence(text):
    """Rules that stand before a sentence or an equation of their own: `/// F1-F2, F4  Sales grow ...`."""
    one = r"[A-Z]\d(?:-[A-Z]\d)?"
    return set().union(*(expanded(found) for found in re.findall(rf"^\s*/// ({one}(?:, {one})*)  \S", text, re.MULTILINE)))


def rules_with_a_test(text):
    """Rules in the tags of tests."""
    tags = re.findall(r'"((?:\[[^\]"]+\])+)"\)', text)
    return {rule for tag in tags for rule in re.findall(r"\[([A-Z]\d)\]", tag)}


def folders_that(pattern):
    """Folders of agents/, without that of the parameters, in which some file matches."""
    paths = [path for path in AGENTS.rglob("*.[ch]pp") if path.parent.name != "parameters"]
    return {path.parent for path in paths if re.search(pattern, read(path))}


def rules_of_keys(page):
    """(rule, key) for every key of a parameter that the section of a rule names."""
    sections = re.findall(r"^#### ([A-Z]\d) .*?$(.*?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL)
    return [(rule, key) for rule, text in sections for key in re.findall(r"`parameters\.(\w+\.\w+)`", text)]


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


def parameters_of_code():
    """(group, name) of every parameter in the tables of agents/parameters/."""
    tables = sorted((AGENTS / "parameters").glob("*.hpp"))
    return [(path.stem, name) for path in tables for name in re.findall(r'^    \{&\w+::\w+, "(\w+)"', read(path), re.MULTILINE)]


def unknown_keys(page, reference, parameters=()):
    """Names in backticks that are neither a path, nor a command, nor a key of the reference or a parameter."""
    known = set(re.findall(r"^\| `([^`]+)` \|", reference, re.MULTILINE))
    known |= {f"parameters.{group}.{name}" for group, name in parameters}
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

    def test_every_rule_of_the_schedule_has_a_sentence_in_the_code_and_a_test(self):
        scheduled = {rule for rule, _ in phases_of_code()}
        code = "\n".join(read(path) for path in AGENTS.rglob("*.[ch]pp"))
        tests = "\n".join(read(path) for path in (ROOT / "tests/agents").glob("*_test.cpp"))
        self.assertEqual(scheduled - rules_with_a_sentence(code), set())
        self.assertEqual((scheduled | set(headings(self.page))) - rules_with_a_test(tests), set())
        self.assertEqual(rules_with_a_sentence("  /// F1-F2, F4  Sales\n/// F5 not\n// F6  not"), {"F1", "F2", "F4"})
        self.assertEqual(rules_with_a_test('TEST_CASE("B1: x", "[bank][B2]") "[F1]" '), {"B2"})

    def test_every_parameter_is_named_by_a_rule_whose_folder_reads_it(self):
        """What stands in agents/ itself, the first world and the kene, serves all folders."""
        named = rules_of_keys(self.page)
        first_world = section(self.page, 5)
        for group, name in parameters_of_code():
            readers = folders_that(rf"\b{name}\b")
            rules = [rule for rule, key in named if key == f"{group}.{name}"]
            places = set().union(*(folders_that(rf"\b{rule}\b") for rule in rules))
            with self.subTest(key=f"{group}.{name}"):
                self.assertTrue(rules or f"`parameters.{group}.{name}`" in first_world)
                self.assertTrue(readers and (not rules or readers & places or AGENTS in readers | places))

    def test_keys_are_those_of_the_reference(self):
        self.assertEqual(unknown_keys(self.page, self.reference, parameters_of_code()), [])
        self.assertEqual(unknown_keys("`a.b` `c/d` `minori run x` `gone`\n```\n`in code`\n```\n", "| `a.b` | 1 |\n"), ["gone"])

    def test_the_table_of_money_flows_is_that_of_the_accounts(self):
        self.assertEqual([row[:3] for row in cells(section(self.page, 10))][1:], flows_of_code())


if __name__ == "__main__":
    sys.exit(unittest.main())
