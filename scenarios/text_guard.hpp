#pragma once

/// Checks of raw text before a parser sees it.

#include <cstddef>
#include <optional>
#include <string_view>

namespace minori {

/// A place in a text, both counted from 1; columns in characters.
struct TextPlace {
  std::size_t line = 1;
  std::size_t column = 1;
};

/// The first byte that is no part of well-formed UTF-8 (Unicode 15, table 3-7), if any.
[[nodiscard]] std::optional<TextPlace> invalid_utf8(std::string_view text);

/// Where TOML text first nests more than `limit` brackets or dotted names, if anywhere; strings and comments do not
/// count. Parsers and destructors of trees recurse, so the depth must be bounded before they run.
[[nodiscard]] std::optional<TextPlace> too_deep(std::string_view text, std::size_t limit);

}  // namespace minori
