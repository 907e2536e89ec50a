#pragma once

/// Messages between agents: appended per chunk in row order, joined in chunk order, sorted for the receiver.
///
/// A message is a plain struct with
///   using receiver = <id column of the receiving table>;
///   std::uint32_t to;      row of the receiver
///   std::uint64_t from;    id of the sender
///   double value;          what the receiver ranks by, the highest first
/// Equal values are ordered by a hash of the pair and the quarter, then by the sender's id: never by row or thread.

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/random.hpp"

namespace minori {

template <class M>
concept Message = requires(M message) {
  typename M::receiver;
  { message.to } -> std::convertible_to<std::uint32_t>;
  { message.from } -> std::convertible_to<std::uint64_t>;
  { message.value } -> std::convertible_to<double>;
};

/// All messages of one kind that were sent by the last phase that sends it.
template <Message M>
class Mailbox {
 public:
  [[nodiscard]] std::span<const M> of(std::size_t row) const noexcept {
    if (row + 1 >= offsets_.size()) return {};
    return {messages_.data() + offsets_[row], messages_.data() + offsets_[row + 1]};
  }
  [[nodiscard]] std::size_t size() const noexcept { return messages_.size(); }
  [[nodiscard]] std::span<const M> all() const noexcept { return messages_; }

  void open(std::size_t chunks) { pending_.assign(chunks, {}); }
  [[nodiscard]] std::vector<M>& slot(std::size_t chunk) noexcept { return pending_[chunk]; }

  /// Join and sort what was sent; `receiver_ids` are the ids of the receiving table.
  void close(std::span<const std::uint64_t> receiver_ids, std::uint32_t quarter) {
    offsets_.assign(receiver_ids.size() + 1, 0);
    for (const auto& chunk : pending_)
      for (const M& each : chunk) ++offsets_[each.to + 1];
    for (std::size_t row = 0; row < receiver_ids.size(); ++row) offsets_[row + 1] += offsets_[row];
    place();
    for (std::size_t row = 0; row < receiver_ids.size(); ++row)
      if (offsets_[row + 1] - offsets_[row] > 1) sort_range(row, receiver_ids[row], quarter);
    pending_.clear();
  }

 private:
  void place() {
    messages_.resize(offsets_.back());
    std::vector<std::size_t> next(offsets_.begin(), offsets_.end() - 1);
    for (const auto& chunk : pending_)
      for (const M& each : chunk) messages_[next[each.to]++] = each;
  }

  void sort_range(std::size_t row, std::uint64_t receiver, std::uint32_t quarter) {
    const auto key = [&](const M& each) { return hash_of(hash_of_pair(receiver, each.from), quarter); };
    std::sort(messages_.begin() + static_cast<std::ptrdiff_t>(offsets_[row]),
              messages_.begin() + static_cast<std::ptrdiff_t>(offsets_[row + 1]), [&](const M& a, const M& b) {
                if (a.value != b.value) return a.value > b.value;
                const auto key_a = key(a);
                const auto key_b = key(b);
                return key_a != key_b ? key_a < key_b : a.from < b.from;
              });
  }

  std::vector<M> messages_;
  std::vector<std::size_t> offsets_;
  std::vector<std::vector<M>> pending_;
};

}  // namespace minori
