#include "output/descriptor_driver.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#if H5_VERSION_GE(1, 13, 0)
#include <H5FDdevelop.h>
#endif

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <functional>
#include <future>
#include <memory>
#include <utility>

namespace minori::hdf5 {
namespace {

/// HDF5 passes its own part around; it must come first.
struct File {
  H5FD_t common;
  Sink* sink;
  haddr_t allocated;  ///< end of what HDF5 has given out
  haddr_t end;        ///< end of what was written
};

constexpr std::size_t most_waiting = std::size_t{1} << 20U;  ///< bytes

/// What the access list carries.
struct Settings {
  Sink* sink;
};

File* file_of(H5FD_t* file) { return reinterpret_cast<File*>(file); }
const File* file_of(const H5FD_t* file) { return reinterpret_cast<const File*>(file); }

H5FD_t* open_file(const char*, unsigned, hid_t access, haddr_t) {
  const auto* settings = static_cast<const Settings*>(H5Pget_driver_info(access));
  struct stat state {};
  if (settings == nullptr || ::fstat(settings->sink->descriptor, &state) != 0) return nullptr;
  auto made = std::make_unique<File>();
  made->sink = settings->sink;
  made->end = static_cast<haddr_t>(state.st_size);
  return &made.release()->common;
}

herr_t query(const H5FD_t*, unsigned long* flags) {
  *flags = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE |
           H5FD_FEAT_AGGREGATE_SMALLDATA | H5FD_FEAT_DEFAULT_VFD_COMPATIBLE;
  return 0;
}

haddr_t get_allocated(const H5FD_t* file, H5FD_mem_t) { return file_of(file)->allocated; }

herr_t set_allocated(H5FD_t* file, H5FD_mem_t, haddr_t address) {
  file_of(file)->allocated = address;
  return 0;
}

haddr_t get_end(const H5FD_t* file, H5FD_mem_t) { return file_of(file)->end; }

void write_out(Sink& sink, haddr_t address, const char* bytes, std::size_t size) {
  for (std::size_t done = 0; done < size && sink.failure == 0;) {
    const auto put = ::pwrite(sink.descriptor, bytes + done, size - done, static_cast<off_t>(address + done));
    if (put < 0 && errno != EINTR) sink.failure = errno;
    if (put > 0) done += static_cast<std::size_t>(put);
  }
}

/// Has the disk begin while HDF5 goes on, so that there is little to wait for at the end.
void send_on(Sink& sink, std::size_t size) {
  constexpr std::size_t stretch = std::size_t{32} << 20U;
  sink.unsent += size;
  if (sink.unsent < stretch) return;
  sink.unsent = 0;
#ifdef SYNC_FILE_RANGE_WRITE
  (void)::sync_file_range(sink.descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);  // to the end; what fails is seen by fsync
#endif
}

/// Waits until no bytes are being written.
void settle(Sink& sink) {
  if (sink.departure.valid()) sink.departure.get();
}

void write_leaving(Sink& sink, haddr_t start) {
  write_out(sink, start, sink.leaving.data(), sink.leaving.size());
  send_on(sink, sink.leaving.size());
}

/// Chunks are a few kB each and lie one behind the other: they are written many at a time, long stretches by a thread.
void write_waiting(Sink& sink) {
  constexpr std::size_t worth_a_thread = std::size_t{1} << 18U;
  settle(sink);
  std::swap(sink.leaving, sink.waiting);
  sink.waiting.clear();
  if (sink.leaving.size() >= worth_a_thread) {
    try {
      sink.departure = std::async(std::launch::async, write_leaving, std::ref(sink), sink.start);
      return;
    } catch (const std::exception&) {  // no more threads: this one does it
    }
  }
  write_leaving(sink, sink.start);
}

/// Bytes that were never written, or were dropped, read as zero.
herr_t read_bytes(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, size_t size, void* buffer) {
  Sink& sink = *file_of(file)->sink;
  auto* bytes = static_cast<char*>(buffer);
  write_waiting(sink);
  settle(sink);
  for (std::size_t done = 0; done < size;) {
    const auto got = ::pread(sink.descriptor, bytes + done, size - done, static_cast<off_t>(address + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      std::memset(bytes + done, 0, size - done);
      return got < 0 ? -1 : 0;
    }
    done += static_cast<std::size_t>(got);
  }
  return 0;
}

herr_t write_bytes(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, size_t size, const void* buffer) {
  Sink& sink = *file_of(file)->sink;
  const auto* bytes = static_cast<const char*>(buffer);
  if (address != sink.start + sink.waiting.size() || sink.waiting.size() + size > most_waiting) {
    write_waiting(sink);
    sink.start = address;
  }
  if (size <= most_waiting) {
    sink.waiting.insert(sink.waiting.end(), bytes, bytes + size);
  } else {
    settle(sink);
    write_out(sink, address, bytes, size);
  }
  file_of(file)->end = std::max<haddr_t>(file_of(file)->end, address + size);
  return 0;
}

herr_t truncate_file(H5FD_t* file, hid_t, hbool_t) {
  File& own = *file_of(file);
  write_waiting(*own.sink);
  settle(*own.sink);
  if (own.end != own.allocated && own.sink->failure == 0 &&
      ::ftruncate(own.sink->descriptor, static_cast<off_t>(own.allocated)) != 0)
    own.sink->failure = errno;
  own.end = own.allocated;
  return 0;
}

herr_t close_file(H5FD_t* file) {
  write_waiting(*file_of(file)->sink);
  settle(*file_of(file)->sink);
  delete file_of(file);  // the descriptor belongs to the caller
  return 0;
}

H5FD_class_t driver_class() {
  H5FD_class_t made{};
#ifdef H5FD_CLASS_VERSION
  made.version = H5FD_CLASS_VERSION;
  made.value = static_cast<H5FD_class_value_t>(600);  // from the range for drivers that are not registered
#endif
  made.name = "descriptor";
  made.maxaddr = (static_cast<haddr_t>(1) << 62U) - 1;
  made.fc_degree = H5F_CLOSE_WEAK;
  made.fapl_size = sizeof(Settings);
  made.open = open_file;
  made.close = close_file;
  made.query = query;
  made.get_eoa = get_allocated;
  made.set_eoa = set_allocated;
  made.get_eof = get_end;
  made.read = read_bytes;
  made.write = write_bytes;
  made.truncate = truncate_file;
  constexpr std::array<H5FD_mem_t, H5FD_MEM_NTYPES> free_lists = H5FD_FLMAP_DICHOTOMY;
  std::copy(free_lists.begin(), free_lists.end(), std::begin(made.fl_map));
  return made;
}

}  // namespace

void write_through(const Handle& access, Sink& sink, const std::filesystem::path& path) {
  static const H5FD_class_t description = driver_class();
  static const hid_t driver = H5FDregister(&description);
  const Settings settings{&sink};
  sink.waiting.reserve(most_waiting);
  sink.leaving.reserve(most_waiting);
  must(driver, path, "cannot create");
  must(H5Pset_driver(access.id(), driver, &settings), path, "cannot create");
}

}  // namespace minori::hdf5
