#include "agents/policy/phases.hpp"

#include <algorithm>
#include <array>

#include "agents/firm/rules.hpp"
#include "agents/policy/levers.hpp"

namespace minori::policy {

Cost cost_of(const Measure& measure, double innovation_scale) {
  const Money all = firm::to_money(250.0 * measure.money * innovation_scale);
  const Money local = firm::to_money(measure.local_share * static_cast<double>(all));
  return {all - local, local};
}

std::vector<std::size_t> regions_of(const Measure& measure, std::size_t regions) {
  std::vector<std::size_t> rows;
  for (const auto row : measure.regions) rows.push_back(static_cast<std::size_t>(row));
  for (std::size_t row = 0; measure.regions.empty() && row < regions; ++row) rows.push_back(row);
  return rows;
}

std::vector<FieldPart> fields_of(const Measure& measure, std::size_t region, const Geography& geography) {
  std::vector<FieldPart> parts;
  double sum = 0.0;
  double before = 0.0;
  for (std::size_t field = 0; field < geography.fields; ++field) {
    const auto& chosen = measure.fields;
    const double until = geography.field_mix.empty() ? 0.0 : geography.field_mix[geography.cell(region, field)];
    if (chosen.empty() || std::find(chosen.begin(), chosen.end(), static_cast<std::int32_t>(field)) != chosen.end()) {
      parts.push_back({field, until - before});
      sum += until - before;
    }
    before = until;
  }
  for (FieldPart& each : parts) each.part = sum > 0.0 ? each.part / sum : 1.0 / static_cast<double>(parts.size());
  return parts;
}

namespace {

/// H2  As far as the money reaches, but never more than two thirds of the cost, the usual rate of such grants
/// (judgement).
double grant_share(double grants, Money asked) {
  constexpr double most = 2.0 / 3.0;
  return std::min(most, grants / static_cast<double>(std::max<Money>(1, asked)));
}

}  // namespace

void share_grants(const Step&, Use<Geography> geography, In<region::GovernmentCash> cash,
                  In<cell::ResearchGrant> research, In<cell::DevelopmentGrant> development, In<cell::LocalGrant> local,
                  Whole<cell::ResearchAsked> research_asked, Whole<cell::DevelopmentAsked> development_asked,
                  Whole<cell::ResearchShare> research_share, Whole<cell::DevelopmentShare> development_share,
                  Whole<cell::LocalShare> local_share) {
  constexpr double free_share = 0.5;  // of local money at hand, as for matching (V1)
  for (std::size_t r = 0; r < geography->regions; ++r) {
    double wanted = 0.0;
    for (std::size_t field = 0; field < geography->fields; ++field) wanted += local[geography->cell(r, field)];
    const double free = free_share * static_cast<double>(std::max<Money>(0, cash[r]));
    const double bearable = wanted > free ? free / wanted : 1.0;
    for (std::size_t field = 0; field < geography->fields; ++field) {
      const std::size_t c = geography->cell(r, field);
      research_share[c] = grant_share(research[c], research_asked[c]);
      development_share[c] = grant_share(development[c], development_asked[c]);
      local_share[c] = grant_share(bearable * local[c], research_asked[c] + development_asked[c]);
      research_asked[c] = development_asked[c] = 0;
    }
  }
}

namespace {

template <Lever... R, Lever... C>
constexpr std::array<LeverInfo, sizeof...(R) + sizeof...(C)> described(LeverList<R...>, LeverList<C...>) {
  return {LeverInfo{R::info, "region", false}..., LeverInfo{C::info, "cell", true}...};
}

constexpr auto lever_infos = described(RegionLevers{}, CellLevers{});

}  // namespace

std::span<const LeverInfo> levers() { return lever_infos; }

}  // namespace minori::policy
