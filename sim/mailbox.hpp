#pragma once

/// Messages between agents: appended per chunk in row order, joined in chunk order, sorted for the receiver.
///
/// A message is a plain struct with
///   using receiver = <id column of the receiving table>;
///   std::uint32_t to;      row of the receiver
///   std::uint64_t from;    id of the sender
///   double value;          what the receiver ranks by, the highest first
/// Equal values are ordered by a hash of the pair and the quarter, then by the sender's id: never by row or thread.
/// Several messages of one sender to one receiver with one value keep the order in which they were sent.

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <stdexcept>
#include <vector>

#include "sim/parallel.hpp"
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

  /// Join what was sent, one list per chunk, and sort it; `receiver_ids` are the ids of the receiving table.
  void fill(const std::vector<std::vector<M>>& sent, std::span<const std::uint64_t> receiver_ids,
            std::uint32_t quarter) {
    place(sent, receiver_ids.size());
    for_each_chunk(receiver_ids.size(), 4096, [&](Rows rows, std::size_t) {
      for (const std::size_t row : rows)
        if (offsets_[row + 1] - offsets_[row] > 1) sort_range(row, receiver_ids[row], quarter);
    });
  }

 private:
  /// Stable: messages to one receiver stay in the order of chunks and of sending.
  void place(const std::vector<std::vector<M>>& sent, std::size_t receivers) {
    std::size_t letters = 0;
    for (const auto& chunk : sent) letters += chunk.size();
    if (letters > std::numeric_limits<std::uint32_t>::max())
      throw std::logic_error("more messages than can be counted");
    offsets_.assign(receivers + 2, 0);
    for (const auto& chunk : sent)
      for (const M& each : chunk) {
        if (each.to >= receivers) throw std::logic_error("a message to nobody");
        ++offsets_[each.to + 2];
      }
    for (std::size_t row = 0; row < receivers; ++row) offsets_[row + 2] += offsets_[row + 1];
    messages_.resize(offsets_.back());
    for (const auto& chunk : sent)
      for (const M& each : chunk) messages_[offsets_[each.to + 1]++] = each;
    offsets_.pop_back();
  }

  void sort_range(std::size_t row, std::uint64_t receiver, std::uint32_t quarter) {
    const auto first = messages_.begin() + static_cast<std::ptrdiff_t>(offsets_[row]);
    const auto last = messages_.begin() + static_cast<std::ptrdiff_t>(offsets_[row + 1]);
    const auto better = [&](const M& a, const M& b) { return before(a, b, receiver, quarter); };
    if (last - first > 16) return std::stable_sort(first, last, better);
    for (auto next = first + 1; next != last; ++next)
      std::rotate(std::upper_bound(first, next, *next, better), next, next + 1);
  }

  [[nodiscard]] static bool before(const M& a, const M& b, std::uint64_t receiver, std::uint32_t quarter) {
    if (rank(a) != rank(b)) return rank(a) > rank(b);
    const auto hash_a = hash_of(hash_of_pair(receiver, a.from), quarter);
    const auto hash_b = hash_of(hash_of_pair(receiver, b.from), quarter);
    return hash_a != hash_b ? hash_a < hash_b : a.from < b.from;
  }

  /// What is not a number ranks last.
  [[nodiscard]] static double rank(const M& message) {
    const auto value = static_cast<double>(message.value);
    return value == value ? value : -std::numeric_limits<double>::infinity();
  }

  std::vector<M> messages_;
  std::vector<std::uint32_t> offsets_;
};

}  // namespace minori
