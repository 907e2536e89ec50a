#include <algorithm>
#include <vector>

#include "agents/innovator/phases.hpp"
#include "agents/streams.hpp"

namespace minori::innovator {
namespace {

/// Large firms by region, and where a firm of each region finds its customer.
class Customers {
 public:
  explicit Customers(const Geography& geography) : regions_(geography.regions), of_region_(geography.regions) {}

  void add(std::uint32_t region, std::uint32_t row) { of_region_[region].push_back(row); }

  /// N3  Chance of a region:  near x number of its large firms, over the sum
  void weigh(const Geography& geography) {
    for (std::size_t from = 0; from < regions_; ++from) {
      double sum = 0.0;
      for (std::size_t to = 0; to < regions_; ++to) {
        sum += geography.nearness[from * regions_ + to] * static_cast<double>(of_region_[to].size());
        reached_.push_back(sum);
      }
    }
  }

  [[nodiscard]] std::uint32_t pick(std::uint32_t from, const Bits& draw) const {
    const auto reached = std::span(reached_).subspan(from * regions_, regions_);
    if (reached.back() <= 0.0) return no_row;
    const double wanted = unit_interval(draw.first) * reached.back();
    const auto place = static_cast<std::size_t>(std::ranges::upper_bound(reached, wanted) - reached.begin());
    const auto& there = of_region_[std::min(place, regions_ - 1)];
    return there.empty() ? no_row : there[Chance::place(draw.second, there.size())];
  }

 private:
  std::size_t regions_;
  std::vector<std::vector<std::uint32_t>> of_region_;
  std::vector<double> reached_;
};

/// N3  Whether a firm makes what others ask for is decided once and for all.
bool supplies(std::uint64_t id, double share) { return unit_interval(hash_of(0x737570706cULL, id)) < share; }

}  // namespace

void find_customers(const Step& step, In<Id> id, In<Region> region, In<Firm> firm, In<firm::Employees> employees,
                    Use<Geography> geography, Use<Parameters> parameters, Whole<Customer> customer) {
  if (step.quarter_of_year() != 1 && step.quarter() != 0) return;
  const NeedParameters& p = parameters->need;
  Customers customers(*geography);
  const auto large = [&](std::size_t i) { return employees[firm[i]] >= p.customer_size; };
  for (std::size_t i = 0; i < id.size(); ++i)
    if (id[i] != 0 && large(i)) customers.add(region[i], static_cast<std::uint32_t>(i));
  customers.weigh(*geography);
  for (std::size_t i = 0; i < id.size(); ++i) {
    if (id[i] == 0 || lives(customer[i], id)) continue;
    customer[i] = no_row;
    if (large(i) || !supplies(id[i], p.supplier_share)) continue;
    customer[i] = customers.pick(region[i], step.chance.bits(Stream::supply, id[i]));
  }
}

}  // namespace minori::innovator
