"""Every check accepts a right example and refuses a wrong one."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "scripts" / "checks"))

import format as layout  # noqa: E402
import include_arrows  # noqa: E402
import sizes  # noqa: E402
import words  # noqa: E402
from function_lengths import brace_functions  # noqa: E402


class IncludeArrows(unittest.TestCase):
    def test_an_include_along_the_arrows_is_accepted(self):
        files = {"agents/firm.cpp": '#include <vector>\n#include "sim/column.hpp"\n', "sim/column.hpp": ""}
        self.assertEqual(include_arrows.problems_of(files), [])

    def test_every_include_against_the_arrows_is_refused(self):
        wrong = [("sim", "agents"), ("agents", "scenarios"), ("agents", "output"), ("output", "agents"),
                 ("scenarios", "runs"), ("analysis", "scenarios"), ("analysis", "runs"), ("runs", "cli"), ("sim", "tests")]
        for room, other in wrong:
            files = {f"{room}/a.hpp": f'\n  # include "{other}/b.hpp"\n', f"{other}/b.hpp": ""}
            self.assertEqual(len(include_arrows.problems_of(files)), 1, (room, other))
            self.assertIn(f"{room}/a.hpp:2:", include_arrows.problems_of(files)[0])

    def test_a_path_that_does_not_start_at_the_root_is_refused(self):
        files = {"sim/a.hpp": '#include "b.hpp"\n#include "../sim/b.hpp"\n', "sim/b.hpp": ""}
        self.assertEqual(len(include_arrows.problems_of(files)), 2)

    def test_a_header_that_the_build_makes_is_accepted(self):
        files = {"output/a.cpp": '#include "build_info.hpp"\n', "cmake/build_info.hpp.in": ""}
        self.assertEqual(include_arrows.problems_of(files), [])

    def test_a_file_format_in_the_engine_is_refused(self):
        self.assertEqual(len(include_arrows.problems_of({"sim/a.cpp": "#include <hdf5.h>\n"})), 1)
        self.assertEqual(include_arrows.problems_of({"output/a.cpp": "#include <hdf5.h>\n"}), [])

    def test_deep_and_circular_includes_are_refused(self):
        chain = {f"sim/h{i}.hpp": f'#include "sim/h{i + 1}.hpp"\n' for i in range(8)} | {"sim/h8.hpp": ""}
        self.assertTrue(include_arrows.problems_of(chain))
        rooms = {"cli/a.cpp": '#include "runs/a.hpp"\n', "runs/a.hpp": '#include "agents/a.hpp"\n', "agents/a.hpp": ""}
        self.assertEqual(include_arrows.problems_of(rooms | {f"sim/h{i}.hpp": "" for i in range(8)}), [])
        circle = {"sim/a.hpp": '#include "sim/b.hpp"\n', "sim/b.hpp": '#include "sim/a.hpp"\n'}
        self.assertEqual(len(include_arrows.problems_of(circle)), 2)


class Sizes(unittest.TestCase):
    def lengths(self, text):
        return {name: length for name, _, length in brace_functions(text)}

    def test_lengths_of_cpp_functions(self):
        text = (
            "namespace minori {\nstruct Row {\n  int value = 0;\n  Row(int start) : value{start} {\n    use();\n  }\n"
            "  bool operator==(const Row& other) const {\n    return true;\n  }\n};\n"
            "constexpr auto table = std::to_array<Row>({\n  {1},\n  {2},\n});\n"
            'template <class T = int>\nvoid sweep(T rows, int from = 0) {\n  for (int i : rows) {\n    call("}{", i);  // }\n  }\n'
            "  auto inner = [&](int i) {\n    return i;\n  };\n}\n}\n"
            'TEST_CASE("a sentence", "[tag]") {\n  CHECK(true);\n}\n'
        )
        self.assertEqual(self.lengths(text), {"Row": 3, "operator": 3, "sweep": 9, "TEST_CASE": 3})

    def test_lengths_of_typescript_functions(self):
        text = (
            "export function draw(data: Data): Page {\n  const label = `a ${data.name} {`;\n  return page;\n}\n"
            "const scale = (value: number) => {\n  return value;\n};\n"
        )
        self.assertEqual(self.lengths(text), {"draw": 4, "scale": 3})

    def test_a_function_of_41_lines_is_refused_and_of_40_accepted(self):
        def function(lines):
            return "int f(int i) {\n" + "  ++i;\n" * (lines - 2) + "}\n"

        self.assertEqual(list(sizes.problems_of("sim/a.cpp", function(40))), [])
        self.assertEqual(len(list(sizes.problems_of("sim/a.cpp", function(41)))), 1)

    def test_a_file_of_401_lines_is_refused(self):
        self.assertEqual(list(sizes.problems_of("sim/a.hpp", "//\n" * 400)), [])
        self.assertEqual(len(list(sizes.problems_of("sim/a.hpp", "//\n" * 401))), 1)

    def test_a_long_python_function_is_refused(self):
        self.assertEqual(len(list(sizes.problems_of("a.py", "def f():\n" + "    pass\n" * 40))), 1)


class Words(unittest.TestCase):
    def test_plain_text_is_accepted(self):
        text = "Stu" "bborn firms work for nowhere; see /usr/bin/python3 and https://example.org/wo" "rk/home\n"
        self.assertEqual(list(words.problems_of("docs/a.md", text)), [])

    def test_unfinished_work_machine_paths_and_registries_are_refused(self):
        wrong = ["// TO" + "DO later", "FIX" + "ME", "a st" + "ub", "fine for " + "now", "see /wo" + "rk/main",
                 "/home/" + "me/x", "../sha" + "red/x", "https://registry.npm" + "js.org/x", "http://deb.deb" + "ian.org/debian"]
        for text in wrong:
            self.assertEqual(len(list(words.problems_of("sim/a.cpp", f"\n{text}\n"))), 1, text)

    def test_a_resolved_address_in_a_lock_file_is_refused(self):
        text = '{"reso' + 'lved": "https://example.org/x.tgz"}'
        self.assertEqual(len(list(words.problems_of("package-lock.json", text))), 1)


class Layout(unittest.TestCase):
    def test_another_layout_is_refused(self):
        program = layout.formatter()
        if program is None:
            self.skipTest("clang-format 14 is not installed")
        self.assertTrue(layout.is_laid_out(program, "sim/a.cpp", "int* f(int i) { return nullptr; }\n"))
        self.assertFalse(layout.is_laid_out(program, "sim/a.cpp", "int *f( int i ){ return nullptr; }\n"))


if __name__ == "__main__":
    unittest.main()
