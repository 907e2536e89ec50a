#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<cell::CustomerChannel>(reached_by(use["money"], use["most"], use["full"]));
  use.push<cell::CustomerNeeds>(reached_by(use["money"], use["needs"], use["full"]));
  use.push<region::SearchReach>(reached_by(use["money"], use["reach"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "large_firm_links",
    .group = "money and market",
    .title_en = "Links with large firms and trading houses",
    .title_ja = "中小企業と大企業・商社との連携強化",
    .text = "Small firms meet large ones and trading houses that know markets and partners elsewhere. Here those who "
            "supply a large firm or trading house hear of its needs, and their products reach a larger market at "
            "launch; chance meetings reach farther.",
    .parameters =
        {
            money_parameter(20, "matching events and advisers"),
            local_share_parameter(),
            most_parameter("1", 0.2, 1, "relative rise of the market at launch of what suppliers make"),
            {"needs", "share", 0.2, 0, 1, Origin::unknown, "share of suppliers' needs that their customer tells",
             "no measurement known"},
            {"reach", "1", 0.3, 0, 4, Origin::unknown, "relative rise of the distance of chance meetings at the most",
             "no measurement known"},
            full_parameter(40),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
