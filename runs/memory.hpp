#pragma once

/// What memory this process uses and may use (Linux; 0 where unknown).

#include <cstddef>

namespace minori::runs {

[[nodiscard]] std::size_t resident_bytes();   ///< of this process
[[nodiscard]] std::size_t available_bytes();  ///< without swapping, the control group's limit included

}  // namespace minori::runs
