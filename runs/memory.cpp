#include "runs/memory.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>

namespace minori::runs {
namespace {

/// The first number of a file, or `otherwise` if there is none ("max" in control groups).
std::size_t number_in(const char* path, std::size_t otherwise) {
  std::ifstream file(path);
  std::size_t value = 0;
  return file >> value ? value : otherwise;
}

}  // namespace

std::size_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::size_t total = 0;
  std::size_t resident = 0;
  if (!(file >> total >> resident)) return 0;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

std::size_t available_bytes() {
  std::size_t available = 0;
  std::ifstream file("/proc/meminfo");
  for (std::string word; file >> word;) {
    if (word != "MemAvailable:") continue;
    file >> available;
    available *= 1024;
    break;
  }
  constexpr auto unlimited = std::numeric_limits<std::size_t>::max();
  const std::size_t limit = number_in("/sys/fs/cgroup/memory.max", unlimited);
  const std::size_t used = number_in("/sys/fs/cgroup/memory.current", 0);
  if (limit != unlimited) available = std::min(available, limit > used ? limit - used : 0);
  return available;
}

}  // namespace minori::runs
