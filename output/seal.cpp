#include "output/seal.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

#include "output/digest.hpp"
#include "output/error.hpp"

namespace minori {
namespace {

constexpr std::string_view mark = "minori-seal:";
constexpr std::size_t seal_length = mark.size() + 64;

std::uintmax_t length_of(int descriptor, const std::filesystem::path& path) {
  struct stat state {};
  if (::fstat(descriptor, &state) != 0) throw OutputError(path, "cannot read", std::strerror(errno));
  return static_cast<std::uintmax_t>(state.st_size);
}

/// Fills `bytes` from `offset`; throws if the file is shorter than it was a moment ago.
void read_at(int descriptor, std::uintmax_t offset, char* bytes, std::size_t count, const std::filesystem::path& path) {
  for (std::size_t done = 0; done < count;) {
    const auto got = ::pread(descriptor, bytes + done, count - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) throw OutputError(path, "cannot read", got < 0 ? std::strerror(errno) : "it ends too early");
    done += static_cast<std::size_t>(got);
  }
}

std::string seal_of(int descriptor, std::uintmax_t length, const std::filesystem::path& path) {
  Sha256 hash;
  std::vector<char> block(std::size_t{1} << 18U);
  for (std::uintmax_t offset = 0; offset < length; offset += block.size()) {
    const auto count = static_cast<std::size_t>(std::min<std::uintmax_t>(block.size(), length - offset));
    read_at(descriptor, offset, block.data(), count, path);
    hash.add(block.data(), count);
  }
  return std::string(mark) + hash.hex();
}

}  // namespace

void seal(int descriptor, const std::filesystem::path& target) {
  const std::uintmax_t length = length_of(descriptor, target);
  if (length > largest_sealed) return;
  const std::string made = seal_of(descriptor, length, target);
  for (std::size_t done = 0; done < made.size();) {
    const auto put = ::pwrite(descriptor, made.data() + done, made.size() - done, static_cast<off_t>(length + done));
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) throw OutputError(target, "cannot write", std::strerror(errno));
    done += static_cast<std::size_t>(put);
  }
}

bool check_seal(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw OutputError(path, "cannot read", std::strerror(errno));
  const struct Closing {
    int descriptor;
    ~Closing() { ::close(descriptor); }
  } closing{descriptor};
  const std::uintmax_t length = length_of(descriptor, path);
  if (length < seal_length || length > largest_sealed + seal_length) return false;
  std::string found(seal_length, '\0');
  read_at(descriptor, length - seal_length, found.data(), seal_length, path);
  if (found.compare(0, mark.size(), mark) != 0) return false;
  if (found != seal_of(descriptor, length - seal_length, path))
    throw OutputError(path, "damaged", "its bytes are not those that were written");
  return true;
}

}  // namespace minori
