#include "output/reader_state.hpp"

#include <hdf5_hl.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <new>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "output/layout.hpp"

namespace minori {

using hdf5::Handle;
using hdf5::must;

namespace {

/// An empty vector of the type that a data set's values have in memory.
template <class Values>
Values values_of_type(hid_t type, const std::filesystem::path& path, const std::string& name) {
  const auto kind = H5Tget_class(type);
  const auto size = H5Tget_size(type);
  if (kind == H5T_INTEGER && size == 4 && H5Tget_sign(type) == H5T_SGN_2) return std::vector<std::int32_t>{};
  if constexpr (std::variant_size_v<Values> == 4)
    if (kind == H5T_FLOAT && size == 4) return std::vector<float>{};
  if (kind == H5T_FLOAT && size == 8) return std::vector<double>{};
  if (kind == H5T_STRING && H5Tis_variable_str(type) > 0) return std::vector<std::string>{};
  throw OutputError(path, "damaged", name + " is of a type that result files do not have");
}

herr_t collect_name(hid_t, const char* name, const H5L_info_t*, void* names) {
  static_cast<std::vector<std::string>*>(names)->emplace_back(name);
  return 0;
}

/// The lists of scales of each axis of a data set, as HDF5's dimension scales keep them (attribute DIMENSION_LIST).
class ScaleLists {
 public:
  ScaleLists(hid_t dataset, std::size_t rank, const std::filesystem::path& path)
      : type_(H5Tvlen_create(H5T_STD_REF_OBJ), H5Tclose, path, "damaged"), lists_(rank, hvl_t{0, nullptr}) {
    const Handle attribute(H5Aopen(dataset, "DIMENSION_LIST", H5P_DEFAULT), H5Aclose, path, "damaged");
    space_ = Handle(H5Aget_space(attribute.id()), H5Sclose, path, "damaged");
    if (H5Sget_simple_extent_npoints(space_.id()) != static_cast<hssize_t>(rank))
      throw OutputError(path, "damaged", "an axis has no dimension");
    must(H5Aread(attribute.id(), type_.id(), lists_.data()), path, "damaged");
  }
  ~ScaleLists() { H5Dvlen_reclaim(type_.id(), space_.id(), H5P_DEFAULT, lists_.data()); }
  ScaleLists(const ScaleLists&) = delete;
  ScaleLists& operator=(const ScaleLists&) = delete;

  /// The first scale of an axis; one per axis is enough. 0: none.
  [[nodiscard]] hobj_ref_t first_of(std::size_t axis) const {
    return lists_[axis].len == 0 ? 0 : *static_cast<const hobj_ref_t*>(lists_[axis].p);
  }

 private:
  Handle type_;
  Handle space_;
  std::vector<hvl_t> lists_;
};

/// Frees what HDF5 allocated for variable-length strings, also when a text cannot be copied.
class TextBuffers {
 public:
  explicit TextBuffers(std::size_t count) : starts_(count, nullptr) {}
  ~TextBuffers() {
    // HDF5's default allocator for variable-length data is malloc.
    for (char* each : starts_) std::free(each);  // NOLINT(cppcoreguidelines-no-malloc): allocated by HDF5, in C
  }
  TextBuffers(const TextBuffers&) = delete;
  TextBuffers& operator=(const TextBuffers&) = delete;
  [[nodiscard]] char** data() noexcept { return starts_.data(); }
  [[nodiscard]] std::vector<std::string> texts() const {
    std::vector<std::string> made;
    for (const char* each : starts_) made.emplace_back(each == nullptr ? "" : each);
    return made;
  }

 private:
  std::vector<char*> starts_;
};

}  // namespace

void Reader::State::read_contents() {
  std::vector<std::string> names;
  hsize_t position = 0;
  if (H5Literate(root.id(), H5_INDEX_CRT_ORDER, H5_ITER_INC, &position, collect_name, &names) < 0)
    throw OutputError(path, "damaged", hdf5::last_reason());
  for (const auto& each : names) {
    if (each == run_hash_variable)
      has_run_hashes = true;
    else if (each != provenance_group)
      read_dataset(each);
  }
}

void Reader::State::read_dataset(const std::string& name) {
  const hid_t dataset = open(name);
  if (must(H5DSis_scale(dataset), path, "damaged") > 0)
    read_dimension(name, dataset);
  else if (name == scenario_variable) {
    Variable text{name, "", "", "", {}, std::vector<std::string>{}};
    read_values(dataset, H5S_ALL, H5S_ALL, 1, text);
    origin.scenario_text = std::get<std::vector<std::string>>(text.values).front();
  } else {
    read_form(name, dataset);
  }
}

void Reader::State::read_dimension(const std::string& name, hid_t dataset) {
  const Handle type(H5Dget_type(dataset), H5Tclose, path, "damaged");
  const Handle space(H5Dget_space(dataset), H5Sclose, path, "damaged");
  if (H5Sget_simple_extent_ndims(space.id()) != 1) throw OutputError(path, "damaged", name + " is not a list");
  const auto count = must(H5Sget_simple_extent_npoints(space.id()), path, "damaged");
  Dimension made{name, text_or_nothing(dataset, "units"), text_or_nothing(dataset, "long_name"), {}};
  made.coordinates = values_of_type<decltype(Dimension::coordinates)>(type.id(), path, name);
  if (std::holds_alternative<std::vector<std::string>>(made.coordinates)) made.unit = no_unit;
  Variable values{name, "", "", "", {name}, {}};
  std::visit([&](const auto& empty) { values.values = empty; }, made.coordinates);
  read_values(dataset, H5S_ALL, H5S_ALL, static_cast<std::size_t>(count), values);
  std::visit(
      [&](auto& read) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(read)>, std::vector<float>>)
          made.coordinates = std::move(read);
      },
      values.values);
  dimensions.push_back(std::move(made));
  hobj_ref_t reference = 0;
  must(H5Rcreate(&reference, root.id(), name.c_str(), H5R_OBJECT, H5I_INVALID_HID), path, "damaged");
  scales_.emplace(reference, name);
}

