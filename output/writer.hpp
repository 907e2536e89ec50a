#pragma once

/// Writing a result file piece by piece: first its layout, then values in slabs along `run`, then its publication.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "output/descriptor_driver.hpp"
#include "output/digest.hpp"
#include "output/hdf5.hpp"
#include "output/layout.hpp"
#include "output/provenance.hpp"
#include "output/publish.hpp"

namespace minori {

class Writer {
 public:
  /// Creates `target.part` with every dimension and every empty variable. Throws OutputError.
  Writer(const std::filesystem::path& target, const Layout& layout);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// All values of a variable.
  void write(const Variable& variable);
  /// Values of runs [first_run, first_run + slab's runs) of a variable over `run`.
  void write_runs(const Variable& slab, std::size_t first_run);
  [[nodiscard]] const std::filesystem::path& target() const noexcept { return file_.target(); }
  /// The data set of a variable, for copying stored chunks.
  [[nodiscard]] hid_t dataset(const std::string& variable) const { return datasets_.at(variable).id(); }

  /// Adds attributes, hashes, scenario and provenance, and gives the file its name. Returns its digest.
  std::string publish(const Provenance& provenance, const DigestParts& parts);

 private:
  void create(const Layout& layout);
  void create_dimension(const Dimension& dimension, int number);
  void create_variable(const Form& form, const std::vector<hsize_t>& shape, const std::string& labels);
  void attach_scales(const Variable& variable, hid_t dataset);
  void write_values(const Variable& variable, hid_t dataset, hid_t memory_space, hid_t file_space);
  void write_scenario(const std::string& scenario);
  void write_run_hashes(const std::vector<std::string>& hashes);
  void write_root_attributes(const Provenance& provenance, const std::string& digest);
  void close(const Provenance& provenance, const DigestParts& parts, const std::string& digest);
  void write_provenance(const Provenance& provenance);
  void text(hid_t object, const std::string& name, const std::string& value) const;
  void check_sink() const;

  PartFile file_;
  hdf5::Sink sink_;
  std::vector<Dimension> axes_;  ///< names and lengths of what was created
  hdf5::Handle handle_;          ///< the open file: closed last
  hdf5::Handle text_type_;
  hdf5::Handle root_;
  std::map<std::string, hdf5::Handle> datasets_;  ///< dimensions and variables
};

}  // namespace minori
