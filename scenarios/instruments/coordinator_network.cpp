#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::CoordinatorExchange>(reached_by(use["money"], use["most"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "coordinator_network",
    .group = "people",
    .title_en = "Coordinator network",
    .title_ja = "コーディネーターのネットワーク形成",
    .text = "A national network in which coordinators of all regions tell each other of seeds and needs. Here a share "
            "of their looks goes to any region of the country instead of their own.",
    .parameters =
        {
            money_parameter(10, "meetings and a data base"),
            local_share_parameter(),
            most_parameter("share", 0.3, 1, "share of looks outside the region that the network can reach"),
            full_parameter(20),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
