#pragma once

/// Money: int64 thousand yen, posted on both sides, checked to the last thousand.
///
/// A flow has a paying and a receiving sector. Between two sectors with accounts in the model both sides post
/// (`pay` where the money leaves, `receive` where it arrives) and must agree at the end of the quarter; a boundary
/// sector (households, treasury, rest of the world) has no account: its side is the mirror of the other one.

#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace minori {

using Money = std::int64_t;  ///< thousand yen, constant prices

/// An accounting identity that does not hold: the model is wrong (exit code 1).
class IdentityError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Sums of one quarter by flow; `Flows` describes the flows (see agents/accounts.hpp).
struct FlowSums {
  std::vector<Money> paid;
  std::vector<Money> received;

  FlowSums() = default;
  explicit FlowSums(std::size_t flows) : paid(flows, 0), received(flows, 0) {}

  void add(const FlowSums& other) {
    for (std::size_t flow = 0; flow < paid.size(); ++flow) {
      paid[flow] += other.paid[flow];
      received[flow] += other.received[flow];
    }
  }
  void clear() { *this = FlowSums(paid.size()); }
};

/// The book of one run.
struct Ledger {
  FlowSums quarter;  ///< since the quarter began
};

}  // namespace minori
