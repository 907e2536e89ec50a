#!/usr/bin/env python3
"""The built report page draws itself in Chromium, opened from disk; needs Python and Chromium only.

Exit 77 (skipped) where there is no Chromium. `opens_in_chromium.py PAGE` looks at a page that `minori report` wrote.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TEMPLATE = pathlib.Path(__file__).resolve().parents[2] / "analysis/report/dist/report.html"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--enable-logging=stderr", "--virtual-time-budget=10000"]


def small_report():
    """Two designs with invented numbers, one measure, three years."""
    estimate = {"mean": 2.0, "low": 1.0, "high": 3.0, "pairs": 4, "same_sign": 1.0}
    names = {"none": ("none", "none"), "slots_5": ("5", "slots"), "slots_10": ("10", "slots")}
    scenarios = [{"name": name, "title": {"en": name, "ja": name}, "baseline": name == "none",
                  "level": period, "rule": rule} for name, (period, rule) in names.items()]
    outcome = {"id": "lasting", "title": {"en": "what is left", "ja": "残るもの"}, "unit": "1/billion yen",
               "definition": {"en": "invented", "ja": "架空"}, "attribution": "additional", "higher_is_better": True,
               "key": True, "by_scenario": {"slots_5": estimate, "slots_10": estimate}}
    contrast = {**estimate, "outcome_id": "lasting", "rule": "slots", "from": "5", "to": "10", "verdict": "more"}
    return {"meta": {"title": {"en": "Small </script> report", "ja": "小"}, "calibrated": False, "reference": "5"},
            "scenarios": scenarios, "time": [2011, 2012, 2013], "outcomes": [outcome], "contrasts": [contrast]}


def filled():
    """The template with the small report in it, as `minori report` would fill it."""
    data = json.dumps(small_report(), ensure_ascii=False).replace("<", "\\u003c")
    page = TEMPLATE.read_text(encoding="utf-8")
    for place, text in (("@LANGUAGE@", "en"), ("@TITLE@", "Small report"), ("@DATA@", data)):
        if page.count(place) != 1:
            sys.exit(f"the template has {page.count(place)} places {place}")
        page = page.replace(place, text)
    return page


def drawn(chromium, page, folder):
    """(document after its script ran, what the console said)"""
    command = [chromium, *FLAGS, f"--user-data-dir={folder}/profile", "--dump-dom", page.resolve().as_uri()]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return result.stdout, [line for line in result.stderr.splitlines() if "CONSOLE" in line]


def faults_of(document, console, own):
    """What is wrong with a drawn page; `own`: it holds the small report."""
    faults = list(console)
    expected = [r"<h2 id=\"answer-heading\"", r"<h2 id=\"provenance-heading\"", r"class=\"banner\"", r"<svg[^>]*role=\"img\""]
    if own:
        expected += [r"Small &lt;/script&gt; report</h1>", r"10 years better", r"class=\"verdict better\""]
    faults += [f"not on the page: {each}" for each in expected if not re.search(each, document)]
    return faults


def main():
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        print("skipped: no chromium")
        return 77
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(folder) / "report.html"
        if len(sys.argv) == 1:
            page.write_text(filled(), encoding="utf-8")
        faults = faults_of(*drawn(chromium, page, folder), own=len(sys.argv) == 1)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
