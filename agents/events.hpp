#pragma once

/// The event log (A2): what happened to which project, cluster organisation and start-up, so that one can ask why.

#include <cstdint>
#include <vector>

#include "agents/country.hpp"
#include "sim/blocks.hpp"
#include "sim/clock.hpp"
#include "sim/labelled_data.hpp"
#include "sim/ledger.hpp"

namespace minori {

struct Economy;

/// Kinds of events, in the order of their labels in files.
enum class Happening : std::int32_t {
  project_started,
  stage_passed,
  stage_repeated,
  project_given_up,
  project_failed,
  product_launched,
  award_began,
  award_extended,
  award_ended,
  award_stopped,
  own_scheme_began,
  own_scheme_ended,
  startup_founded,
  startup_closed,
};

/// One line of the log; no padding, because checkpoints keep its bytes.
struct LoggedEvent {
  double time = 0.0;          ///< fiscal year, quarters as fractions
  std::uint64_t project = 0;  ///< identities; 0: none
  std::uint64_t firm = 0;
  std::uint64_t laboratory = 0;
  Money amount = 0;  ///< thousand yen: spent so far on a project, a year's grant of an award
  Happening what = Happening::project_started;
  std::int32_t region = 0;    ///< row
  std::int32_t cluster = -1;  ///< row; -1: none
  std::int32_t stage = 0;     ///< of a project; 0: none
};

class EventRecorder {
 public:
  /// Keeps nothing unless `wanted`.
  EventRecorder(bool wanted, const Country& country);

  /// Take note of the quarter that just ended.
  void record(const Economy& economy, const Step& step);

  /// Add the log to `data`; an empty one adds nothing.
  void write(LabelledData& data) const;

  void save(BlockWriter& writer) const;
  void load(BlockReader& reader);

 private:
  /// What a cluster organisation was when last looked at.
  struct Support {
    std::int32_t state = 0;  ///< cluster::bidding
    std::int32_t awards = 0;
  };
  /// A firm that was founded from a laboratory and lives.
  struct Startup {
    std::uint64_t firm = 0;
    std::uint64_t laboratory = 0;
    std::int32_t region = 0;
    std::int32_t founded = 0;  ///< quarter
    friend bool operator<(const Startup& a, const Startup& b) { return a.firm < b.firm; }
  };

  /// By identity.
  [[nodiscard]] static std::vector<Startup> living_startups(const Economy& economy);

  void record_projects(const Economy& economy, double time);
  void record_clusters(const Economy& economy, double time);
  void record_startups(const Economy& economy, const Step& step, double time);

  bool wanted_;
  std::vector<std::int32_t> region_codes_;
  std::vector<LoggedEvent> events_;
  std::vector<Support> supports_;
  std::vector<Startup> startups_;
};

}  // namespace minori
