#pragma once

/// A novelty that people take up from the people they know and lay down again, written twice: with the engine, and by
/// hand with nothing but vectors and a parallel loop. Both give the same number of adopters in every region and
/// quarter.
///
/// Rule: who has adopted stops with probability `lapse`; who has not adopts if the share of adopting acquaintances
/// reaches the own threshold, or with probability rumour + word_of_mouth x share.

#include <cstdint>
#include <memory>
#include <vector>

namespace minori::bench {

struct AdoptionRules {
  double lapse = 0.15;
  double rumour = 0.01;
  double word_of_mouth = 0.2;
};

/// Who knows whom, and what people are like: the input of both versions.
struct AdoptionInput {
  std::vector<std::vector<std::uint32_t>> acquaintances;  ///< ascending
  std::vector<std::uint64_t> id;
  std::vector<std::uint32_t> region;
  std::vector<double> threshold;
  std::uint32_t regions = 47;
};

/// Eight neighbours in a circle of people and on average two far away.
[[nodiscard]] AdoptionInput adoption_input(std::uint32_t people);

/// One of the two versions.
class Adoption {
 public:
  Adoption() = default;
  Adoption(const Adoption&) = delete;
  Adoption& operator=(const Adoption&) = delete;
  virtual ~Adoption() = default;
  virtual void step() = 0;
  [[nodiscard]] virtual std::vector<std::int64_t> adopters() const = 0;  ///< per region
};

[[nodiscard]] std::unique_ptr<Adoption> adoption_by_engine(const AdoptionInput& input);
[[nodiscard]] std::unique_ptr<Adoption> adoption_by_hand(const AdoptionInput& input);

}  // namespace minori::bench
