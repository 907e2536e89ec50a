#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::SearchReach>(reached_by(use["money"], use["most"], use["full"]));
  use.push<region::CoordinatorExchange>(reached_by(use["money"], use["exchange"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "wide_area_cooperation",
    .group = "governance",
    .title_en = "Wide-area cooperation",
    .title_ja = "広域連携の強化",
    .text = "Neighbouring and distant regions work together across prefectures. Here chance meetings of firms reach "
            "farther and coordinators look into other regions.",
    .parameters =
        {
            money_parameter(20, "a joint office"),
            local_share_parameter(0.5),
            most_parameter("1", 1.0, 9, "relative rise of the distance of chance meetings"),
            {"exchange", "share", 0.2, 0, 1, Origin::unknown, "share of looks outside the region at the most",
             "no measurement known"},
            full_parameter(40),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
