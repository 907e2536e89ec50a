#include "runs/interruption.hpp"

#include <fmt/format.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): sigaction is POSIX's, <csignal> need not declare it

#include <algorithm>
#include <atomic>
#include <charconv>
#include <cmath>
#include <limits>
#include <vector>

namespace minori::runs {
namespace {

using Clock = std::chrono::steady_clock;

std::atomic<int> noted{0};
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler may touch lock-free atomics only");
constexpr Clock::rep no_limit = std::numeric_limits<Clock::rep>::max();
std::atomic<Clock::rep> limit{no_limit};

extern "C" void handle(int signal) { noted.store(signal); }

void note(int signal, int flags) {
  struct sigaction action = {};
  action.sa_handler = handle;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

bool time_is_up() noexcept { return Clock::now().time_since_epoch().count() >= limit.load(); }

std::string reason(int signal) {
  switch (signal) {
    case SIGINT: return "stopped by SIGINT";
    case SIGTERM: return "stopped by SIGTERM";
    case SIGUSR1: return "stopped by SIGUSR1";
    default: return "stopped because the time is up";
  }
}

/// A number without a sign that fills the text.
double plain_number(const std::string& text) {
  double value = 0.0;
  const char* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
  if (text.empty() || error != std::errc() || stopped != end || !(value >= 0.0) || std::signbit(value))
    throw std::invalid_argument("");
  return value;
}

/// "2-12:00:00" with any of days and hours left out.
double clock_seconds(const std::string& text) {
  const auto dash = text.find('-');
  double seconds = dash == std::string::npos ? 0.0 : 86400.0 * plain_number(text.substr(0, dash));
  std::vector<double> parts;
  for (std::size_t at = dash == std::string::npos ? 0 : dash + 1;;) {
    const auto colon = text.find(':', at);
    parts.push_back(plain_number(text.substr(at, colon == std::string::npos ? colon : colon - at)));
    if (colon == std::string::npos) break;
    at = colon + 1;
  }
  if (parts.size() > 3) throw std::invalid_argument("");
  // Behind days the first part is hours; otherwise the last one is seconds, as Slurm reads them.
  if (dash != std::string::npos) parts.resize(3, 0.0);
  double unit = 1.0;
  std::reverse(parts.begin(), parts.end());
  for (const double part : parts) {
    seconds += unit * part;
    unit *= 60.0;
  }
  return seconds;
}

}  // namespace

Interrupted::Interrupted(int signal) : std::runtime_error(reason(signal)), signal_(signal) {}

void note_signals() {
  // The second signal finds the system's default, which ends the program at once.
  note(SIGINT, static_cast<int>(SA_RESETHAND | SA_RESTART));
  note(SIGTERM, static_cast<int>(SA_RESETHAND | SA_RESTART));
  note(SIGUSR1, SA_RESTART);
}

void stop_at(Clock::time_point moment) noexcept { limit.store(moment.time_since_epoch().count()); }

void stop_never() noexcept { limit.store(no_limit); }

double walltime_seconds(const std::string& text) {
  try {
    const double unit = text.ends_with('m') ? 60.0 : text.ends_with('h') ? 3600.0 : text.ends_with('d') ? 86400.0 : 0.0;
    const double seconds = unit > 0.0 ? unit * plain_number(text.substr(0, text.size() - 1)) : clock_seconds(text);
    if (seconds > 0.0 && seconds < 1e9) return seconds;
  } catch (const std::invalid_argument&) {  // told below
  }
  throw std::invalid_argument(fmt::format(
      "--max-walltime {} is not a time above 0: seconds (5400), 90:00, 1:30:00, 2-12:00:00, 90m, 1.5h or 2d", text));
}

int noted_signal() noexcept { return noted.load(); }

void note_signal(int signal) noexcept { noted.store(signal); }

bool asked_to_stop() noexcept { return noted_signal() != 0 || time_is_up(); }

void stop_if_interrupted() {
  if (asked_to_stop()) throw Interrupted(noted_signal());
}

}  // namespace minori::runs
