#pragma once

/// One layer of a scenario: a file, a `set` table of an experiment, or an override, put onto what is there.

#include "scenarios/draft.hpp"
#include "scenarios/input_files.hpp"

namespace minori {

/// Reads `table`, a part of `document`, onto `draft`; faults go to `files.problems`.
void read_layer(const toml::table& table, const Document& document, Draft& draft, InputFiles& files);

/// Adds the programme of a file of scenarios/programmes/ to `draft`.
void read_programme_file(const Document& document, Draft& draft, InputFiles& files);

/// The text at `name`, if it stands there and is one; the fault is noted if it is none.
[[nodiscard]] std::optional<std::string> read_text(const toml::table& table, const KeyInfo& info,
                                                   const Document& document, InputFiles& files);

}  // namespace minori
