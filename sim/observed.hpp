#pragma once

/// Columns that are written to the trajectory every quarter.

#include "sim/column.hpp"

namespace minori {

/// flow: summed over the quarter and set to zero when the next begins; stock: counted anew each quarter.
enum class Observed { flow, stock };

template <class Tag>
concept ObservedColumn = Column<Tag> && requires {
  { Tag::observed } -> std::convertible_to<Observed>;
};

}  // namespace minori
