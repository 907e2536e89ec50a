"""The JSON Schemas are valid, accept every shipped file and refuse files with faults.

usage: schema_test.py MINORI FOLDER_OF_SHIPPED_SCENARIOS; exits with 77 where python3-jsonschema is missing.
"""

import copy
import json
import pathlib
import subprocess
import sys
import tomllib
import unittest

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("python3-jsonschema is not installed")
    sys.exit(77)

MINORI, SHIPPED = sys.argv[1], pathlib.Path(sys.argv[2])
FILES = {"scenario": sorted(SHIPPED.glob("*.toml")), "experiment": sorted(SHIPPED.glob("experiments/*.toml")),
         "programme": sorted(SHIPPED.glob("programmes/*.toml"))}


def schema_of(kind):
    printed = subprocess.run([MINORI, "schema", kind], capture_output=True, check=True, text=True)
    return json.loads(printed.stdout)


def read(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


class Schemas(unittest.TestCase):
    def test_schemas_are_valid_and_accept_every_shipped_file(self):
        for kind, files in FILES.items():
            schema = schema_of(kind)
            Draft202012Validator.check_schema(schema)
            self.assertGreater(len(files), 1)
            for path in files:
                faults = [error.message for error in Draft202012Validator(schema).iter_errors(read(path))]
                self.assertEqual(faults, [], path)

    def test_schemas_refuse_faults(self):
        faults = {
            "scenario": [{"extend": "small"}, {"population": {"scale": 0}}, {"burn_in_years": "x"}, {"horizon": {"last": 1}},
                         {"policy": {"equal_budget": "slot"}}, {"policy": {"name": "x"}}, {"programme": [{"grant": -1}]},
                         {"shock": [{"kind": "quake"}]}, {"programme": 3}, {"parameters": {"nonsense": {"rate": 1}}},
                         {"parameters": {"tie": {"hazard_bridge": 0.1}}}, {"instrument": [{"kind": "coordinatrs"}]},
                         {"instrument": [{"kind": "autonomy", "money": 1}]}, {"instrument": {"x": {"mony": 1}}},
                         {"instrument": [{"kind": "coordinators", "money": -1}]}],
            "experiment": [{}, {"experiment": {"replicates": 0}}, {"experiment": {}, "factor": [{"name": "a"}]},
                           {"experiment": {}, "scenario": [{"name": "a", "set": {"policy": {"gran": 1}}}]},
                           {"experiment": {"set": {"extends": "small"}}}],
            "programme": [{"menu": {"beer": 1}}, {"selection": "luck"}],
        }
        for kind, wrong in faults.items():
            validator = Draft202012Validator(schema_of(kind))
            for each in wrong:
                self.assertFalse(validator.is_valid(each), each)

    def test_instruments_are_accepted_with_the_parameters_of_their_kind(self):
        validator = Draft202012Validator(schema_of("scenario"))
        for each in ([{"name": "a", "kind": "coordinators", "money": 90, "regions": ["Minato", 3]}],
                     [{"name": "a", "kind": "special_zone", "fields": ["food"], "speed": 0.5}], {"a": {"money": 3}}):
            self.assertEqual([error.message for error in validator.iter_errors({"instrument": each})], [])

    def test_the_verb_accepts_what_it_resolves(self):
        printed = subprocess.run([MINORI, "validate", "small", "--print-config", "-s",
                                  "instrument=[{name='a', kind='coordinators'}]"], capture_output=True, check=True, text=True)
        resolved = tomllib.loads(printed.stdout)
        validator = Draft202012Validator(schema_of("scenario"))
        self.assertEqual([error.message for error in validator.iter_errors(resolved)], [])
        broken = copy.deepcopy(resolved)
        broken["innovation"]["scale"] = 7
        self.assertFalse(validator.is_valid(broken))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
