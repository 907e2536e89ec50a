#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.push<cell::DevelopmentGrant>(quarterly(use["money"]));
  use.push<region::Priority>(use["priority"]);
}

const RegisterInstrument registered{{
    .name = "inter_ministry_handover",
    .group = "governance",
    .title_en = "Handover between ministries",
    .title_ja = "府省連携による切れ目ない支援",
    .text = "Results of research that one ministry paid go on under measures of another. Here grants wait for "
            "projects in prototype and commercialisation, and clusters of the region rank higher in calls.",
    .parameters =
        {
            {"money", "Myen per year and region", 100, 0, 20000, Origin::judgement, "grants offered", "judgement"},
            {"priority", "1", 0.3, 0, 5, Origin::judgement, "points added to bids",
             "judgement: a bid spreads by about one point"},
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
