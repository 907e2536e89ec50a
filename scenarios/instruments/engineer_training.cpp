#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::TrainingMoney>(quarterly(use["money"]));
}

const RegisterInstrument registered{{
    .name = "engineer_training",
    .group = "people",
    .title_en = "Training of engineers",
    .title_ja = "人材育成プログラムの開発・技術者の育成",
    .text = "Menu 2 of the strategy support programme, and training centres of universities and technical colleges: "
            "engineers of firms learn new technology. Here the money trains; what they know stays in the region and "
            "is lost by turnover.",
    .parameters =
        {
            money_parameter(40, "a training centre"),
            local_share_parameter(),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
