#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) { use.push<region::Autonomy>(use["speed"]); }

const RegisterInstrument registered{{
    .name = "autonomy",
    .group = "governance",
    .title_en = "Autonomy (usability)",
    .title_ja = "「使い勝手」の改善・委託費から補助金への変更",
    .text = "Grants instead of contracts, and rules that leave more to the region. Here clusters move money between "
            "menus faster toward what worked.",
    .parameters =
        {
            {"speed", "1", 1.0, 0, 4, Origin::unknown, "relative rise of the speed", "no measurement known"},
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
