#pragma once

#include <string_view>

namespace minori::analysis {

/// analysis/report/dist/report.html, with the places @LANGUAGE@, @TITLE@ and @DATA@ still open.
[[nodiscard]] std::string_view page_template();

}  // namespace minori::analysis
