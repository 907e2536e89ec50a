"""Opens the example files with ncdump: read_ncdump.py FOLDER."""
import shutil
import subprocess
import sys

if shutil.which("ncdump") is None:
    print("skipped: there is no ncdump; install netcdf-bin")
    sys.exit(77)

folder = sys.argv[1]


def dump(*arguments):
    return subprocess.run(["ncdump", *arguments], check=True, capture_output=True, encoding="utf-8").stdout


header = dump("-h", "-s", f"{folder}/run.h5")
for line in ("run = 1 ;", "time = 2 ;", "region = 3 ;", "double time(time) ;", "string region(region) ;",
             "int startups(run, time, region) ;", 'startups:cell_methods = "time: sum" ;',
             'startups:coordinates = "region_code region_name_ja run_scenario run_replicate run_seed" ;',
             "startups:_ChunkSizes = 1, 2, 3 ;", 'startups:_Fletcher32 = "true" ;', 'startups:_Shuffle = "true" ;',
             "startups:_DeflateLevel = 4 ;", 'sales:units = "Myen" ;', "sales:_FillValue = NaNf ;",
             ':Conventions = "CF-1.10" ;', ':seed = "0x00000000deadbeef" ;', "group: provenance {",
             "string resolved_scenario ;", "string region_name_ja(region) ;"):
    assert line in header, f"{line!r} is not in\n{header}"

data = dump("-v", "startups,region_name_ja,sales", f"{folder}/run.h5")
assert '"北海道", "東京都", "大阪府"' in data, data
assert "0, 107, 2,\n  1, 9, 3 ;" in data, data
assert "1.5, 250.25, 90,\n  2.5, 260.75, _ ;" in data, data

both = dump("-v", "members,run_scenario,experiment_title_ja", f"{folder}/analysis.h5")
assert "_,\n  _,\n  12,\n  12 ;" in both and '"none", "slots_5"' in both and "助成期間" in both, both
print("ncdump: header, storage and values are right")
