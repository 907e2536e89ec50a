#pragma once

/// Checkpoints: the whole state of a run under way as one HDF5 file, so that the run can be gone on with.
///
/// A block is a one-dimensional data set of bytes with HDF5's checksum on every chunk and its SHA-256 as an attribute.
/// A new checkpoint takes the place of the one before, which stays as `NAME.previous`; both appear whole or not at all.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "output/descriptor_driver.hpp"
#include "output/hdf5.hpp"
#include "output/publish.hpp"
#include "sim/blocks.hpp"

namespace minori {

/// What a checkpoint is of.
struct CheckpointLabel {
  std::string identity;  ///< of the run (output/provenance.hpp)
  int quarters_done = 0;
  int quarters_total = 0;
};

/// `result.h5.checkpoint`, and `result.h5.checkpoint.previous`.
[[nodiscard]] std::filesystem::path checkpoint_of(const std::filesystem::path& result);
[[nodiscard]] std::filesystem::path previous_checkpoint(const std::filesystem::path& checkpoint);

class CheckpointWriter final : public BlockWriter {
 public:
  /// Creates `checkpoint.part`. Throws OutputError.
  explicit CheckpointWriter(const std::filesystem::path& checkpoint);
  ~CheckpointWriter() override;

  void write(const std::string& name, std::size_t value_bytes, std::span<const std::byte> bytes) override;

  /// Sets the checkpoint that is there aside as the previous one, and gives the new one its name.
  void publish(const CheckpointLabel& label);

 private:
  void create();
  void check_sink() const;

  PartFile file_;
  hdf5::Sink sink_;
  hdf5::Handle handle_;

  std::string schema_;  ///< names and sizes of the blocks, in order
};

class CheckpointReader final : public BlockReader {
 public:
  /// Throws OutputError that names the file if it is missing, damaged or no checkpoint.
  explicit CheckpointReader(const std::filesystem::path& checkpoint);

  [[nodiscard]] const CheckpointLabel& label() const noexcept { return label_; }
  /// Throws OutputError also if the block's bytes are not those that were written.
  [[nodiscard]] std::vector<std::byte> read(const std::string& name, std::size_t value_bytes) override;

 private:
  void open();

  std::filesystem::path path_;
  hdf5::Handle handle_;
  CheckpointLabel label_;
};

}  // namespace minori
