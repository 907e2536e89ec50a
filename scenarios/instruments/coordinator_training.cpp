#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::CoordinatorTraining>(reached_by(use["money"], use["most"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "coordinator_training",
    .group = "people",
    .title_en = "Coordinator training",
    .title_ja = "コーディネーターの育成・「目利き」人材の養成",
    .text = "Courses, mentors and exchange of cases that make connoisseurs of technology out of coordinators. The "
            "documents ask for a cycle of finding, training and using such people. Here training adds to what "
            "coordinators of the region learn in a quarter; their skill stays when it ends, as long as they do.",
    .parameters =
        {
            money_parameter(10, "a course a year"),
            local_share_parameter(),
            most_parameter("per quarter", 0.1, 0.3, "part of the missing skill that training can add"),
            full_parameter(10),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
