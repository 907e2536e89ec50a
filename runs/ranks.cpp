#include "runs/ranks.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#ifdef MINORI_MPI
#define OMPI_SKIP_MPICXX 1
#include <mpi.h>
#endif

namespace minori::runs {

#ifdef MINORI_MPI

namespace {

/// Starting MPI in a process that no launcher started is slow, and an error under a batch system without MPI.
bool launched() {
  // Open MPI's mpirun; PMIx (srun --mpi=pmix); MPICH's and Intel's launchers and srun --mpi=pmi2.
  constexpr std::array names{"OMPI_COMM_WORLD_SIZE", "PMIX_RANK", "PMI_RANK"};
  return std::any_of(names.begin(), names.end(), [](const char* name) { return std::getenv(name) != nullptr; });
}

void must(int code) {
  if (code != MPI_SUCCESS) throw std::runtime_error("MPI: a call failed");
}

void sleep_until_done(MPI_Request& request) {
  for (int done = 0; done == 0;) {
    must(MPI_Test(&request, &done, MPI_STATUS_IGNORE));
    if (done == 0) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

}  // namespace

Ranks::Ranks() {
  if (!launched()) return;
  int level = 0;
  must(MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &level));
  joined_ = true;
  must(MPI_Comm_rank(MPI_COMM_WORLD, &rank_));
  must(MPI_Comm_size(MPI_COMM_WORLD, &size_));
  MPI_Comm machine = MPI_COMM_NULL;
  must(MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, rank_, MPI_INFO_NULL, &machine));
  must(MPI_Comm_size(machine, &here_));
  must(MPI_Comm_free(&machine));
}

Ranks::~Ranks() {
  if (joined_) MPI_Finalize();
}

int Ranks::largest(int own) const {
  if (size_ == 1) return own;
  int all = own;
  MPI_Request request = MPI_REQUEST_NULL;
  must(MPI_Iallreduce(&own, &all, 1, MPI_INT, MPI_MAX, MPI_COMM_WORLD, &request));
  sleep_until_done(request);
  return all;
}

int Ranks::of_first(int own) const {
  if (size_ == 1) return own;
  int value = own;
  MPI_Request request = MPI_REQUEST_NULL;
  must(MPI_Ibcast(&value, 1, MPI_INT, 0, MPI_COMM_WORLD, &request));
  sleep_until_done(request);
  return value;
}

std::string mpi_version() {
  std::array<char, MPI_MAX_LIBRARY_VERSION_STRING> text{};
  int length = 0;
  if (MPI_Get_library_version(text.data(), &length) != MPI_SUCCESS) return "unknown";
  const std::string all(text.data(), static_cast<std::size_t>(std::max(length, 0)));
  return all.substr(0, all.find_first_of(",\n"));
}

#else

Ranks::Ranks() = default;
Ranks::~Ranks() = default;
int Ranks::largest(int own) const { return own; }
int Ranks::of_first(int own) const { return own; }
std::string mpi_version() { return ""; }

#endif

}  // namespace minori::runs
