#pragma once

/// Moving the values of runs from their files into one joint file, run by run.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "output/alignment.hpp"
#include "output/chunk_copier.hpp"
#include "output/digest.hpp"
#include "output/layout.hpp"
#include "output/reader.hpp"
#include "output/writer.hpp"

namespace minori {

/// A file of runs, open, with the way of each of its variables into the joint file.
class JoinedFile {
 public:
  /// `reader` is of a file that was verified; `runs` is the joint layout, and `writer` outlives this.
  JoinedFile(Reader reader, const Layout& runs, Writer& writer);

  /// Moves the values of the run at `place` to `target`; returns their hash (ValuesHash) in the joint file. Chunks are
  /// copied as they are stored, and the hash is the one in the file, unless the run's labels stand elsewhere there.
  [[nodiscard]] std::string move_run(std::size_t place, Writer& writer, std::size_t target);

  /// The variables with one value per run, and those that do not depend on the run, on the joint axes.
  [[nodiscard]] const std::vector<Variable>& labels() const noexcept { return labels_; }
  [[nodiscard]] const std::vector<Variable>& constants() const noexcept { return constants_; }
  [[nodiscard]] const Reader& reader() const noexcept { return reader_; }

 private:
  struct Way {
    Variable form;
    Placement placement;
    std::optional<ChunkCopier> copier;  ///< none: the values must be decoded
  };

  Reader reader_;
  std::vector<Way> ways_;
  std::vector<Variable> labels_;
  std::vector<Variable> constants_;
  std::vector<std::string> hashes_;  ///< of the runs, as their file has them
  bool moves_ = false;
};

/// Fills the joint file, and gathers the hashes for its digest.
class Joiner {
 public:
  /// Both outlive this.
  Joiner(Writer& writer, const Layout& runs) : writer_(writer), runs_(runs) {}

  [[nodiscard]] JoinedFile open(Reader reader);
  /// The next run of the joint file.
  void add_run(JoinedFile& file, std::size_t place);
  /// A whole variable that the runs do not have.
  void add(const Variable& variable);
  /// Writes what was gathered over the runs. Returns the parts of the digest without dimensions.
  [[nodiscard]] DigestParts finish();

 private:
  void add_constant(const Reader& reader, const Variable& part);

  Writer& writer_;
  const Layout& runs_;
  std::map<std::string, Variable> gathered_;  ///< labels and constants, by name
  DigestParts parts_;
  ValuesHash common_;
};

}  // namespace minori
