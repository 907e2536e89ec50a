#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::FundMoney>(quarterly(use["money"]));
}

const RegisterInstrument registered{{
    .name = "regional_fund",
    .group = "money and market",
    .title_en = "Regional fund",
    .title_ja = "地域ファンドの組成",
    .text = "A fund of the region gives equity to projects near the market. Here public money is paid into it every "
            "year. It gives to projects in stages 3 and 4 that promise enough, as much as they ask, and spreads what "
            "it has over its period; what nobody has asked by then stays with its owners.",
    .parameters =
        {
            money_parameter(100, "a small regional fund over ten years"),
            local_share_parameter(0.5),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
