#pragma once

/// What an open result file is to the program: its handles, and what it says about itself.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "output/hdf5.hpp"
#include "output/reader.hpp"

namespace minori {

struct Reader::State {
  std::filesystem::path path;
  bool sealed = false;
  hdf5::Handle file;
  hdf5::Handle root;
  std::vector<Dimension> dimensions;
  std::vector<Variable> forms;  ///< variables without values
  Provenance origin;
  std::string digest;
  bool has_run_hashes = false;
  std::string history;

  /// Fills dimensions, forms and the scenario text from the data sets of the root group, in order of creation.
  void read_contents();
  /// The variable without values. Throws OutputError if there is none of that name.
  [[nodiscard]] const Variable& form(const std::string& variable) const;
  /// Stays open as long as the file; no chunk is kept in memory, because each is a run and is read once.
  [[nodiscard]] hid_t open(const std::string& dataset) const;
  /// Fills the values of `made`, whose type is set, with `count` values of a selection.
  void read_values(hid_t dataset, hid_t memory_space, hid_t file_space, std::size_t count, Variable& made) const;

 private:
  mutable std::map<std::string, hdf5::Handle> datasets_;
  std::map<hobj_ref_t, std::string> scales_;  ///< dimensions by reference

  void read_dataset(const std::string& name);
  void read_dimension(const std::string& name, hid_t dataset);
  void read_form(const std::string& name, hid_t dataset);
  [[nodiscard]] std::vector<std::string> axes_of(const std::string& name, hid_t dataset) const;
  [[nodiscard]] std::string text_or_nothing(hid_t dataset, const std::string& attribute) const;
};

}  // namespace minori
