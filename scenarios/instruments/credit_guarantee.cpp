#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) { use.push<region::GuaranteeShare>(use["share"]); }

const RegisterInstrument registered{{
    .name = "credit_guarantee",
    .group = "money and market",
    .title_en = "Credit guarantee",
    .title_ja = "信用保証",
    .text = "Public guarantees for loans to small firms. Here a further share of small firms has one while the "
            "instrument runs: banks accept more risk, young firms can borrow, and the state pays its part of what is "
            "lost. These payments are the cost of the instrument.",
    .parameters =
        {
            {"share", "share", 0.1, 0, 0.6, Origin::judgement, "small firms with a guarantee beyond the usual share",
             "judgement"},
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
