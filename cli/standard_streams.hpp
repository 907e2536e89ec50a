#pragma once

/// The three streams that every program starts with, where they are closed, full or gone.

#include <string>
#include <string_view>

namespace minori::cli {

/// Gives a stream that the caller closed a file that takes nothing; else the next file to be opened would get its
/// number, and what is printed would go into a result.
void open_closed_streams();

/// Writes to stderr. Where stderr takes nothing, nothing more can be told, and the work goes on.
void tell(std::string_view text) noexcept;

/// Brings stdout to its end; returns why it did not take everything, or nothing.
[[nodiscard]] std::string fault_of_stdout();

}  // namespace minori::cli
