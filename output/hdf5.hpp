#pragma once

/// HDF5 made safe to use from C++: handles that close themselves, return codes that cannot be overlooked, the library's
/// own words in errors, one call at a time.

#include <hdf5.h>

#include <filesystem>
#include <mutex>
#include <string>
#include <utility>

#include "output/error.hpp"

namespace minori::hdf5 {

/// Held while HDF5 is used (Debian's library is not safe for threads); also turns off its printing to stderr.
[[nodiscard]] std::unique_lock<std::recursive_mutex> lock();

/// Why the last call failed: the operating system's message if there is one, else HDF5's innermost words.
[[nodiscard]] std::string last_reason();

/// Passes a successful result on; throws OutputError `path: failure: reason` for a negative one.
template <class Result>
Result must(Result result, const std::filesystem::path& path, const std::string& failure) {
  if (result < 0) throw OutputError(path, failure, last_reason());
  return result;
}

/// Owns one HDF5 identifier.
class Handle {
 public:
  using Closer = herr_t (*)(hid_t);

  Handle() = default;
  /// Takes the identifier; a negative one throws OutputError `path: failure: reason`.
  Handle(hid_t id, Closer closer, const std::filesystem::path& path, const std::string& failure)
      : id_(must(id, path, failure)), closer_(closer) {}
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, H5I_INVALID_HID)), closer_(other.closer_) {}
  Handle& operator=(Handle&& other) noexcept {
    if (this != &other) {
      (void)close();
      id_ = std::exchange(other.id_, H5I_INVALID_HID);
      closer_ = other.closer_;
    }
    return *this;
  }
  ~Handle() { (void)close(); }

  [[nodiscard]] hid_t id() const noexcept { return id_; }
  /// Closes early, for callers that must know whether buffered bytes reached the file; negative if not.
  [[nodiscard]] herr_t close() noexcept;

 private:
  hid_t id_ = H5I_INVALID_HID;
  Closer closer_ = nullptr;
};

/// Variable-length UTF-8: the only string type of data sets that every netCDF reader opens.
[[nodiscard]] Handle text_type(const std::filesystem::path& path);

/// Attaches a UTF-8 text, or one number of the given file and memory type, as attribute `name` of `object`.
void write_text_attribute(hid_t object, const std::string& name, const std::string& text,
                          const std::filesystem::path& path);
void write_number_attribute(hid_t object, const std::string& name, hid_t file_type, hid_t memory_type,
                            const void* number, const std::filesystem::path& path);

[[nodiscard]] bool has_attribute(hid_t object, const std::string& name, const std::filesystem::path& path);
[[nodiscard]] std::string read_text_attribute(hid_t object, const std::string& name, const std::filesystem::path& path);
[[nodiscard]] int read_number_attribute(hid_t object, const std::string& name, const std::filesystem::path& path);

}  // namespace minori::hdf5
