#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::EquipmentMoney>(quarterly(use["equipment_share"] * use["money"]));
  use.push<region::Amenity>(reached_by(use["money"], use["most"], use["full"]));
  use.push<cell::PeopleExchange>(reached_by(use["money"], use["exchange"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "research_complex",
    .group = "places",
    .title_en = "Research complex",
    .title_ja = "リサーチコンプレックス推進プログラム",
    .text = "A site for research, business and education after the model of GIANT in Grenoble, with shops, rooms and "
            "leisure of a town. Here amenities raise the pull of the region on graduates, a part of the money buys "
            "equipment, and people who meet learn more from each other.",
    .parameters =
        {
            money_parameter(300, "a site of the programme"),
            local_share_parameter(0.2),
            {"equipment_share", "share", 0.4, 0, 1, Origin::judgement, "part of the money for equipment", "judgement"},
            most_parameter("1", 0.1, 0.5, "relative rise of the pull on graduates"),
            {"exchange", "1", 0.2, 0, 1, Origin::unknown, "rise of learning by firms at the most",
             "no measurement known"},
            full_parameter(300),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
