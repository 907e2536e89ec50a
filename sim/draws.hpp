#pragma once

/// Chance for many agents at once: the same numbers as one by one, in a loop that uses wide registers.

#include <cstdint>
#include <span>

#include "sim/random.hpp"

namespace minori {

namespace detail {

void draw_uniforms(const Chance& chance, std::uint64_t stream, std::uint32_t event, std::span<const std::uint64_t> ids,
                   std::span<double> uniforms);
void draw_uniform_pairs(const Chance& chance, std::uint64_t stream, std::uint32_t event,
                        std::span<const std::uint64_t> ids, std::span<double> first, std::span<double> second);

}  // namespace detail

/// uniforms[i] = chance.uniform(stream, ids[i], event); both spans have one length.
template <class Stream>
void draw(const Chance& chance, Stream stream, std::span<const std::uint64_t> ids, std::span<double> uniforms,
          std::uint32_t event = 0) {
  detail::draw_uniforms(chance, static_cast<std::uint64_t>(stream), event, ids, uniforms);
}

/// Both words of chance.bits(stream, ids[i], event), as numbers in [0, 1).
template <class Stream>
void draw_pairs(const Chance& chance, Stream stream, std::span<const std::uint64_t> ids, std::span<double> first,
                std::span<double> second, std::uint32_t event = 0) {
  detail::draw_uniform_pairs(chance, static_cast<std::uint64_t>(stream), event, ids, first, second);
}

}  // namespace minori
