"""Opens the example files with xarray: read_xarray.py ENGINE FOLDER."""
import sys

try:
    import numpy
    import xarray
    __import__({"netcdf4": "netCDF4", "h5netcdf": "h5netcdf"}[sys.argv[1]])
except ImportError as missing:
    print(f"skipped: {missing}; install python3-xarray python3-netcdf4 python3-h5netcdf")
    sys.exit(77)

engine, folder = sys.argv[1:]
run = xarray.open_dataset(f"{folder}/run.h5", engine=engine)
assert dict(run.sizes) == {"run": 1, "time": 2, "region": 3, "cluster": 1}, run.sizes
assert run.attrs["Conventions"] == "CF-1.10"
assert run.attrs["seed"] == "0x00000000deadbeef"
assert run.attrs["title"] == "Baseline, replicate 0"
assert run.attrs["digest"].startswith("sha256:")
assert run.resolved_scenario.item() == 'name = "baseline"\ntitle_ja = "基準"\n'
assert list(run.time.values) == [2011.0, 2011.25] and run.time.attrs["units"] == "years"
assert list(run.region.values) == ["Hokkaido", "Tokyo", "Osaka"]
assert list(run.region_name_ja.values) == ["北海道", "東京都", "大阪府"]
assert run.startups.dims == ("run", "time", "region") and run.startups.dtype == numpy.int32
assert run.startups.sel(region="Tokyo", time=2011.25).item() == 9
assert run.startups.sel(region="Tokyo", time=2011.0).item() == 107
# Names and codes of regions, and who the runs are, travel with every variable as coordinates.
assert run.startups.region_name_ja.sel(region="Tokyo").item() == "東京都"
assert run.startups.run_scenario.item() == "slots_5"
assert run.startups.attrs == {"units": "1", "long_name": "new technology-based firms", "cell_methods": "time: sum"}
assert run.sales.attrs["units"] == "Myen" and run.sales.dtype == numpy.float32
assert run.sales.sel(region="Tokyo", time=2011.0).item() == 250.25
assert numpy.isnan(run.sales.sel(region="Osaka", time=2011.25)).item()
assert run.tax_rate.item() == 0.232 and run.country.item() == "日本"

provenance = xarray.open_dataset(f"{folder}/run.h5", engine=engine, group="provenance")
assert provenance.attrs["command_line"] == "minori run baseline" and provenance.attrs["threads"] == 2

both = xarray.open_dataset(f"{folder}/analysis.h5", engine=engine)
assert dict(both.sizes) == {"run": 2, "time": 2, "region": 3, "cluster": 1, "scenario_hash": 1}, both.sizes
assert list(both.run_scenario.values) == ["none", "slots_5"]
assert both.startups.sel(region="Tokyo", time=2011.0).values.tolist() == [7, 107]
assert numpy.isnan(both.members.values[0]).all() and (both.members.values[1] == 12).all()
assert both.experiment_title_ja.item() == "助成期間"
assert both.startups.groupby("run_scenario").mean().sel(run_scenario="slots_5", region="Tokyo", time=2011.0).item() == 107
print(f"xarray {xarray.__version__} with {engine}: values, units, coordinates and Japanese names are right")
