#pragma once

/// National programmes: phase G1.

#include "agents/cluster/columns.hpp"
#include "agents/indices.hpp"
#include "agents/parameters.hpp"
#include "agents/programme/columns.hpp"
#include "agents/region/columns.hpp"
#include "sim/access.hpp"

namespace minori::programme {

/// G1  Evaluations and gates stop, cut or raise awards, an abolition ends them; awards end, taper off, are extended or
/// go on under a successor; free places are called, bids are ranked, grants are paid.
void administer(const Step& step, In<cluster::Id> id, In<cluster::Vision> vision, In<cluster::Activity> activity,
                In<cluster::Excellence> excellence, In<cluster::Field> field, In<cluster::Seat> seat,
                In<region::Priority> priority, Use<PolicyBook> book, Use<Geography> geography,
                Use<Parameters> parameters, Whole<cluster::Programme> programme, Whole<cluster::Awarded> awarded,
                Whole<cluster::Extended> extended, Whole<cluster::Stage> stage, Whole<cluster::AwardStart> start,
                Whole<cluster::AwardEnd> end, Whole<cluster::TaperQuarters> taper,
                Whole<cluster::FirstAdmission> first_admission, Whole<cluster::AwardCount> award_count,
                Whole<cluster::GrantRate> grant_rate, Whole<cluster::Achievement> achievement,
                Whole<cluster::Memory> memory, Whole<cluster::Management> management, Whole<cluster::Grade> grade,
                Whole<cluster::Cash> cash, Whole<cluster::OwnCash> own_cash, Whole<cluster::Grant> grant,
                Whole<cluster::ProgrammeMoneyReturned> returned, Whole<Evaluated> evaluated, Whole<Stopped> stopped,
                Whole<Ends> ends, Whole<Renewed> renewed, Whole<Handovers> handovers,
                Whole<TargetsChecked> targets_checked, Whole<TargetsMet> targets_met, Whole<ProgrammePaid> paid,
                Whole<ProgrammeReturned> programme_returned, Whole<region::GovernmentCash> government, Post post);

}  // namespace minori::programme
