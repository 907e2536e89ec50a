#include "scenarios/sample.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "tests/catch.hpp"
#include "tests/scenarios/scratch.hpp"

using namespace minori;
using namespace minori::test;

namespace {

std::vector<double> coordinates(const std::vector<std::vector<double>>& points, std::size_t dimension) {
  std::vector<double> found;
  for (const auto& point : points) found.push_back(point.at(dimension));
  return found;
}

/// True if each of as many equal slices as there are values holds one of them.
bool one_in_each_slice(const std::vector<double>& values) {
  std::set<int> slices;
  for (const double value : values)
    slices.insert(static_cast<int>(std::floor(value * static_cast<double>(values.size()))));
  return slices.size() == values.size() && *slices.begin() == 0 &&
         *slices.rbegin() == static_cast<int>(values.size()) - 1;
}

const std::string sample_head = "[experiment]\nbase = 'small'\n[[scenario]]\nname = 'none'\n[sample]\n";

std::vector<std::string> faults_of(const std::string& text) {
  const Scratch scratch;
  return faults_of_experiment(scratch.write("e.toml", sample_head + text));
}

}  // namespace

TEST_CASE("a Latin hypercube has one point in each slice of every dimension, whatever their number", "[sample]") {
  for (const std::size_t count : {1U, 2U, 7U, 64U}) {
    const auto points = unit_points(SampleMethod::latin_hypercube, 3, count, 5);
    for (const std::size_t k : {0U, 1U, 2U}) CHECK(one_in_each_slice(coordinates(points, k)));
  }
  const auto points = unit_points(SampleMethod::latin_hypercube, 2, 64, 5);
  CHECK(coordinates(points, 0) != coordinates(points, 1));
  CHECK(unit_points(SampleMethod::latin_hypercube, 2, 64, 6) != points);
  // Independent points do not fill the slices.
  CHECK_FALSE(one_in_each_slice(coordinates(unit_points(SampleMethod::random, 3, 64, 5), 0)));
}

TEST_CASE("a Sobol' sequence fills pairs of dimensions evenly and keeps its points when more are asked for",
          "[sample]") {
  const auto few = unit_points(SampleMethod::sobol, 4, 16, 5);
  const auto many = unit_points(SampleMethod::sobol, 4, 64, 5);
  CHECK(std::equal(few.begin(), few.end(), many.begin()));
  CHECK(unit_points(SampleMethod::sobol, 4, 16, 6) != few);
  // 64 points of the unshifted sequence lie 1/64 apart in every dimension; a shift keeps the distances.
  for (const std::size_t k : {0U, 3U}) {
    auto sorted = coordinates(many, k);
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 1; i < sorted.size(); ++i) CHECK(sorted[i] - sorted[i - 1] == Approx(1.0 / 64.0));
  }
  const auto random = unit_points(SampleMethod::random, 4, 16, 5);
  const auto more_random = unit_points(SampleMethod::random, 4, 64, 5);
  CHECK(std::equal(random.begin(), random.end(), more_random.begin()));
}

TEST_CASE("quantiles of the distributions are those worked out by hand", "[sample]") {
  const SampledParameter uniform{"k", Distribution::uniform, 2.0, 6.0, 0.0};
  CHECK(quantile(uniform, 0.25) == 3.0);
  const SampledParameter log_uniform{"k", Distribution::log_uniform, 1.0, 100.0, 0.0};
  CHECK(quantile(log_uniform, 0.5) == Approx(10.0));
  const SampledParameter triangular{"k", Distribution::triangular, 0.0, 4.0, 1.0};
  CHECK(quantile(triangular, 0.0) == 0.0);
  CHECK(quantile(triangular, 0.25) == Approx(1.0));                   // F(1) = 1^2 / (4 * 1)
  CHECK(quantile(triangular, 0.75) == Approx(4.0 - std::sqrt(3.0)));  // 1 - (4 - x)^2 / (4 * 3) = 0.75
  const SampledParameter fixed{"k", Distribution::triangular, 3.0, 3.0, 3.0};
  CHECK(quantile(fixed, 0.5) == 3.0);
}

TEST_CASE("replicates share a point as often as asked, and a parameter lies in its prior's range", "[sample]") {
  const Scratch scratch;
  const auto path = scratch.write("e.toml", sample_head +
                                                "method = 'sobol'\nseeds_per_point = 2\n[[sample.parameter]]\n"
                                                "key = 'parameters.search.seed_bonus'\n");
  const Experiment experiment = load_experiment(path);
  const auto values = sampled_values(experiment.sample, 5, experiment.seed);
  REQUIRE(values.size() == 5);
  CHECK(values[0][0].value == values[1][0].value);
  CHECK(values[1][0].value != values[2][0].value);
  CHECK(values[2][0].value == values[3][0].value);
  for (const auto& each : values) {
    CHECK(each[0].value >= 0.0);
    CHECK(each[0].value <= 0.3);  // agents/parameters/search.hpp
    const Scenario scenario = with_values(experiment.entries.front().scenario, each);
    CHECK(scenario.parameters.search.seed_bonus == each[0].value);
  }
  CHECK(sampled_values({}, 2, 1) == std::vector<std::vector<ParameterValue>>(2));
}

