#pragma once

/// What stylised facts and their sources are called on a page, in both languages.

#include <string>

#include "analysis/patterns/stylised_facts.hpp"
#include "analysis/text.hpp"

namespace minori::analysis {

/// A short name that says what is counted; the fact's identifier twice if it has no name yet.
[[nodiscard]] Text fact_title(const std::string& id);

/// The source as in the table; authors and years stay as they are in Japanese.
[[nodiscard]] Text fact_source(const StylisedFact& fact);

}  // namespace minori::analysis
