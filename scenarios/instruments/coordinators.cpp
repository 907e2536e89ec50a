#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::PostsAdded>(use["money"] / use["cost"]);
}

const RegisterInstrument registered{{
    .name = "coordinators",
    .group = "people",
    .title_en = "Coordinators",
    .title_ja = "コーディネーターの配置",
    .text = "People who know universities and firms and bring them together, placed in the region for as long as the "
            "money lasts. All programmes since 2001 had them; the documents say that there are too few and that they "
            "leave when a programme ends. Here money buys posts beyond those of universities and prefectures; they "
            "are filled with time, and when the instrument ends those hired last leave unless local money keeps them.",
    .parameters =
        {
            money_parameter(45, "five posts"),
            local_share_parameter(),
            {"cost", "Myen per year", 9, 6, 15, Origin::judgement, "full cost of a post",
             "pay of 6 times 1.5, as in parameters.coordinator.cost"},
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
