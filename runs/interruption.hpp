#pragma once

/// Stopping on request: SIGINT and SIGTERM are noted and obeyed at the next step boundary.

#include <stdexcept>

namespace minori::runs {

/// The run was asked to stop; the program ends with exit code 128 + signal.
class Interrupted : public std::runtime_error {
 public:
  explicit Interrupted(int signal);
  [[nodiscard]] int signal() const noexcept { return signal_; }

 private:
  int signal_;
};

/// From now on SIGINT and SIGTERM are noted; a second one of the same kind ends the program at once (files that
/// were published stay whole, because they are renamed into place).
void note_signals();

/// The signal that was noted, or 0.
[[nodiscard]] int noted_signal() noexcept;

/// Notes a signal (0: forgets it); what the handler does, callable by tests.
void note_signal(int signal) noexcept;

/// Throws Interrupted if a signal was noted.
void stop_if_interrupted();

}  // namespace minori::runs
