#pragma once

/// Reading result files, whole or in parts, so that files larger than memory work too.
///
/// Errors: OutputError with path and reason for files that are missing, truncated, not HDF5, not Minori's, of another
/// format version, or damaged.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "output/digest.hpp"
#include "output/error.hpp"
#include "output/provenance.hpp"
#include "sim/labelled_data.hpp"

namespace minori {

class Reader {
 public:
  /// Opens the file and reads its dimensions and the description of its variables, but no data.
  explicit Reader(const std::filesystem::path& path);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  [[nodiscard]] const std::filesystem::path& path() const noexcept;
  [[nodiscard]] const std::vector<Dimension>& dimensions() const noexcept;
  /// Every variable without its values (an empty vector of the right type), in the order of writing.
  [[nodiscard]] const std::vector<Variable>& variables() const noexcept;
  [[nodiscard]] bool has(const std::string& variable) const noexcept;
  /// Whether the variable's values may be missing (it has a _FillValue).
  [[nodiscard]] bool may_be_missing(const std::string& variable) const;
  /// Length of dimension `run`; 1 if the file has none.
  [[nodiscard]] std::size_t runs() const noexcept;

  /// The digest that was stored when the file was written.
  [[nodiscard]] const std::string& digest() const noexcept;
  [[nodiscard]] const Provenance& provenance() const noexcept;
  [[nodiscard]] const std::string& history() const noexcept;

  /// One variable with all its values.
  [[nodiscard]] Variable read(const std::string& variable) const;
  /// Runs [first, first + count) of one variable whose first dimension is `run`.
  [[nodiscard]] Variable read_runs(const std::string& variable, std::size_t first, std::size_t count) const;
  /// Everything.
  [[nodiscard]] LabelledData read_all() const;

  /// The hash of the values of each run (output/digest.hpp), as it was stored when the file was written.
  [[nodiscard]] std::vector<std::string> run_hashes() const;
  /// The digest of what the file really holds, read run by run; a damaged file differs from `digest()`.
  [[nodiscard]] std::string computed_digest() const;
  /// Whether the file holds what was written: its bytes were compared with its seal, or digest and hashes of runs are
  /// computed.
  [[nodiscard]] bool is_whole() const;

 private:
  friend class ChunkCopier;
  [[nodiscard]] DigestParts computed_parts() const;
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace minori
