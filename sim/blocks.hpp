#pragma once

/// Named blocks of values: what the state of a world is written to, and read from again.

#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace minori {

class BlockWriter {
 public:
  BlockWriter() = default;
  BlockWriter(const BlockWriter&) = delete;
  BlockWriter& operator=(const BlockWriter&) = delete;
  virtual ~BlockWriter() = default;
  /// Keeps `bytes`, which are values of `value_bytes` each, under a name that is used once.
  virtual void write(const std::string& name, std::size_t value_bytes, std::span<const std::byte> bytes) = 0;

  template <class Value>
  void values(const std::string& name, const std::vector<Value>& from) {
    static_assert(std::is_trivially_copyable_v<Value>, "a block is bytes");
    write(name, sizeof(Value), std::as_bytes(std::span(from)));
  }
};

class BlockReader {
 public:
  BlockReader() = default;
  BlockReader(const BlockReader&) = delete;
  BlockReader& operator=(const BlockReader&) = delete;
  virtual ~BlockReader() = default;
  /// Throws if there is no block of that name with values of that size.
  [[nodiscard]] virtual std::vector<std::byte> read(const std::string& name, std::size_t value_bytes) = 0;

  template <class Value>
  void values(const std::string& name, std::vector<Value>& into) {
    static_assert(std::is_trivially_copyable_v<Value>, "a block is bytes");
    const auto bytes = read(name, sizeof(Value));
    into.resize(bytes.size() / sizeof(Value));
    if (!bytes.empty()) std::memcpy(static_cast<void*>(into.data()), bytes.data(), bytes.size());
  }
};

}  // namespace minori
