/// Files that are not what they should be: every one gets a message, none a crash.

#include <hdf5.h>
#include <hdf5_hl.h>

#include <array>
#include <fstream>
#include <sstream>

#include "output/file.hpp"
#include "output/reader.hpp"
#include "tests/catch.hpp"
#include "tests/output/example_data.hpp"

using namespace minori;
using namespace minori::testing;

namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ostringstream all;
  all << std::ifstream(path, std::ios::binary).rdbuf();
  return all.str();
}

void set_bytes(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

/// Reads everything; returns "whole", "another digest" or the message.
std::string verdict(const std::filesystem::path& path) {
  try {
    const Reader reader(path);
    (void)reader.read_all();
    return reader.computed_digest() == reader.digest() ? "whole" : "another digest";
  } catch (const OutputError& error) {
    return error.what();
  }
}

/// Changes a file through HDF5's own functions.
template <class Change>
void change(const std::filesystem::path& path, Change&& change) {
  const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  REQUIRE(file >= 0);
  change(file);
  REQUIRE(H5Fclose(file) >= 0);
}

std::filesystem::path example_file(const TemporaryFolder& folder) {
  write_file(folder / "run.h5", as_run(example_trajectory(), {}), example_provenance());
  return folder / "run.h5";
}

}  // namespace

TEST_CASE("what is not a result file is refused with the reason", "[output][errors]") {
  const TemporaryFolder folder;
  CHECK(verdict(folder / "none.h5") == (folder / "none.h5").string() + ": cannot read: No such file or directory");
  CHECK(verdict(folder.path()) == folder.path().string() + ": cannot read: Is a directory");
  set_bytes(folder / "empty.h5", "");
  CHECK(verdict(folder / "empty.h5") == (folder / "empty.h5").string() + ": not a result file: it is empty");
  set_bytes(folder / "text.h5", "name = \"baseline\"\n");
  CHECK(verdict(folder / "text.h5") == (folder / "text.h5").string() + ": not a result file: it is not HDF5");
  set_bytes(folder / "signature.h5", "\x89HDF\r\n\x1a\n");
  CHECK_THAT(verdict(folder / "signature.h5"), Catch::Contains("signature.h5: damaged: "));
}

TEST_CASE("HDF5 of another program is refused", "[output][errors]") {
  const TemporaryFolder folder;
  const auto path = folder / "other.h5";
  REQUIRE(H5Fclose(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT)) >= 0);
  CHECK_THAT(verdict(path), Catch::Contains("other.h5: not a result file of Minori"));
}

TEST_CASE("another format version is refused, naming both", "[output][errors]") {
  const TemporaryFolder folder;
  const auto path = example_file(folder);
  change(path, [](hid_t file) {
    const int version = 99;
    const hid_t attribute = H5Aopen(file, "format_version", H5P_DEFAULT);
    REQUIRE(H5Awrite(attribute, H5T_NATIVE_INT, &version) >= 0);
    H5Aclose(attribute);
  });
  CHECK_THAT(verdict(path), Catch::Contains("run.h5: format version 99: this program reads version 2"));
}

TEST_CASE("a value changed behind the program's back is seen", "[output][errors]") {
  const TemporaryFolder folder;
  const auto path = example_file(folder);
  REQUIRE(verdict(path) == "whole");
  change(path, [](hid_t file) {
    const std::vector<int> counts{0, 7, 2, 1, 9, 4};
    const hid_t dataset = H5Dopen2(file, "startups", H5P_DEFAULT);
    REQUIRE(H5Dwrite(dataset, H5T_NATIVE_INT, H5S_ALL, H5S_ALL, H5P_DEFAULT, counts.data()) >= 0);
    H5Dclose(dataset);
  });
  CHECK(verdict(path) == "another digest");
}

TEST_CASE("a run's hash that is changed or gone behind the program's back is seen", "[output][errors]") {
  const TemporaryFolder folder;
  const auto path = example_file(folder);
  REQUIRE(Reader(path).is_whole());
  SECTION("changed") {
    change(path, [](hid_t file) {
      const std::string forged(64, '0');
      const char* text = forged.c_str();
      const hid_t dataset = H5Dopen2(file, "run_values_hash", H5P_DEFAULT);
      const hid_t type = H5Dget_type(dataset);
      REQUIRE(H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, &text) >= 0);
      H5Tclose(type);
      H5Dclose(dataset);
    });
  }
  SECTION("gone") {
    change(path, [](hid_t file) { REQUIRE(H5Ldelete(file, "run_values_hash", H5P_DEFAULT) >= 0); });
  }
  CHECK(verdict(path) == "whole");  // the data are
  CHECK_FALSE(Reader(path).is_whole());
}

