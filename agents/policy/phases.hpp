#pragma once

/// Policy instruments: phase H2, and what H1 (agents/policy/pushing.hpp) is made of. They know levers and money, no
/// instrument.

#include <vector>

#include "agents/cell/columns.hpp"
#include "agents/indices.hpp"
#include "agents/policy/measure.hpp"
#include "agents/region/columns.hpp"
#include "sim/access.hpp"

namespace minori::policy {

/// What a measure costs in a region and quarter.
struct Cost {
  Money national = 0;
  Money local = 0;
};
[[nodiscard]] Cost cost_of(const Measure& measure, double innovation_scale);

/// Rows of the regions of a measure.
[[nodiscard]] std::vector<std::size_t> regions_of(const Measure& measure, std::size_t regions);

/// A field of a measure, and the part of an amount for the region that falls to it.
struct FieldPart {
  std::size_t field = 0;
  double part = 0.0;
};

/// The fields of a measure in a region, by the field mix of its firms that do R&D; equal parts where there are none.
[[nodiscard]] std::vector<FieldPart> fields_of(const Measure& measure, std::size_t region, const Geography& geography);

/// H2  Share of the cost of projects that grants bear:  min(2/3, grants / cost asked last quarter)
void share_grants(const Step& step, Use<Geography> geography, In<region::GovernmentCash> cash,
                  In<cell::ResearchGrant> research, In<cell::DevelopmentGrant> development, In<cell::LocalGrant> local,
                  Whole<cell::ResearchAsked> research_asked, Whole<cell::DevelopmentAsked> development_asked,
                  Whole<cell::ResearchShare> research_share, Whole<cell::DevelopmentShare> development_share,
                  Whole<cell::LocalShare> local_share);

}  // namespace minori::policy
