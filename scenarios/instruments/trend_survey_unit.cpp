#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<cell::Foresight>(reached_by(use["money"], use["most"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "trend_survey_unit",
    .group = "governance",
    .title_en = "Technology trend survey unit",
    .title_ja = "国際技術動向調査ユニット",
    .text = "A unit that surveys where the region leads in the world and what markets need. Here a share of firms "
            "weighs a second market for its need and takes the better.",
    .parameters =
        {
            money_parameter(30, "three surveyors"),
            local_share_parameter(),
            most_parameter("share", 0.3, 1, "share of firms that the unit can inform"),
            full_parameter(30),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
