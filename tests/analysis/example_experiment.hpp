#pragma once

/// An analysis file that has the shape of the real experiment and numbers without meaning: for tests of the report's
/// data and for work on its page.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <functional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/analysis/synthetic.hpp"

namespace minori::testing {

/// Keyed noise in [-1, 1): the same for all scenarios of a replicate, so that pairs share it.
inline double noise(std::uint64_t a, std::uint64_t b, std::uint64_t c, std::uint64_t d = 0) {
  std::uint64_t mixed = a * 0x9e3779b97f4a7c15ULL + b * 0xbf58476d1ce4e5b9ULL + c * 0x94d049bb133111ebULL + d;
  for (int i = 0; i < 3; ++i) {
    mixed ^= mixed >> 31U;
    mixed *= 0x9e3779b97f4a7c15ULL;
  }
  return static_cast<double>(mixed >> 11U) / 4503599627370496.0 - 1.0;
}

struct ExampleRegion {
  std::int32_t code, column, row;
  std::string en, ja;
};

/// The prefectures as the shipped country has them.
inline std::vector<ExampleRegion> example_regions() {
  std::ifstream file(std::string(MINORI_SOURCE_DIR) + "/scenarios/countries/japan/regions.csv");
  if (!file) throw std::runtime_error("no regions.csv");
  std::vector<ExampleRegion> made;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::vector<std::string> cells;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, ',');) cells.push_back(cell);
    made.push_back({std::stoi(cells[0]), std::stoi(cells[4]), std::stoi(cells[5]), cells[1], cells[2]});
  }
  return made;
}

struct ExampleScenario {
  std::string name, rule, period;
  int years = 0;  ///< of support; 0 = none
};

inline std::vector<ExampleScenario> example_scenarios() {
  std::vector<ExampleScenario> made = {{"none", "none", "none", 0}};
  for (const char* rule : {"slots", "cohort_regions", "cohort_grants"})
    for (const auto& [period, years] :
         std::vector<std::pair<std::string, int>>{{"3", 3}, {"5", 5}, {"5+3", 6}, {"8", 8}, {"10", 10}})
      made.push_back({std::string(rule) + "_" + (period == "5+3" ? "5_3" : period), rule, period, years});
  return made;
}

inline std::string example_json(const std::vector<ExampleScenario>& scenarios) {
  std::string text =
      R"({"name":"funding_period","title_en":"Length of funding","title_ja":"支援期間の長さ","question_en":"What does)"
      R"( each funding period leave behind per yen?","question_ja":"支援期間の長さによって、円当たり何が残るか。",)"
      R"("baseline":"none","calibrated":false,"innovation_scale":0.2,"population_scale":0.01,"scenarios":[)";
  for (const auto& each : scenarios) {
    if (text.back() == '}') text += ",";
    text += R"({"name":")" + each.name + R"(","title_en":")" +
            (each.years == 0 ? "No programme" : each.period + " years, " + each.rule) + R"(","title_ja":")" +
            (each.years == 0 ? "事業なし" : each.period + "年・" + each.rule) + R"(","factors":{"funding_period":")" +
            each.period + R"(","equal_budget":")" + each.rule + R"("}})";
  }
  return text + "]}";
}

/// 16 scenarios (five lengths under three budget rules, and none), 47 regions, 29 clusters.
class ExampleExperiment {
 public:
  ExampleExperiment(std::int32_t replicates, std::size_t years) : quarters_(4 * years), regions_(example_regions()) {
    std::vector<RunLabel> runs;
    for (const auto& scenario : scenarios_)
      for (std::int32_t replicate = 1; replicate <= replicates; ++replicate) {
        runs.push_back({scenario.name, replicate});
        scenario_of_run_.push_back(&scenario);
        replicate_of_run_.push_back(static_cast<std::uint64_t>(replicate));
      }
    std::vector<std::string> names, clusters;
    for (const auto& region : regions_) names.push_back(region.en);
    for (std::size_t k = 0; k < clusters_; ++k) clusters.push_back("Cluster " + std::to_string(k + 1));
    data_ = file_of(runs, quarters_, names, clusters);
    add_labels();
    add_regional();
    add_cluster();
    add_programme();
  }

  [[nodiscard]] const LabelledData& data() const { return data_; }

 private:
  using Rule = std::function<double(std::size_t run, std::size_t time, std::size_t place)>;

