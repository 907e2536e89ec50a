#pragma once

/// What ships with the program: scenarios, experiments, programmes and countries, with their titles.

#include <filesystem>
#include <string>
#include <vector>

namespace minori {

/// The folder with baseline.toml, experiments/, programmes/ and countries/: $MINORI_DATA if set, else share/minori
/// beside the installed program, else the source folder it was built from.
[[nodiscard]] std::filesystem::path data_folder();

struct CatalogueEntry {
  std::string name;
  std::string title_en;
  std::string title_ja;
  std::filesystem::path path;
};

struct Catalogue {
  std::vector<CatalogueEntry> scenarios;
  std::vector<CatalogueEntry> experiments;
  std::vector<CatalogueEntry> programmes;
  std::vector<CatalogueEntry> countries;
};

/// All that ships, each list sorted by name. Files that cannot be read are listed without a title.
[[nodiscard]] Catalogue catalogue();

}  // namespace minori
