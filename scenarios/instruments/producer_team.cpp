#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<cell::ProductionSkill>(reached_by(use["money"], use["most"], use["full"]));
  use.push<region::EntrySupport>(reached_by(use["money"], use["startups"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "producer_team",
    .group = "people",
    .title_en = "Business producer team",
    .title_ja = "事業プロデュースチームの創設",
    .text = "A team of business producers at the core university of the ecosystem programme (FY2016), who look for "
            "markets, partners and money and take a project to the business phase. Here it makes good a part of the "
            "coordinating skill that projects lack in prototype and commercialisation, and raises the entry of "
            "start-ups.",
    .parameters =
        {
            money_parameter(60, "a team of three with travel"),
            local_share_parameter(),
            most_parameter("share", 0.6, 1, "part of the missing skill that the team can make good"),
            {"startups", "1", 0.2, 0, 1, Origin::unknown, "relative rise of start-ups at the most",
             "no measurement known"},
            full_parameter(60),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
