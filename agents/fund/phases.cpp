#include "agents/fund/phases.hpp"

#include <algorithm>

#include "agents/firm/rules.hpp"

namespace minori::fund {
namespace {

/// V2  Share of the equity asked last quarter that the pool of the whole country can bear.
double share_of_pool(const Whole<region::FundAsked>& asked, double pool) {
  Money all = 0;
  for (std::size_t r = 0; r < asked.size(); ++r) all += asked[r];
  return std::min(1.0, pool / static_cast<double>(std::max<Money>(1, all)));
}

/// V2  What a fund offers in a quarter:  o = max(0, C - I) / q   q quarters left of its period
double offer_of(Money committed, Money invested, std::uint32_t quarters_left) {
  return static_cast<double>(std::max<Money>(0, committed - invested)) / std::max(1U, quarters_left);
}

}  // namespace

void share_out(const Step& step, In<Region> region, In<region::FundMoney> paid_in, Use<Geography> geography,
               Use<Parameters> parameters, Whole<Committed> committed, Whole<Invested> invested, Whole<Vintage> vintage,
               Whole<Part> part, Whole<region::FundAsked> asked, Whole<region::FundSupport> support,
               Whole<region::FundGiven> given) {
  const FinanceParameters& p = parameters->finance;
  const auto period = static_cast<std::uint32_t>(p.fund_quarters);
  const double share = share_of_pool(asked, 1000.0 * p.fund_capacity * geography->innovation_scale);
  for (std::size_t f = 0; f < region.size(); ++f) {
    const std::uint32_t r = region[f];
    const auto wanted = static_cast<double>(asked[r]);
    given[r] = firm::to_money(support[r] * wanted);
    invested[f] += firm::to_money(part[f] * wanted);
    if (committed[f] > 0 && step.quarter() >= vintage[f] + period) committed[f] = invested[f] = 0;  // closes
    if (const Money more = firm::to_money(paid_in[r]); more > 0) {
      if (committed[f] == 0) vintage[f] = step.quarter();
      committed[f] += more;
    }
    const double offer =
        committed[f] > 0 ? offer_of(committed[f], invested[f], vintage[f] + period - step.quarter()) : 0.0;
    part[f] = std::min(1.0 - share, offer / std::max(1.0, wanted));
    support[r] = share + part[f];
    asked[r] = 0;
  }
}

}  // namespace minori::fund
