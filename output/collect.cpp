#include "output/collect.hpp"

#include <map>

#include "output/alignment.hpp"
#include "output/chunk_copier.hpp"
#include "output/digest.hpp"
#include "output/survey.hpp"
#include "output/writer.hpp"

namespace minori {
namespace {

using Texts = std::vector<std::string>;

/// What the analysis file holds besides the runs' own variables.
std::vector<Variable> added_variables(const Survey& survey, const CollectOptions& options) {
  Texts digests;
  Texts hashes;
  Texts scenarios;
  for (const auto& file : survey.files()) {
    digests.insert(digests.end(), file.runs, file.digest);
    hashes.insert(hashes.end(), file.runs, file.scenario_hash);
  }
  for (const auto& [hash, text] : survey.scenarios()) scenarios.push_back(text);
  std::vector<Variable> added{
      {"run_digest", no_unit, "digest of the run's own file", "", {run_dimension}, digests},
      {"run_scenario_hash", no_unit, "SHA-256 of the run's resolved scenario", "", {run_dimension}, hashes},
      {"scenario_text", no_unit, "resolved scenarios, in full", "", {"scenario_hash"}, scenarios}};
  for (const auto& [name, text] : options.texts) added.push_back({name, no_unit, "", "", {}, Texts{text}});
  return added;
}

Layout layout_with(const Layout& runs, const Survey& survey, const std::vector<Variable>& added) {
  Layout layout = runs;
  Texts hashes;
  for (const auto& [hash, text] : survey.scenarios()) hashes.push_back(hash);
  layout.dimensions.push_back({"scenario_hash", no_unit, "SHA-256 of a resolved scenario", hashes});
  for (const auto& each : added) layout.forms.push_back({without_values(each), false});
  check_names(layout);
  return layout;
}

/// Moves the runs' variables file by file, and hashes them on the way.
class Joiner {
 public:
  Joiner(Writer& writer, const Layout& runs) : writer_(writer), layout_(runs) {
    for (const auto& each : runs.forms) digests_.emplace(each.description.name, VariableDigest(each.description));
  }

  void add(const Reader& reader) {
    for (const auto& each : joined_variables(reader)) {
      const Placement placement = placement_of(each, reader.dimensions(), layout_.dimensions);
      if (has_runs(each))
        add_runs(reader, each, placement);
      else
        add_constant(reader, each, placement);
    }
    first_run_ += reader.runs();
  }

  [[nodiscard]] std::size_t runs() const noexcept { return first_run_; }

  /// Writes what does not change from run to run; returns the hash of every variable.
  std::vector<std::pair<std::string, std::string>> finish() {
    for (const auto& [name, variable] : constants_) {
      writer_.write(variable);
      digests_.at(name).add(variable);
    }
    std::vector<std::pair<std::string, std::string>> hashes;
    for (auto& [name, digest] : digests_) hashes.emplace_back(name, digest.hex());
    return hashes;
  }

 private:
  void add_runs(const Reader& reader, const Variable& form, const Placement& placement) {
    for (std::size_t run = 0; run < reader.runs(); ++run) {
      Variable slab = reader.read_runs(form.name, run, 1);
      if (placement.moves) slab = place(slab, one_run(placement));
      digests_.at(form.name).add(slab);
      if (placement.moves || !ChunkCopier::copy(reader, form, run, writer_, first_run_ + run))
        writer_.write_runs(slab, first_run_ + run);
    }
  }

  static Placement one_run(Placement placement) {
    placement.positions.front() = {0};
    placement.joint_shape.front() = 1;
    return placement;
  }

  void add_constant(const Reader& reader, const Variable& form, const Placement& placement) {
    Variable part = reader.read(form.name);
    if (placement.moves) part = place(part, placement);
    const auto [known, first] = constants_.emplace(form.name, part);
    if (!first && !merge_values(known->second, part))
      throw OutputError(reader.path(), "cannot be joined", "its " + form.name + " differs from that of other files");
  }

  Writer& writer_;
  const Layout& layout_;
  std::map<std::string, VariableDigest> digests_;
  std::map<std::string, Variable> constants_;
  std::size_t first_run_ = 0;
};

[[noreturn]] void refuse(const std::filesystem::path& target, const std::vector<RefusedFile>& refused) {
  std::string message = target.string() + ": cannot collect: " + std::to_string(refused.size()) + " of the run files " +
                        (refused.size() == 1 ? "is" : "are") + " not usable";
  for (const auto& each : refused) message += "\n  " + each.path.string() + ": " + each.reason;
  throw OutputError(message);
}

void check_usable(const Survey& survey, const std::filesystem::path& target, const CollectOptions& options) {
  auto refused = survey.misfits();
  if (!options.leave_out_unusable) refused.insert(refused.end(), survey.unusable().begin(), survey.unusable().end());
  if (!refused.empty()) refuse(target, refused);
  if (survey.files().empty() && !survey.unusable().empty()) refuse(target, survey.unusable());
  if (survey.files().empty()) throw OutputError(target, "cannot collect", "there are no run files");
}

}  // namespace

CollectedFile collect(const std::vector<std::filesystem::path>& run_files, const std::filesystem::path& target,
                      const CollectOptions& options) {
  std::size_t steps = 0;
  const auto progress = [&] {
    if (options.progress) options.progress(++steps, 2 * run_files.size());
  };
  Survey survey;
  for (const auto& each : run_files) {
    survey.add(each);
    progress();
  }
  check_usable(survey, target, options);
  const auto added = added_variables(survey, options);
  const Layout layout = layout_with(survey.layout(), survey, added);
  Writer writer(target, layout);
  Joiner joiner(writer, survey.layout());
  for (const auto& file : survey.files()) {
    joiner.add(Reader(file.path));
    progress();
  }
  auto hashes = joiner.finish();
  for (const auto& each : added) {
    writer.write(each);
    VariableDigest digest(each);
    digest.add(each);
    hashes.emplace_back(each.name, digest.hex());
  }
  CollectedFile collected{joiner.runs(), "", survey.unusable()};
  collected.digest = join_digest(layout.dimensions, std::move(hashes), options.provenance);
  writer.publish(options.provenance, collected.digest);
  return collected;
}

}  // namespace minori
