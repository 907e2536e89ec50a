#pragma once

/// What "the same result" means: a SHA-256 over data, scenario, seed and program version, and over nothing else.
///
/// The digest does not depend on the order of dimensions and variables, on how the file is stored, on threads, host or
/// time. Each variable is hashed by itself (so that files larger than memory can be hashed run by run), then the
/// hashes are joined in order of name. NaN counts as one value, whatever its bits.

#include <memory>
#include <string>
#include <string_view>
#include <utility>
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

/// The hash of one variable, whose values may come in slabs along its first dimension.
class VariableDigest {
 public:
  /// `form` gives name, unit, descriptions, dimensions and type; its values are not looked at.
  explicit VariableDigest(const Variable& form);
  void add(const Variable& slab);
  [[nodiscard]] std::string hex() { return hash_.hex(); }

 private:
  Sha256 hash_;
};

/// Joins the parts: `variables` are (name, hash) pairs in any order. Returns "sha256:" and 64 hex digits.
[[nodiscard]] std::string join_digest(const std::vector<Dimension>& dimensions,
                                      std::vector<std::pair<std::string, std::string>> variables,
                                      const Provenance& provenance);

/// The digest of a whole result.
[[nodiscard]] std::string digest_of(const LabelledData& data, const Provenance& provenance);

}  // namespace minori
