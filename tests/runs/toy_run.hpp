#pragma once

/// A world of one number for tests of scheduling: it costs nothing, depends on the seed, the quarter and, after
/// burn-in, on the number of programmes, and can be told to fail or to take time.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

#include "runs/live_run.hpp"
#include "runs/resumable.hpp"
#include "scenarios/load.hpp"

namespace minori::runs::testing {

/// What the worlds of one test have in common: counts, and what goes wrong.
struct ToyLog {
  std::atomic<int> starts{0};
  std::atomic<int> branches{0};
  std::atomic<int> quarters{0};
  std::atomic<int> alive{0};
  std::function<void(const Scenario&, std::uint64_t seed, int quarter)> before_step;  ///< may throw or sleep
};

class ToyRun final : public LiveRun {
 public:
  ToyRun(const Scenario& scenario, std::uint64_t seed, ToyLog& log)
      : scenario_(scenario), seed_(seed), value_(seed), log_(&log) {
    ++log.alive;
  }
  ToyRun(const ToyRun& other)
      : LiveRun(),
        scenario_(other.scenario_),
        seed_(other.seed_),
        value_(other.value_),
        quarter_(other.quarter_),
        observed_(other.observed_),
        log_(other.log_) {
    ++log_->alive;
  }
  ~ToyRun() override { --log_->alive; }

  [[nodiscard]] bool finished() const override {
    return quarter_ >= burn_in_quarters(scenario_) + observed_quarters(scenario_);
  }
  [[nodiscard]] bool in_burn_in() const override { return quarter_ < burn_in_quarters(scenario_); }
  [[nodiscard]] int quarters_done() const override { return quarter_; }
  void step() override {
    if (log_->before_step) log_->before_step(scenario_, seed_, quarter_);
    const bool burning_in = in_burn_in();
    value_ = value_ * 6364136223846793005ULL + 1442695040888963407ULL;
    if (!burning_in) value_ += scenario_.programmes.size();
    if (!burning_in) observed_.push_back(static_cast<std::int32_t>(value_ >> 40U));
    ++quarter_;
    ++log_->quarters;
  }
  [[nodiscard]] std::unique_ptr<LiveRun> branch(const Scenario& scenario) const override {
    ++log_->branches;
    auto copy = std::make_unique<ToyRun>(*this);
    copy->scenario_ = scenario;
    return copy;
  }
  void save(BlockWriter& writer) const override {
    writer.values("value", std::vector<std::uint64_t>{value_, static_cast<std::uint64_t>(quarter_)});
    writer.values("observed", observed_);
  }
  void load(BlockReader& reader) {
    std::vector<std::uint64_t> numbers;
    reader.values("value", numbers);
    value_ = numbers.at(0);
    quarter_ = static_cast<int>(numbers.at(1));
    reader.values("observed", observed_);
  }
  [[nodiscard]] LabelledData trajectory() const override {
    std::vector<double> times;
    for (std::size_t i = 0; i < observed_.size(); ++i) {
      times.push_back(scenario_.first_fiscal_year + 0.25 * static_cast<double>(i));
    }
    return {
        {{"time", "years", "simulated time", times}, {"region", "1", "prefecture", std::vector<std::string>{"toy"}}},
        {{"papers", "1", "papers", "time: sum", {"time", "region"}, observed_}}};
  }

 private:
  Scenario scenario_;  ///< a copy: what a run was started with may be gone
  std::uint64_t seed_;
  std::uint64_t value_;
  int quarter_ = 0;
  std::vector<std::int32_t> observed_;
  ToyLog* log_;
};

inline StartRun toy_runs(ToyLog& log) {
  return [&log](const Scenario& scenario, std::uint64_t seed) -> std::unique_ptr<LiveRun> {
    ++log.starts;
    return std::make_unique<ToyRun>(scenario, seed, log);
  };
}

inline ResumeRun resumed_toy_runs(ToyLog& log) {
  return [&log](const Scenario& scenario, std::uint64_t seed, BlockReader& reader) -> std::unique_ptr<LiveRun> {
    auto run = std::make_unique<ToyRun>(scenario, seed, log);
    run->load(reader);
    return run;
  };
}

/// Three scenarios that share their past ("none", "short", "long"), two years after one of burn-in.
inline Experiment toy_experiment(int replicates) {
  Experiment experiment;
  experiment.name = "toy";
  experiment.title_en = "Toy experiment";
  experiment.question_en = "Does it run?";
  experiment.baseline = "none";
  experiment.replicates = replicates;
  experiment.seed = 5;
  for (const char* name : {"none", "short", "long"}) {
    Scenario scenario;
    scenario.name = name;
    scenario.country.name = "toy";
    scenario.first_fiscal_year = 2011;
    scenario.last_fiscal_year = 2012;
    scenario.burn_in_years = 1;
    if (scenario.name != "none") {
      programme::Design design;
      design.name = "support";
      design.funding_period = scenario.name == "short" ? 3 : 8;
      scenario.programmes.push_back(design);
    }
    experiment.entries.push_back({name, name, name, {{"funding_period", name}}, scenario});
  }
  return experiment;
}

/// A folder that vanishes with the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "minori_runs_XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace minori::runs::testing
