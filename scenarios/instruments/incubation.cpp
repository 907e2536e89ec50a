#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::EntrySupport>(reached_by(use["money"], use["most"], use["full"]));
  use.push<cell::ProductionSkill>(reached_by(use["money"], use["post_incubation"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "incubation",
    .group = "places",
    .title_en = "Incubation and post-incubation space",
    .title_ja = "インキュベーション・ポストインキュベーション施設",
    .text = "Rooms, advice and later larger rooms for young firms; incubation managers. Here entry of start-ups and "
            "knowledge-using firms rises, and projects in prototype and commercialisation get some help.",
    .parameters =
        {
            money_parameter(50, "a building with a manager"),
            local_share_parameter(0.5),
            most_parameter("1", 0.5, 1, "relative rise of entry"),
            {"post_incubation", "share", 0.1, 0, 1, Origin::unknown,
             "part of the missing skill in late stages made good at the most", "no measurement known"},
            full_parameter(50),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
