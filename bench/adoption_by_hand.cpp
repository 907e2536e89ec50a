#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/parallel_for.h>

#include "bench/adoption.hpp"
#include "sim/random.hpp"

namespace minori::bench {
namespace {

class ByHand final : public Adoption {
 public:
  explicit ByHand(const AdoptionInput& input)
      : id_(input.id),
        region_(input.region),
        threshold_(input.threshold),
        adopted_(input.id.size(), 0),
        next_(input.id.size(), 0),
        adopters_(input.regions, 0) {
    offsets_.push_back(0);
    for (const auto& each : input.acquaintances) {
      neighbours_.insert(neighbours_.end(), each.begin(), each.end());
      offsets_.push_back(static_cast<std::uint32_t>(neighbours_.size()));
    }
  }

  void step() override {
    using Range = oneapi::tbb::blocked_range<std::size_t>;
    oneapi::tbb::enumerable_thread_specific<std::vector<std::int64_t>> sums(
        std::vector<std::int64_t>(adopters_.size(), 0));
    oneapi::tbb::parallel_for(Range(0, id_.size(), 2048), [&](const Range& range) {
      auto& sum = sums.local();
      for (std::size_t i = range.begin(); i != range.end(); ++i) {
        next_[i] = decide(i);
        sum[region_[i]] += next_[i];
      }
    });
    adopters_.assign(adopters_.size(), 0);
    for (const auto& sum : sums)
      for (std::size_t region = 0; region < sum.size(); ++region) adopters_[region] += sum[region];
    adopted_.swap(next_);
    ++chance_.quarter;
  }

  [[nodiscard]] std::vector<std::int64_t> adopters() const override { return adopters_; }

 private:
  [[nodiscard]] std::uint8_t decide(std::size_t i) const {
    const double draw = chance_.uniform(1U, id_[i]);
    if (adopted_[i] != 0) return static_cast<std::uint8_t>(draw >= rules_.lapse);
    std::uint32_t count = 0;
    for (std::uint32_t at = offsets_[i]; at < offsets_[i + 1]; ++at) count += adopted_[neighbours_[at]];
    const double share = count == 0 ? 0.0 : count / static_cast<double>(offsets_[i + 1] - offsets_[i]);
    return static_cast<std::uint8_t>(share >= threshold_[i] || draw < rules_.rumour + rules_.word_of_mouth * share);
  }

  AdoptionRules rules_;
  Chance chance_{.seed = 42};
  std::vector<std::uint64_t> id_;
  std::vector<std::uint32_t> region_;
  std::vector<double> threshold_;
  std::vector<std::uint8_t> adopted_;
  std::vector<std::uint8_t> next_;
  std::vector<std::int64_t> adopters_;
  std::vector<std::uint32_t> offsets_;
  std::vector<std::uint32_t> neighbours_;
};

}  // namespace

std::unique_ptr<Adoption> adoption_by_hand(const AdoptionInput& input) { return std::make_unique<ByHand>(input); }

}  // namespace minori::bench
