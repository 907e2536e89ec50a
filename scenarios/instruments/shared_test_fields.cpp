#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<cell::ZoneSpeed>(reached_by(use["money"], use["most"], use["full"]));
  use.push<region::EquipmentAccess>(reached_by(use["money"], use["access"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "shared_test_fields",
    .group = "places",
    .title_en = "Shared test fields",
    .title_ja = "実証フィールド・先端研究設備の統合運用",
    .text = "Places where prototypes are tried in use, run together with leading facilities. Here prototypes and "
            "commercialisation in the fields chosen go faster, and equipment is easier to use.",
    .parameters =
        {
            money_parameter(50, "one field"),
            local_share_parameter(0.3),
            most_parameter("1", 0.2, 1, "relative rise of progress in late stages"),
            {"access", "share", 0.1, 0, 1, Origin::unknown,
             "part of the missing supply of equipment made good at the most", "no measurement known"},
            full_parameter(50),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
