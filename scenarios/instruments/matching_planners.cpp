#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::PostsAdded>(use["money"] / use["cost"]);
  use.push<region::CoordinatorExchange>(reached_by(use["money"], use["most"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "matching_planners",
    .group = "people",
    .title_en = "Matching planners",
    .title_ja = "マッチングプランナープログラム",
    .text = "Planners of the science and technology agency (from FY2015) who carry needs of regional firms to seeds "
            "of universities all over the country. Here they are coordinators in the region of whose looks, and with "
            "them of their colleagues, a share goes to the whole country.",
    .parameters =
        {
            money_parameter(27, "three planners"),
            local_share_parameter(),
            {"cost", "Myen per year", 9, 6, 15, Origin::judgement, "full cost of a post", "as a coordinator"},
            most_parameter("share", 0.4, 1, "share of looks outside the region"),
            full_parameter(30),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
