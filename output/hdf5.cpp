#include "output/hdf5.hpp"

#include <string_view>

namespace minori::hdf5 {
namespace {

struct Reasons {
  std::string system;     ///< the operating system's message
  std::string innermost;  ///< the last description, deepest in the library
};

herr_t note_reason(unsigned, const H5E_error2_t* error, void* data) {
  auto& reasons = *static_cast<Reasons*>(data);
  const std::string text = error->desc == nullptr ? "" : error->desc;
  constexpr std::string_view mark = "error message = '";
  if (const auto start = text.find(mark); start != std::string::npos) {
    const auto from = start + mark.size();
    reasons.system = text.substr(from, text.find('\'', from) - from);
  }
  if (!text.empty()) reasons.innermost = text;
  return 0;
}

/// Fixed length without an end mark: what netCDF's own library writes, and the same in every reader.
Handle fixed_text_type(std::size_t length, const std::filesystem::path& path) {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, path, "cannot describe text");
  must(H5Tset_size(type.id(), length), path, "cannot describe text");
  must(H5Tset_strpad(type.id(), H5T_STR_NULLPAD), path, "cannot describe text");
  must(H5Tset_cset(type.id(), H5T_CSET_UTF8), path, "cannot describe text");
  return type;
}

void write_attribute(hid_t object, const std::string& name, hid_t file_type, hid_t memory_type, const void* value,
                     const std::filesystem::path& path) {
  const std::string failure = "cannot write attribute " + name;
  Handle space(H5Screate(H5S_SCALAR), H5Sclose, path, failure);
  Handle attribute(H5Acreate2(object, name.c_str(), file_type, space.id(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose, path,
                   failure);
  must(H5Awrite(attribute.id(), memory_type, value), path, failure);
  must(attribute.close(), path, failure);
}

}  // namespace

std::unique_lock<std::recursive_mutex> lock() {
  static std::recursive_mutex mutex;
  std::unique_lock<std::recursive_mutex> held(mutex);
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
  return held;
}

std::string last_reason() {
  Reasons reasons;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_DOWNWARD, note_reason, &reasons);
  return reasons.system.empty() ? reasons.innermost : reasons.system;
}

herr_t Handle::close() noexcept {
  if (id_ < 0) return 0;
  const auto held = lock();
  return closer_(std::exchange(id_, H5I_INVALID_HID));
}

Handle text_type(const std::filesystem::path& path) {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, path, "cannot describe text");
  must(H5Tset_size(type.id(), H5T_VARIABLE), path, "cannot describe text");
  must(H5Tset_cset(type.id(), H5T_CSET_UTF8), path, "cannot describe text");
  return type;
}

void write_text_attribute(hid_t object, const std::string& name, const std::string& text,
                          const std::filesystem::path& path) {
  const Handle type = fixed_text_type(text.empty() ? 1 : text.size(), path);  // HDF5 knows no empty type
  write_attribute(object, name, type.id(), type.id(), text.c_str(), path);
}

void write_number_attribute(hid_t object, const std::string& name, hid_t file_type, hid_t memory_type,
                            const void* number, const std::filesystem::path& path) {
  write_attribute(object, name, file_type, memory_type, number, path);
}

bool has_attribute(hid_t object, const std::string& name, const std::filesystem::path& path) {
  return must(H5Aexists(object, name.c_str()), path, "cannot look for attribute " + name) > 0;
}

std::string read_text_attribute(hid_t object, const std::string& name, const std::filesystem::path& path) {
  const std::string failure = "cannot read attribute " + name;
  Handle attribute(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, path, failure);
  Handle type(H5Aget_type(attribute.id()), H5Tclose, path, failure);
  Handle space(H5Aget_space(attribute.id()), H5Sclose, path, failure);
  const bool fixed = H5Tget_class(type.id()) == H5T_STRING && H5Tis_variable_str(type.id()) == 0;
  if (!fixed || H5Sget_simple_extent_npoints(space.id()) != 1) throw OutputError(path, failure, "it is not one text");
  std::string text(H5Tget_size(type.id()), '\0');
  must(H5Aread(attribute.id(), type.id(), text.data()), path, failure);
  const auto end = text.find_last_not_of('\0');
  text.resize(end == std::string::npos ? 0 : end + 1);
  return text;
}

int read_number_attribute(hid_t object, const std::string& name, const std::filesystem::path& path) {
  const std::string failure = "cannot read attribute " + name;
  Handle attribute(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, path, failure);
  Handle space(H5Aget_space(attribute.id()), H5Sclose, path, failure);
  if (H5Sget_simple_extent_npoints(space.id()) != 1) throw OutputError(path, failure, "it is not one number");
  int number = 0;
  must(H5Aread(attribute.id(), H5T_NATIVE_INT, &number), path, failure);
  return number;
}

}  // namespace minori::hdf5