  void fill(const std::string& name, const std::string& place, std::size_t places, const std::string& unit,
            const std::string& cell_methods, const Rule& rule) {
    std::vector<float> values;
    values.reserve(scenario_of_run_.size() * quarters_ * places);
    for (std::size_t run = 0; run < scenario_of_run_.size(); ++run)
      for (std::size_t time = 0; time < quarters_; ++time)
        for (std::size_t at = 0; at < places; ++at) values.push_back(static_cast<float>(rule(run, time, at)));
    data_.variables.push_back({name, unit, name, cell_methods, {"run", "time", place}, std::move(values)});
  }

  /// 1 funded, 3 graduated, 0 before: cluster k waits for a slot, or belongs to the one cohort.
  [[nodiscard]] int state(std::size_t run, std::size_t time, std::size_t cluster) const {
    const ExampleScenario& scenario = *scenario_of_run_[run];
    if (scenario.years == 0) return 0;
    const auto length = static_cast<std::size_t>(4 * scenario.years);
    const bool slots = scenario.rule == "slots";
    if (!slots && cluster >= (scenario.rule == "cohort_regions" ? 120 / length * 2 : 13)) return 0;
    const std::size_t start = slots ? cluster / 8 * length : 0;
    if (start + length > 80 && slots) return 0;
    return time < start ? 0 : time < start + length ? 1 : 3;
  }

  /// Additional activity of a cluster, 1 = full strength: grows while funded, fades after.
  [[nodiscard]] double strength(std::size_t run, std::size_t time, std::size_t cluster) const {
    double level = 0.0;
    for (std::size_t at = 0; at <= time; ++at)
      level += state(run, at, cluster) == 1 ? 0.15 * (1.0 - level) : -0.04 * level;
    return level;
  }

  void add_labels() {
    std::vector<std::int32_t> codes, columns, rows, seats;
    std::vector<std::string> names_ja;
    for (const auto& region : regions_) {
      codes.push_back(region.code);
      columns.push_back(region.column);
      rows.push_back(region.row);
      names_ja.push_back(region.ja);
    }
    for (std::size_t k = 0; k < clusters_; ++k) seats.push_back(codes[k]);
    data_.variables.push_back({"region_code", "1", "prefecture code", "", {"region"}, codes});
    data_.variables.push_back({"region_tile_column", "1", "tile column", "", {"region"}, columns});
    data_.variables.push_back({"region_tile_row", "1", "tile row", "", {"region"}, rows});
    data_.variables.push_back({"region_name_ja", "1", "name", "", {"region"}, names_ja});
    data_.variables.push_back({"cluster_seat", "1", "seat", "", {"cluster"}, seats});
    data_.variables.push_back(
        {"experiment_json", "1", "experiment", "", {}, std::vector<std::string>{example_json(scenarios_)}});
  }

  void add_regional() {
    strengths_.resize(scenario_of_run_.size() * quarters_ * clusters_);
    for (std::size_t run = 0; run < scenario_of_run_.size(); ++run)
      for (std::size_t time = 0; time < quarters_; ++time)
        for (std::size_t k = 0; k < clusters_; ++k)
          strengths_[(run * quarters_ + time) * clusters_ + k] = strength(run, time, k);
    struct Line {
      const char* name;
      const char* unit;
      double level;
      double effect;
      bool flow;
    };
    const std::array<Line, 15> lines = {{{"commercialisations", "1", 20, 4, true},
                                         {"project_starts", "1", 60, 6, true},
                                         {"joint_project_starts", "1", 30, 4, true},
                                         {"products_launched", "1", 8, 1.5, true},
                                         {"startups", "1", 1, 0.2, true},
                                         {"patents_domestic", "1", 40, 3, true},
                                         {"papers_foreign", "1", 200, 4, true},
                                         {"related_revenue", "Myen", 0, 20, true},
                                         {"product_sales", "Myen", 4000, 150, true},
                                         {"private_money", "Myen", 600, 40, true},
                                         {"local_money", "Myen", 5, 3, true},
                                         {"attributed_commercialisations", "1", 0, 2, true},
                                         {"attributed_revenue", "Myen", 0, 15, true},
                                         {"ties", "1", 900, 60, false},
                                         {"coordinators", "1", 30, 6, false}}};
    for (std::size_t row = 0; row < lines.size(); ++row)
      fill(lines[row].name, "region", regions_.size(), lines[row].unit, lines[row].flow ? "time: sum" : "time: point",
           [&, row](std::size_t run, std::size_t time, std::size_t region) {
             const Line& line = lines[row];
             const double world = noise(replicate_of_run_[run], row, time, region);
             const double own = noise(replicate_of_run_[run] + 100 * run, row, time, region);
             const double effect = region < clusters_ ? line.effect * at(run, time, region) * (1.0 + own) : 0.0;
             return std::max(0.0, line.level * (1.0 + 0.2 * world) + effect);
           });
  }

