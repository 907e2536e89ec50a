#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::VisionSupport>(reached_by(use["money"], use["most"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "council_and_vision",
    .group = "governance",
    .title_en = "Council and shared vision",
    .title_ja = "地域ビジョンの策定・共有（産学官金の協議会）",
    .text = "Universities, firms, banks and governments meet and agree on where the region wants to go, also without "
            "a programme. Here the councils of the region work as if they were paid, as far as the money reaches, and "
            "shared vision grows.",
    .parameters =
        {
            money_parameter(20, "as parameters.cluster.council_money"),
            local_share_parameter(0.5),
            most_parameter("1", 1.0, 1, "work of the council, 1: full"),
            full_parameter(10),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
