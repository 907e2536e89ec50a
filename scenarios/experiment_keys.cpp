#include "scenarios/keys.hpp"

#include <utility>

namespace minori {

namespace {

std::vector<Key<LabelText>> label_keys(const std::string& name, const std::string& description) {
  return {
      key<LabelText>({.path = name, .high = longest_name, .description = description}, &LabelText::name),
      key<LabelText>({.path = "title_en", .high = longest_text, .description = "title in English"},
                     &LabelText::title_en),
      key<LabelText>({.path = "title_ja", .high = longest_text, .description = "title in Japanese"},
                     &LabelText::title_ja),
  };
}

std::vector<Key<ExperimentText>> naming_keys() {
  return {
      key<ExperimentText>({.path = "name", .high = longest_name, .description = "identifies the experiment in files"},
                          &ExperimentText::name),
      key<ExperimentText>({.path = "title_en", .high = longest_text, .description = "title in English"},
                          &ExperimentText::title_en),
      key<ExperimentText>({.path = "title_ja", .high = longest_text, .description = "title in Japanese"},
                          &ExperimentText::title_ja),
      key<ExperimentText>(
          {.path = "question_en", .high = longest_text, .description = "what the comparison answers, in English"},
          &ExperimentText::question_en),
      key<ExperimentText>(
          {.path = "question_ja", .high = longest_text, .description = "what the comparison answers, in Japanese"},
          &ExperimentText::question_ja),
  };
}

std::vector<Key<ExperimentText>> design_keys() {
  return {
      key<ExperimentText>(
          {.path = "extends",
           .high = longest_text,
           .description = "experiment that this one starts from: shipped name or file; factors, levels and "
                          "scenarios of the same name take the place of its own"},
          &ExperimentText::extends),
      key<ExperimentText>({.path = "base",
                           .high = longest_text,
                           .description = "scenario that all entries start from: shipped name or file"},
                          &ExperimentText::base),
      key<ExperimentText>({.path = "baseline",
                           .high = longest_name,
                           .description = "name of the entry that the others are compared with"},
                          &ExperimentText::baseline),
      key<ExperimentText>({.path = "replicates",
                           .unit = "1",
                           .low = 1,
                           .high = 1'000'000,
                           .description = "seeds per entry; replicate r has the same seed in every entry",
                           .source = "judgement"},
                          &ExperimentText::replicates),
      key<ExperimentText>({.path = "seed",
                           .unit = "1",
                           .low = 0,
                           .high = KeyInfo::infinity,
                           .description = "all chance of the experiment comes from this number",
                           .source = "judgement"},
                          &ExperimentText::seed),
  };
}

}  // namespace

const std::vector<Key<ExperimentText>>& experiment_keys() {
  static const auto keys = [] {
    auto all = naming_keys();
    for (auto& each : design_keys()) all.push_back(std::move(each));
    return all;
  }();
  return keys;
}

const std::vector<Key<LabelText>>& factor_keys() {
  static const auto keys = label_keys("name", "identifies the factor; entries carry the label of its level");
  return keys;
}

const std::vector<Key<LabelText>>& level_keys() {
  static const auto keys = label_keys("label", "of the level; the labels of an entry's levels make its name");
  return keys;
}

const std::vector<Key<LabelText>>& entry_keys() {
  static const auto keys = label_keys("name", "identifies the entry in files and charts");
  return keys;
}

}  // namespace minori
