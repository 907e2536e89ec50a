#pragma once

/// HDF5 writing through a descriptor that the program opened, in a way that survives a full disk.
///
/// HDF5 1.10 cannot close a file whose last writes failed: it keeps a dangling file that crashes the program at exit.
/// This driver notes the first failure, takes no further bytes, and tells HDF5 that all is well; the caller looks at
/// the note after each step and throws the file away.

#include <atomic>
#include <filesystem>
#include <future>
#include <vector>

#include "output/hdf5.hpp"

namespace minori::hdf5 {

/// Where the bytes go. Must outlive the HDF5 file.
struct Sink {
  int descriptor = -1;
  std::atomic<int> failure = 0;  ///< errno of the first write that failed; further bytes are dropped
  std::vector<char> waiting;     ///< bytes that go to `start` in one write
  haddr_t start = 0;
  std::size_t unsent = 0;       ///< bytes since the disk was last told to begin
  std::vector<char> leaving;    ///< bytes that are being written while HDF5 goes on
  std::future<void> departure;  ///< their end; nothing else is written before
};

/// Makes `access` (a file access list) write through `sink`.
void write_through(const Handle& access, Sink& sink, const std::filesystem::path& path);

}  // namespace minori::hdf5
