#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::EquipmentAccess>(reached_by(use["money"], use["most"], use["full"]));
  use.push<cell::PeopleExchange>(reached_by(use["money"], use["exchange"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "opened_resources",
    .group = "places",
    .title_en = "Opened research resources",
    .title_ja = "研究開発資源のオープン化",
    .text = "Universities and institutes open people, equipment and intellectual property to others. Here opened "
            "equipment makes good a part of what shared equipment does not supply, and firms learn more from "
            "partners.",
    .parameters =
        {
            money_parameter(10, "an office for users"),
            local_share_parameter(),
            most_parameter("share", 0.3, 1, "part of the missing supply that can be opened"),
            {"exchange", "1", 0.1, 0, 0.5, Origin::unknown, "rise of learning by firms at the most",
             "no measurement known"},
            full_parameter(20),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
