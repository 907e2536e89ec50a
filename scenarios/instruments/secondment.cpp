#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<cell::PeopleExchange>(reached_by(use["money"], use["most"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "secondment",
    .group = "people",
    .title_en = "Secondment and side jobs",
    .title_ja = "兼業・出向・研究休暇制度",
    .text = "Academics work in firms for a time, or beside their post, and engineers in laboratories. Here firms of "
            "the fields chosen learn more often from the partners of their projects.",
    .parameters =
        {
            money_parameter(20, "some twenty people"),
            local_share_parameter(),
            most_parameter("1", 0.5, 2, "relative rise of the chance to learn"),
            full_parameter(40),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
