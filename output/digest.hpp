#pragma once

/// What "the same result" means: a SHA-256 over data, scenario, seed and program version, and over nothing else.
///
/// The digest does not depend on the order of dimensions and variables, on how the file is stored, on threads, host or
/// time. The values of each run are hashed by themselves and the hashes joined, so that files larger than memory can be
/// hashed run by run, and a joined file from the hashes of the runs in it. NaN counts as one value, whatever its bits.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "output/provenance.hpp"
#include "sim/labelled_data.hpp"

namespace minori {

/// SHA-256 fed piece by piece.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void add(const void* bytes, std::size_t count);
  void add_number(std::uint64_t number);  ///< as 8 bytes, lowest first
  void add_text(std::string_view text);   ///< its length, then its bytes: no two lists of texts look alike
  [[nodiscard]] std::string hex();        ///< 64 hex digits; ends the hash

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

/// SHA-256 of a text in hex.
[[nodiscard]] std::string sha256(std::string_view text);

/// The hash of the values of some variables, given in any order. What the variables are is hashed elsewhere, but for
/// their names.
class ValuesHash {
 public:
  void add(const Variable& variable) { add(variable, 0, variable.size()); }
  /// `count` of its values from `first` on.
  void add(const Variable& variable, std::size_t first, std::size_t count);
  [[nodiscard]] std::string hex() const;

 private:
  std::map<std::string, std::string> hashes_;  ///< by variable
};

/// What the digest of a result is made of.
struct DigestParts {
  std::vector<Dimension> dimensions;
  std::vector<Variable> forms;    ///< variables, in any order; their values are not looked at
  std::string common;             ///< ValuesHash of the variables that are not stored by run (stored_by_run)
  std::vector<std::string> runs;  ///< ValuesHash of those that are, for each run
};

/// "sha256:" and 64 hex digits.
[[nodiscard]] std::string join_digest(const DigestParts& parts, const Provenance& provenance);

/// The parts of a whole result, and its digest.
[[nodiscard]] DigestParts digest_parts(const LabelledData& data);
[[nodiscard]] std::string digest_of(const LabelledData& data, const Provenance& provenance);

}  // namespace minori
