#pragma once

/// What only several values together can get wrong: sums, orders, and names that must exist in the country.

#include "scenarios/draft.hpp"
#include "scenarios/input_files.hpp"

namespace minori {

/// Faults of the finished draft go to `files.problems`; `country` is none if it could not be read.
void check_draft(const Draft& draft, const Country* country, const std::string& file, InputFiles& files);

/// Rows of regions by English or Japanese name or JIS code; `owner` ("shock.NAME") wrote them; unknown ones are faults.
[[nodiscard]] std::vector<std::int32_t> region_rows(const std::vector<std::string>& names, const std::string& owner,
                                                    const Draft& draft, const Country& country, const std::string& file,
                                                    InputFiles& files);

/// Rows of fields by identifier; as above.
[[nodiscard]] std::vector<std::int32_t> field_rows(const std::vector<std::string>& names, const std::string& owner,
                                                   const Draft& draft, const Country& country, const std::string& file,
                                                   InputFiles& files);

/// True if `name` may be part of a file name: letters, digits and _ + . - only, not beginning with a dot or dash.
[[nodiscard]] bool is_safe_name(const std::string& name);

/// Adds a fault at the first of `paths` that was written, unless a value among them was refused already.
void refuse_at(const Draft& draft, const std::string& file, InputFiles& files, const std::vector<std::string>& paths,
               std::string message, std::string suggestion = "");

}  // namespace minori
