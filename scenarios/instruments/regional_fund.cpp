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
    .text = "A fund of the region gives equity to projects near the market. Here public money pays into it every "
            "year, and it gives as much as projects in stages 3 and 4 ask and promise; what nobody asks stays with "
            "its owners.",
    .parameters =
        {
            money_parameter(100, "a small regional fund over ten years"),
            local_share_parameter(0.5),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
