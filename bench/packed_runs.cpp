/// Makes a sweep's folder of packs without simulating: every run is a copy of one run, under a digest of its own. For
/// scripts/collect-speed, since ten thousand default runs take a day and joining them does not look at the values.
///
/// Usage: minori_packed_runs RUN_FILE FOLDER RUNS

#include <algorithm>
#include <exception>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <string>
#include <vector>

#include "output/digest.hpp"
#include "output/joiner.hpp"
#include "output/survey.hpp"
#include "runs/manifest.hpp"
#include "runs/packs.hpp"

namespace {

using namespace minori;
using Texts = std::vector<std::string>;

constexpr std::int32_t runs_per_pack = 256;

Dimension run_numbers(const Dimension& of_one, std::int32_t runs) {
  std::vector<std::int32_t> numbers(static_cast<std::size_t>(runs));
  std::iota(numbers.begin(), numbers.end(), 0);
  return {of_one.name, of_one.unit, of_one.long_name, numbers};
}

Layout layout_of_pack(const Reader& run, std::int32_t runs) {
  Layout layout{joined_dimensions(run), {}};
  for (auto& each : layout.dimensions)
    if (each.name == run_dimension) each = run_numbers(each, runs);
  for (const auto& each : joined_variables(run)) layout.forms.push_back({each, run.may_be_missing(each.name)});
  return layout;
}

std::vector<Variable> added_variables(const Reader& run, const runs::Pack& pack) {
  const std::string& scenario = run.provenance().scenario_text;
  Texts digests;
  for (std::int32_t each = pack.first; each <= pack.last; ++each)
    digests.push_back("sha256:" + sha256(std::to_string(each)));
  const Texts hashes(digests.size(), sha256(scenario));
  return {{added::digest, no_unit, "", "", {run_dimension}, digests},
          {added::hash, no_unit, "", "", {run_dimension}, hashes},
          {added::scenario, no_unit, "", "", {added::scenario_dimension}, Texts{scenario}}};
}

void write_pack(const Reader& run, const runs::Pack& pack) {
  const Layout runs = layout_of_pack(run, pack.last - pack.first + 1);
  const auto further = added_variables(run, pack);
  Layout whole = runs;
  whole.dimensions.push_back({added::scenario_dimension, no_unit, "", Texts{sha256(run.provenance().scenario_text)}});
  for (const auto& each : further) whole.forms.push_back({without_values(each), false});
  Writer writer(pack.file, whole);
  Joiner joiner(writer, runs);
  JoinedFile file = joiner.open(Reader(run.path()));
  for (std::int32_t each = pack.first; each <= pack.last; ++each) joiner.add_run(file, 0);
  for (const auto& each : further) joiner.add(each);
  DigestParts parts = joiner.finish();
  parts.dimensions = whole.dimensions;
  writer.publish(run.provenance(), parts);
}

void make_folder(const std::filesystem::path& run_file, const std::filesystem::path& folder, std::int32_t runs) {
  const Reader run(run_file);
  const std::string scenario = "copies";
  nlohmann::ordered_json texts;
  for (const char* each : runs::experiment_text_names) texts[each] = "copies of one run";
  runs::Manifest manifest{"packed_runs", run.provenance().program_version, run.provenance().seed, runs, {scenario}, {},
                          texts.dump()};
  manifest.scenario_hashes[scenario] = sha256(run.provenance().scenario_text);
  runs::claim_folder(folder, manifest);
  std::filesystem::create_directories(folder / scenario);
  for (std::int32_t first = 0; first < runs; first += runs_per_pack) {
    const std::int32_t last = std::min(first + runs_per_pack, runs) - 1;
    write_pack(run, {runs::pack_file(folder, scenario, first, last), first, last});
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments, arguments + count);
  if (words.size() != 4) {
    std::cerr << "usage: minori_packed_runs RUN_FILE FOLDER RUNS\n";
    return 2;
  }
  try {
    make_folder(words[1], words[2], std::stoi(words[3]));
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
