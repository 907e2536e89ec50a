#pragma once

/// Regions: indicators of markets, permissions and centres (ODD 2); part of columns.hpp.

#include <cstdint>

#include "sim/column.hpp"
#include "sim/observed.hpp"

namespace minori::region {

struct OverseasSales {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"overseas_sales", "thousand yen", "sales abroad of products from projects"};
};
struct ProductsAbroad {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"products_abroad", "1", "products that sold abroad in the quarter"};
};
struct MarketsReached {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"markets_reached", "1e-3",
                                   "buyers who took to products from projects, in markets' worth of buyers"};
};
struct Permissions {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"permissions", "1",
                                   "products that authorities permitted, in fields in which they must"};
};
struct Centres {
  using value_type = std::int64_t;
  static constexpr Observed observed = Observed::flow;
  static constexpr ColumnInfo info{"centres", "1", "centres with shared equipment that were set up"};
};

}  // namespace minori::region
