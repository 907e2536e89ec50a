#include "agents/ties/rules.hpp"

#include <functional>

namespace minori::ties {
namespace {

constexpr std::size_t most_partners = 8;

/// The products rho_ik rho_kj of common partners, largest first, at most eight.
struct Strongest {
  std::array<double, most_partners> values{};
  std::size_t count = 0;

  void add(double value) {
    if (count == most_partners && value <= values.back()) return;
    std::size_t place = count < most_partners ? count++ : most_partners - 1;
    for (; place > 0 && values[place - 1] < value; --place) values[place] = values[place - 1];
    values[place] = value;
  }
};

}  // namespace

double trust_between(const TieGraph& graph, std::uint32_t a, std::uint32_t b, double council, const TieParameters& p) {
  Strongest strongest;
  double direct = 0.0;
  const auto left = graph.neighbours(a);
  const auto right = graph.neighbours(b);
  for (std::size_t i = 0, j = 0; i < left.size(); ++i) {
    if (left[i] == b) direct = direct_trust(graph.of(a)[i]);
    while (j < right.size() && right[j] < left[i]) ++j;
    if (j < right.size() && right[j] == left[i])
      strongest.add(direct_trust(graph.of(a)[i]) * direct_trust(graph.of(b)[j]));
  }
  double none = 1.0 - council;
  for (std::size_t k = 0; k < strongest.count; ++k) none *= 1.0 - strongest.values[k];
  return 1.0 - (1.0 - direct) * (1.0 - p.third_party * (1.0 - none));
}

}  // namespace minori::ties
