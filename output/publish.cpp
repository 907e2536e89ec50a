#include "output/publish.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include "output/file.hpp"

namespace minori {
namespace {

[[noreturn]] void fail(const std::filesystem::path& target, const char* failure) {
  throw OutputError(target, failure, std::strerror(errno));
}

std::filesystem::path folder_of(const std::filesystem::path& target) {
  return target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
}

void bring_folder_to_disk(const std::filesystem::path& target) {
  const int folder = ::open(folder_of(target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;  // a folder may be writable but not readable; the file itself is safe by then
  const bool done = ::fsync(folder) == 0 || errno == EINVAL || errno == ENOTSUP;  // some file systems cannot
  const int reason = errno;
  ::close(folder);
  errno = reason;
  if (!done) fail(target, "cannot write its folder");
}

void write_all(int descriptor, const std::string& text, const std::filesystem::path& target) {
  for (std::size_t done = 0; done < text.size();) {
    const auto wrote = ::write(descriptor, text.data() + done, text.size() - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) fail(target, "cannot write");
    done += static_cast<std::size_t>(wrote);
  }
}

/// Where a link leads, so that it stays a link.
std::filesystem::path followed(const std::filesystem::path& target) {
  std::error_code failure;
  if (!std::filesystem::is_symlink(target, failure)) return target;
  const auto place = std::filesystem::canonical(target, failure);
  return failure ? target : place;
}

/// A folder, a device or a pipe is nothing that a file may take the place of.
void check_replaceable(const std::filesystem::path& target) {
  std::error_code ignored;
  const auto status = std::filesystem::status(target, ignored);
  if (std::filesystem::is_directory(status)) throw OutputError(target, "cannot create", "Is a directory");
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
    throw OutputError(target, "cannot create", "what stands there is not a regular file");
}

}  // namespace

PartFile::PartFile(const std::filesystem::path& target) : target_(followed(target)), part_(target_) {
  part_ += ".part";
  check_replaceable(target_);
  while (!lock()) {
  }
  if (::ftruncate(descriptor_, 0) != 0) {  // what a killed process left
    const int reason = errno;
    discard();
    errno = reason;
    fail(target_, "cannot create");
  }
}

/// False if the file was published or removed by another process between opening and locking it.
bool PartFile::lock() {
  descriptor_ = ::open(part_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor_ < 0) fail(target_, "cannot create");
  const bool busy = ::flock(descriptor_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  struct stat opened {};
  struct stat named {};
  const bool same = !busy && ::fstat(descriptor_, &opened) == 0 && ::stat(part_.c_str(), &named) == 0 &&
                    opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
  if (same) return true;
  ::close(std::exchange(descriptor_, -1));
  if (busy) throw BusyError(target_, "cannot create", "another process is writing it");
  return false;
}

PartFile::~PartFile() { discard(); }

void PartFile::publish() {
  if (::fsync(descriptor_) != 0) fail(target_, "cannot write");
  if (::rename(part_.c_str(), target_.c_str()) != 0) fail(target_, "cannot create");
  // Network file systems report late write errors when a file is closed.
  if (::close(std::exchange(descriptor_, -1)) != 0) fail(target_, "cannot write");
  bring_folder_to_disk(target_);
}

void PartFile::discard() noexcept {
  if (descriptor_ < 0) return;
  ::unlink(part_.c_str());
  ::close(std::exchange(descriptor_, -1));
}

void write_text_file(const std::filesystem::path& path, const std::string& text) {
  PartFile file(path);
  write_all(file.descriptor(), text, path);
  file.publish();
}

}  // namespace minori
