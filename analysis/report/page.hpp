#pragma once

/// The report page: one HTML file that a browser opens from disk, made of the built template and the report data.

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace minori::analysis {

/// The language that the page opens in; it holds both.
enum class Language { en, ja };
[[nodiscard]] std::string_view name_of(Language language) noexcept;

/// The page with `data` (analysis/report_data.hpp) in it. Nothing in the data can end the element that holds it, and
/// bytes that are not UTF-8 become U+FFFD. Throws std::logic_error if the built template lacks a place.
[[nodiscard]] std::string report_page(const nlohmann::json& data, Language language);

}  // namespace minori::analysis
