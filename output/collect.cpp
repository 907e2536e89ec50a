#include "output/collect.hpp"

#include <map>
#include <set>

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
  for (const auto& run : survey.runs()) {
    digests.push_back(run.digest);
    hashes.push_back(run.scenario_hash);
  }
  for (const auto& [hash, text] : survey.scenarios()) scenarios.push_back(text);
  std::vector<Variable> variables{
      {added::digest, no_unit, "digest of the run's own file", "", {run_dimension}, digests},
      {added::hash, no_unit, "SHA-256 of the run's resolved scenario", "", {run_dimension}, hashes},
      {added::scenario, no_unit, "resolved scenarios, in full", "", {added::scenario_dimension}, scenarios}};
  for (const auto& [name, text] : options.texts) variables.push_back({name, no_unit, "", "", {}, Texts{text}});
  return variables;
}

Layout layout_with(const Layout& runs, const Survey& survey, const std::vector<Variable>& further) {
  Layout layout = runs;
  Texts hashes;
  for (const auto& [hash, text] : survey.scenarios()) hashes.push_back(hash);
  layout.dimensions.push_back({added::scenario_dimension, no_unit, "SHA-256 of a resolved scenario", hashes});
  for (const auto& each : further) layout.forms.push_back({without_values(each), false});
  check_names(layout);
  return layout;
}

/// Moves the runs' variables run by run, and hashes them on the way.
class Joiner {
 public:
  Joiner(Writer& writer, const Layout& runs) : writer_(writer), layout_(runs) {
    for (const auto& each : runs.forms) digests_.emplace(each.description.name, VariableDigest(each.description));
  }

  /// What is the same in all runs of a file.
  void add_constants(const Reader& reader) {
    for (const auto& each : joined_variables(reader))
      if (!has_runs(each)) add_constant(reader, each, placement_of(each, reader.dimensions(), layout_.dimensions));
  }

  void add_run(const Reader& reader, std::size_t run) {
    for (const auto& each : joined_variables(reader))
      if (has_runs(each)) add_slab(reader, run, each, placement_of(each, reader.dimensions(), layout_.dimensions));
    ++runs_;
  }

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
  void add_slab(const Reader& reader, std::size_t run, const Variable& form, const Placement& placement) {
    Variable slab = reader.read_runs(form.name, run, 1);
    if (placement.moves) slab = place(slab, one_run(placement));
    digests_.at(form.name).add(slab);
    if (placement.moves || !ChunkCopier::copy(reader, form, run, writer_, runs_)) writer_.write_runs(slab, runs_);
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
  std::size_t runs_ = 0;
};

/// Files that are read a run at a time: each is opened and its constants are taken once, and it is closed after its
/// last run, so that no more are open than there are packs side by side.
class OpenFiles {
 public:
  explicit OpenFiles(const std::vector<SurveyedRun>& runs) {
    for (const auto& each : runs) ++runs_left_[each.source.file];
  }

  void join(const RunSource& run, Joiner& joiner) {
    auto open = open_.find(run.file);
    if (open == open_.end()) {
      open = open_.emplace(run.file, Reader(run.file)).first;
      joiner.add_constants(open->second);
    }
    joiner.add_run(open->second, run.place);
    if (--runs_left_.at(run.file) == 0) open_.erase(open);
  }

 private:
  std::map<std::filesystem::path, std::size_t> runs_left_;
  std::map<std::filesystem::path, Reader> open_;
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
  if (survey.runs().empty() && !survey.unusable().empty()) refuse(target, survey.unusable());
  if (survey.runs().empty()) throw OutputError(target, "cannot collect", "there are no run files");
}

}  // namespace

CollectedFile collect(const std::vector<RunSource>& runs, const std::filesystem::path& target,
                      const CollectOptions& options) {
  std::set<std::filesystem::path> files;
  for (const auto& each : runs) files.insert(each.file);
  std::size_t steps = 0;
  const auto progress = [&] {
    if (options.progress) options.progress(++steps, files.size() + runs.size());
  };
  const Survey survey(runs, options.same_labels, progress);
  check_usable(survey, target, options);
  const auto further = added_variables(survey, options);
  const Layout layout = layout_with(survey.layout(), survey, further);
  Writer writer(target, layout);
  Joiner joiner(writer, survey.layout());
  OpenFiles open(survey.runs());
  for (const auto& run : survey.runs()) {
    open.join(run.source, joiner);
    progress();
  }
  auto hashes = joiner.finish();
  for (const auto& each : further) {
    writer.write(each);
    VariableDigest digest(each);
    digest.add(each);
    hashes.emplace_back(each.name, digest.hex());
  }
  CollectedFile collected{survey.runs().size(), "", survey.unusable()};
  collected.digest = join_digest(layout.dimensions, std::move(hashes), options.provenance);
  writer.publish(options.provenance, collected.digest);
  return collected;
}

}  // namespace minori