TEST_CASE("parameters are sampled by the origin of their defaults, switches left out, and a listed one as listed",
          "[sample]") {
  const Scratch scratch;
  const auto path = scratch.write("e.toml", sample_head +
                                                "origins = ['unknown']\n[[sample.parameter]]\n"
                                                "key = 'parameters.search.seed_bonus'\nhigh = 0.1\n");
  const Sample sample = load_experiment(path).sample;
  std::size_t unknown = 0;
  const Parameters standard;
  for_each_parameter(standard, [&](std::string_view, const auto& entry, double) {
    if (entry.origin == Origin::unknown && entry.low < entry.high) ++unknown;
  });
  CHECK(unknown > 20);
  CHECK(sample.parameters.size() == unknown);
  CHECK(sample.parameters.front().key == "parameters.search.seed_bonus");
  CHECK(sample.parameters.front().high == 0.1);
}

TEST_CASE("faults of a sample are told with their place", "[sample][faults]") {
  CHECK(faults_of("") ==
        std::vector<std::string>{"5:1 [sample] has neither origins nor [[sample.parameter]]: nothing would be "
                                 "sampled"});
  CHECK(faults_of("origins = ['unknown']\nparameter = 3") ==
        std::vector<std::string>{"7:13 parameter needs tables, [[sample.parameter]], not a whole number"});
  CHECK(faults_of("[[sample.parameter]]\nlow = 1") == std::vector<std::string>{"6:1 [[sample.parameter]] needs a key"});
  CHECK(faults_of("[[sample.parameter]]\nkey = 'parameters.search.seed_bonos'") ==
        std::vector<std::string>{"7:7 there is no parameter 'parameters.search.seed_bonos'; entries set other keys "
                                 "[parameters.search.seed_bonus]"});
  CHECK(faults_of("[[sample.parameter]]\nkey = 'parameters.search.seed_bonus'\nhigh = 2") ==
        std::vector<std::string>{"8:8 high = 2.0 of parameters.search.seed_bonus must be between 0 and 0.3; 0 "
                                 "switches it off"});
  CHECK(faults_of("[[sample.parameter]]\nkey = 'parameters.search.seed_bonus'\nlow = 0.2\nhigh = 0.1") ==
        std::vector<std::string>{"6:1 parameters.search.seed_bonus: low = 0.2 is more than high = 0.1"});
  CHECK(faults_of("[[sample.parameter]]\nkey = 'parameters.search.seed_bonus'\ndistribution = 'log_uniform'") ==
        std::vector<std::string>{"6:1 parameters.search.seed_bonus: log_uniform needs low above 0, not 0.0"});
  CHECK(faults_of("method = 'halton'\n[[sample.parameter]]\nkey = 'parameters.search.seed_bonus'").size() == 1);
}

TEST_CASE("a dependent parameter follows a sampled one at every point", "[sample]") {
  Sample sample;
  sample.parameters = {{"parameters.market.life_least", Distribution::uniform, 3.0, 7.0, 5.0}};
  sample.dependents = {{"parameters.market.life_most", "parameters.market.life_least", 1.0, 6.0}};
  const auto values = sampled_values(sample, 5, 9);
  for (const auto& point : values) {
    REQUIRE(point.size() == 2);
    CHECK(point[1].key == "parameters.market.life_most");
    CHECK(point[1].value == point[0].value + 6.0);
  }
  const std::string of = "[[sample.parameter]]\nkey = 'parameters.market.life_least'\nlow = 3\nhigh = 7\n";
  const std::string most = of + "[[sample.dependent]]\nkey = 'parameters.market.life_most'\nof = ";
  CHECK(faults_of(most + "'parameters.market.life_least'\noffset = 6").empty());
  CHECK(faults_of(most + "'parameters.market.life_least'\noffset = 60") ==
        std::vector<std::string>{
            "10:1 parameters.market.life_most would be 63.0 where parameters.market.life_least is 3.0; "
            "it must be between 8 and 15"});
  CHECK(faults_of(most + "'parameters.market.life_last'") ==
        std::vector<std::string>{"12:6 parameters.market.life_last is not sampled [parameters.market.life_least]"});
}

TEST_CASE("faults of a wanted precision are told with their place", "[precision][faults]") {
  const auto told = [](const std::string& text) {
    const Scratch scratch;
    return faults_of_experiment(scratch.write(
        "e.toml", "[experiment]\nbase = 'small'\n[[scenario]]\nname = 'none'\n[[scenario]]\nname = 'a'\n" + text));
  };
  CHECK(told("[precision]\nindicator = 'papers_foreign'\nscenario = 'a'").empty());
  CHECK(told("[precision]\nindicator = 'paper_foreign'\nscenario = 'a'") ==
        std::vector<std::string>{"8:13 indicator: runs have no 'paper_foreign' [papers_foreign]"});
  CHECK(told("[precision]\nscenario = 'a'") == std::vector<std::string>{"7:1 [precision] needs indicator"});
  CHECK(told("[precision]\nindicator = 'papers_foreign'\nscenario = 'none'") ==
        std::vector<std::string>{"9:12 scenario: there is no entry 'none' beside the baseline"});
  CHECK(told("[precision]\nindicator = 'papers_foreign'\nscenario = 'a'\nhalf_width = 0").size() == 1);
  CHECK(told("[precision]\nindicator = 'papers_foreign'\nscenario = 'a'\n[sample]\n[[sample.parameter]]\n"
             "key = 'parameters.search.seed_bonus'") ==
        std::vector<std::string>{"7:1 [precision] chooses the number of replicates, but points of a latin_hypercube "
                                 "depend on it [method = \"sobol\" in [sample]]"});
}
