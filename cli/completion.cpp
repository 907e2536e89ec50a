/// minori completion: what a shell needs to complete verbs, options and shipped names; made from the verbs themselves.

#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/program.hpp"
#include "scenarios/catalogue.hpp"

namespace minori::cli::completion_verb {
namespace {

struct Options {
  std::string shell;
  bool json = false;
};

struct VerbWords {
  std::string name;
  std::string summary;
  std::vector<std::pair<std::string, std::string>> options;  ///< "--seed" and what it does
};

std::vector<VerbWords> words_of_verbs() {
  Action unused;
  const auto program = make_program(unused);
  std::vector<VerbWords> all;
  for (const CLI::App* verb : program->get_subcommands(nullptr)) {
    VerbWords words{verb->get_name(), verb->get_description(), {}};
    for (const CLI::Option* option : verb->get_options())
      for (const auto& name : option->get_lnames()) words.options.emplace_back("--" + name, option->get_description());
    all.push_back(std::move(words));
  }
  return all;
}

std::vector<std::string> shipped_names() {
  const auto all = catalogue();
  std::set<std::string> names;
  for (const auto* list : {&all.scenarios, &all.experiments, &all.programmes, &all.countries})
    for (const auto& entry : *list) names.insert(entry.name);
  return {names.begin(), names.end()};
}

std::string joined_options(const VerbWords& verb) {
  std::string text;
  for (const auto& [name, meaning] : verb.options) text += (text.empty() ? "" : " ") + name;
  return text;
}

std::string joined_verbs(const std::vector<VerbWords>& verbs) {
  std::string text;
  for (const auto& verb : verbs) text += (text.empty() ? "" : " ") + verb.name;
  return text;
}

std::string bash_text(const std::vector<VerbWords>& verbs) {
  std::string text = "# bash completion of minori: source this, or put it into /etc/bash_completion.d\n_minori() {\n";
  text += "  local word=${COMP_WORDS[COMP_CWORD]} words=\"\"\n  if [ \"$COMP_CWORD\" -eq 1 ]; then\n";
  text +=
      fmt::format("    words=\"{} --help --version\"\n  else\n    case ${{COMP_WORDS[1]}} in\n", joined_verbs(verbs));
  for (const auto& verb : verbs) text += fmt::format("      {}) words=\"{}\" ;;\n", verb.name, joined_options(verb));
  text +=
      "    esac\n    case $word in -*) ;; *) words=$(\"${COMP_WORDS[0]}\" completion names 2>/dev/null) ;; esac\n  "
      "fi\n";
  text += "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n";
  text +=
      "  [ \"$COMP_CWORD\" -gt 1 ] && [ \"${word#-}\" = \"$word\" ] && COMPREPLY+=($(compgen -f -- \"$word\"))\n}\n";
  return text + "complete -F _minori minori\n";
}

/// A description inside single quotes of zsh or fish.
std::string plain(const std::string& text) {
  std::string safe;
  for (const char each : text)
    safe += each == '\'' || each == ':' || each == '[' || each == ']' || each == '\n' ? ' ' : each;
  return safe;
}

std::string zsh_text(const std::vector<VerbWords>& verbs) {
  std::string text =
      "#compdef minori\n# zsh completion of minori: put it into a folder of $fpath as _minori\n_minori() {\n";
  text += "  local -a verbs options names\n  verbs=(\n";
  for (const auto& verb : verbs) text += fmt::format("    '{}:{}'\n", verb.name, plain(verb.summary));
  text += "  )\n  if (( CURRENT == 2 )); then _describe verb verbs; return; fi\n  case $words[2] in\n";
  for (const auto& verb : verbs) {
    text += fmt::format("    {}) options=(", verb.name);
    for (const auto& [name, meaning] : verb.options) text += fmt::format(" '{}:{}'", name, plain(meaning));
    text += " ) ;;\n";
  }
  text += "  esac\n  if [[ $PREFIX == -* ]]; then _describe option options; return; fi\n";
  text += "  names=(${(f)\"$($words[1] completion names 2>/dev/null)\"})\n  compadd -a names; _files\n}\n";
  return text + "(( $+functions[compdef] )) && compdef _minori minori\n";
}

std::string fish_text(const std::vector<VerbWords>& verbs) {
  std::string text = "# fish completion of minori: put it into ~/.config/fish/completions/minori.fish\n";
  for (const auto& verb : verbs)
    text +=
        fmt::format("complete -c minori -f -n __fish_use_subcommand -a {} -d '{}'\n", verb.name, plain(verb.summary));
  for (const auto& verb : verbs)
    for (const auto& [name, meaning] : verb.options)
      text += fmt::format("complete -c minori -n '__fish_seen_subcommand_from {}' -l {} -d '{}'\n", verb.name,
                          name.substr(2), plain(meaning));
  return text + "complete -c minori -n 'not __fish_use_subcommand' -a '(minori completion names 2>/dev/null)'\n";
}

int complete(const Options& options) {
  std::string text;
  if (options.shell == "names") {
    for (const auto& name : shipped_names()) text += name + "\n";
  } else {
    const auto verbs = words_of_verbs();
    text = options.shell == "bash" ? bash_text(verbs) : options.shell == "zsh" ? zsh_text(verbs) : fish_text(verbs);
  }
  if (options.json) text = nlohmann::ordered_json{{"shell", options.shell}, {"text", text}}.dump() + "\n";
  fmt::print("{}", text);
  return exit_ok;
}

Action add_completion(CLI::App& verb) {
  const auto options = std::make_shared<Options>();
  verb.add_option("shell", options->shell, "bash, zsh or fish; names: shipped scenarios, experiments and so on")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish", "names"}));
  verb.add_flag("--json", options->json, "print JSON");
  return [options] { return complete(*options); };
}

const RegisterVerb registered{{"completion",
                               "prints what a shell needs to complete verbs, options and names",
                               {"minori completion bash > ~/.minori-completion", "minori completion names"},
                               add_completion}};

}  // namespace
}  // namespace minori::cli::completion_verb
