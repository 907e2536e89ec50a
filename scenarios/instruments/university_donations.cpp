#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<cell::ResearchMoney>(quarterly(use["money"]));
}

const RegisterInstrument registered{{
    .name = "university_donations",
    .group = "money and market",
    .title_en = "Donations of local governments to universities",
    .title_ja = "地方公共団体から国立大学法人への寄付",
    .text = "Since 2007 local governments may give money to national universities. Here the laboratories of the "
            "fields chosen share it and publish more.",
    .parameters =
        {
            money_parameter(50, "an endowed department or two"),
            local_share_parameter(1.0),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
