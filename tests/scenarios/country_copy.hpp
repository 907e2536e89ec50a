#pragma once

/// A copy of countries/small that a test may damage.

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "scenarios/country_reader.hpp"

namespace minori::test {

inline std::filesystem::path shipped_country(const std::string& name) {
  return std::filesystem::path(MINORI_SOURCE_DIR) / "scenarios" / "countries" / name;
}

inline std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

class CountryCopy {
 public:
  CountryCopy() {
    std::string name = (std::filesystem::temp_directory_path() / "minori-country-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder: " + name);
    folder_ = name;
    std::filesystem::copy(shipped_country("small"), folder_, std::filesystem::copy_options::recursive);
  }
  ~CountryCopy() {
    std::error_code ignored;  // a folder left behind in /tmp does no harm
    std::filesystem::remove_all(folder_, ignored);
  }
  CountryCopy(const CountryCopy&) = delete;
  CountryCopy& operator=(const CountryCopy&) = delete;

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  void write(const std::string& table, const std::string& text) const {
    std::ofstream(folder_ / table, std::ios::binary) << text;
  }

  /// Replaces the first `from` of a table; the test is wrong if there is none.
  void replace(const std::string& table, const std::string& from, const std::string& to) const {
    std::string text = text_of(folder_ / table);
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error(table + " has no '" + from + "'");
    write(table, text.replace(at, from.size(), to));
  }

  /// What reading the copy complains about; empty if nothing.
  [[nodiscard]] std::vector<Problem> problems() const {
    try {
      (void)read_country(folder_);
    } catch (const ScenarioError& error) {
      return error.problems();
    }
    return {};
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace minori::test
