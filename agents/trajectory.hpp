#pragma once

/// Observation (ODD 4 and 7): every observed column of regions, clusters, programmes and channels, quarter by quarter.

#include <vector>

#include "agents/economy.hpp"
#include "agents/events.hpp"
#include "agents/scenario.hpp"
#include "agents/yearly.hpp"
#include "sim/blocks.hpp"
#include "sim/labelled_data.hpp"

namespace minori {

/// Keeps what is observed; the variables and their words come from the columns.
class TrajectoryRecorder {
 public:
  explicit TrajectoryRecorder(const Scenario& scenario);

  /// Take another scenario, whose programmes begin with those observed so far: the others have done nothing yet.
  void go_on_with(const Scenario& scenario);

  /// Add the quarter that just ended.
  void record(const Economy& economy, const Step& step);

  /// All quarters so far, with the labels of regions, clusters and programmes.
  [[nodiscard]] LabelledData data() const;

  /// What was recorded so far, for checkpoints.
  void save(BlockWriter& writer) const;
  void load(BlockReader& reader);

 private:
  LabelledData labels_;
  std::size_t programmes_ = 0;
  std::vector<double> time_;
  std::vector<std::vector<std::int64_t>> values_;  ///< one array per observed column, time x rows
  YearlyRecorder yearly_;
  EventRecorder events_;
};

}  // namespace minori
