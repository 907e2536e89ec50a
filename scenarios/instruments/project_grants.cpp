#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.push<cell::ResearchGrant>(quarterly((1.0 - use["development_share"]) * use["money"]));
  use.push<cell::DevelopmentGrant>(quarterly(use["development_share"] * use["money"]));
}

const RegisterInstrument registered{{
    .name = "project_grants",
    .group = "money and market",
    .title_en = "Grants for projects",
    .title_ja = "事業化支援（可能性試験から事業化まで）",
    .text = "Grants for single projects outside clusters, from feasibility (the regional support of the science and "
            "technology agency) to commercialisation (the ministry of economy). Here national money bears up to two "
            "thirds of the cost of projects without other public money in the fields chosen; what is not asked is not "
            "spent.",
    .parameters =
        {
            {"money", "Myen per year and region", 100, 0, 20000, Origin::judgement, "grants offered", "judgement"},
            {"development_share", "share", 0.3, 0, 1, Origin::judgement,
             "part of the grants for prototypes and commercialisation", "judgement"},
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
