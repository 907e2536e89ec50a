#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) { use.push<region::Priority>(use["points"]); }

const RegisterInstrument registered{{
    .name = "priority_treatment",
    .group = "governance",
    .title_en = "Priority treatment",
    .title_ja = "選定地域への優先的な支援",
    .text = "Designated regions come first in other programmes of the ministries concerned. Here their clusters get "
            "points in calls by excellence, need or diversity.",
    .parameters =
        {
            {"points", "1", 1.0, 0, 5, Origin::judgement, "points added to bids",
             "judgement: a bid spreads by about one point"},
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
