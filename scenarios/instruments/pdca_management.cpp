#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::ManagementLearning>(reached_by(use["money"], use["most"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "pdca_management",
    .group = "governance",
    .title_en = "Regional management (plan, do, check, act)",
    .title_ja = "地域マネジメント（PDCA）の確立",
    .text = "One responsible core body plans, checks and corrects. Here cluster organisations of the region learn "
            "management also between evaluations, and bid better and move money to what worked.",
    .parameters =
        {
            money_parameter(5, "half a post and reviews"),
            local_share_parameter(),
            most_parameter("per quarter", 0.05, 0.2, "part of the missing management learned a quarter"),
            full_parameter(5),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
