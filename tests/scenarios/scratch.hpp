#pragma once

/// A folder for the input files of one test, and what loading them complains about.

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "scenarios/load.hpp"
#include "scenarios/problem.hpp"

namespace minori::test {

class Scratch {
 public:
  Scratch() {
    std::string name = (std::filesystem::temp_directory_path() / "minori-input-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder: " + name);
    folder_ = name;
  }
  ~Scratch() {
    std::error_code ignored;  // a folder left behind in /tmp does no harm
    std::filesystem::remove_all(folder_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  /// Writes a file and returns its path.
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }

 private:
  std::filesystem::path folder_;
};

/// `line:column message [suggestion]` of every problem; the line is 0 where there is none.
inline std::vector<std::string> told(const std::vector<Problem>& problems) {
  std::vector<std::string> lines;
  for (const auto& each : problems) {
    lines.push_back(std::to_string(each.line) + ":" + std::to_string(each.column) + " " + each.message);
    if (!each.suggestion.empty()) lines.back() += " [" + each.suggestion + "]";
  }
  return lines;
}

inline std::vector<std::string> faults_of_scenario(const std::string& name, const std::vector<std::string>& set = {}) {
  try {
    (void)load_scenario(name, set);
  } catch (const ScenarioError& error) {
    return told(error.problems());
  }
  return {};
}

inline std::vector<std::string> faults_of_experiment(const std::string& name,
                                                     const std::vector<std::string>& set = {}) {
  try {
    (void)load_experiment(name, set);
  } catch (const ScenarioError& error) {
    return told(error.problems());
  }
  return {};
}

}  // namespace minori::test
