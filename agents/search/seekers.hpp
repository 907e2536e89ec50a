#pragma once

#include "agents/innovator/columns.hpp"
#include "sim/active_set.hpp"

namespace minori::search {

/// Firms with an open need: few, and all that search has to do with (marked by rule N1).
struct Seekers : ActiveSet<innovator::Table> {};

}  // namespace minori::search
