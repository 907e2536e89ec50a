#include "output/reader.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <new>
#include <numeric>
#include <sstream>
#include <stdexcept>

#include "output/file.hpp"
#include "output/hdf5.hpp"
#include "output/layout.hpp"
#include "output/reader_state.hpp"
#include "output/seal.hpp"

namespace minori {

using hdf5::Handle;
using hdf5::must;

namespace {

/// Says what is wrong before HDF5 is asked, since it calls a missing file and a text file by the same name.
void check_signature(const std::filesystem::path& path) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) throw OutputError(path, "cannot read", "Is a directory");
  if (std::filesystem::exists(path, ignored) && !std::filesystem::is_regular_file(path, ignored))
    throw OutputError(path, "cannot read", "it is not a regular file");  // opening a pipe would wait for ever
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) throw OutputError(path, "cannot read", std::strerror(errno == 0 ? ENOENT : errno));
  std::string start(8, '\0');
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  if (file.gcount() == 0) throw OutputError(path, "not a result file", "it is empty");
  if (start != "\x89HDF\r\n\x1a\n") throw OutputError(path, "not a result file", "it is not HDF5");
}

Handle open_file(const std::filesystem::path& path) {
  Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, path, "cannot read");
#if H5_VERSION_GE(1, 10, 7)
  must(H5Pset_file_locking(access.id(), false, true), path, "cannot read");  // published files no longer change
#endif
  return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.id()), H5Fclose, path, "damaged"};
}

void check_format(hid_t root, const std::filesystem::path& path) {
  if (!hdf5::has_attribute(root, "format", path) || hdf5::read_text_attribute(root, "format", path) != format_name)
    throw OutputError(path, "not a result file of Minori", "it has no attribute format = " + std::string(format_name));
  const int version = hdf5::read_number_attribute(root, "format_version", path);
  if (version != format_version)
    throw OutputError(path, "format version " + std::to_string(version),
                      "this program reads version " + std::to_string(format_version));
}

std::uint64_t seed_of(const std::string& text, const std::filesystem::path& path) {
  try {
    std::size_t end = 0;
    const std::uint64_t seed = std::stoull(text, &end, 16);
    if (end == text.size()) return seed;
  } catch (const std::logic_error&) {
    // said below, with the path
  }
  throw OutputError(path, "damaged", "'" + text + "' is not a seed");
}

std::vector<std::pair<std::string, std::string>> hashes_of(const std::string& lines) {
  std::vector<std::pair<std::string, std::string>> hashes;
  std::istringstream stream(lines);
  for (std::string line; std::getline(stream, line);)
    if (const auto gap = line.find("  "); gap != std::string::npos)
      hashes.emplace_back(line.substr(gap + 2), line.substr(0, gap));
  return hashes;
}

void read_origin(hid_t root, const std::filesystem::path& path, Provenance& origin) {
  const Handle group(H5Gopen2(root, provenance_group, H5P_DEFAULT), H5Gclose, path, "cannot read provenance");
  const auto text = [&](const char* name) { return hdf5::read_text_attribute(group.id(), name, path); };
  origin.commit = text("commit");
  origin.dirty = text("dirty") == "yes";
  origin.compiler = text("compiler");
  origin.flags = text("flags");
  origin.input_hashes = hashes_of(text("input_hashes"));
  origin.threads = hdf5::read_number_attribute(group.id(), "threads", path);
  origin.ranks = hdf5::read_number_attribute(group.id(), "ranks", path);
  origin.host = text("host");
  origin.start = text("start");
  origin.end = text("end");
  origin.command_line = text("command_line");
  origin.slurm_job_id = text("slurm_job_id");
}

}  // namespace

Reader::Reader(const std::filesystem::path& path) : state_(std::make_unique<State>()) {
  State& state = *state_;
  state.path = path;
  check_signature(path);
  state.sealed = check_seal(path);  // long for large files: others may use HDF5 meanwhile
  const auto held = hdf5::lock();
  state.file = open_file(path);
  state.root = Handle(H5Gopen2(state.file.id(), "/", H5P_DEFAULT), H5Gclose, path, "damaged");
  const hid_t root = state.root.id();
  check_format(root, path);
  state.origin.title = hdf5::read_text_attribute(root, "title", path);
  state.origin.program_version = hdf5::read_text_attribute(root, "program_version", path);
  state.origin.seed = seed_of(hdf5::read_text_attribute(root, "seed", path), path);
  state.digest = hdf5::read_text_attribute(root, "digest", path);
  state.history = hdf5::read_text_attribute(root, "history", path);
  read_origin(root, path, state.origin);
  state.read_contents();
}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

