#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::GraduatesKept>(reached_by(use["money"], use["most"], use["full"]));
  use.push<cell::PeopleExchange>(reached_by(use["money"], use["exchange"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "long_internships",
    .group = "people",
    .title_en = "Long internships",
    .title_ja = "3ヶ月以上の長期インターンシップ",
    .text = "Internships of three months and more that count as credits. Students come to know firms of the region. "
            "Here a share of the graduates who would leave stay, and firms learn a little more from laboratories.",
    .parameters =
        {
            money_parameter(20, "some hundred students"),
            local_share_parameter(),
            most_parameter("share", 0.1, 0.5, "share of leaving graduates who can be won"),
            {"exchange", "1", 0.05, 0, 0.5, Origin::unknown, "rise of learning by firms at the most",
             "no measurement known"},
            full_parameter(40),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
