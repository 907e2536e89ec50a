#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) { use.push<cell::LocalGrant>(quarterly(use["money"])); }

const RegisterInstrument registered{{
    .name = "local_own_schemes",
    .group = "money and market",
    .title_en = "Local governments' own schemes",
    .title_ja = "自治体独自の研究開発・実用化支援制度",
    .text = "Prefectures and cities pay research and practical use with their own money. Here local money bears a "
            "part of the cost of projects without programme money in the fields chosen, as far as it reaches.",
    .parameters =
        {
            {"money", "Myen per year and region", 50, 0, 20000, Origin::judgement, "grants offered", "judgement"},
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
