#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<cell::ResearcherPosts>(use["money"] / use["cost"]);
}

const RegisterInstrument registered{{
    .name = "researcher_recruitment",
    .group = "people",
    .title_en = "Recruitment of core researchers",
    .title_ja = "地域の戦略の中核を担う研究者の集積",
    .text = "Menu 1 of the strategy support programme: core researchers come from outside with pay and research cost. "
            "Here money buys posts for teams in the fields chosen; they do research, found ties and projects, and "
            "leave when the posts end unless the university keeps them.",
    .parameters =
        {
            money_parameter(60, "three teams"),
            local_share_parameter(),
            {"cost", "Myen per year", 20, 10, 40, Origin::judgement, "full cost of a team",
             "judgement: pay and research cost as in an award"},
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
