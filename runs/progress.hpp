#pragma once

/// Progress on stderr: how many runs are done, how fast, until when, how many failed.

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <mutex>
#include <string>
#include <string_view>

namespace minori::runs {

/// line: one line of a terminal, written over and over; plain: a line every 5 % or minute; json: the same, one JSON
/// object a line; none: silent.
enum class ProgressForm { line, plain, json, none };

/// What the user asked for ("auto", "plain", "json", "none") on this stream; `auto` is a line on a terminal and plain
/// elsewhere. Throws std::invalid_argument on another word.
[[nodiscard]] ProgressForm progress_form(std::string_view asked, bool terminal);

/// True if `stream` is a terminal.
[[nodiscard]] bool is_terminal(std::FILE* stream);

/// "42 s", "3 min 05 s", "2 h 07 min".
[[nodiscard]] std::string duration_text(double seconds);

/// Where a piece of work stands.
struct Standing {
  std::size_t done = 0;     ///< runs finished or found finished
  std::size_t total = 0;    ///< runs planned
  std::size_t failed = 0;   ///< of those done
  double work_done = 0.0;   ///< simulated quarters in this session
  double work_total = 0.0;  ///< simulated quarters planned for this session
  double seconds = 0.0;     ///< since the start
  [[nodiscard]] double share() const { return work_total > 0.0 ? work_done / work_total : 1.0; }
  /// Seconds left at the mean speed so far; negative while unknown.
  [[nodiscard]] double seconds_left() const;
};

/// "12/40 runs  31 %  4.2 runs/min  ETA 3 min 05 s  1 failed"
[[nodiscard]] std::string standing_text(const Standing& standing);
[[nodiscard]] std::string standing_json(const Standing& standing, bool final);

/// Thread-safe reporter; all writing is done under one lock.
class Progress {
 public:
  Progress(ProgressForm form, bool colour, std::FILE* stream = stderr);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  /// `colour`: a terminal and no NO_COLOR in the environment.
  [[nodiscard]] static bool colour_wanted(bool terminal);

  void plan(std::size_t runs, double quarters);  ///< what is left of this round; again when the plan changes
  void next_round();                             ///< what is done so far is no part of the plans to come
  void already_done(std::size_t runs);
  void done_elsewhere(std::size_t runs, double quarters);  ///< by another process, in this session
  void advance(double quarters);
  void run_done();
  void runs_failed(std::size_t runs, std::string_view what);  ///< counted, and said on a line of its own
  void say(std::string_view text);                            ///< a line of its own, unless silent
  void finish();                                              ///< the last word

  [[nodiscard]] Standing standing() const;

 private:
  using Clock = std::chrono::steady_clock;
  [[nodiscard]] Standing standing_now() const;
  void show(bool final);
  void show_if_due();
  void write_line(std::string_view text);
  void clear_line();

  mutable std::mutex mutex_;
  ProgressForm form_;
  bool colour_;
  std::FILE* stream_;
  Standing standing_;
  std::size_t runs_before_ = 0;  ///< done before this round
  double work_before_ = 0.0;
  Clock::time_point started_ = Clock::now();
  Clock::time_point shown_ = Clock::now();
  int shown_part_ = 0;
  bool line_open_ = false;
  bool finished_ = false;
};

}  // namespace minori::runs