void Reader::State::read_form(const std::string& name, hid_t dataset) {
  const Handle type(H5Dget_type(dataset), H5Tclose, path, "damaged");
  Variable form{name,
                text_or_nothing(dataset, "units"),
                text_or_nothing(dataset, "long_name"),
                text_or_nothing(dataset, "cell_methods"),
                axes_of(name, dataset),
                values_of_type<decltype(Variable::values)>(type.id(), path, name)};
  if (std::holds_alternative<std::vector<std::string>>(form.values)) form.unit = no_unit;
  forms.push_back(std::move(form));
}

std::vector<std::string> Reader::State::axes_of(const std::string& name, hid_t dataset) const {
  const Handle space(H5Dget_space(dataset), H5Sclose, path, "damaged");
  std::array<hsize_t, H5S_MAX_RANK> shape{};
  const int rank = must(H5Sget_simple_extent_dims(space.id(), shape.data(), nullptr), path, "damaged");
  std::vector<std::string> axes;
  if (rank == 0) return axes;
  if (!hdf5::has_attribute(dataset, "DIMENSION_LIST", path))
    throw OutputError(path, "damaged", name + " has lost its dimensions");
  const ScaleLists lists(dataset, static_cast<std::size_t>(rank), path);
  for (std::size_t axis = 0; axis < static_cast<std::size_t>(rank); ++axis) {
    const auto found = scales_.find(lists.first_of(axis));
    if (found == scales_.end()) throw OutputError(path, "damaged", name + " has lost its dimensions");
    const auto match =
        std::find_if(dimensions.begin(), dimensions.end(), [&](const auto& d) { return d.name == found->second; });
    if (match == dimensions.end() || match->size() != shape.at(axis))
      throw OutputError(path, "damaged", name + " does not fit its dimensions");
    axes.push_back(found->second);
  }
  return axes;
}

std::string Reader::State::text_or_nothing(hid_t dataset, const std::string& attribute) const {
  return hdf5::has_attribute(dataset, attribute, path) ? hdf5::read_text_attribute(dataset, attribute, path) : "";
}

const Variable& Reader::State::form(const std::string& variable) const {
  const auto found = std::find_if(forms.begin(), forms.end(), [&](const auto& f) { return f.name == variable; });
  if (found == forms.end()) throw OutputError(path, "cannot read " + variable, "it has no such variable");
  return *found;
}

hid_t Reader::State::open(const std::string& dataset) const {
  const auto known = datasets_.find(dataset);
  if (known != datasets_.end()) return known->second.id();
  const std::string failure = "cannot read " + dataset;
  const Handle access(H5Pcreate(H5P_DATASET_ACCESS), H5Pclose, path, failure);
  must(H5Pset_chunk_cache(access.id(), H5D_CHUNK_CACHE_NSLOTS_DEFAULT, 0, H5D_CHUNK_CACHE_W0_DEFAULT), path, failure);
  Handle opened(H5Dopen2(root.id(), dataset.c_str(), access.id()), H5Dclose, path, failure);
  return datasets_.emplace(dataset, std::move(opened)).first->second.id();
}

void Reader::State::read_values(hid_t dataset, hid_t memory_space, hid_t file_space, std::size_t count,
                                Variable& made) const {
  if (count == 0) return;
  const std::string failure = "cannot read " + made.name;
  const auto receive = [&](hid_t type, void* values) {
    must(H5Dread(dataset, type, memory_space, file_space, H5P_DEFAULT, values), path, failure);
  };
  try {
    if (auto* integers = std::get_if<std::vector<std::int32_t>>(&made.values)) {
      integers->resize(count);
      receive(H5T_NATIVE_INT32, integers->data());
    } else if (auto* floats = std::get_if<std::vector<float>>(&made.values)) {
      floats->resize(count);
      receive(H5T_NATIVE_FLOAT, floats->data());
    } else if (auto* doubles = std::get_if<std::vector<double>>(&made.values)) {
      doubles->resize(count);
      receive(H5T_NATIVE_DOUBLE, doubles->data());
    } else {
      TextBuffers buffers(count);
      const Handle type = hdf5::text_type(path);
      receive(type.id(), buffers.data());
      made.values = buffers.texts();
    }
  } catch (const std::bad_alloc&) {
    throw OutputError(path, failure, "it needs more memory than there is");
  } catch (const std::length_error&) {
    throw OutputError(path, failure, "it needs more memory than there is");
  }
}

}  // namespace minori
