#pragma once

/// Copying stored chunks as they are: no unpacking and packing again.

#include <optional>
#include <string>
#include <vector>

#include "output/reader.hpp"
#include "output/writer.hpp"

namespace minori {

/// Copies the runs of one variable from one file to another; both outlive it.
class ChunkCopier {
 public:
  /// Nothing if the files do not store the variable in the same way, one run per chunk. The caller has made sure that
  /// the axes agree.
  [[nodiscard]] static std::optional<ChunkCopier> between(const Reader& from, const Variable& variable, Writer& to);

  void copy(std::size_t run, std::size_t target_run);

 private:
  ChunkCopier(const Reader& from, hid_t source, Writer& to, hid_t target, std::string variable, std::size_t rank);

  hid_t source_;
  hid_t target_;
  std::filesystem::path from_;
  std::filesystem::path to_;
  std::string variable_;
  std::vector<hsize_t> start_;  ///< of the chunk
  std::vector<char> bytes_;
};

}  // namespace minori
