#pragma once

/// The world of the model: one table per kind, the mail between them, and things that are not rows (ODD 2).

#include "agents/accounts.hpp"
#include "agents/bank/columns.hpp"
#include "agents/calendar.hpp"
#include "agents/cell/columns.hpp"
#include "agents/channel/columns.hpp"
#include "agents/cluster/columns.hpp"
#include "agents/coordinator/columns.hpp"
#include "agents/firm/columns.hpp"
#include "agents/firm/population.hpp"
#include "agents/fund/columns.hpp"
#include "agents/indices.hpp"
#include "agents/innovator/columns.hpp"
#include "agents/institute/columns.hpp"
#include "agents/laboratory/columns.hpp"
#include "agents/market/phases.hpp"
#include "agents/messages.hpp"
#include "agents/node/columns.hpp"
#include "agents/parameters.hpp"
#include "agents/policy/measure.hpp"
#include "agents/product/columns.hpp"
#include "agents/programme/columns.hpp"
#include "agents/project/columns.hpp"
#include "agents/project/event.hpp"
#include "agents/region/columns.hpp"
#include "agents/riskclass/columns.hpp"
#include "agents/search/seekers.hpp"
#include "agents/seed/columns.hpp"
#include "agents/university/columns.hpp"
#include "sim/access.hpp"
#include "sim/observed.hpp"
#include "sim/tie_graph.hpp"

namespace minori::node {

/// The tie graph follows the node table when it is compacted; found by World through the table's namespace.
inline void remap_rows(TieGraph& graph, std::type_identity<Table>, const RowMap& map) { graph.remap_nodes(map); }

}  // namespace minori::node

#include "sim/world.hpp"

namespace minori {

/// A type of its own, not an alias: its short name keeps compile times low.
struct Economy
    : World<List<region::Table, university::Table, laboratory::Table, institute::Table, firm::Table, innovator::Table,
                 bank::Table, riskclass::Table, coordinator::Table, cluster::Table, programme::Table, project::Table,
                 seed::Table, product::Table, node::Table, channel::Table, cell::Table, fund::Table>,
            List<CoordinatorIntroduction, InstituteIntroduction, BankIntroduction, PlannerIntroduction, Proposal,
                 Application, Admission, Bill, Payment, LaboratoryExperience, FirmExperience, ProductIncome>,
            List<Parameters, Proximity, Geography, LaboratoryIndex, NeedIndex, SeedIndex, ProductIndex, MeetingChance,
                 search::Seekers, Outlook, PolicyBook, policy::MeasureBook, HostUniversities, Calendar,
                 firm::Population, TieGraph, Collected<TieEvent>, Collected<CoordinatorAdvice>,
                 Collected<InstituteAdvice>, Collected<ContactHandover>, Collected<project::ProjectEvent>, FirmIndex,
                 CouncilIndex, Collected<PlannerAdvice>>> {};

/// Money held by each inner sector now.
[[nodiscard]] SectorStocks sector_stocks(const Economy& economy);

/// Set observed flows (or stocks) to zero in every table.
void reset_observed(Economy& economy, Observed kind);

}  // namespace minori
