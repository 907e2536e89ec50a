#include "sim/draws.hpp"

#include "sim/wide.hpp"

namespace minori::detail {

MINORI_WIDE void draw_uniforms(const Chance& chance, std::uint64_t stream, std::uint32_t event,
                               std::span<const std::uint64_t> ids, std::span<double> uniforms) {
  const Chance here = chance;
  for (std::size_t i = 0; i < ids.size(); ++i) uniforms[i] = here.uniform(stream, ids[i], event);
}

MINORI_WIDE void draw_uniform_pairs(const Chance& chance, std::uint64_t stream, std::uint32_t event,
                                    std::span<const std::uint64_t> ids, std::span<double> first,
                                    std::span<double> second) {
  const Chance here = chance;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Bits bits = here.bits(stream, ids[i], event);
    first[i] = unit_interval(bits.first);
    second[i] = unit_interval(bits.second);
  }
}

MINORI_WIDE void draw_event_words(const Chance& chance, std::uint64_t stream, std::uint64_t id,
                                  std::uint32_t first_event, std::span<std::uint64_t> first,
                                  std::span<std::uint64_t> second) {
  const Chance here = chance;
  for (std::size_t k = 0; k < first.size(); ++k) {
    const Bits bits = here.bits(stream, id, first_event + static_cast<std::uint32_t>(k));
    first[k] = bits.first;
    second[k] = bits.second;
  }
}

}  // namespace minori::detail
