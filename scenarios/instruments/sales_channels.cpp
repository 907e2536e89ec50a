#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<cell::MarketReach>(reached_by(use["money"], use["most"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "sales_channels",
    .group = "money and market",
    .title_en = "Sales channels",
    .title_ja = "販路開拓支援",
    .text = "Fairs, shops on the web and advisers for sales. Here products that come out while the instrument runs "
            "meet a larger market.",
    .parameters =
        {
            money_parameter(20, "fairs and advisers"),
            local_share_parameter(0.3),
            most_parameter("1", 0.2, 1, "relative rise of the market at launch"),
            full_parameter(40),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
