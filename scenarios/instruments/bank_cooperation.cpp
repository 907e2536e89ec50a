#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::BankInsight>(reached_by(use["money"], use["most"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "bank_cooperation",
    .group = "money and market",
    .title_en = "Cooperation of banks, universities and firms",
    .title_ja = "地域金融機関と大学・企業の連携",
    .text = "Regional banks learn from universities what the technology of their clients is worth, and send clients "
            "to laboratories. Here banks misjudge borrowers of the region less and introduce more of them.",
    .parameters =
        {
            money_parameter(5, "one expert"),
            local_share_parameter(),
            most_parameter("share", 0.5, 1, "part of the missing skill to judge that can be made good"),
            full_parameter(5),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
