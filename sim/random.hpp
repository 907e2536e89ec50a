#pragma once

/// Chance that belongs to (seed, stream, id, event, quarter) and to nothing else.
///
/// No generator is stored or advanced: the same question gets the same answer on any thread, in any order,
/// with any number of agents beside it. Two scenarios share all chance that policy does not touch.
/// Generator: Threefry2x64 with 13 rounds (Salmon et al. 2011, library Random123).

#include <Random123/threefry.h>

#include <bit>
#include <cstdint>
#include <string_view>

namespace minori {

/// Bijective 64-bit mixer (SplitMix64 finaliser, Steele et al. 2014); used to make ids and tie-breaking hashes.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t x) noexcept {
  x += 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

/// Hash of an ordered list of words.
template <class... Words>
[[nodiscard]] constexpr std::uint64_t hash_of(Words... words) noexcept {
  std::uint64_t state = 0x243f6a8885a308d3U;
  ((state = mix(state ^ static_cast<std::uint64_t>(words))), ...);
  return state;
}

/// Hash of an unordered pair.
[[nodiscard]] constexpr std::uint64_t hash_of_pair(std::uint64_t a, std::uint64_t b) noexcept {
  return a < b ? hash_of(a, b) : hash_of(b, a);
}

/// Hash of a text, the same on every platform (FNV-1a, mixed).
[[nodiscard]] constexpr std::uint64_t hash_of_text(std::string_view text) noexcept {
  std::uint64_t state = 0xcbf29ce484222325U;
  for (const char each : text) state = (state ^ static_cast<unsigned char>(each)) * 0x100000001b3U;
  return mix(state);
}

/// Uniform in [0, 1) from 53 of the bits: (bits >> 11) / 2^53, converted in two exact halves because that vectorises.
[[nodiscard]] constexpr double unit_interval(std::uint64_t bits) noexcept {
  const double high = std::bit_cast<double>((bits >> 43U) | 0x4530000000000000U) - (0x1.0p84 + 0x1.0p52);
  const double low = std::bit_cast<double>(((bits >> 11U) & 0xffffffffU) | 0x4330000000000000U);
  return (high + low) * 0x1.0p-53;
}

/// Two independent words of one question.
struct Bits {
  std::uint64_t first;
  std::uint64_t second;
};

/// All chance of one quarter of one run.
struct Chance {
  std::uint64_t seed = 0;
  std::uint32_t quarter = 0;

  /// `stream` names the use of chance, `event` tells apart several draws of one agent in one quarter.
  template <class Stream>
  [[nodiscard]] Bits bits(Stream stream, std::uint64_t id, std::uint32_t event = 0) const noexcept {
    const threefry2x64_ctr_t counter{{id, (static_cast<std::uint64_t>(event) << 32U) | quarter}};
    const threefry2x64_key_t key{{seed, static_cast<std::uint64_t>(stream)}};
    const auto out = threefry2x64_R(13, counter, key);
    return {out.v[0], out.v[1]};
  }

  template <class Stream>
  [[nodiscard]] double uniform(Stream stream, std::uint64_t id, std::uint32_t event = 0) const noexcept {
    return unit_interval(bits(stream, id, event).first);
  }

  /// Uniform in 0 ... count - 1 (count > 0); the bias is below count / 2^64.
  template <class Stream>
  [[nodiscard]] std::size_t pick(std::size_t count, Stream stream, std::uint64_t id,
                                 std::uint32_t event = 0) const noexcept {
    return scaled(bits(stream, id, event).first, count);
  }

  [[nodiscard]] static std::size_t scaled(std::uint64_t word, std::size_t count) noexcept {
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::size_t>((static_cast<Wide>(word) * count) >> 64U);
  }

  /// A place in a list that may grow at its end: uniform in 0 ... count - 1 (count > 0), and one more member changes
  /// only the answers that now name it (and half of them where count passes a power of two), so that two worlds in
  /// which one list has a newcomer keep their other meetings.
  [[nodiscard]] static std::size_t place(std::uint64_t word, std::size_t count) noexcept {
    const std::uint64_t mask = std::bit_ceil(count) - 1;
    while ((word & mask) >= count) word = mix(word);
    return static_cast<std::size_t>(word & mask);
  }
};

}  // namespace minori
