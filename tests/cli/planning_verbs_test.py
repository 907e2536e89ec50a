"""The verbs before and around a sweep: init, plan, status, doctor, completion, man, driven as a new user drives them."""

import json
import pathlib
import re
import shutil
import subprocess
import unittest

from run_verbs_test import Folder, minori


class Init(Folder):
    def test_what_it_writes_is_valid_and_nothing_is_written_over(self):
        for kind in ("scenario", "experiment"):
            file = self.folder / f"{kind}.toml"
            self.check(minori("init", kind, "-o", file), 0)
            done = self.check(minori("validate", file), 0)
            self.assertIn(f"valid {kind}", done.stdout)
            before = file.read_bytes()
            self.check(minori("init", kind, "-o", file), 4, str(file), "it stays as it is")
            self.assertEqual(file.read_bytes(), before)

    def test_every_commented_key_of_a_scenario_is_valid_with_the_value_shown(self):
        text = self.check(minori("init"), 0).stdout.split("# [policy]")[0]
        keys = {each["key"] for each in json.loads(minori("parameters", "--json").stdout)}
        self.assertGreater(text.count("\n# parameters."), 50)
        lines = []
        for line in text.splitlines():
            key = re.match(r"# ([a-z0-9_.]+) = ", line)
            if key and key[1] in keys and key[1] not in ("country", "extends"):
                line = line[2:]
            lines.append(line)
        file = self.folder / "all.toml"
        file.write_text("\n".join(lines), encoding="utf-8")
        self.check(minori("validate", file), 0)


class Plan(Folder):
    def plan(self, *words):
        return minori("plan", self.pair, "-o", self.folder / "out", "--probe", "0.2", *words)

    def test_a_plan_tells_runs_and_what_the_shared_past_saves(self):
        told = json.loads(self.check(self.plan("--json"), 0).stdout)
        self.assertEqual((told["runs"], told["done"], told["pasts"]), (4, 0, 2))
        # Burn-in of 2 years, then 6 years: 2 seeds x (8 + 2 x 24) quarters, or 4 x (8 + 24) without sharing.
        self.assertEqual((told["quarters"], told["quarters_without_sharing"]), (112, 128))
        for positive in ("seconds", "memory_bytes", "disk_bytes", "core_seconds"):
            self.assertGreater(told[positive], 0)
        self.assertFalse((self.folder / "out").exists())
        text = self.check(self.plan(), 0).stdout
        self.assertIn("2 scenarios x 2 replicates = 4 runs", text)
        self.assertIn("2 shared pasts for 4 runs: 112 quarters instead of 128 (12 % saved)", text)

    def test_a_plan_knows_what_is_done(self):
        self.check(minori("sweep", self.pair, "-o", self.folder / "out", "--quiet"), 0)
        sorted((self.folder / "out").glob("none/*.h5"))[0].unlink()
        told = json.loads(self.check(self.plan("--json"), 0).stdout)
        self.assertEqual((told["runs"], told["done"], told["pasts"], told["quarters"]), (4, 3, 1, 32))

    def test_a_batch_script_is_a_script_with_what_slurm_needs(self):
        for words, special in ((["--slurm"], '"$SLURM_JOB_ID"'), (["--slurm-array", 3, "--partition", "cpu"], "--array=1-3")):
            script = self.check(self.plan(*words), 0).stdout
            subprocess.run(["bash", "-n"], input=script, text=True, check=True)
            for phrase in ("--time=00:15:00", "--signal=USR1@120", "--requeue", "--mem=", "scontrol requeue", special,
                           f"minori sweep {self.pair}", "-eq 75"):
                self.assertIn(phrase, script)
        self.assertIn("#SBATCH --partition=cpu\n", script)

    def test_the_command_of_a_batch_script_is_the_sweep_that_was_planned(self):
        script = self.check(self.plan("--slurm", "--replicates", 3, "-s", "horizon.last_fy=2015", "--threads", 2), 0).stdout
        command = re.search(r"\n  (minori sweep .*)\n", script)[1]
        shown = command.replace("minori", str(pathlib.Path(minori.__globals__["MINORI"]).resolve()), 1)
        subprocess.run(shown + " --quiet", shell=True, check=True, capture_output=True)
        self.assertEqual(len(list((self.folder / "out").glob("*/seed_*.h5"))), 6)


