#pragma once

/// The numbers behind a report page, as one JSON object (shape: docs/analysis.md, section "Report data").
///
/// The page shows what stands here and computes nothing: every mean, interval and sentence is made by this room.
/// Numbers have five significant digits; what is missing or not finite is null. Texts are {en, ja} objects.

#include <nlohmann/json.hpp>
#include <string>

#include "analysis/outcomes.hpp"
#include "output/provenance.hpp"
#include "sim/labelled_data.hpp"

namespace minori::analysis {

/// Where the data come from.
struct ReportSource {
  std::string source_file;
  std::string digest;
  std::string history;
  Provenance provenance;  ///< of the analysis file
};

struct ReportOptions {
  OutcomeOptions outcomes;      ///< the baseline and the self-running floors are taken from the file
  std::string baseline;         ///< instead of the file's own, if not empty
  std::string reference;        ///< level that contrasts start from; empty: the experiment's (reference_level)
  std::int32_t map_period = 5;  ///< fiscal years that one step of the map averages over
  int curve_first_year = -2;    ///< of the curve of activity after support
  int curve_last_year = 12;
};

/// Throws AnalysisError if `data` is not an analysis file, or scenarios cannot be paired with the baseline. A file
/// without baseline (say, one scenario alone) gives the sections that need none; the others are empty.
[[nodiscard]] nlohmann::json report_data(const LabelledData& data, const ReportSource& source,
                                         const ReportOptions& options);

}  // namespace minori::analysis
