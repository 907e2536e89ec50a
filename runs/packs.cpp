#include "runs/packs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "output/provenance.hpp"
#include "output/reader.hpp"
#include "output/survey.hpp"
#include "runs/run.hpp"

namespace minori::runs {
namespace {

constexpr std::string_view pack_prefix = "replicates_";

std::optional<std::int32_t> number_in(std::string_view digits) {
  std::int32_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc() || stopped != end || number < 0) return std::nullopt;
  return number;
}

}  // namespace

std::filesystem::path pack_file(const std::filesystem::path& folder, const std::string& scenario, std::int32_t first,
                                std::int32_t last) {
  return folder / scenario / fmt::format("{}{:06}_{:06}.h5", pack_prefix, first, last);
}

std::optional<Pack> pack_named(const std::filesystem::path& file) {
  const std::string stem = file.stem().string();
  if (file.extension() != ".h5" || !stem.starts_with(pack_prefix)) return std::nullopt;
  const std::string_view range = std::string_view(stem).substr(pack_prefix.size());
  const auto gap = range.find('_');
  if (gap == std::string_view::npos) return std::nullopt;
  const auto first = number_in(range.substr(0, gap));
  const auto last = number_in(range.substr(gap + 1));
  if (!first || !last || *last < *first) return std::nullopt;
  return Pack{file, *first, *last};
}

const std::vector<Pack>& Packs::of(const std::string& scenario) {
  const auto [list, is_new] = lists_.try_emplace(scenario);
  if (!is_new) return list->second;
  std::error_code failure;
  std::filesystem::directory_iterator each(folder_ / scenario, failure);
  for (const std::filesystem::directory_iterator end; !failure && each != end; each.increment(failure))
    if (auto pack = pack_named(each->path())) list->second.push_back(std::move(*pack));
  if (failure && failure != std::errc::no_such_file_or_directory)
    throw OutputError(folder_ / scenario, "cannot be read", failure.message());
  std::ranges::sort(list->second, {}, &Pack::first);
  return list->second;
}

std::optional<RunSource> Packs::find(const std::string& scenario, std::int32_t replicate) {
  for (const Pack& pack : of(scenario))
    if (pack.holds(replicate)) return RunSource{pack.file, static_cast<std::size_t>(replicate - pack.first)};
  return std::nullopt;
}

const std::vector<std::string>& Packs::identities(const std::filesystem::path& pack) {
  const auto [list, is_new] = identities_.try_emplace(pack);
  if (!is_new) return list->second;
  try {
    const Reader reader(pack);
    for (const auto& run : origins_of(reader))
      list->second.push_back(run_identity(run.scenario_text, run.seed, reader.provenance().program_version));
  } catch (const OutputError&) {
    list->second.clear();
  }
  return list->second;
}

std::vector<std::optional<RunSource>> places_of(const std::filesystem::path& folder, const std::string& scenario,
                                                std::uint64_t experiment_seed, std::int32_t replicates) {
  std::vector<std::optional<RunSource>> places(static_cast<std::size_t>(replicates));
  for (std::int32_t replicate = 0; replicate < replicates; ++replicate) {
    auto file = run_file(folder, scenario, replicate_seed(experiment_seed, replicate));
    if (std::filesystem::exists(file)) places[static_cast<std::size_t>(replicate)] = RunSource{std::move(file)};
  }
  Packs packs(folder);  // after the runs' own files: what is packed in between is seen here
  for (std::int32_t replicate = 0; replicate < replicates; ++replicate) {
    auto& place = places[static_cast<std::size_t>(replicate)];
    if (!place) place = packs.find(scenario, replicate);
  }
  return places;
}

}  // namespace minori::runs
