#include "runs/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <stdexcept>

namespace minori::runs {
namespace {

constexpr double line_interval = 0.2;    // seconds between two states of the terminal line
constexpr double plain_interval = 60.0;  // seconds between two plain lines
constexpr double plain_lines = 20.0;     // that the whole work is told in

double seconds_between(std::chrono::steady_clock::time_point from, std::chrono::steady_clock::time_point to) {
  return std::chrono::duration<double>(to - from).count();
}

/// A log that cannot be written (a full disk, a closed stream) does not stop the work.
void send(std::FILE* stream, std::string_view text) {
  (void)std::fwrite(text.data(), 1, text.size(), stream);
  (void)std::fflush(stream);
}

/// How many twentieths of the work are done.
int part_of(const Standing& standing) { return static_cast<int>(std::floor(standing.share() * plain_lines + 1e-9)); }

}  // namespace

ProgressForm progress_form(std::string_view asked, bool terminal) {
  if (asked == "auto") return terminal ? ProgressForm::line : ProgressForm::plain;
  if (asked == "plain") return ProgressForm::plain;
  if (asked == "json") return ProgressForm::json;
  if (asked == "none") return ProgressForm::none;
  throw std::invalid_argument(fmt::format("--progress {} is not one of auto, plain, json, none", asked));
}

bool is_terminal(std::FILE* stream) { return isatty(fileno(stream)) == 1; }

std::string duration_text(double seconds) {
  const auto whole = static_cast<long long>(std::llround(std::max(seconds, 0.0)));
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, (whole % 3600) / 60);
}

double Standing::seconds_left() const {
  if (work_done >= work_total) return 0.0;
  if (work_done <= 0.0 || seconds <= 0.0) return -1.0;
  return seconds * (work_total - work_done) / work_done;
}

std::string standing_text(const Standing& standing) {
  std::string text = fmt::format("{}/{} runs  {:.0f} %", standing.done, standing.total, 100.0 * standing.share());
  if (standing.seconds > 0.0 && standing.work_done > 0.0) {
    text += fmt::format("  {:.0f} quarters/s", standing.work_done / standing.seconds);
  }
  if (const double left = standing.seconds_left(); left > 0.0) {
    text += fmt::format("  ETA {}", duration_text(left));
  } else if (left < 0.0) {
    text += "  ETA unknown";
  }
  if (standing.failed > 0) text += fmt::format("  {} failed", standing.failed);
  return text;
}

std::string standing_json(const Standing& standing, bool final) {
  const double left = standing.seconds_left();
  const double rate = standing.seconds > 0.0 ? standing.work_done / standing.seconds : 0.0;
  return fmt::format(
      R"({{"done":{},"total":{},"failed":{},"share":{:.4f},"quarters_per_second":{:.1f},"seconds":{:.1f},"eta_seconds":{},"final":{}}})",
      standing.done, standing.total, standing.failed, standing.share(), rate, standing.seconds,
      left < 0.0 ? std::string("null") : fmt::format("{:.1f}", left), final);
}

Progress::Progress(ProgressForm form, bool colour, std::FILE* stream) : form_(form), colour_(colour), stream_(stream) {}

Progress::~Progress() { clear_line(); }

bool Progress::colour_wanted(bool terminal) {
  const char* no_colour = std::getenv("NO_COLOR");
  return terminal && (no_colour == nullptr || *no_colour == '\0');
}

void Progress::plan(std::size_t runs, double quarters) {
  const std::lock_guard lock(mutex_);
  standing_.total = runs_before_ + runs;
  standing_.work_total = work_before_ + quarters;
}

void Progress::next_round() {
  const std::lock_guard lock(mutex_);
  runs_before_ = standing_.done;
  work_before_ = standing_.work_done;
}

void Progress::already_done(std::size_t runs) {
  const std::lock_guard lock(mutex_);
  standing_.done += runs;
  runs_before_ += runs;
}

void Progress::done_elsewhere(std::size_t runs, double quarters) {
  const std::lock_guard lock(mutex_);
  standing_.done += runs;
  standing_.work_done += quarters;
  if (runs > 0) show_if_due();
}

void Progress::advance(double quarters) {
  const std::lock_guard lock(mutex_);
  standing_.work_done += quarters;
  show_if_due();
}

void Progress::run_done() {
  const std::lock_guard lock(mutex_);
  ++standing_.done;
  show_if_due();
}

void Progress::runs_failed(std::size_t runs, std::string_view what) {
  const std::lock_guard lock(mutex_);
  standing_.done += runs;
  standing_.failed += runs;
  if (form_ == ProgressForm::none || form_ == ProgressForm::json) return;
  const bool red = colour_ && form_ == ProgressForm::line;
  write_line(red ? fmt::format("\033[31mfailed:\033[0m {}", what) : fmt::format("failed: {}", what));
}

void Progress::say(std::string_view text) {
  const std::lock_guard lock(mutex_);
  if (form_ != ProgressForm::none && form_ != ProgressForm::json) write_line(text);
}

void Progress::finish() {
  const std::lock_guard lock(mutex_);
  if (finished_) return;
  finished_ = true;
  if (form_ == ProgressForm::json) show(true);
  if (form_ != ProgressForm::line && form_ != ProgressForm::plain) return;
  clear_line();
  const Standing now = standing_now();
  std::string text = fmt::format("{}/{} runs in {}", now.done, now.total, duration_text(now.seconds));
  if (now.failed > 0) text += fmt::format(", {} failed", now.failed);
  write_line(text);
}

Standing Progress::standing() const {
  const std::lock_guard lock(mutex_);
  return standing_now();
}

Standing Progress::standing_now() const {
  Standing now = standing_;
  now.seconds = seconds_between(started_, Clock::now());
  return now;
}

void Progress::show_if_due() {
  const double since = seconds_between(shown_, Clock::now());
  const bool due = form_ == ProgressForm::line ? since >= line_interval
                                               : since >= plain_interval || part_of(standing_) > shown_part_;
  if (due) show(false);
}

void Progress::show(bool final) {
  shown_ = Clock::now();
  shown_part_ = part_of(standing_);
  const Standing now = standing_now();
  switch (form_) {
    case ProgressForm::none: return;
    case ProgressForm::json: write_line(standing_json(now, final)); return;
    case ProgressForm::plain: write_line(standing_text(now)); return;
    case ProgressForm::line:
      send(stream_, "\r\033[K" + standing_text(now));
      line_open_ = true;
      return;
  }
}

void Progress::write_line(std::string_view text) {
  clear_line();
  send(stream_, fmt::format("{}\n", text));
}

void Progress::clear_line() {
  if (!line_open_) return;
  send(stream_, "\r\033[K");
  line_open_ = false;
}

}  // namespace minori::runs