class Status(Folder):
    def test_status_tells_done_and_missing_runs_by_name(self):
        out = self.folder / "out"
        self.check(minori("status", out), 4, "is not a folder")
        self.check(minori("sweep", self.pair, "-o", out, "--quiet"), 0)
        gone = sorted(out.glob("support/*.h5"))[0]
        gone.unlink()
        told = json.loads(self.check(minori("status", out, "--json"), 0).stdout)
        self.assertEqual((told["planned"], told["done"], len(told["missing"])), (4, 3, 1))
        self.assertEqual(told["missing"][0]["scenario"], "support")
        self.assertIn(told["missing"][0]["seed"][2:], gone.name)
        text = self.check(minori("status", out), 0).stdout
        self.assertIn("3 of 4 runs", text)
        self.assertIn(f"support, seed {told['missing'][0]['seed']}", text)
        self.assertIn("the same `minori sweep` goes on", text)
        collected = self.check(minori("collect", out), 0, f"missing: support, seed {told['missing'][0]['seed']}")
        self.assertIn("3 of 4 planned runs", collected.stdout)
        self.assertEqual(json.loads(minori("collect", out, "--json").stdout)["missing"][0]["scenario"], "support")


class Around(Folder):
    def test_the_doctor_finds_this_machine_fit_and_says_what_is_wrong(self):
        told = json.loads(self.check(minori("doctor", self.folder, "--json"), 0).stdout)
        self.assertTrue({"program", "threads", "HDF5", "MPI", "Slurm", "scenarios", "folder", "disk", "clock"}
                        <= {each["check"] for each in told})
        self.assertEqual(list(self.folder.glob(".minori*")), [])
        done = minori("doctor", self.folder / "none")
        self.assertEqual(done.returncode, 4)
        self.assertRegex(done.stdout, r"folder +BAD .*\n +-> choose a folder")

    def test_a_scenario_can_be_shown_without_a_run(self):
        shown = self.check(minori("run", self.short, "--print-config", "-s", "policy.funding_period=4", "-s", "policy.evaluation_years=[3]"), 0).stdout
        self.assertEqual(shown, minori("validate", self.short, "--print-config", "-s", "policy.funding_period=4", "-s", "policy.evaluation_years=[3]").stdout)

    def complete(self, *words):
        """What bash offers for the last of the words."""
        line = " ".join(words)
        script = (f"eval \"$({words[0]} completion bash)\"; COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; "
                  f"[ \"${{COMP_WORDS[{len(words) - 1}]}}\" ] || COMP_WORDS+=(\"\"); _minori; printf '%s\\n' \"${{COMPREPLY[@]}}\"")
        return subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True, cwd=self.folder).stdout.split()

    def test_bash_completes_verbs_options_and_names(self):
        program = minori.__globals__["MINORI"]
        self.assertIn("sweep", self.complete(program, "sw"))
        self.assertIn("--max-walltime", self.complete(program, "sweep", "--max"))
        self.assertIn("funding_period_small", self.complete(program, "plan", "funding"))
        self.assertIn("short.toml", self.complete(program, "run", "sho"))

    def test_completion_of_every_shell_is_a_script_of_that_shell(self):
        for shell in ("bash", "zsh", "fish"):
            text = self.check(minori("completion", shell), 0).stdout
            self.assertIn("funding" if shell == "names" else "replicates", text)
            if shutil.which(shell):
                subprocess.run([shell, "-n"], input=text, text=True, check=True)

    def test_there_is_a_manual_page_for_every_verb(self):
        self.check(minori("man", "--folder", self.folder / "man1"), 0)
        verbs = re.findall(r"^  ([a-z-]+)  ", self.check(minori("--help"), 0).stdout.split("Subcommands:")[1], re.M)
        for verb in verbs:
            page = (self.folder / "man1" / f"minori-{verb}.1").read_text(encoding="utf-8")
            self.assertIn(".SH EXAMPLES", page)
            self.assertIn("\\-\\-help", page)
        self.check(minori("man", "sweeep"), 2, "there is no verb 'sweeep'")


if __name__ == "__main__":
    unittest.main()
