#pragma once

/// Regions and their governments: phases V0-V3, E1, E4, E6.

#include "agents/calendar.hpp"
#include "agents/indices.hpp"
#include "agents/parameters.hpp"
#include "agents/region/columns.hpp"
#include "sim/access.hpp"

namespace minori::region {

/// V0  Demand of the quarter: base demand, cycle, shocks; what its firms sold too much or too little is made good.
void set_demand(const Step& step, Rows rows, Own<Demand> demand, Use<Calendar> calendar, Out<Cycle> cycle,
                Out<BaseSales> base_sales, Out<DemandFactor> factor, Out<Destruction> destruction, Out<LostShare> lost,
                Out<CreditFactor> credit);

/// V1  Science and technology budgets arrive and old money goes back; what local money can bear.
void budget(const Step& step, Rows rows, Own<ScienceBudget> science, Own<Revenue> revenue, Own<RevenueBase> base,
            Use<Calendar> calendar, Use<Parameters> parameters, Out<GovernmentCash> cash, Out<BudgetNow> now,
            Out<LocalAsked> local_asked, Out<LocalSupport> local_support, Post post);

/// E6  Seeds, fund money and graduates at work raise the entry of firms that use knowledge.
void support_entry(const Step& step, Rows rows, Own<Seeds> seeds, Own<SeedsAtStart> seeds_at_start,
                   Own<KnowledgeFirms> firms, Own<FundGiven> given, Own<Skilled> skilled,
                   Own<SkilledAtStart> skilled_at_start, Use<Parameters> parameters, Out<SeedSupply> supply,
                   Out<EntrySupport> support);

/// V3  Local revenue follows the sales of the region's firms; its first level is that at the end of the burn-in.
void collect_revenue(const Step& step, Rows rows, Own<Sales> sales, Out<Revenue> revenue, Out<RevenueBase> base);

/// E4, G2  Training and shared equipment add up, turnover and wear take away.
void build_up(const Step& step, Rows rows, Own<TrainingMoney> training, Own<EquipmentMoney> equipment_money,
              Use<Geography> geography, Use<Parameters> parameters, Out<TrainedShare> trained, Out<Equipment> equipment,
              Total<Centres> centres);

/// E1  Graduates stay or move to where there are jobs, it is attractive and near; those at work in a region add up.
void move_graduates(const Step& step, In<Graduates> graduates, In<Attractiveness> attractiveness, In<Employment> jobs,
                    In<JobsAtStart> jobs_at_start, In<Amenity> amenity, In<GraduatesKept> kept,
                    Use<Geography> geography, Use<Parameters> parameters, Whole<GraduatesStaying> staying,
                    Whole<GraduatesLeaving> leaving, Whole<GraduatesArriving> arriving, Whole<Skilled> skilled,
                    Whole<SkilledAtStart> skilled_at_start);

}  // namespace minori::region
