#include "analysis/estimation/share.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "analysis/estimation/finite.hpp"

namespace minori::analysis {

Share share_of(std::size_t count, std::size_t total) {
  Share made;
  made.count = count;
  made.total = total;
  if (total == 0) return made;
  const auto number = static_cast<double>(total);
  made.share = static_cast<double>(count) / number;
  if (count > total) return made;
  const double normal_quantile = boost::math::quantile(boost::math::normal{}, 0.5 + confidence / 2.0);
  const double pull = normal_quantile * normal_quantile / number;
  const double centre = (made.share + 0.5 * pull) / (1.0 + pull);
  const double variance = made.share * (1.0 - made.share) / number + 0.25 * pull / number;
  const double half = normal_quantile * std::sqrt(variance) / (1.0 + pull);
  made.low = count == 0 ? 0.0 : centre - half;  // the ends are exact there, whatever rounding the root has
  made.high = count == total ? 1.0 : centre + half;
  return made;
}

Share yearly_rate(const std::vector<std::size_t>& events, const std::vector<std::size_t>& stocks) {
  if (events.size() != stocks.size()) throw std::invalid_argument("rates need one stock per year of events");
  return share_of(std::accumulate(events.begin(), events.end(), std::size_t{0}),
                  std::accumulate(stocks.begin(), stocks.end(), std::size_t{0}));
}

Share share_within(const std::vector<double>& lengths, double limit) {
  const std::vector<double> known = finite_only(lengths);
  const auto near = std::count_if(known.begin(), known.end(), [&](double length) { return length <= limit; });
  Share made = share_of(static_cast<std::size_t>(near), known.size());
  made.left_out = lengths.size() - known.size();
  return made;
}

Share share_beyond(const std::vector<double>& lengths, double limit) {
  const Share within = share_within(lengths, limit);
  Share made = share_of(within.total - within.count, within.total);
  made.left_out = within.left_out;
  return made;
}

}  // namespace minori::analysis
