#pragma once

/// A SHA-256 over a file's bytes, as its last bytes.
///
/// HDF5 guards stored numbers with checksums, but not its heap of texts and references, and it may crash on a heap that
/// is damaged. So result files are checked before HDF5 sees them. HDF5 does not look at bytes after its own end; a file
/// that another program opened for writing loses its seal, and is then known by its digest only. Files above
/// `largest_sealed` bytes have no seal, since hashing would take longer than reading what is wanted.

#include <cstdint>
#include <filesystem>

namespace minori {

inline constexpr std::uintmax_t largest_sealed = 256U << 20U;

/// Appends the seal of what was written so far. Throws OutputError that names `target`.
void seal(int descriptor, const std::filesystem::path& target);

/// True if the file has a seal, false if it has none. Throws OutputError if it has one that does not fit its bytes.
bool check_seal(const std::filesystem::path& path);

}  // namespace minori
