#pragma once

/// Equal money for awards of unequal length (rule G5).

#include "agents/programme/design.hpp"
#include "sim/ledger.hpp"

namespace minori::programme {

/// What a design hands out after its budget rule is applied.
struct Allotment {
  int regions = 0;     ///< awards at a time (slots) or in the one cohort
  double grant = 0.0;  ///< million yen a year and region
  double years = 0.0;  ///< expected years of an award: extension counted in, expected stops counted out
};

/// Expected years of an award:  T + e x - s (T - first evaluation) + r / 2   e extension share, x its years, s stop
/// share, r years of taper, which cost half
[[nodiscard]] double expected_years(const Design& design);

/// G1  Grant of a quarter: whole, then falling in equal steps to zero over the taper at the award's end.
[[nodiscard]] Money grant_now(Money grant_rate, std::uint32_t quarter, std::uint32_t end, double taper_years);

/// G5  Regions and grant so that the expected money equals that of the reference length:  R G T_0 = n g E[T]
///
/// `slots` keeps regions and grant (money a year is constant by itself); `cohort_regions` changes the regions and
/// mends rounding in the grant; `cohort_grants` changes the grant. `candidates` bounds the regions.
[[nodiscard]] Allotment allot(const Design& design, int candidates);

}  // namespace minori::programme