TEST_CASE("hashes that are not one for each run are refused", "[output][errors]") {
  const TemporaryFolder folder;
  const auto path = example_file(folder);
  change(path, [](hid_t file) {
    REQUIRE(H5Ldelete(file, "run_values_hash", H5P_DEFAULT) >= 0);
    const hsize_t three = 3;
    const std::array numbers{1, 2, 3};
    REQUIRE(H5LTmake_dataset_int(file, "run_values_hash", 1, &three, numbers.data()) >= 0);
  });
  CHECK_THROWS_WITH(Reader(path).run_hashes(), Catch::Contains("damaged: run_values_hash does not fit the runs"));
}

TEST_CASE("a variable or the provenance that is gone is seen", "[output][errors]") {
  const TemporaryFolder folder;
  const auto path = example_file(folder);
  SECTION("a variable") {
    change(path, [](hid_t file) { REQUIRE(H5Ldelete(file, "startups", H5P_DEFAULT) >= 0); });
    CHECK(verdict(path) == "another digest");
  }
  SECTION("what a variable lies over") {
    change(path, [](hid_t file) {
      const hid_t variable = H5Dopen2(file, "startups", H5P_DEFAULT);
      const hid_t dimension = H5Dopen2(file, "region", H5P_DEFAULT);
      REQUIRE(H5DSdetach_scale(variable, dimension, 2) >= 0);
      H5Dclose(variable);
      H5Dclose(dimension);
    });
    CHECK_THAT(verdict(path), Catch::Contains("run.h5: damaged: startups has lost its dimensions"));
  }
  SECTION("the provenance") {
    change(path, [](hid_t file) { REQUIRE(H5Ldelete(file, "provenance", H5P_DEFAULT) >= 0); });
    CHECK_THAT(verdict(path), Catch::Contains("run.h5: cannot read provenance"));
  }
  SECTION("the seed") {
    change(path, [](hid_t file) { REQUIRE(H5Adelete(file, "seed") >= 0); });
    CHECK_THAT(verdict(path), Catch::Contains("run.h5: cannot read attribute seed"));
  }
}

TEST_CASE("a file cut short anywhere is refused", "[output][errors]") {
  const TemporaryFolder folder;
  const std::string whole = bytes_of(example_file(folder));
  constexpr std::size_t seal = 76;  // a file that lost only its seal is whole
  for (std::size_t length = 1; length < whole.size() - seal; length += whole.size() / 50) {
    INFO(length << " of " << whole.size() << " bytes");
    set_bytes(folder / "cut.h5", whole.substr(0, length));
    CHECK_THAT(verdict(folder / "cut.h5"), Catch::Contains("cut.h5: "));
  }
}

TEST_CASE("a flipped bit anywhere is never taken for the result", "[output][errors]") {
  const TemporaryFolder folder;
  const std::string whole = bytes_of(example_file(folder));
  for (std::size_t at = 8; at < whole.size(); at += 101) {
    INFO("byte " << at << " of " << whole.size());
    std::string flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ 4);
    set_bytes(folder / "flipped.h5", flipped);
    const std::string found = verdict(folder / "flipped.h5");
    // Only the mark of the seal itself may be damaged without harm: the rest is then known to be whole by its digest.
    CHECK((found == (folder / "flipped.h5").string() + ": damaged: its bytes are not those that were written" ||
           (at > whole.size() - 100 && found == "whole")));
  }
}

TEST_CASE("stored numbers have a checksum of their own, for files too large to be checked whole", "[output][errors]") {
  const TemporaryFolder folder;
  const auto path = example_file(folder);
  hsize_t offset = 0;
  hsize_t size = 0;
  change(path, [&](hid_t file) {  // opened for writing: the seal is gone after this
    const std::array<hsize_t, 3> first{0, 0, 0};
    haddr_t address = 0;
    unsigned mask = 0;
    const hid_t dataset = H5Dopen2(file, "sales", H5P_DEFAULT);
    REQUIRE(H5Dget_chunk_info_by_coord(dataset, first.data(), &mask, &address, &size) >= 0);
    H5Dclose(dataset);
    offset = address;
  });
  const std::string whole = bytes_of(path);
  REQUIRE(verdict(path) == "whole");
  REQUIRE(size > 8);
  for (hsize_t at = offset; at < offset + size; ++at) {
    std::string flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ 4);
    set_bytes(folder / "flipped.h5", flipped);
    CHECK_THAT(verdict(folder / "flipped.h5"), Catch::Contains("flipped.h5: cannot read sales: "));
  }
}
