#pragma once

/// Result files: LabelledData as HDF5 that is also netCDF-4.
///
/// Every dimension is a coordinate data set of the same name in the root group, every variable has its scales attached
/// on all axes, `units`, `long_name`, `cell_methods`, and is stored in chunks of one run, shuffled, deflated and
/// checksummed. Root attributes say what the file is; the resolved scenario is the scalar string `resolved_scenario`,
/// the hash of each run's values (output/digest.hpp) the string variable `run_values_hash`; what may differ between two
/// makings of one result stands in the group /provenance. A file appears under its name whole or not at all. All
/// functions may be called from any thread; HDF5 itself runs one call at a time.

#include <cstdint>
#include <filesystem>
#include <string>

#include "output/error.hpp"
#include "output/provenance.hpp"
#include "sim/labelled_data.hpp"

namespace minori {

inline constexpr const char* format_name = "minori-result";
inline constexpr int format_version = 2;

/// Who a run is within its experiment.
struct RunLabel {
  std::int32_t run = 0;  ///< number within the file
  std::string scenario;  ///< name of its scenario
  std::int32_t replicate = 0;
  std::uint64_t seed = 0;
};

/// The trajectory of one run with a leading dimension `run` of length 1 on every variable over `time`, and with the
/// variables run_scenario, run_replicate and run_seed (hex text) over `run`. Variables without `time` stay as they are.
[[nodiscard]] LabelledData as_run(LabelledData trajectory, const RunLabel& label);

/// Writes and publishes `path`; returns the digest (see output/digest.hpp). An existing file is replaced at the end in
/// one move; on any failure it stays as it was and nothing else is left behind.
/// Throws OutputError; std::invalid_argument if the data contradict themselves (sizes, unknown dimensions, names).
std::string write_file(const std::filesystem::path& path, const LabelledData& data, const Provenance& provenance);

/// Publishes a text file in the same way: whole or not at all. Throws OutputError.
void write_text_file(const std::filesystem::path& path, const std::string& text);

}  // namespace minori
