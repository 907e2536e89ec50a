#include "scenarios/nearest.hpp"

#include <algorithm>
#include <array>

namespace minori {

namespace {

/// Words longer than this are compared by their beginning: a pasted megabyte must not cost a megabyte squared.
constexpr std::size_t longest_word = 200;
/// So many letters of a longer word are taken for its beginning.
constexpr std::size_t fewest_letters = 3;

std::string_view last_part(std::string_view word) { return word.substr(word.rfind('.') + 1); }

}  // namespace

std::size_t edit_distance(std::string_view from, std::string_view to) {
  std::array<std::vector<std::size_t>, 3> rows;  // two rows back, one row back, this row
  for (auto& row : rows) row.resize(to.size() + 1);
  for (std::size_t j = 0; j <= to.size(); ++j) rows[2][j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    std::rotate(rows.begin(), rows.begin() + 1, rows.end());
    auto& [before, above, row] = rows;
    row[0] = i;
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const bool same = from[i - 1] == to[j - 1];
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0U : 1U)});
      const bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return rows[2][to.size()];
}

std::string nearest(std::string_view word, const std::vector<std::string>& accepted) {
  word = word.substr(0, longest_word);
  std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
  std::string found;
  const auto consider = [&](std::string_view candidate, const std::string& whole) {
    const bool begun = word.size() >= fewest_letters && candidate.starts_with(word);
    const std::size_t distance = begun ? 1 : edit_distance(word, candidate);
    if (distance >= least || distance >= std::max(word.size(), candidate.size())) return;
    least = distance;
    found = whole;
  };
  for (const auto& candidate : accepted) consider(candidate, candidate);
  for (const auto& candidate : accepted) consider(last_part(candidate), candidate);
  return found;
}

}  // namespace minori
