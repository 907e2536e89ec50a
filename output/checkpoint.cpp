#include "output/checkpoint.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "output/digest.hpp"
#include "output/seal.hpp"

namespace minori {

using hdf5::Handle;
using hdf5::must;

namespace {

constexpr const char* checkpoint_format = "minori-checkpoint";
constexpr int checkpoint_version = 1;
constexpr hsize_t chunk_bytes = hsize_t{1} << 20U;

std::string sha256_of(std::span<const std::byte> bytes) {
  Sha256 hash;
  hash.add(bytes.data(), bytes.size());
  return hash.hex();
}

/// Bytes in checksummed chunks; slashes in names make groups.
struct BlockForm {
  Handle space;
  Handle creation;
  Handle links;
};

BlockForm form_of(std::size_t bytes, const std::filesystem::path& path) {
  const hsize_t size = bytes;
  BlockForm form;
  form.space = Handle(H5Screate_simple(1, &size, nullptr), H5Sclose, path, "cannot describe a block");
  form.creation = Handle(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, path, "cannot describe a block");
  must(H5Pset_obj_track_times(form.creation.id(), false), path, "cannot describe a block");
  if (size > 0) {
    const hsize_t chunk = std::min(size, chunk_bytes);
    must(H5Pset_chunk(form.creation.id(), 1, &chunk), path, "cannot describe a block");
    must(H5Pset_fletcher32(form.creation.id()), path, "cannot describe a block");
  }
  form.links = Handle(H5Pcreate(H5P_LINK_CREATE), H5Pclose, path, "cannot describe a block");
  must(H5Pset_create_intermediate_group(form.links.id(), 1), path, "cannot describe a block");
  return form;
}

void write_number(hid_t object, const char* name, int value, const std::filesystem::path& path) {
  hdf5::write_number_attribute(object, name, H5T_STD_I32LE, H5T_NATIVE_INT, &value, path);
}

}  // namespace

std::filesystem::path checkpoint_of(const std::filesystem::path& result) {
  std::filesystem::path path = result;
  path += ".checkpoint";
  return path;
}

std::filesystem::path previous_checkpoint(const std::filesystem::path& checkpoint) {
  std::filesystem::path path = checkpoint;
  path += ".previous";
  return path;
}

CheckpointWriter::CheckpointWriter(const std::filesystem::path& checkpoint) : file_(checkpoint) {
  const auto held = hdf5::lock();
  sink_.descriptor = file_.descriptor();
  try {
    create();
    check_sink();
  } catch (...) {
    sink_.failure = ECANCELED;
    throw;
  }
}

CheckpointWriter::~CheckpointWriter() {
  const auto held = hdf5::lock();
  if (sink_.failure == 0) sink_.failure = ECANCELED;  // what HDF5 still holds is not worth writing
  handle_ = Handle();
}

void CheckpointWriter::create() {
  const std::string failure = "cannot create";
  Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, file_.target(), failure);
  must(H5Pset_libver_bounds(access.id(), H5F_LIBVER_V18, H5F_LIBVER_V18), file_.target(), failure);
  hdf5::write_through(access, sink_, file_.target());
  handle_ = Handle(H5Fcreate(file_.part().c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, access.id()), H5Fclose, file_.target(),
                   failure);
}

void CheckpointWriter::check_sink() const {
  if (sink_.failure != 0) throw OutputError(file_.target(), "cannot write", std::strerror(sink_.failure));
}

void CheckpointWriter::write(const std::string& name, std::size_t value_bytes, std::span<const std::byte> bytes) {
  const auto held = hdf5::lock();
  const std::string failure = "cannot write " + name;
  const BlockForm form = form_of(bytes.size(), file_.target());
  const Handle block(H5Dcreate2(handle_.id(), name.c_str(), H5T_STD_U8LE, form.space.id(), form.links.id(),
                                form.creation.id(), H5P_DEFAULT),
                     H5Dclose, file_.target(), failure);
  if (!bytes.empty())
    must(H5Dwrite(block.id(), H5T_NATIVE_UINT8, H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()), file_.target(), failure);
  write_number(block.id(), "value_bytes", static_cast<int>(value_bytes), file_.target());
  hdf5::write_text_attribute(block.id(), "sha256", sha256_of(bytes), file_.target());
  schema_ += name + ":" + std::to_string(value_bytes) + "\n";

  check_sink();
}

