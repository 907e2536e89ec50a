/// minori man: manual pages in roff, made from the help of the verbs.

#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"
#include "output/error.hpp"
#include "output/file.hpp"

namespace minori::cli::man_verb {
namespace {

struct Options {
  std::string verb;
  std::string folder;
  bool json = false;
};

/// Text that roff prints as it stands.
std::string roff(const std::string& text) {
  std::string safe;
  for (const char each : text) {
    if (each == '\\')
      safe += "\\e";
    else if (each == '-')
      safe += "\\-";
    else if ((each == '.' || each == '\'') && (safe.empty() || safe.back() == '\n'))
      safe += std::string("\\&") + each;
    else
      safe += each;
  }
  return safe;
}

std::string head(const std::string& name, const std::string& summary) {
  return fmt::format(".TH {} 1 \"\" \"minori {}\" \"Minori\"\n.SH NAME\n{} \\- {}\n", roff(name), MINORI_VERSION,
                     roff(name), roff(summary));
}

std::string option_text(const CLI::Option& option) {
  const std::string kind = option.get_type_size() == 0 ? "" : " " + option.get_type_name();
  std::string text = fmt::format(".TP\n\\fB{}\\fR{}\n{}", roff(option.get_name(false, true)), roff(kind),
                                 roff(option.get_description()));
  if (!option.get_default_str().empty()) text += fmt::format(" (default: {})", roff(option.get_default_str()));
  return text + "\n";
}

constexpr const char* exit_text =
    ".SH EXIT STATUS\n0 ok, 1 internal error, 2 usage, 3 invalid scenario, 4 input or output, 5 some runs failed,\n"
    "6 comparison gate failed, 75 stopped early (the same command goes on), 130 and 143 stopped by a signal.\n";

std::string page_of_verb(const CLI::App& app, const Verb& verb) {
  std::string text = head("minori-" + app.get_name(), app.get_description());
  text += fmt::format(".SH SYNOPSIS\n\\fBminori {}\\fR [OPTIONS]", roff(app.get_name()));
  for (const CLI::Option* option : app.get_options())
    if (option->get_positional()) text += fmt::format(" [{}]", roff(option->get_name(true)));
  text += "\n.SH OPTIONS\n";
  for (const CLI::Option* option : app.get_options()) text += option_text(*option);
  text += ".SH EXAMPLES\n.nf\n";
  for (const auto& example : verb.examples) text += roff(std::string(example)) + "\n";
  return text + ".fi\n" + exit_text + ".SH SEE ALSO\n.BR minori (1)\n";
}

std::string page_of_program(const CLI::App& program) {
  std::string text = head("minori", "simulates regional innovation ecosystems and the policies that support them");
  text += ".SH SYNOPSIS\n\\fBminori\\fR VERB [OPTIONS]\n.SH VERBS\n";
  for (const CLI::App* verb : program.get_subcommands(nullptr))
    text += fmt::format(".TP\n.BR minori\\-{} (1)\n{}\n", roff(verb->get_name()), roff(verb->get_description()));
  return text + exit_text +
         ".SH ENVIRONMENT\n.TP\nMINORI_DATA\nfolder of shipped scenarios\n.TP\nNO_COLOR\nno colours\n";
}

/// Pages by file name.
std::vector<std::pair<std::string, std::string>> all_pages() {
  Action unused;
  const auto program = make_program(unused);
  std::vector<std::pair<std::string, std::string>> pages{{"minori.1", page_of_program(*program)}};
  for (const auto& verb : verbs()) {
    const std::string name(verb.name);
    pages.emplace_back("minori-" + name + ".1", page_of_verb(*program->get_subcommand(name), verb));
  }
  return pages;
}

int print_pages(const Options& options) {
  const auto pages = all_pages();
  if (!options.folder.empty()) {
    std::error_code failure;
    std::filesystem::create_directories(options.folder, failure);
    if (failure) throw OutputError(options.folder, "cannot be made a folder", failure.message());
    for (const auto& [name, text] : pages) write_text_file(std::filesystem::path(options.folder) / name, text);
    return exit_ok;
  }
  const std::string wanted = options.verb.empty() ? "minori.1" : "minori-" + options.verb + ".1";
  for (const auto& [name, text] : pages) {
    if (name != wanted) continue;
    fmt::print("{}", options.json ? nlohmann::ordered_json{{"page", name}, {"roff", text}}.dump() + "\n" : text);
    return exit_ok;
  }
  throw UsageError(fmt::format("man: there is no verb '{}'; `minori --help` lists them", options.verb));
}

Action add_man(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
  verb.add_option("verb", options->verb, "the verb that the page is about (default: the program)")->type_name("VERB");
  verb.add_option("--folder", options->folder, "write all pages into this folder")->type_name("DIR");
  verb.add_flag("--json", options->json, "print JSON");
  return [options] { return print_pages(*options); };
}

const RegisterVerb registered{{"man",
                               "prints a manual page (to read it: minori man sweep | man -l -)",
                               {"minori man sweep", "minori man --folder man/man1"},
                               add_man}};

}  // namespace
}  // namespace minori::cli::man_verb
