#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::VisionSupport>(reached_by(use["money"], use["most"], use["full"]));
  use.push<region::ManagementLearning>(reached_by(use["money"], use["management"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "project_director",
    .group = "people",
    .title_en = "Project director",
    .title_ja = "プロジェクトディレクターの配置",
    .text = "One person who answers for the strategy of the region, with a small office. Here council work and "
            "management gain.",
    .parameters =
        {
            money_parameter(15, "one director and an assistant"),
            local_share_parameter(),
            most_parameter("1", 0.5, 1, "work of the council that a director can stand for"),
            {"management", "per quarter", 0.02, 0, 0.1, Origin::unknown,
             "part of the missing management learned a quarter, at the most", "no measurement known"},
            full_parameter(15),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
