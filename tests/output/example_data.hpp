#pragma once

/// A small result as a run leaves it: 2 quarters, 3 regions, every type of value, Japanese names.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include "output/provenance.hpp"
#include "sim/labelled_data.hpp"

namespace minori::testing {

inline LabelledData example_trajectory() {
  const float missing = std::numeric_limits<float>::quiet_NaN();
  LabelledData data;
  data.dimensions = {
      {"time", "years", "fiscal year; quarters are parts of a year", std::vector<double>{2011.0, 2011.25}},
      {"region", "1", "prefecture", std::vector<std::string>{"Hokkaido", "Tokyo", "Osaka"}},
  };
  data.variables = {
      {"region_code",
       "1",
       "number of the prefecture (JIS X 0401)",
       "",
       {"region"},
       std::vector<std::int32_t>{1, 13, 27}},
      {"region_name_ja",
       "1",
       "name in Japanese",
       "",
       {"region"},
       std::vector<std::string>{"北海道", "東京都", "大阪府"}},
      {"startups",
       "1",
       "new technology-based firms",
       "time: sum",
       {"time", "region"},
       std::vector<std::int32_t>{0, 7, 2, 1, 9, 3}},
      {"sales",
       "Myen",
       "sales of all firms",
       "time: sum",
       {"time", "region"},
       std::vector<float>{1.5F, 250.25F, 90.0F, 2.5F, 260.75F, missing}},
      {"tax_rate", "1", "a number on its own", "", {}, std::vector<double>{0.232}},
      {"country", "1", "a text on its own", "", {}, std::vector<std::string>{"日本"}},
  };
  return data;
}

inline Provenance example_provenance() {
  Provenance made = provenance_of_this_program("minori run baseline");
  made.title = "Baseline, replicate 0";
  made.scenario_text = "name = \"baseline\"\ntitle_ja = \"基準\"\n";
  made.seed = 0x00000000deadbeefU;
  made.input_hashes = {{"regions.csv", std::string(64, 'a')}};
  made.threads = 2;
  return made;
}

/// A folder of its own that goes away with it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "minori-output-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
  /// Names of everything in the folder, sorted.
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& each : std::filesystem::directory_iterator(path_)) found.push_back(each.path().filename());
    std::sort(found.begin(), found.end());
    return found;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace minori::testing
