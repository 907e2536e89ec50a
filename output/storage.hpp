#pragma once

/// How values lie in a result file: types, chunks, filters, fill values.

#include <filesystem>
#include <vector>

#include "output/hdf5.hpp"
#include "output/layout.hpp"

namespace minori::storage {

/// Types in the file (little-endian) and in memory; `text_type` is what strings get.
[[nodiscard]] hid_t file_type(const Variable& variable, hid_t text_type);
[[nodiscard]] hid_t memory_type(const Variable& variable, hid_t text_type);

/// Creation properties: attributes in order of creation, no time stamps.
[[nodiscard]] hdf5::Handle plain_creation(const std::filesystem::path& path);
[[nodiscard]] hdf5::Handle group_creation(const std::filesystem::path& path);

/// The same, and for numbers over dimensions: chunks of one run, shuffle, deflate 4, Fletcher-32, fill value.
/// Strings and empty variables are stored in one piece (filters do nothing for them).
[[nodiscard]] hdf5::Handle variable_creation(const Form& form, const std::vector<hsize_t>& shape,
                                             const std::filesystem::path& path);

/// The chunk of a variable: one run and everything else; variables over `run` alone lie in one chunk.
[[nodiscard]] std::vector<hsize_t> chunk_of(const Variable& variable, const std::vector<hsize_t>& shape);

/// `_FillValue`, in the variable's own type.
void write_fill_attribute(hid_t dataset, const Variable& variable, const std::filesystem::path& path);

}  // namespace minori::storage
