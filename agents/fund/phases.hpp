#pragma once

/// Funds that give equity: phase V2.

#include "agents/fund/columns.hpp"
#include "agents/indices.hpp"
#include "agents/parameters.hpp"
#include "agents/region/columns.hpp"
#include "sim/access.hpp"

namespace minori::fund {

/// V2  Funds of the whole country share one pool; a fund of a region adds what it has left, spread over the rest of its
/// period.
void share_out(const Step& step, In<Region> region, In<region::FundMoney> paid_in, Use<Geography> geography,
               Use<Parameters> parameters, Whole<Committed> committed, Whole<Invested> invested, Whole<Vintage> vintage,
               Whole<Part> part, Whole<region::FundAsked> asked, Whole<region::FundSupport> support,
               Whole<region::FundGiven> given);

}  // namespace minori::fund
