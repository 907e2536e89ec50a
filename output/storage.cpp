#include "output/storage.hpp"

#include <algorithm>
#include <limits>

namespace minori::storage {

using hdf5::Handle;
using hdf5::must;

namespace {

constexpr unsigned creation_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
constexpr unsigned deflate_level = 4;
constexpr float missing_float = std::numeric_limits<float>::quiet_NaN();
constexpr double missing_double = std::numeric_limits<double>::quiet_NaN();

/// Where the missing value of a variable's type lies; null for strings.
const void* missing_value(const Variable& variable) {
  switch (variable.values.index()) {
    case 0: return &missing_int;
    case 1: return &missing_float;
    case 2: return &missing_double;
    default: return nullptr;
  }
}

}  // namespace

hid_t file_type(const Variable& variable, hid_t text_type) {
  switch (variable.values.index()) {
    case 0: return H5T_STD_I32LE;
    case 1: return H5T_IEEE_F32LE;
    case 2: return H5T_IEEE_F64LE;
    default: return text_type;
  }
}

hid_t memory_type(const Variable& variable, hid_t text_type) {
  switch (variable.values.index()) {
    case 0: return H5T_NATIVE_INT32;
    case 1: return H5T_NATIVE_FLOAT;
    case 2: return H5T_NATIVE_DOUBLE;
    default: return text_type;
  }
}

Handle plain_creation(const std::filesystem::path& path) {
  Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, path, "cannot describe data");
  must(H5Pset_attr_creation_order(creation.id(), creation_order), path, "cannot describe data");
  must(H5Pset_obj_track_times(creation.id(), false), path, "cannot describe data");
  return creation;
}

Handle group_creation(const std::filesystem::path& path) {
  Handle creation(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, path, "cannot describe a group");
  must(H5Pset_link_creation_order(creation.id(), creation_order), path, "cannot describe a group");
  must(H5Pset_attr_creation_order(creation.id(), creation_order), path, "cannot describe a group");
  must(H5Pset_obj_track_times(creation.id(), false), path, "cannot describe a group");
  return creation;
}

std::vector<hsize_t> chunk_of(const Variable& variable, const std::vector<hsize_t>& shape) {
  auto chunk = shape;
  if (stored_by_run(variable)) chunk[0] = 1;
  return chunk;
}

Handle variable_creation(const Form& form, const std::vector<hsize_t>& shape, const std::filesystem::path& path) {
  Handle creation = plain_creation(path);
  const void* missing = missing_value(form.description);
  if (missing == nullptr) return creation;
  const std::string failure = "cannot describe " + form.description.name;
  if (form.may_be_missing)
    must(H5Pset_fill_value(creation.id(), memory_type(form.description, H5I_INVALID_HID), missing), path, failure);
  if (shape.empty() || std::find(shape.begin(), shape.end(), 0U) != shape.end()) return creation;
  const auto chunk = chunk_of(form.description, shape);
  must(H5Pset_chunk(creation.id(), static_cast<int>(chunk.size()), chunk.data()), path, failure);
  must(H5Pset_shuffle(creation.id()), path, failure);
  must(H5Pset_deflate(creation.id(), deflate_level), path, failure);
  must(H5Pset_fletcher32(creation.id()), path, failure);
  return creation;
}

void write_fill_attribute(hid_t dataset, const Variable& variable, const std::filesystem::path& path) {
  hdf5::write_number_attribute(dataset, "_FillValue", file_type(variable, H5I_INVALID_HID),
                               memory_type(variable, H5I_INVALID_HID), missing_value(variable), path);
}

}  // namespace minori::storage
