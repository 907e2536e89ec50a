#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::EquipmentMoney>(quarterly(use["equipment_share"] * use["money"]));
  use.push<cell::ResearchMoney>(quarterly((1.0 - use["equipment_share"]) * use["money"]));
}

const RegisterInstrument registered{{
    .name = "joint_research_base",
    .group = "places",
    .title_en = "Joint research base",
    .title_ja = "地域産学官共同研究拠点整備事業",
    .text = "The base of 2009: buildings and equipment where universities, firms and prefecture work side by side, "
            "meant to run for good on its own money. Here a part of the money buys equipment, the rest pays research "
            "in the fields chosen.",
    .parameters =
        {
            money_parameter(200, "equipment of a base over some years"),
            local_share_parameter(0.2),
            {"equipment_share", "share", 0.7, 0, 1, Origin::judgement, "part of the money for equipment", "judgement"},
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