  void add_cluster() {
    fill("cluster_state", "cluster", clusters_, "1", "time: point",
         [&](std::size_t run, std::size_t time, std::size_t k) { return state(run, time, k); });
    for (const char* name : {"member_starts", "member_money", "area_starts", "area_money"}) {
      const bool area = name[0] == 'a';
      const bool money = std::string(name).find("money") != std::string::npos;
      fill(name, "cluster", clusters_, money ? "Myen" : "1", "time: sum",
           [=, this](std::size_t run, std::size_t time, std::size_t k) {
             const double world = area ? 2.0 * (1.0 + noise(replicate_of_run_[run], 77, time, k)) : 0.0;
             const double own = 1.0 + noise(replicate_of_run_[run] + 100 * run, 78, time, k);
             return (world + 2.0 * own * at(run, time, k)) * (money ? 8.0 : 1.0);
           });
    }
    fill("vision", "cluster", clusters_, "1", "time: point",
         [&](std::size_t run, std::size_t time, std::size_t k) { return 0.2 + 0.6 * at(run, time, k); });
    fill("admitted_projects", "cluster", clusters_, "1", "time: sum",
         [&](std::size_t run, std::size_t time, std::size_t k) { return state(run, time, k) == 1 ? 1.0 : 0.0; });
  }

  void add_programme() {
    fill("programme_paid", "programme", 1, "Myen", "time: sum", [&](std::size_t run, std::size_t time, std::size_t) {
      double clusters = 0.0;
      for (std::size_t k = 0; k < clusters_; ++k) clusters += state(run, time, k) == 1 ? 1.0 : 0.0;
      const bool smaller = scenario_of_run_[run]->rule == "cohort_grants";
      return clusters * 7.5 * (smaller ? 5.0 / scenario_of_run_[run]->years : 1.0);
    });
    fill("programme_returned", "programme", 1, "Myen", "time: sum",
         [](std::size_t, std::size_t time, std::size_t) { return time % 4 == 3 ? 2.0 : 0.0; });
    for (auto& variable : data_.variables)
      if (variable.name == "programme_returned") {
        auto& values = std::get<std::vector<float>>(variable.values);
        for (std::size_t i = 0; i < values.size(); ++i)
          if (scenario_of_run_[i / quarters_]->years == 0) values[i] = 0.0F;
      }
    add_project_money();
  }

  void add_project_money() {
    const std::vector<std::string> sources = {"national", "local", "firm", "bank", "fund"};
    const std::vector<std::string> stages = {"feasibility", "joint_research", "prototype", "commercialisation"};
    data_.dimensions.push_back({"money_source", "1", "source of money", sources});
    data_.dimensions.push_back({"stage", "1", "stage of projects", stages});
    std::vector<float> values;
    for (std::size_t run = 0; run < scenario_of_run_.size(); ++run)
      for (std::size_t time = 0; time < quarters_; ++time)
        for (std::size_t source = 0; source < sources.size(); ++source)
          for (std::size_t stage = 0; stage < stages.size(); ++stage)
            values.push_back(static_cast<float>(
                source == 0 ? (scenario_of_run_[run]->years > 0 && stage < 2 ? 40.0 : 0.0)
                            : (10.0 + 30.0 * static_cast<double>(stage)) * (source == 2 ? 3.0 : 1.0)));
    data_.variables.push_back({"project_money",
                               "Myen",
                               "money into projects",
                               "time: sum",
                               {"run", "time", "money_source", "stage"},
                               values});
  }

  [[nodiscard]] double at(std::size_t run, std::size_t time, std::size_t k) const {
    return strengths_[(run * quarters_ + time) * clusters_ + k];
  }

  static constexpr std::size_t clusters_ = 29;
  std::size_t quarters_;
  std::vector<ExampleScenario> scenarios_ = example_scenarios();
  std::vector<ExampleRegion> regions_;
  std::vector<const ExampleScenario*> scenario_of_run_;
  std::vector<std::uint64_t> replicate_of_run_;
  std::vector<double> strengths_;
  LabelledData data_;
};

}  // namespace minori::testing