const std::filesystem::path& Reader::path() const noexcept { return state_->path; }
const std::vector<Dimension>& Reader::dimensions() const noexcept { return state_->dimensions; }
const std::vector<Variable>& Reader::variables() const noexcept { return state_->forms; }
const std::string& Reader::digest() const noexcept { return state_->digest; }
const Provenance& Reader::provenance() const noexcept { return state_->origin; }
const std::string& Reader::history() const noexcept { return state_->history; }

bool Reader::has(const std::string& variable) const noexcept {
  return std::any_of(state_->forms.begin(), state_->forms.end(), [&](const auto& f) { return f.name == variable; });
}

bool Reader::may_be_missing(const std::string& variable) const {
  const auto held = hdf5::lock();
  return hdf5::has_attribute(state_->open(variable), "_FillValue", state_->path);
}

std::size_t Reader::runs() const noexcept {
  for (const auto& each : state_->dimensions)
    if (each.name == run_dimension) return each.size();
  return 1;
}

Variable Reader::read(const std::string& variable) const {
  const auto held = hdf5::lock();
  Variable made = state_->form(variable);
  const auto shape = shape_of(made, state_->dimensions);
  const auto count = std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
  state_->read_values(state_->open(variable), H5S_ALL, H5S_ALL, count, made);
  return made;
}

Variable Reader::read_runs(const std::string& variable, std::size_t first, std::size_t count) const {
  const auto held = hdf5::lock();
  Variable made = state_->form(variable);
  const std::string failure = "cannot read " + variable;
  if (!has_runs(made) || first > runs() || count > runs() - first)
    throw OutputError(state_->path, failure, "it has no such runs");
  std::vector<hsize_t> extent;
  for (const std::size_t length : shape_of(made, state_->dimensions)) extent.push_back(length);
  extent[0] = count;
  const auto values = std::accumulate(extent.begin(), extent.end(), hsize_t{1}, std::multiplies<>());
  if (values == 0) return made;
  std::vector<hsize_t> start(extent.size(), 0);
  start[0] = first;
  const hid_t dataset = state_->open(variable);
  const Handle file_space(H5Dget_space(dataset), H5Sclose, state_->path, failure);
  must(H5Sselect_hyperslab(file_space.id(), H5S_SELECT_SET, start.data(), nullptr, extent.data(), nullptr),
       state_->path, failure);
  const Handle memory_space(H5Screate_simple(static_cast<int>(extent.size()), extent.data(), nullptr), H5Sclose,
                            state_->path, failure);
  state_->read_values(dataset, memory_space.id(), file_space.id(), values, made);
  return made;
}

LabelledData Reader::read_all() const {
  LabelledData data{state_->dimensions, {}};
  for (const auto& each : state_->forms) data.variables.push_back(read(each.name));
  return data;
}

std::vector<std::string> Reader::run_hashes() const {
  const auto held = hdf5::lock();
  Variable made{run_hash_variable, no_unit, "", "", {run_dimension}, std::vector<std::string>{}};
  if (!state_->has_run_hashes) return {};
  const hid_t dataset = state_->open(run_hash_variable);
  const Handle space(H5Dget_space(dataset), H5Sclose, state_->path, "damaged");
  if (H5Sget_simple_extent_npoints(space.id()) != static_cast<hssize_t>(runs()))
    throw OutputError(state_->path, "damaged", made.name + " does not fit the runs");
  state_->read_values(dataset, H5S_ALL, H5S_ALL, runs(), made);
  return std::get<std::vector<std::string>>(made.values);
}

bool Reader::is_whole() const {
  if (state_->sealed) return true;
  const DigestParts parts = computed_parts();
  return join_digest(parts, state_->origin) == state_->digest && parts.runs == run_hashes();
}

std::string Reader::computed_digest() const { return join_digest(computed_parts(), state_->origin); }

DigestParts Reader::computed_parts() const {
  DigestParts parts{state_->dimensions, state_->forms, "", {}};
  ValuesHash common;
  for (const auto& each : state_->forms)
    if (!stored_by_run(each)) common.add(read(each.name));
  parts.common = common.hex();
  const bool over_runs = std::any_of(state_->dimensions.begin(), state_->dimensions.end(),
                                     [](const Dimension& each) { return each.name == run_dimension; });
  for (std::size_t run = 0; over_runs && run < runs(); ++run) {
    ValuesHash values;
    for (const auto& each : state_->forms)
      if (stored_by_run(each)) values.add(read_runs(each.name, run, 1));
    parts.runs.push_back(values.hex());
  }
  return parts;
}

}  // namespace minori
