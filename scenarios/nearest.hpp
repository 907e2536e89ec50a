#pragma once

/// "Did you mean": the accepted word that is nearest to a mistyped one.

#include <string>
#include <string_view>
#include <vector>

namespace minori {

/// Edits (insert, delete, replace, swap of neighbours) that turn `from` into `to`, in bytes.
///
/// Optimal string alignment, the restricted distance of Damerau (1964), Commun. ACM 7:171-176.
[[nodiscard]] std::size_t edit_distance(std::string_view from, std::string_view to);

/// The nearest of `accepted`, or empty if none is near enough to have been meant (a third of the word, at least two
/// edits; a beginning counts as one edit). Of dotted words the last part may match alone: "funding_period" finds
/// "policy.funding_period".
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& accepted);

}  // namespace minori
