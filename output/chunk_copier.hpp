#pragma once

/// Copying stored chunks as they are: no unpacking and packing again.

#include <string>

#include "output/reader.hpp"
#include "output/writer.hpp"

namespace minori {

class ChunkCopier {
 public:
  /// Copies one run of a variable if both files store it in the same way; else does nothing and returns false. The
  /// caller has made sure that the axes agree.
  [[nodiscard]] static bool copy(const Reader& from, const Variable& variable, std::size_t run, Writer& to,
                                 std::size_t target_run);
};

}  // namespace minori
