#include "output/writer.hpp"

#include <hdf5_hl.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "output/file.hpp"
#include "output/seal.hpp"
#include "output/storage.hpp"

namespace minori {

using hdf5::Handle;
using hdf5::must;

namespace {

constexpr unsigned creation_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

/// Readable by every HDF5 from 1.8 on.
Handle create_file(const PartFile& file, hdf5::Sink& sink) {
  const std::string failure = "cannot create";
  Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, file.target(), failure);
  must(H5Pset_libver_bounds(access.id(), H5F_LIBVER_V18, H5F_LIBVER_V18), file.target(), failure);
  hdf5::write_through(access, sink, file.target());
  Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose, file.target(), failure);
  must(H5Pset_link_creation_order(creation.id(), creation_order), file.target(), failure);
  must(H5Pset_attr_creation_order(creation.id(), creation_order), file.target(), failure);
  return {H5Fcreate(file.part().c_str(), H5F_ACC_TRUNC, creation.id(), access.id()), H5Fclose, file.target(), failure};
}

std::string history_line(const Provenance& provenance) {
  return provenance.start + " " + (provenance.command_line.empty() ? "minori" : provenance.command_line);
}

}  // namespace

Writer::Writer(const std::filesystem::path& target, const Layout& layout) : file_(target), axes_(layout.dimensions) {
  const auto held = hdf5::lock();
  sink_.descriptor = file_.descriptor();
  try {
    create(layout);
    check_sink();
  } catch (...) {
    sink_.failure = ECANCELED;
    throw;
  }
}

Writer::~Writer() {
  if (sink_.failure == 0) sink_.failure = ECANCELED;  // what HDF5 still holds is not worth writing
}

void Writer::check_sink() const {
  if (sink_.failure != 0) throw OutputError(file_.target(), "cannot write", std::strerror(sink_.failure));
}

void Writer::create(const Layout& layout) {
  handle_ = create_file(file_, sink_);
  root_ = Handle(H5Gopen2(handle_.id(), "/", H5P_DEFAULT), H5Gclose, file_.target(), "cannot create");
  text_type_ = hdf5::text_type(file_.target());
  int number = 0;
  for (const auto& each : layout.dimensions) create_dimension(each, number++);
  for (const auto& each : layout.forms) {
    std::vector<hsize_t> shape;
    for (const std::size_t length : shape_of(each.description, layout.dimensions)) shape.push_back(length);
    create_variable(each, shape, labels_of(each.description, layout));
  }
}

void Writer::create_dimension(const Dimension& dimension, int number) {
  const std::string failure = "cannot write dimension " + dimension.name;
  Variable coordinates{dimension.name, dimension.unit, dimension.long_name, "", {dimension.name}, {}};
  std::visit([&](const auto& values) { coordinates.values = values; }, dimension.coordinates);
  const bool labels = std::holds_alternative<std::vector<std::string>>(coordinates.values);
  const hsize_t length = dimension.size();
  const auto creation = storage::plain_creation(file_.target());
  Handle space(H5Screate_simple(1, &length, nullptr), H5Sclose, file_.target(), failure);
  Handle dataset(H5Dcreate2(root_.id(), dimension.name.c_str(), storage::file_type(coordinates, text_type_.id()),
                            space.id(), H5P_DEFAULT, creation.id(), H5P_DEFAULT),
                 H5Dclose, file_.target(), failure);
  must(H5DSset_scale(dataset.id(), dimension.name.c_str()), file_.target(), failure);
  hdf5::write_number_attribute(dataset.id(), "_Netcdf4Dimid", H5T_STD_I32LE, H5T_NATIVE_INT, &number, file_.target());
  if (!labels) text(dataset.id(), "units", dimension.unit);
  text(dataset.id(), "long_name", dimension.long_name);
  write_values(coordinates, dataset.id(), H5S_ALL, H5S_ALL);
  datasets_.emplace(dimension.name, std::move(dataset));
}

void Writer::create_variable(const Form& form, const std::vector<hsize_t>& shape, const std::string& labels) {
  const Variable& variable = form.description;
  const std::string failure = "cannot create variable " + variable.name;
  const auto creation = storage::variable_creation(form, shape, file_.target());
  Handle space(
      shape.empty() ? H5Screate(H5S_SCALAR) : H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr),
      H5Sclose, file_.target(), failure);
  Handle dataset(H5Dcreate2(root_.id(), variable.name.c_str(), storage::file_type(variable, text_type_.id()),
                            space.id(), H5P_DEFAULT, creation.id(), H5P_DEFAULT),
                 H5Dclose, file_.target(), failure);
  if (!std::holds_alternative<std::vector<std::string>>(variable.values)) {
    text(dataset.id(), "units", variable.unit);
    if (form.may_be_missing) storage::write_fill_attribute(dataset.id(), variable, file_.target());
  }
  if (!variable.long_name.empty()) text(dataset.id(), "long_name", variable.long_name);
  if (!variable.cell_methods.empty()) text(dataset.id(), "cell_methods", variable.cell_methods);
  if (!labels.empty()) text(dataset.id(), "coordinates", labels);
  attach_scales(variable, dataset.id());
  datasets_.emplace(variable.name, std::move(dataset));
}

void Writer::attach_scales(const Variable& variable, hid_t dataset) {
  unsigned axis = 0;
  for (const auto& each : variable.dimensions)
    must(H5DSattach_scale(dataset, datasets_.at(each).id(), axis++), file_.target(),
         "cannot attach dimension " + each + " to " + variable.name);
}

void Writer::write(const Variable& variable) {
  const auto held = hdf5::lock();
  write_values(variable, datasets_.at(variable.name).id(), H5S_ALL, H5S_ALL);
  check_sink();
}

