#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<cell::EarlyBuyers>(reached_by(use["money"], use["most"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "procurement",
    .group = "money and market",
    .title_en = "Public procurement",
    .title_ja = "公的機関における呼び水的な調達",
    .text = "Public bodies buy new products of small and young firms first, as pump priming. Here products of the "
            "region and the fields chosen find more buyers who need no example; the money pays for trials and higher "
            "prices.",
    .parameters =
        {
            money_parameter(50, "trial orders"),
            local_share_parameter(0.5),
            most_parameter("1", 1.0, 4, "relative rise of buyers without example"),
            full_parameter(100),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
