#include "runs/interruption.hpp"

#include <fmt/format.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): sigaction is POSIX's, <csignal> need not declare it

#include <atomic>

namespace minori::runs {
namespace {

std::atomic<int> noted{0};
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler may touch lock-free atomics only");

extern "C" void handle(int signal) { noted.store(signal); }

}  // namespace

Interrupted::Interrupted(int signal)
    : std::runtime_error(fmt::format("stopped by {}", signal == SIGINT ? "SIGINT" : "SIGTERM")), signal_(signal) {}

void note_signals() {
  struct sigaction action = {};
  action.sa_handler = handle;
  // The second signal finds the system's default, which ends the program at once.
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

int noted_signal() noexcept { return noted.load(); }

void note_signal(int signal) noexcept { noted.store(signal); }

void stop_if_interrupted() {
  if (const int signal = noted_signal(); signal != 0) throw Interrupted(signal);
}

}  // namespace minori::runs
