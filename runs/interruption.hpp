#pragma once

/// Stopping on request: SIGINT, SIGTERM, SIGUSR1 (batch systems send it before the time is up) and a limit on the time
/// are noted and obeyed at the next step boundary.

#include <chrono>
#include <stdexcept>
#include <string>

namespace minori::runs {

/// The run was asked to stop.
class Interrupted : public std::runtime_error {
 public:
  explicit Interrupted(int signal);
  /// What was noted; 0 if the time was up.
  [[nodiscard]] int signal() const noexcept { return signal_; }

 private:
  int signal_;
};

/// From now on the signals are noted; a second SIGINT or SIGTERM ends the program at once (files that were published
/// stay whole, because they are renamed into place).
void note_signals();

/// From `moment` on the time is up.
void stop_at(std::chrono::steady_clock::time_point moment) noexcept;
/// Forgets the limit.
void stop_never() noexcept;

/// Seconds of "5400", "90:00" (minutes), "1:30:00", "2-12:00:00" (days), "90m", "1.5h" and "2d".
/// Throws std::invalid_argument.
[[nodiscard]] double walltime_seconds(const std::string& text);

/// The signal that was noted, or 0.
[[nodiscard]] int noted_signal() noexcept;

/// Notes a signal (0: forgets it); what the handler does, callable by tests.
void note_signal(int signal) noexcept;

/// True if a signal was noted or the time is up.
[[nodiscard]] bool asked_to_stop() noexcept;

/// Throws Interrupted if so.
void stop_if_interrupted();

}  // namespace minori::runs
