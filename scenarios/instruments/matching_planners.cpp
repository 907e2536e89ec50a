#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::PlannerPosts>(use["money"] / use["cost"]);
}

const RegisterInstrument registered{{
    .name = "matching_planners",
    .group = "people",
    .title_en = "Matching planners",
    .title_ja = "マッチングプランナープログラム",
    .text =
        "Planners of the science and technology agency (from FY2015) who carry needs of regional firms to seeds "
        "of universities all over the country. Here they are coordinators of a kind of their own: they look at open "
        "needs of their region and at seeds of the same field anywhere.",
    .parameters =
        {
            money_parameter(27, "three planners"),
            local_share_parameter(),
            {"cost", "Myen per year", 9, 6, 15, Origin::judgement, "full cost of a post", "as a coordinator"},
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
