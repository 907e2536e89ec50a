"""Pages link to what exists, both READMEs show the same commands, and the runner of pages notices a wrong command."""

import os
import pathlib
import re
import sys
import tempfile
import unittest

from page_commands import blocks_of, faults_of

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]


def code_of(page):
    """Commands of a page without their comments; the language of the report is the reader's."""
    fenced = re.findall(r"^```\w*[^\n]*\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return re.sub(r"--lang \w+", "--lang", re.sub(r"\s*#[^\n]*", "", "\n".join(fenced)))


def broken_links(name, page, exists):
    targets = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page)
    return [f"{name}: {target}" for target in targets if not exists(target)]


class Pages(unittest.TestCase):
    def test_links_lead_to_files_of_the_project(self):
        broken = []
        for page in PAGES:
            broken += broken_links(page.name, page.read_text(encoding="utf-8"), lambda target: (page.parent / target).exists())
        self.assertEqual(broken, [])
        self.assertEqual(broken_links("a", "[x](gone.md#part) [y](https://example.org)", lambda target: False), ["a: gone.md"])

    def test_both_readmes_show_the_same_commands(self):
        english, japanese = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.ja.md"))
        self.assertEqual(code_of(english), code_of(japanese))
        self.assertNotEqual(code_of(english), code_of(japanese.replace("minori list", "minori lists")))

    def test_the_status_table_gives_a_command_and_an_answer_for_every_item(self):
        rows = [line for line in (ROOT / "docs/status.md").read_text(encoding="utf-8").splitlines() if re.match(r"\| [A-Z]\d+ ", line)]
        wrong = [row for row in rows if not re.match(r"^\| [A-Z]\d+ \| [^|]+ \| `.+` \| (yes|no)[^|]* \|$", row)]
        self.assertEqual(wrong, [])
        self.assertGreater(len(rows), 60)
        self.assertEqual(len({row.split("|")[1] for row in rows}), len(rows))


class Runner(unittest.TestCase):
    def faults(self, page):
        with tempfile.TemporaryDirectory() as name:
            return faults_of(page, pathlib.Path(name), dict(os.environ))

    def test_blocks_run_in_order_and_files_are_written(self):
        page = "```toml file=a.toml\nkey = 1\n```\n```sh\ngrep -q key a.toml\n```\n```sh exit=3\nexit 3\n```\n```python\nopen('a.toml')\n```\n"
        self.assertEqual(self.faults(page), ([], 3))
        self.assertEqual(len(list(blocks_of(page))), 4)

    def test_a_command_that_fails_is_noticed_even_before_one_that_succeeds(self):
        faults, _ = self.faults("text\n```sh\nfalse\ntrue\n```\n")
        self.assertIn("line 2: exit code 1", faults[0])
        self.assertTrue(self.faults("```sh exit=3\ntrue\n```\n")[0])
        self.assertTrue(self.faults("```python\nraise SystemExit(1)\n```\n")[0])


if __name__ == "__main__":
    sys.exit(unittest.main())
