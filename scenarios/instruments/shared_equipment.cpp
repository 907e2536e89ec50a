#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::EquipmentMoney>(quarterly((1.0 - use["staff_share"]) * use["money"]));
  use.push<region::EquipmentAccess>(reached_by(use["staff_share"] * use["money"], use["most"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "shared_equipment",
    .group = "places",
    .title_en = "Shared equipment",
    .title_ja = "研究設備・機器共用化支援",
    .text = "Menu 4 of the strategy support programme: equipment for common use with technical staff who run it. Here "
            "a part of the money buys equipment, which stays and wears; staff make what is there easier to use while "
            "they are paid.",
    .parameters =
        {
            money_parameter(50, "a facility"),
            local_share_parameter(),
            {"staff_share", "share", 0.3, 0, 1, Origin::judgement, "part of the money for technical staff",
             "judgement"},
            {"most", "share", 0.2, 0, 1, Origin::unknown, "part of the missing supply that staff can make good",
             "no measurement known"},
            full_parameter(50),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
