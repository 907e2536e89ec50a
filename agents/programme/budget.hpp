#pragma once

/// Equal money for awards of unequal length (rule G5).

#include "agents/programme/design.hpp"

namespace minori::programme {

/// What a design hands out after its budget rule is applied.
struct Allotment {
  int regions = 0;     ///< awards at a time (slots) or in the one cohort
  double grant = 0.0;  ///< million yen a year and region
  double years = 0.0;  ///< expected years of an award: extension counted in, expected stops counted out
};

/// Expected years of an award:  T + e x - s (T - first evaluation)   e extension share, x its years, s stop share
[[nodiscard]] double expected_years(const Design& design);

/// G5  Regions and grant so that the expected money equals that of the reference length:  R G T_0 = n g E[T]
///
/// `slots` keeps regions and grant (money a year is constant by itself); `cohort_regions` changes the regions and
/// mends rounding in the grant; `cohort_grants` changes the grant. `candidates` bounds the regions.
[[nodiscard]] Allotment allot(const Design& design, int candidates);

}  // namespace minori::programme
