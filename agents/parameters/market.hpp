#pragma once

/// Parameters. Market: adoption, competition, life of products (rules M1-M5).

#include <array>

#include "sim/parameter.hpp"

namespace minori {

struct MarketParameters {
  double margin;
  double bass_innovation;
  double bass_imitation;
  double life_least;
  double life_most;
  double competition;
  double overseas_market;
  double world_quality;
  double world_progress;
};

template <>
inline constexpr auto parameter_table<MarketParameters> = std::to_array<ParameterEntry<MarketParameters>>({
    {&MarketParameters::margin, "margin", "1", 0.37, 0.24, 0.5, Origin::fitted, "margin on product sales", "prototype"},
    {&MarketParameters::bass_innovation, "bass_innovation", "per year", 0.008, 0.004, 0.02, Origin::fitted,
     "adoption without contact (Bass p)", "prototype"},
    {&MarketParameters::bass_imitation, "bass_imitation", "per year", 0.5, 0.3, 0.6, Origin::fitted,
     "adoption by contact (Bass q)", "prototype", off_at(0)},
    {&MarketParameters::life_least, "life_least", "year", 5, 3, 8, Origin::judgement, "shortest life of a product",
     "judgement"},
    {&MarketParameters::life_most, "life_most", "year", 12, 8, 15, Origin::judgement, "longest life of a product",
     "judgement"},
    {&MarketParameters::competition, "competition", "1", 0.05, 0.0, 0.2, Origin::unknown,
     "sales lost per better product with near capabilities", "no measurement known", off_at(0)},
    {&MarketParameters::overseas_market, "overseas_market", "1", 0.5, 0.0, 2.0, Origin::unknown,
     "buyers abroad over buyers at home, for a product that nothing abroad surpasses", "no measurement known",
     off_at(0)},
    {&MarketParameters::world_quality, "world_quality", "1", 0.6, 0.4, 0.9, Origin::unknown,
     "quality above which a product sells abroad", "no measurement known"},
    {&MarketParameters::world_progress, "world_progress", "per year", 0, 0, 0.02, Origin::judgement,
     "rise of that quality a year, from the end of the burn-in on: competition in the world",
     "0 keeps worlds comparable; no measurement known"},
});
static_assert(sizeof(MarketParameters) == parameter_table<MarketParameters>.size() * sizeof(double),
              "every member has its entry");

}  // namespace minori
