#include "scenarios/instrument.hpp"

namespace minori {

namespace {

void act(InstrumentUse& use) {
  use.pay(use["money"], use["local_share"]);
  use.push<region::PostSecurity>(reached_by(use["money"], use["most"], use["full"]));
}

const RegisterInstrument registered{{
    .name = "permanent_posts",
    .group = "people",
    .title_en = "Permanent posts",
    .title_ja = "支援人材の恒久的なポストの確保",
    .text = "Posts without a term for coordinators and recruited researchers at universities, prefectures and "
            "institutes. The documents name fixed terms as the reason why networks are lost. Here a share of these "
            "people no longer look for other work, and stay when their award ends if the local government can pay "
            "them.",
    .parameters =
        {
            money_parameter(30, "supplement for about ten posts"),
            local_share_parameter(0.5),
            most_parameter("share", 0.8, 1, "share of posts that can be made permanent"),
            full_parameter(60),
        },
    .act = act,
}};

}  // namespace

}  // namespace minori
