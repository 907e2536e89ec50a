#include "scenarios/place_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "scenarios/checks.hpp"
#include "scenarios/nearest.hpp"

namespace minori {

namespace {

class PlaceChecks {
 public:
  PlaceChecks(const Draft& draft, const Country* country, const std::string& file, InputFiles& files)
      : draft_(draft), country_(country), file_(file), files_(files) {}

  void run() {
    check_list_names();
    for (const auto& programme : draft_.programmes) {
      check_candidates(programme.design);
      check_cluster_lists(programme.design);
      check_shared_places(programme.design);
    }
  }

 private:
  void refuse(const std::vector<std::string>& paths, std::string message, std::string suggestion = "") {
    refuse_at(draft_, file_, files_, paths, std::move(message), std::move(suggestion));
  }

  /// Where the candidates of a programme stand, or the programme.
  static std::vector<std::string> of(const programme::Design& design) {
    return {"programme." + design.name + ".candidates", "programme." + design.name};
  }

  /// Names of the country's lists of places.
  [[nodiscard]] std::vector<std::string> lists_of_country() const {
    std::vector<std::string> lists;
    for (const auto& cluster : country_->clusters)
      if (std::find(lists.begin(), lists.end(), cluster.programme) == lists.end()) lists.push_back(cluster.programme);
    return lists;
  }

  /// Lists that a file names are in the country, but for those that every scenario has by default.
  void check_list_names() {
    if (country_ == nullptr || !draft_.places.contains("cluster_lists")) return;
    const auto accepted = lists_of_country();
    const auto usual = Scenario{}.cluster_lists;
    for (const auto& each : draft_.scenario.cluster_lists)
      if (std::find(accepted.begin(), accepted.end(), each) == accepted.end() &&
          std::find(usual.begin(), usual.end(), each) == usual.end())
        refuse({"cluster_lists"},
               fmt::format("cluster_lists: country '{}' lists no places of '{}'", country_->name, each),
               nearest(each, accepted));
  }

  void check_candidates(const programme::Design& design) {
    if (country_ == nullptr) return;
    const auto accepted = lists_of_country();
    for (const auto& each : design.candidates)
      if (std::find(accepted.begin(), accepted.end(), each) == accepted.end())
        refuse(of(design), fmt::format("candidates: country '{}' lists no places of '{}'", country_->name, each),
               nearest(each, accepted));
    if (design.candidates.empty()) refuse(of(design), fmt::format("programme '{}' has no candidates", design.name));
  }

  void check_cluster_lists(const programme::Design& design) {
    if (country_ == nullptr) return;
    const auto& lists = draft_.scenario.cluster_lists;
    for (const auto& each : design.candidates)
      if (!lists.empty() && std::find(lists.begin(), lists.end(), each) == lists.end())
        refuse(
            {"cluster_lists"},
            fmt::format("cluster_lists leaves out '{}', whose places programme '{}' needs; add it, or write [] for all",
                        each, design.name));
  }

  /// True if awards under `first` can go on under `last`.
  [[nodiscard]] bool leads_to(const programme::Design& first, const programme::Design& last) const {
    const programme::Design* at = &first;
    for (std::size_t steps = 0; at != nullptr && steps <= draft_.programmes.size(); ++steps) {
      if (at == &last) return true;
      at = at->successor.empty() ? nullptr : draft_.design_named(at->successor);
    }
    return false;
  }

  /// No double support: a place is of one programme at a time, so only a successor may name places of another one.
  void check_shared_places(const programme::Design& design) {
    for (const auto& other : draft_.programmes) {
      if (&other.design == &design) return;
      if (leads_to(other.design, design)) continue;
      for (const auto& each : design.candidates)
        if (std::find(other.design.candidates.begin(), other.design.candidates.end(), each) !=
            other.design.candidates.end())
          refuse(
              {"programme." + design.name},
              fmt::format("programme '{}' names the places of '{}', and so does '{}', which keeps them all, because a "
                          "place is of one programme at a time; give it other candidates or make it a successor",
                          design.name, each, other.design.name));
    }
  }

  const Draft& draft_;
  const Country* country_;
  const std::string& file_;
  InputFiles& files_;
};

}  // namespace

void check_places(const Draft& draft, const Country* country, const std::string& file, InputFiles& files) {
  PlaceChecks(draft, country, file, files).run();
}

}  // namespace minori
