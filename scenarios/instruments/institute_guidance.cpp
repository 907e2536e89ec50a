#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::InstituteEffort>(reached_by(use["money"], use["most"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "institute_guidance",
    .group = "places",
    .title_en = "Guidance by public institutes",
    .title_ja = "公設試による技術相談・技術指導",
    .text = "Prefectural test institutes and national institutes advise firms and lead them to laboratories. Here "
            "they look at more pairs of need and laboratory.",
    .parameters =
        {
            money_parameter(50, "six advisers"),
            local_share_parameter(1.0),
            most_parameter("1", 1.0, 4, "relative rise of looks"),
            full_parameter(50),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
