#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::SearchReach>(reached_by(use["money"], use["most"], use["full"]));
  use.push<cell::MarketReach>(reached_by(use["money"], use["market"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "outside_resources",
    .group = "governance",
    .title_en = "Outside resources and global expansion",
    .title_ja = "地域外資源の導入・グローバル展開",
    .text = "What the region lacks comes from outside, and what it makes goes abroad. Here chance meetings reach "
            "farther and products meet a larger market at launch.",
    .parameters =
        {
            money_parameter(30, "liaison abroad"),
            local_share_parameter(),
            most_parameter("1", 0.5, 4, "relative rise of the distance of chance meetings"),
            {"market", "1", 0.2, 0, 1, Origin::unknown, "relative rise of the market at launch at the most",
             "no measurement known"},
            full_parameter(60),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