void Writer::write_runs(const Variable& slab, std::size_t first_run) {
  const auto held = hdf5::lock();
  const std::string failure = "cannot write " + slab.name;
  const hid_t dataset = datasets_.at(slab.name).id();
  Handle file_space(H5Dget_space(dataset), H5Sclose, file_.target(), failure);
  std::vector<hsize_t> count;
  std::size_t values_of_a_run = 1;
  for (const std::size_t length : shape_of(slab, axes_)) count.push_back(length);
  for (std::size_t axis = 1; axis < count.size(); ++axis) values_of_a_run *= count[axis];
  if (values_of_a_run == 0) return;
  count[0] = slab.size() / values_of_a_run;
  std::vector<hsize_t> start(count.size(), 0);
  start[0] = first_run;
  must(H5Sselect_hyperslab(file_space.id(), H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr),
       file_.target(), failure);
  Handle memory_space(H5Screate_simple(static_cast<int>(count.size()), count.data(), nullptr), H5Sclose, file_.target(),
                      failure);
  write_values(slab, dataset, memory_space.id(), file_space.id());
  check_sink();
}

void Writer::write_values(const Variable& variable, hid_t dataset, hid_t memory_space, hid_t file_space) {
  if (variable.size() == 0) return;
  const std::string failure = "cannot write " + variable.name;
  const hid_t type = storage::memory_type(variable, text_type_.id());
  const auto send = [&](const void* values) {
    must(H5Dwrite(dataset, type, memory_space, file_space, H5P_DEFAULT, values), file_.target(), failure);
  };
  if (const auto* texts = std::get_if<std::vector<std::string>>(&variable.values)) {
    std::vector<const char*> starts;
    for (const auto& each : *texts) starts.push_back(each.c_str());
    send(starts.data());
  } else {
    std::visit([&](const auto& values) { send(values.data()); }, variable.values);
  }
}

void Writer::text(hid_t object, const std::string& name, const std::string& value) const {
  hdf5::write_text_attribute(object, name, clean_text(value), file_.target());
}

void Writer::write_scenario(const std::string& scenario) {
  create_variable({{scenario_variable, "", "resolved scenario, in full", "", {}, std::vector<std::string>{}}, false},
                  {}, "");
  write({scenario_variable, "", "", "", {}, std::vector<std::string>{scenario}});
}

void Writer::write_run_hashes(const std::vector<std::string>& hashes) {
  const Variable variable{run_hash_variable, no_unit, "SHA-256 of the run's values", "", {run_dimension}, hashes};
  create_variable({variable, false}, {hashes.size()}, "");
  write(variable);
}

void Writer::write_root_attributes(const Provenance& provenance, const std::string& digest) {
  text(root_.id(), "Conventions", "CF-1.10");
  text(root_.id(), "title", provenance.title);
  text(root_.id(), "source", "Minori " + provenance.program_version + ", agent-based simulation");
  text(root_.id(), "history", history_line(provenance));
  text(root_.id(), "format", format_name);
  hdf5::write_number_attribute(root_.id(), "format_version", H5T_STD_I32LE, H5T_NATIVE_INT, &format_version,
                               file_.target());
  text(root_.id(), "program_version", provenance.program_version);
  text(root_.id(), "scenario_hash", scenario_hash(provenance));
  text(root_.id(), "seed", seed_text(provenance.seed));
  text(root_.id(), "run_id", run_identity(provenance.scenario_text, provenance.seed, provenance.program_version));
  text(root_.id(), "digest", digest);
}

void Writer::write_provenance(const Provenance& provenance) {
  const auto creation = storage::group_creation(file_.target());
  const Handle group(H5Gcreate2(root_.id(), provenance_group, H5P_DEFAULT, creation.id(), H5P_DEFAULT), H5Gclose,
                     file_.target(), "cannot write provenance");
  std::string inputs;
  for (const auto& [name, hash] : provenance.input_hashes) inputs.append(hash).append("  ").append(name).append("\n");
  text(group.id(), "commit", provenance.commit);
  text(group.id(), "dirty", provenance.dirty ? "yes" : "no");
  text(group.id(), "compiler", provenance.compiler);
  text(group.id(), "flags", provenance.flags);
  text(group.id(), "input_hashes", inputs);
  const auto number = [&](const char* name, int value) {
    hdf5::write_number_attribute(group.id(), name, H5T_STD_I32LE, H5T_NATIVE_INT, &value, file_.target());
  };
  number("threads", provenance.threads);
  number("ranks", provenance.ranks);
  text(group.id(), "host", provenance.host);
  text(group.id(), "start", provenance.start);
  text(group.id(), "end", provenance.end.empty() ? utc_now() : provenance.end);
  text(group.id(), "command_line", provenance.command_line);
  text(group.id(), "slurm_job_id", provenance.slurm_job_id);
}

std::string Writer::publish(const Provenance& provenance, const DigestParts& parts) {
  std::string digest = join_digest(parts, provenance);
  close(provenance, parts, digest);
  seal(file_.descriptor(), file_.target());
  file_.publish();
  return digest;
}

/// Ends HDF5's part of the work; slow disks are waited for without holding up other threads' files.
void Writer::close(const Provenance& provenance, const DigestParts& parts, const std::string& digest) {
  const auto held = hdf5::lock();
  if (!parts.runs.empty()) write_run_hashes(parts.runs);
  write_scenario(provenance.scenario_text);
  write_root_attributes(provenance, digest);
  write_provenance(provenance);
  for (auto& [name, dataset] : datasets_) must(dataset.close(), file_.target(), "cannot write " + name);
  datasets_.clear();
  must(root_.close(), file_.target(), "cannot write");
  must(text_type_.close(), file_.target(), "cannot write");
  must(handle_.close(), file_.target(), "cannot write");
  check_sink();
}

}  // namespace minori
