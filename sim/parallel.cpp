#include "sim/parallel.hpp"

#include <oneapi/tbb/parallel_for.h>

namespace minori::detail {

void run_parallel(std::size_t count, const void* body, void (*call)(const void*, std::size_t)) {
  oneapi::tbb::parallel_for(std::size_t{0}, count, [&](std::size_t number) { call(body, number); });
}

}  // namespace minori::detail
