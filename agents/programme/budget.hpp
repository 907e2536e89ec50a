#pragma once

/// Equal money for awards of unequal length (rule G5), and the dates of a programme.

#include <vector>

#include "agents/programme/design.hpp"
#include "sim/clock.hpp"
#include "sim/ledger.hpp"

namespace minori::programme {

/// What a design hands out after its budget rule is applied.
struct Allotment {
  int regions = 0;     ///< awards at a time (slots) or in the one cohort
  double grant = 0.0;  ///< million yen a year and region
  double years = 0.0;  ///< expected years of full grant in an award: extension counted in, expected stops counted out
  double spent = 0.0;  ///< of these years, what is expected to be spent
};

/// A date at which awards are graded before their end.
struct Grading {
  std::int32_t year = 0;      ///< of the award, at its end
  double stop_share = 0.0;    ///< of those graded
  double cut_share = 0.0;     ///< of those graded
  double cut = 0.0;           ///< part of the grant that a cut takes
  double grant_factor = 1.0;  ///< on the grant of who goes on
  bool gate = false;          ///< a stage gate, whose shares are announced
};

/// Evaluations and the stage gate before the end of the period, by year; a gate takes the place of an evaluation.
[[nodiscard]] std::vector<Grading> gradings(const Design& design);

/// G5  Expected years of full grant:  sum over spells between gradings of level x length, + level (e x + r / 2)
///
/// level <- level (1 - s - k c) f at each grading: s stop share, k cut share, c cut, f change of grant at a gate; e
/// extension share, x its years, r years of taper, which cost half. A cut is taken to hit every grade of grant alike.
[[nodiscard]] double expected_years(const Design& design);

/// G1  Grant of a quarter: whole, or falling in equal steps to zero over the taper at the award's end.
[[nodiscard]] Money grant_now(Money grant_rate, std::uint32_t quarter, std::uint32_t end, std::uint32_t taper_quarters);

/// G5  Regions and grant so that the money expected to be spent equals that of the reference length:  R G S_0 = n g S
///
/// S the sum over years of the award of level times the share expected to be spent; S_0 that of an award of the
/// reference length that nothing stops. `slots` keeps the regions, and the grant so that a place costs R G a year on
/// average: there only the first award of a place is set up, whatever the length. `cohort_regions` changes the regions
/// and mends rounding in the grant; `cohort_grants` changes the grant. `candidates` bounds the regions.
[[nodiscard]] Allotment allot(const Design& design, int candidates);

/// G1  Places of the calls up to `years` after the first one: those of later calls are added where grants are
/// documented.
[[nodiscard]] int places_of_calls(const Design& design, const Allotment& allotment, std::uint32_t years);

/// G1  Awards of the call `years` after the first one, if `taken` places are taken: with slots all that are free.
[[nodiscard]] int awards_of_call(const Design& design, const Allotment& allotment, std::uint32_t years, int taken);

/// Quarter of the first call, and the first quarter after the window of `slots`.
[[nodiscard]] std::uint32_t first_call(const Step& step, const Design& design);
[[nodiscard]] std::uint32_t window_end(const Step& step, const Design& design);

/// True from the April on in which the programme is abolished.
[[nodiscard]] bool abolished(const Step& step, const Design& design);

/// Quarters that an award without extension can still last once its last full year has begun to taper.
[[nodiscard]] std::uint32_t taper_of(const Design& design);

}  // namespace minori::programme
