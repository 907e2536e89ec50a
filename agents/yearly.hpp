#pragma once

/// What is recorded once a year or once in several years: money between sectors, the network, distributions (ODD 7,
/// O7-O9).

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "agents/network.hpp"
#include "sim/blocks.hpp"
#include "sim/clock.hpp"
#include "sim/labelled_data.hpp"
#include "sim/ledger.hpp"

namespace minori {

/// Upper ends of the bins of a histogram; the last bin is open.
struct Bins {
  const char* dimension;
  const char* unit;
  const char* meaning;
  std::vector<double> upper_ends;

  [[nodiscard]] std::size_t count() const noexcept { return upper_ends.size() + 1; }
  [[nodiscard]] std::size_t of(double value) const noexcept;
};

/// Half the sum of absolute changes of shares since the first row (Michaely 1962, structural change), by row of
/// `amounts`, which has `parts` columns; a row of zeros has no shares.
[[nodiscard]] std::vector<double> changes_of_structure(const std::vector<double>& amounts, std::size_t parts);

class YearlyRecorder {
 public:
  /// Network, distributions and sales by field (named `fields`) every `snapshot_years` years; 0: never.
  YearlyRecorder(int snapshot_years, std::vector<std::string> fields)
      : snapshot_years_(snapshot_years), fields_(std::move(fields)) {}

  /// Take note of the quarter that just ended.
  void record(const Economy& economy, const Step& step);

  /// Add what was recorded to `data`.
  void write(LabelledData& data) const;

  void save(BlockWriter& writer) const;
  void load(BlockReader& reader);

 private:
  /// Calls visit(name, values) for all that is kept.
  template <class Visit>
  static void for_each_block(auto& self, const Visit& visit) {
    visit("recorded/flows_now", self.flows_now_);
    visit("recorded/years", self.years_);
    visit("recorded/flows", self.flows_);
    visit("recorded/snapshots", self.snapshots_);
    visit("recorded/networks", self.networks_);
    visit("recorded/field_sales", self.field_sales_);
    visit("recorded/field_projects", self.field_projects_);
    visit("recorded/tie_strength", self.tie_strength_);
    for (std::size_t number = 0; number < self.histograms_.size(); ++number)
      visit("recorded/histogram_" + std::to_string(number), self.histograms_[number]);
  }
  void take_snapshot(const Economy& economy, const Step& step);

  int snapshot_years_;
  std::vector<std::string> fields_;
  std::vector<Money> flows_now_;
  std::vector<std::int32_t> years_;
  std::vector<Money> flows_;  ///< years x flows
  std::vector<std::int32_t> snapshots_;
  std::vector<NetworkMeasures> networks_;
  std::vector<double> field_sales_;                      ///< snapshots x fields
  std::vector<std::int32_t> field_projects_;             ///< snapshots x regions x fields
  std::vector<double> tie_strength_;                     ///< snapshots x regions
  std::array<std::vector<std::int32_t>, 5> histograms_;  ///< snapshots x bins each
};

}  // namespace minori
