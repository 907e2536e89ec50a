#pragma once

/// What the machine refused: folders that cannot be written, full disks, files that are not whole.

#include <filesystem>
#include <stdexcept>
#include <string>

namespace minori {

/// Input or output that failed (exit code 4). The message names the path and the reason in the system's own words:
/// `run.h5: cannot create: No space left on device`.
class OutputError : public std::runtime_error {
 public:
  explicit OutputError(const std::string& message) : std::runtime_error(message) {}
  OutputError(const std::filesystem::path& path, const std::string& failure, const std::string& reason)
      : std::runtime_error(path.string() + ": " + failure + (reason.empty() ? "" : ": " + reason)) {}
};

/// Another process is writing the file at this moment.
class BusyError : public OutputError {
 public:
  using OutputError::OutputError;
};

}  // namespace minori
