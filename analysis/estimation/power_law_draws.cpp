#include "analysis/estimation/power_law_draws.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "analysis/estimation/hurwitz_zeta.hpp"
#include "sim/random.hpp"

namespace minori::analysis {

namespace {

constexpr std::size_t tabulated = 4096;
constexpr double largest_whole_number = 0x1.0p53;

enum class Stream : std::uint64_t { synthetic_tail = 0x7461696cU };

/// Values of which each is from the fitted tail with the tail's share, else one of those below.
std::vector<double> synthetic(const PowerLawTail& tail, const TailDraws& draws, const std::vector<double>& below,
                              const Chance& chance, std::uint64_t replicate) {
  const double tail_share = static_cast<double>(tail.tail_count) / static_cast<double>(tail.count);
  std::vector<double> values(tail.count);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Bits bits = chance.bits(Stream::synthetic_tail, replicate, static_cast<std::uint32_t>(i));
    const bool from_tail = below.empty() || unit_interval(bits.first) < tail_share;
    values[i] = from_tail ? draws(unit_interval(bits.second)) : below[Chance::scaled(bits.second, below.size())];
  }
  return values;
}

}  // namespace

TailDraws::TailDraws(double exponent, double lower_bound, Support support)
    : exponent_(exponent), lower_bound_(lower_bound), support_(support) {
  if (support == Support::continuous) return;
  whole_ = hurwitz_zeta(exponent, lower_bound);
  double rest = 1.0;
  for (std::size_t k = 0; k < tabulated; ++k) {
    rest -= std::pow(lower_bound + static_cast<double>(k), -exponent) / whole_;
    share_above_.push_back(rest);
  }
}

double TailDraws::operator()(double uniform) const {
  const double share_above = 1.0 - uniform;
  if (support_ == Support::continuous) return lower_bound_ * std::pow(share_above, -1.0 / (exponent_ - 1.0));
  // The first whole number above which less than that share lies.
  const auto found =
      std::partition_point(share_above_.begin(), share_above_.end(), [&](double rest) { return rest >= share_above; });
  if (found != share_above_.end()) return lower_bound_ + static_cast<double>(found - share_above_.begin());
  return far_whole_number(share_above);
}

/// Doubling, then halving, on  P(X > x) = zeta(a, x + 1) / zeta(a, m)  (CSN09, appendix D).
double TailDraws::far_whole_number(double share_above) const {
  const auto too_low = [&](double value) { return hurwitz_zeta(exponent_, value + 1.0) / whole_ >= share_above; };
  double low = lower_bound_ + static_cast<double>(tabulated) - 1.0;
  double high = 2.0 * low;
  while (high < largest_whole_number && too_low(high)) {
    low = high;
    high *= 2.0;
  }
  while (high - low > 1.0) {
    const double middle = std::floor(0.5 * (low + high));
    (too_low(middle) ? low : high) = middle;
  }
  return high;
}

double power_law_plausibility(const std::vector<double>& values, Support support, const TailSearch& search,
                              const Bootstrap& bootstrap) {
  const PowerLawTail fitted = power_law_tail(values, support, search);
  if (fitted.tail_count == 0 || bootstrap.replicates == 0) return missing;
  std::vector<double> below;
  std::copy_if(values.begin(), values.end(), std::back_inserter(below),
               [&](double value) { return value > 0.0 && value < fitted.lower_bound; });
  const TailDraws draws(fitted.exponent, fitted.lower_bound, support);
  const Chance chance{bootstrap.seed, 0};
  std::size_t as_far = 0;
  std::size_t fits = 0;
  for (std::size_t replicate = 0; replicate < bootstrap.replicates; ++replicate) {
    const PowerLawTail again = power_law_tail(synthetic(fitted, draws, below, chance, replicate), support, search);
    if (again.tail_count == 0) continue;  // too few drawn into the tail of a given bound
    ++fits;
    if (again.distance >= fitted.distance) ++as_far;
  }
  return fits == 0 ? missing : static_cast<double>(as_far) / static_cast<double>(fits);
}

}  // namespace minori::analysis
