/// Verification: what rules do together against results that theory has in closed form.

#include <algorithm>
#include <cmath>
#include <vector>

#include "agents/firm/rules.hpp"
#include "agents/node/kinds.hpp"
#include "agents/node/phases.hpp"
#include "agents/project/outcome.hpp"
#include "agents/project/phases.hpp"
#include "agents/project/rules.hpp"
#include "agents/schedule/parts.hpp"
#include "agents/streams.hpp"
#include "agents/ties/rules.hpp"
#include "tests/catch.hpp"

using namespace minori;

namespace {

/// A random graph (Erdos and Renyi) with n z / 2 ties on average.
TieGraph random_graph(std::uint32_t nodes, double mean_degree, std::uint64_t seed) {
  std::vector<TieEvent> events;
  const auto wanted = static_cast<std::size_t>(0.5 * mean_degree * nodes);
  for (std::size_t k = 0; k < wanted; ++k) {
    const auto a = static_cast<std::uint32_t>(Chance::scaled(hash_of(seed, k, 1), nodes));
    const auto b = static_cast<std::uint32_t>(Chance::scaled(hash_of(seed, k, 2), nodes));
    if (a == b) continue;
    events.push_back({a, b, 1, true, true});
    events.push_back({b, a, 1, true, true});
  }
  std::sort(events.begin(), events.end());
  TieGraph graph;
  graph.update(
      nodes, events, [](Tie&, const TieEvent&) {}, [](std::uint32_t, const Tie&) { return true; });
  return graph;
}

/// Share of nodes that an infection from `source` reaches if each tie carries it with chance `carried`, or if each node
/// takes it up at the first infected neighbour (carried = 1: a threshold that one neighbour passes).
double final_size(const TieGraph& graph, std::uint32_t source, double carried, std::uint64_t seed) {
  std::vector<char> reached(graph.nodes(), 0);
  std::vector<std::uint32_t> front{source};
  reached[source] = 1;
  std::size_t count = 0;
  while (!front.empty()) {
    const std::uint32_t node = front.back();
    front.pop_back();
    ++count;
    for (const std::uint32_t next : graph.neighbours(node)) {
      if (reached[next] != 0 || unit_interval(hash_of(seed, hash_of_pair(node, next))) >= carried) continue;
      reached[next] = 1;
      front.push_back(next);
    }
  }
  return static_cast<double>(count) / graph.nodes();
}

/// The largest of many sources: the giant outbreak.
double largest_outbreak(double mean_degree, double carried) {
  const TieGraph graph = random_graph(20'000, mean_degree, 5);
  double most = 0.0;
  for (std::uint32_t source = 0; source < 20; ++source)
    most = std::max(most, final_size(graph, 97 * source, carried, 8));
  return most;
}

/// Final size of an epidemic:  S = 1 - exp(-z T S)
double epidemic_theory(double mean_degree, double carried) {
  double size = 1.0;
  for (int k = 0; k < 200; ++k) size = 1.0 - std::exp(-mean_degree * carried * size);
  return size;
}

/// Quarters of unused ties without common partners: `pairs` ties of pairs of their own.
Economy pairs_with_unused_ties(std::uint32_t pairs) {
  Economy economy;
  auto& nodes = std::get<node::Table>(economy.tables);
  std::vector<TieEvent> events;
  for (std::uint32_t number = 0; number < 2 * pairs; ++number) {
    node::Table::Record made;
    made.at<node::Id>() = hash_of(1, number);
    made.at<node::AgentKind>() = node::institute_kind;  // who sits on no council
    nodes.append(made);
    events.push_back({number, number ^ 1U, ties::research_layer, true, true});
  }
  std::sort(events.begin(), events.end());
  economy.thing<TieGraph>().update(
      2 * pairs, events, [](Tie& tie, const TieEvent& event) { tie.layers = event.layers; },
      [](std::uint32_t, const Tie&) { return true; });
  return economy;
}

/// Projects that have all the money they need, with the same chance to pass.
Economy funded_projects(std::uint32_t count) {
  Economy economy;
  std::get<region::Table>(economy.tables).append({});
  std::get<cell::Table>(economy.tables).append({});
  std::get<cluster::Table>(economy.tables).append({});
  economy.thing<Geography>().regions = 1;
  economy.thing<Geography>().fields = 1;
  for (std::uint32_t number = 0; number < count; ++number) {
    project::Table::Record made;
    made.at<project::Id>() = hash_of(2, number);
    made.at<project::Region>() = 0;
    made.at<project::Stage>() = 1;
    made.at<project::Size>() = 2;
    made.at<project::Fit>() = 0.4F;
    made.at<project::Trust>() = 0.2F;
    made.at<project::Expertise>() = 0.5F;
    made.at<project::Funded>() = 1.0F;
    std::get<project::Table>(economy.tables).append(made);
  }
  return economy;
}

/// True if `count` of `all` is within four standard errors of a chance.
bool agrees(double count, double all, double chance) {
  return std::abs(count / all - chance) < 4.0 * std::sqrt(chance * (1.0 - chance) / all);
}

}  // namespace

TEST_CASE("adoption follows the closed form of Bass's model", "[theory][M1]") {
  constexpr auto m = standard_values<MarketParameters>();
  // F(t) = (1 - exp(-(p + q) t)) / (1 + q / p exp(-(p + q) t)),  t in years
  const auto closed_form = [&](double p, double q, double years) {
    const double fading = std::exp(-(p + q) * years);
    return (1.0 - fading) / (1.0 + q / p * fading);
  };
  double adopted = 0.0;
  double largest = 0.0;
  double largest_with_half_the_imitation = 0.0;
  for (int quarter = 1; quarter <= 60; ++quarter) {
    adopted += project::adoption(adopted, m);
    const double years = 0.25 * quarter;
    largest = std::max(largest, std::abs(adopted - closed_form(m.bass_innovation, m.bass_imitation, years)));
    largest_with_half_the_imitation =
        std::max(largest_with_half_the_imitation,
                 std::abs(adopted - closed_form(m.bass_innovation, 0.5 * m.bass_imitation, years)));
  }
  // A quarterly step grows like exp(h) - h^2/2 with h = (p + q)/4, so it lags by (p + q)/8 of the time passed. Where
  // the curve is steepest, at ln(q/p)/(p + q), its slope is (p + q)^2/(4 q); the product bounds the difference.
  const double both = m.bass_innovation + m.bass_imitation;
  const double lag = both / 8.0 * std::log(m.bass_imitation / m.bass_innovation) / both;
  CHECK(largest < lag * both * both / (4.0 * m.bass_imitation));
  CHECK(largest_with_half_the_imitation > 0.1);
}

TEST_CASE("growth without an effect of size ends in Gibrat's log-normal law", "[theory][F1][statistical]") {
  FirmParameters p = standard_values<FirmParameters>();
  p.size_exponent = 0.0;
  constexpr std::size_t firms = 60'000;
  constexpr std::uint32_t quarters = 80;
  const double spread = firm::growth_spread(100.0, p);
  std::vector<double> logs(firms);
  for (std::size_t each = 0; each < firms; ++each) {
    double sales = 1.0;
    for (std::uint32_t quarter = 0; quarter < quarters; ++quarter)
      sales = firm::grown_sales(sales, 1.0, spread, Chance{3, quarter}.uniform(Stream::firm_growth, each + 1));
    logs[each] = std::log(sales);
  }
  std::sort(logs.begin(), logs.end());
  // A quarter's growth has variance s^2, so 80 quarters have 80 s^2, and quantiles are those of the normal law but for
  // the little that is left of the Laplace tails: excess kurtosis 12 / 80.
  const auto is_quantile = [&](double probability, double deviations) {
    const double found = logs[static_cast<std::size_t>(probability * firms)];
    return std::abs(found / (spread * std::sqrt(quarters)) - deviations) < 0.04;
  };
  CHECK(is_quantile(0.5, 0.0));
  CHECK(is_quantile(0.1587, -1.0));
  CHECK(is_quantile(0.8413, 1.0));
  CHECK(is_quantile(0.9772, 2.0));
  CHECK_FALSE(is_quantile(0.9772, 2.18));  // what a Laplace law of this variance has there
}

TEST_CASE("an infection on the tie graph reaches the final size that mean-field theory gives", "[theory][ties]") {
  // z = 4 partners, half of the ties carry it: S = 0.797; the standard error of the share is below 0.01.
  CHECK(largest_outbreak(4.0, 0.5) == Approx(epidemic_theory(4.0, 0.5)).margin(0.02));
  CHECK(epidemic_theory(4.0, 0.5) == Approx(0.7968).margin(0.0005));
  CHECK_FALSE(largest_outbreak(4.0, 0.5) == Approx(epidemic_theory(4.0, 0.6)).margin(0.02));
  // Below one further case per case nothing spreads.
  CHECK(largest_outbreak(4.0, 0.2) < 0.02);
}

TEST_CASE("who follows the first neighbour adopts within the giant component, of the size that theory gives",
          "[theory][ties]") {
  CHECK(largest_outbreak(1.5, 1.0) == Approx(epidemic_theory(1.5, 1.0)).margin(0.03));
  CHECK(epidemic_theory(1.5, 1.0) == Approx(0.5828).margin(0.0005));
}

TEST_CASE("unused bridges survive as the product of their hazards", "[theory][T3]") {
  constexpr std::uint32_t pairs = 4000;
  Economy economy = pairs_with_unused_ties(pairs);
  const auto renew = make("T2", "ties", node::update_ties);
  const TieParameters& p = economy.thing<Parameters>().tie;
  double expected = 1.0;
  double without_age = 1.0;
  const auto patience = static_cast<std::uint32_t>(p.unused_quarters);
  for (std::uint32_t quarter = 0; quarter <= patience + 4; ++quarter) {
    renew.run(economy, Step{{17, quarter}});
    if (quarter < patience) continue;
    expected *= 1.0 - ties::decay_hazard(0.25 * quarter, 0.0, p);
    without_age *= 1.0 - ties::decay_hazard(0.0, 0.0, p);
  }
  const auto left = static_cast<double>(economy.thing<TieGraph>().ties());
  CHECK(agrees(left, pairs, expected));
  CHECK_FALSE(agrees(left, pairs, without_age));
}

TEST_CASE("projects reach the market with the product of their stages' chances", "[theory][P4]") {
  constexpr std::uint32_t count = 6000;
  Economy economy = funded_projects(count);
  const ProjectParameters& p = economy.thing<Parameters>().project;
  const auto advance = make("P4", "stages", project::advance);
  for (std::uint32_t quarter = 0; quarter < 120; ++quarter) advance.run(economy, Step{{23, quarter}});
  const double once = project::pass_chance({0.4, 0.2, 0.5, 0.0, 0.0}, {}, p);
  const double stage = once + (1.0 - once) * p.repeat_after_failure * once;
  const auto outcomes = economy.read<project::Outcome>();
  const auto arrived = static_cast<double>(std::ranges::count(outcomes, project::finished));
  CHECK(std::ranges::all_of(outcomes, [](std::uint8_t each) { return project::ends(each); }));
  CHECK(agrees(arrived, count, std::pow(stage, 4)));
  CHECK_FALSE(agrees(arrived, count, std::pow(once, 4)));  // without the second attempt
}
