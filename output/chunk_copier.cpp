#include "output/chunk_copier.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "output/reader_state.hpp"

namespace minori {

using hdf5::Handle;
using hdf5::must;

namespace {

/// What decides whether two data sets' chunks are interchangeable.
struct Packing {
  std::vector<hsize_t> chunk;
  std::vector<std::vector<unsigned>> filters;  ///< identifier, flags, settings

  bool operator==(const Packing&) const = default;
};

Packing packing_of(hid_t dataset, const std::filesystem::path& path) {
  Packing packing;
  const Handle creation(H5Dget_create_plist(dataset), H5Pclose, path, "cannot read");
  if (H5Pget_layout(creation.id()) != H5D_CHUNKED) return packing;
  std::array<hsize_t, H5S_MAX_RANK> chunk{};
  const int rank = must(H5Pget_chunk(creation.id(), H5S_MAX_RANK, chunk.data()), path, "cannot read");
  packing.chunk.assign(chunk.begin(), chunk.begin() + rank);
  const int filters = must(H5Pget_nfilters(creation.id()), path, "cannot read");
  for (int i = 0; i < filters; ++i) {
    unsigned flags = 0;
    unsigned ignored = 0;
    std::array<unsigned, 16> settings{};
    std::size_t count = settings.size();
    const int filter = must(
        H5Pget_filter2(creation.id(), static_cast<unsigned>(i), &flags, &count, settings.data(), 0, nullptr, &ignored),
        path, "cannot read");
    std::vector<unsigned> all{static_cast<unsigned>(filter), flags};
    all.insert(all.end(), settings.begin(),
               settings.begin() + static_cast<std::ptrdiff_t>(std::min(count, settings.size())));
    packing.filters.push_back(std::move(all));
  }
  return packing;
}

bool same_type(hid_t left, hid_t right, const std::filesystem::path& path) {
  const Handle one(H5Dget_type(left), H5Tclose, path, "cannot read");
  const Handle other(H5Dget_type(right), H5Tclose, path, "cannot read");
  return H5Tequal(one.id(), other.id()) > 0;
}

/// One run per chunk, so that the place of a run's chunk is its first run alone.
bool chunk_is_run(const Packing& packing) { return packing.chunk.size() > 1 && packing.chunk[0] == 1; }

}  // namespace

std::optional<ChunkCopier> ChunkCopier::between(const Reader& from, const Variable& variable, Writer& to) {
  const auto held = hdf5::lock();
  const hid_t source = from.state_->open(variable.name);
  const hid_t target = to.dataset(variable.name);
  const Packing packing = packing_of(source, from.path());
  if (!chunk_is_run(packing) || packing != packing_of(target, to.target()) || !same_type(source, target, from.path()))
    return std::nullopt;
  return ChunkCopier(from, source, to, target, variable.name, packing.chunk.size());
}

ChunkCopier::ChunkCopier(const Reader& from, hid_t source, Writer& to, hid_t target, std::string variable,
                         std::size_t rank)
    : source_(source),
      target_(target),
      from_(from.path()),
      to_(to.target()),
      variable_(std::move(variable)),
      start_(rank, 0) {}

void ChunkCopier::copy(std::size_t run, std::size_t target_run) {
  const auto held = hdf5::lock();
  start_[0] = run;
  hsize_t size = 0;
  std::uint32_t skipped_filters = 0;
  must(H5Dget_chunk_storage_size(source_, start_.data(), &size), from_, "cannot read " + variable_);
  bytes_.resize(size);
  must(H5Dread_chunk(source_, H5P_DEFAULT, start_.data(), &skipped_filters, bytes_.data()), from_,
       "cannot read " + variable_);
  start_[0] = target_run;
  must(H5Dwrite_chunk(target_, H5P_DEFAULT, skipped_filters, start_.data(), bytes_.size(), bytes_.data()), to_,
       "cannot write " + variable_);
}

}  // namespace minori
