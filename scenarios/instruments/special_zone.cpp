#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) { use.push<cell::ZoneSpeed>(use["speed"]); }

const RegisterInstrument registered{{
    .name = "special_zone",
    .group = "money and market",
    .title_en = "Special zone",
    .title_ja = "特区・スーパー特区",
    .text = "Rules that stand in the way are suspended in the zone. Here prototypes and commercialisation in the "
            "fields chosen go faster, and so cost less waiting; the state pays nothing.",
    .parameters =
        {
            {"speed", "1", 0.2, 0, 1, Origin::unknown, "relative rise of progress in late stages",
             "no measurement known"},
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
