#include "output/collect.hpp"

#include <map>
#include <set>

#include "output/joiner.hpp"
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

/// Files that are read a run at a time: each is opened once, and it is closed after its last run, so that no more are
/// open than there are packs side by side.
class OpenFiles {
 public:
  explicit OpenFiles(Survey& survey) : survey_(survey) {
    for (const auto& each : survey.runs()) ++runs_left_[each.source.file];
  }

  void join(const RunSource& run, Joiner& joiner) {
    auto open = open_.find(run.file);
    if (open == open_.end()) open = open_.emplace(run.file, joiner.open(survey_.take_reader(run.file))).first;
    joiner.add_run(open->second, run.place);
    if (--runs_left_.at(run.file) == 0) open_.erase(open);
  }

 private:
  Survey& survey_;
  std::map<std::filesystem::path, std::size_t> runs_left_;
  std::map<std::filesystem::path, JoinedFile> open_;
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
  Survey survey(runs, options.same_labels, progress);
  check_usable(survey, target, options);
  const auto further = added_variables(survey, options);
  const Layout layout = layout_with(survey.layout(), survey, further);
  Writer writer(target, layout);
  Joiner joiner(writer, survey.layout());
  OpenFiles open(survey);
  for (const auto& run : survey.runs()) {
    open.join(run.source, joiner);
    progress();
  }
  for (const auto& each : further) joiner.add(each);
  DigestParts parts = joiner.finish();
  parts.dimensions = layout.dimensions;
  return {survey.runs().size(), writer.publish(options.provenance, parts), survey.unusable()};
}

}  // namespace minori
