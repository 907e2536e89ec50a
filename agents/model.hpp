#pragma once

/// The model, in the order of the ODD protocol (Grimm et al. 2020). Read this file first.
///
/// 1  Purpose and patterns: docs/odd.md.
/// 2  Entities, state variables, scales: agents/economy.hpp, one table per kind; one step is one quarter.
/// 3  Process overview and scheduling: schedule() below, phases run top to bottom, rows in parallel.
/// 4  Design concepts: docs/odd.md.   5  Initialisation: agents/initial.hpp.   6  Input data: agents/country.hpp.
/// 7  Submodels: the rule with the same identifier, beside its equation.

#include <cstddef>
#include <functional>
#include <vector>

#include "agents/economy.hpp"
#include "sim/phase.hpp"

namespace minori {

/// One quarter of the model: identifier and line of each phase in docs/odd.md.
[[nodiscard]] const std::vector<Phase<Economy>>& schedule();

/// Told of each phase of schedule() by its place before it runs, and of their number when all have run.
using PhaseWatch = std::function<void(std::size_t place)>;

/// Run one quarter and check what is conserved (A1, A3); throws IdentityError if money, an agent or a person is lost.
void run_quarter(Economy& economy, const Step& step, const PhaseWatch& watch = {});

}  // namespace minori
