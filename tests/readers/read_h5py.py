"""Opens the example files with h5py: read_h5py.py FOLDER."""
import sys

try:
    import h5py
except ImportError as missing:
    print(f"skipped: {missing}; install python3-h5py")
    sys.exit(77)

folder = sys.argv[1]
with h5py.File(f"{folder}/run.h5") as run:
    assert run.attrs["seed"] == b"0x00000000deadbeef", run.attrs["seed"]
    assert run.attrs["format_version"] == 2
    assert run["resolved_scenario"].asstr()[()] == 'name = "baseline"\ntitle_ja = "基準"\n'
    assert list(run["region_name_ja"].asstr()) == ["北海道", "東京都", "大阪府"]
    startups = run["startups"]
    assert startups.shape == (1, 2, 3) and startups[0, 1, 1] == 9 and startups[0, 0, 1] == 107
    assert startups.chunks == (1, 2, 3) and startups.compression == "gzip" and startups.compression_opts == 4
    assert startups.shuffle and startups.fletcher32
    assert [axis[0].name for axis in startups.dims] == ["/run", "/time", "/region"]
    assert run["sales"].attrs["units"] == b"Myen" and run["sales"].attrs["cell_methods"] == b"time: sum"
    assert [run[name].attrs["_Netcdf4Dimid"] for name in ("run", "time", "region", "cluster")] == [0, 1, 2, 3]
    assert list(run["time"]) == [2011.0, 2011.25] and run["time"].attrs["units"] == b"years"
    assert run["provenance"].attrs["command_line"] == b"minori run baseline"
    tracked_and_indexed = h5py.h5p.CRT_ORDER_TRACKED | h5py.h5p.CRT_ORDER_INDEXED
    assert run["/"].id.get_create_plist().get_link_creation_order() == tracked_and_indexed
    assert startups.id.get_create_plist().get_attr_creation_order() == tracked_and_indexed
with h5py.File(f"{folder}/analysis.h5") as both:
    assert both["startups"].shape == (2, 2, 3) and both["startups"].chunks == (1, 2, 3)
    assert both["startups"][:, 0, 1].tolist() == [7, 107]
    assert list(both["run_scenario"].asstr()) == ["none", "slots_5"]
print(f"h5py {h5py.__version__}: values, units, scales and storage are right")
