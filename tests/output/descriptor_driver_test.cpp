#include "output/descriptor_driver.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <vector>

#include "tests/catch.hpp"

using namespace minori;

TEST_CASE("a device without space is noted, and HDF5 lets go of the file", "[output][publish]") {
  const auto held = hdf5::lock();
  hdf5::Sink sink;
  sink.descriptor = ::open("/dev/full", O_RDWR);
  REQUIRE(sink.descriptor >= 0);
  hdf5::Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "full", "cannot create");
  hdf5::write_through(access, sink, "full");
  hdf5::Handle file(H5Fcreate("full", H5F_ACC_TRUNC, H5P_DEFAULT, access.id()), H5Fclose, "full", "cannot create");
  const hsize_t count = 1000;
  const std::vector<int> numbers(count, 7);
  hdf5::Handle space(H5Screate_simple(1, &count, nullptr), H5Sclose, "full", "cannot create");
  hdf5::Handle dataset(
      H5Dcreate2(file.id(), "numbers", H5T_STD_I32LE, space.id(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT), H5Dclose,
      "full", "cannot create");
  CHECK(H5Dwrite(dataset.id(), H5T_NATIVE_INT, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()) >= 0);
  CHECK(dataset.close() >= 0);
  CHECK(file.close() >= 0);
  CHECK(sink.failure == ENOSPC);
  ::close(sink.descriptor);
}
