#pragma once

/// Files appear whole or not at all: work goes to `target.part`, which then takes the target's name in one move.

#include <filesystem>

namespace minori {

/// A file in the making; destroyed unpublished, it leaves nothing behind and the target as it was.
class PartFile {
 public:
  /// Creates the empty `target.part`, and keeps other processes from making the same file at the same time.
  /// Throws OutputError: no such folder, no permission, the target is a folder or a device, another process is writing
  /// it.
  explicit PartFile(const std::filesystem::path& target);
  ~PartFile();
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;

  [[nodiscard]] const std::filesystem::path& target() const noexcept { return target_; }
  [[nodiscard]] const std::filesystem::path& part() const noexcept { return part_; }
  [[nodiscard]] int descriptor() const noexcept { return descriptor_; }

  /// Brings the bytes to disk, moves the file to its name and brings the folder to disk. Throws OutputError.
  void publish();

 private:
  [[nodiscard]] bool lock();
  void discard() noexcept;

  std::filesystem::path target_;
  std::filesystem::path part_;
  int descriptor_ = -1;
};

}  // namespace minori