void CheckpointWriter::publish(const CheckpointLabel& label) {
  {
    const auto held = hdf5::lock();
    Handle root(H5Gopen2(handle_.id(), "/", H5P_DEFAULT), H5Gclose, file_.target(), "cannot write");
    hdf5::write_text_attribute(root.id(), "format", checkpoint_format, file_.target());
    write_number(root.id(), "format_version", checkpoint_version, file_.target());
    hdf5::write_text_attribute(root.id(), "identity", label.identity, file_.target());
    hdf5::write_text_attribute(root.id(), "schema", sha256(schema_), file_.target());
    write_number(root.id(), "quarters_done", label.quarters_done, file_.target());
    write_number(root.id(), "quarters_total", label.quarters_total, file_.target());
    must(root.close(), file_.target(), "cannot write");
    must(handle_.close(), file_.target(), "cannot write");
    check_sink();
  }
  seal(file_.descriptor(), file_.target());
  std::error_code none;
  if (std::filesystem::exists(file_.target(), none)) {
    std::error_code failure;
    std::filesystem::rename(file_.target(), previous_checkpoint(file_.target()), failure);
    if (failure) throw OutputError(file_.target(), "cannot be set aside", failure.message());
  }
  file_.publish();
}

CheckpointReader::CheckpointReader(const std::filesystem::path& checkpoint) : path_(checkpoint) {
  std::error_code failure;
  if (!std::filesystem::is_regular_file(path_, failure))
    throw OutputError(path_, "cannot be read", failure ? failure.message() : "it is not a regular file");
  check_seal(path_);
  const auto held = hdf5::lock();
  open();
}

void CheckpointReader::open() {
  const std::string failure = "is damaged";
  Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, path_, failure);
  must(H5Pset_file_locking(access.id(), false, true), path_, failure);
  handle_ = Handle(H5Fopen(path_.c_str(), H5F_ACC_RDONLY, access.id()), H5Fclose, path_, failure);
  const Handle root(H5Gopen2(handle_.id(), "/", H5P_DEFAULT), H5Gclose, path_, failure);
  if (!hdf5::has_attribute(root.id(), "format", path_) ||
      hdf5::read_text_attribute(root.id(), "format", path_) != checkpoint_format ||
      hdf5::read_number_attribute(root.id(), "format_version", path_) != checkpoint_version)
    throw OutputError(path_, "is no checkpoint of this format", "");
  label_.identity = hdf5::read_text_attribute(root.id(), "identity", path_);
  label_.quarters_done = hdf5::read_number_attribute(root.id(), "quarters_done", path_);
  label_.quarters_total = hdf5::read_number_attribute(root.id(), "quarters_total", path_);
}

std::vector<std::byte> CheckpointReader::read(const std::string& name, std::size_t value_bytes) {
  const auto held = hdf5::lock();
  const std::string failure = "is damaged at " + name;
  const Handle block(H5Dopen2(handle_.id(), name.c_str(), H5P_DEFAULT), H5Dclose, path_, failure);
  const Handle space(H5Dget_space(block.id()), H5Sclose, path_, failure);
  const hssize_t size = must(H5Sget_simple_extent_npoints(space.id()), path_, failure);
  if (hdf5::read_number_attribute(block.id(), "value_bytes", path_) != static_cast<int>(value_bytes))
    throw OutputError(path_, "was written by another version of the model", name);
  std::vector<std::byte> bytes(static_cast<std::size_t>(size));
  if (!bytes.empty())
    must(H5Dread(block.id(), H5T_NATIVE_UINT8, H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()), path_, failure);
  if (sha256_of(bytes) != hdf5::read_text_attribute(block.id(), "sha256", path_))
    throw OutputError(path_, failure, "its checksum does not fit");
  return bytes;
}

}  // namespace minori
