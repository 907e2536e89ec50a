#pragma once

/// Projects: rules P1-P6 (ODD 7). Pure and total. Money in thousand yen.

#include <algorithm>
#include <array>
#include <cmath>

#include "agents/parameters/market.hpp"
#include "agents/parameters/project.hpp"
#include "sim/math.hpp"

namespace minori::project {

inline constexpr int stages = 4;
inline constexpr int last_laboratory_stage = 2;

/// Shape of a project, as far as cost and chance depend on it.
struct Shape {
  bool ambitious = false;
  bool core = false;  ///< a core project of a programme
  int participants = 2;
};

/// What a pair brings to a project.
struct Strength {
  double fit = 0.0;
  double trust = 0.0;
  double expertise = 0.0;  ///< 0-1
  double broker_skill = 0.0;
  double equipment = 0.0;  ///< supply of shared equipment, 0-1
};

/// P1  Cost of a stage:  C_s a (c in joint R&D)   a for ambitious projects, c for core projects
[[nodiscard]] inline double stage_cost(int stage, const Shape& shape, const ProjectParameters& p) noexcept {
  const std::array<double, stages> cost{p.stage_cost_1, p.stage_cost_2, p.stage_cost_3, p.stage_cost_4};
  const double core = shape.core && stage == 2 ? p.core_factor : 1.0;
  return 1000.0 * cost[static_cast<std::size_t>(stage - 1)] * core * (shape.ambitious ? p.ambitious_cost_factor : 1.0);
}

/// P1  Length of a stage in quarters:  D_s t   t for ambitious projects
[[nodiscard]] inline double stage_quarters(int stage, const Shape& shape, const ProjectParameters& p) noexcept {
  const std::array<double, stages> length{p.stage_quarters_1, p.stage_quarters_2, p.stage_quarters_3,
                                          p.stage_quarters_4};
  return length[static_cast<std::size_t>(stage - 1)] * (shape.ambitious ? p.ambitious_time_factor : 1.0);
}

/// Cost, length and discounting of all stages of one shape of project.
struct Stages {
  std::array<double, stages> cost{};
  std::array<double, stages> quarters{};
  std::array<double, stages> waiting{};  ///< d^D_s
};

[[nodiscard]] inline Stages stages_of(const Shape& shape, const ProjectParameters& p) noexcept {
  Stages made;
  for (std::size_t s = 0; s < stages; ++s) {
    made.cost[s] = stage_cost(static_cast<int>(s) + 1, shape, p);
    made.quarters[s] = stage_quarters(static_cast<int>(s) + 1, shape, p);
    made.waiting[s] = math::exp(-p.discount_quarter * made.quarters[s]);
  }
  return made;
}

/// The stages of projects of every shape, worked out once for a sweep.
class Courses {
 public:
  explicit Courses(const ProjectParameters& p) noexcept
      : stages_{stages_of({false, false}, p), stages_of({false, true}, p), stages_of({true, false}, p),
                stages_of({true, true}, p)} {}
  [[nodiscard]] const Stages& of(const Shape& shape) const noexcept {
    return stages_[(shape.ambitious ? 2U : 0U) + (shape.core ? 1U : 0U)];
  }

 private:
  std::array<Stages, 4> stages_;
};

/// G4  The highest cost of a quarter from a stage to the last one that is paid:  max over s of C_s / D_s
[[nodiscard]] inline double most_in_a_quarter(int stage, int last, const Stages& course) noexcept {
  double most = 0.0;
  for (auto s = static_cast<std::size_t>(stage - 1); s < static_cast<std::size_t>(std::min(last, stages)); ++s)
    most = std::max(most, course.cost[s] / course.quarters[s]);
  return most;
}

/// P4  Chance to pass a stage:  logistic(b0 + b1 fit + b2 trust + b3 expertise + b4 skill + b5 equipment + b6
/// [ambitious] + b7 ln(n / 2))
[[nodiscard]] inline double pass_chance(const Strength& s, const Shape& shape, const ProjectParameters& p) noexcept {
  return math::logistic(
      p.pass_intercept + p.pass_fit * s.fit + p.pass_trust * s.trust + p.pass_expertise * s.expertise +
      p.pass_coordinator * s.broker_skill + p.pass_equipment * s.equipment +
      (shape.ambitious ? p.pass_ambitious : 0.0) +
      (shape.participants == 2 ? 0.0 : p.pass_partners * math::log(std::max(1, shape.participants) / 2.0)));
}

/// What a project is expected to earn and who helps to pay.
struct Terms {
  double market = 0.0;               ///< lifetime sales, thousand yen
  double discounted_adoption = 0.0;  ///< present value at launch of selling one unit of market
  double margin = 0.0;
  double support = 0.0;  ///< believed share of cost that others pay up to last_supported_stage
  int last_supported_stage = 0;
};

/// P2  Expected net value of the stages from `stage` on:  W_s = -(1 - g_s) C_s + p d^D_s W_(s+1),  W_5 = margin V a
///
/// `left` is the share of the present stage that is still to be paid, `pass` the chance to pass each stage. Ours, after
/// the project choice of the specification.
[[nodiscard]] inline double net_value(int stage, double left, double pass, const Stages& course, const Terms& terms,
                                      const ProjectParameters& p) noexcept {
  double value = terms.margin * terms.market * terms.discounted_adoption;
  for (int s = stages; s >= stage; --s) {
    const auto at = static_cast<std::size_t>(s - 1);
    const double share = s == stage ? left : 1.0;
    const double own = s <= terms.last_supported_stage ? 1.0 - terms.support : 1.0;
    const double waiting =
        share == 1.0 ? course.waiting[at] : math::exp(-p.discount_quarter * share * course.quarters[at]);
    value = -own * share * course.cost[at] + pass * waiting * value;
  }
  return value;
}

/// N2  Market of an ambitious project:  V_a = V m min(20, Pareto(k))
[[nodiscard]] inline double ambitious_market(double market, double draw, const ProjectParameters& p) noexcept {
  constexpr double most = 20.0;
  return market * p.ambitious_value_factor * std::min(most, math::pow(1.0 - draw, -1.0 / p.ambitious_tail));
}

/// M1  Share of potential buyers who adopt in a quarter:  f = (1 - F) (p + q F) / 4   (Bass 1969)
[[nodiscard]] inline double adoption(double adopted, const MarketParameters& m) noexcept {
  return std::min(1.0 - adopted, 0.25 * (1.0 - adopted) * (m.bass_innovation + m.bass_imitation * adopted));
}

/// P2  Present value at launch of the adoption curve over a product's mean life, discounted like projects.
[[nodiscard]] inline double discounted_adoption(const MarketParameters& m, const ProjectParameters& p) noexcept {
  const int quarters = static_cast<int>(2.0 * (m.life_least + m.life_most));
  double adopted = 0.0;
  double value = 0.0;
  for (int quarter = 0; quarter < quarters; ++quarter) {
    const double now = adoption(adopted, m);
    adopted += now;
    value += now * math::exp(-p.discount_quarter * quarter);
  }
  return value;
}

/// P5  Participants that the money of a project carries:  n = round(yearly money / 5 Myen) + 1, from 2 to 6
[[nodiscard]] inline int participants_for(double yearly_cost, const ProjectParameters& p) noexcept {
  const double carried = yearly_cost / (1000.0 * p.partner_money) + 1.0;
  return static_cast<int>(std::clamp(std::floor(carried + 0.5), 2.0, 6.0));
}

}  // namespace minori::project
