#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::FirmLocation>(0.25 * use["money"] / use["cost"]);
}

const RegisterInstrument registered{{
    .name = "firm_location",
    .group = "money and market",
    .title_en = "Location of firms",
    .title_ja = "企業立地支援・企業誘致",
    .text = "Subsidies and land for firms that come to the region, best near the university. Here money brings "
            "knowledge-using firms beyond the usual entry.",
    .parameters =
        {
            money_parameter(100, "two firms a year"),
            local_share_parameter(0.5),
            {"cost", "Myen per firm", 50, 10, 500, Origin::unknown, "public money that brings one firm",
             "no measurement known"},
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
