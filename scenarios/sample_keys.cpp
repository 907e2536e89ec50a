#include "scenarios/keys.hpp"

namespace minori {

const std::vector<Key<Sample>>& sample_keys() {
  static const std::vector<Key<Sample>> keys{
      key<Sample>({.path = "method",
                   .description = "how points fill the ranges; with sobol and random, more replicates keep those made",
                   .choices = {sample_method_names.begin(), sample_method_names.end()}},
                  &Sample::method),
      key<Sample>(ranged("seeds_per_point", "1", 1, 1'000'000,
                         "replicates that share a point; an experiment has replicates / seeds_per_point points",
                         "judgement: one seed per point tells most for a given number of runs"),
                  &Sample::seeds_per_point),
      key<Sample>({.path = "origins",
                   .description = "every parameter whose default has such an origin is sampled over its prior, beside "
                                  "those listed",
                   .choices = {std::string(name_of(Origin::found)), std::string(name_of(Origin::derived)),
                               std::string(name_of(Origin::fitted)), std::string(name_of(Origin::sourced)),
                               std::string(name_of(Origin::judgement)), std::string(name_of(Origin::unknown))}},
                  &Sample::origins),
  };
  return keys;
}

const std::vector<Key<SampledParameter>>& sampled_parameter_keys() {
  constexpr double any = KeyInfo::infinity;
  static const std::vector<Key<SampledParameter>> keys{
      key<SampledParameter>(
          {.path = "key", .high = longest_text, .description = "the parameter, parameters.GROUP.NAME"},
          &SampledParameter::key),
      key<SampledParameter>({.path = "distribution",
                             .description = "of its value between low and high",
                             .choices = {distribution_names.begin(), distribution_names.end()}},
                            &SampledParameter::distribution),
      key<SampledParameter>(ranged("low", "of the parameter", -any, any, "least value; without it, the prior's"),
                            &SampledParameter::low),
      key<SampledParameter>(ranged("high", "of the parameter", -any, any, "greatest value; without it, the prior's"),
                            &SampledParameter::high),
      key<SampledParameter>(
          ranged("mode", "of the parameter", -any, any, "most likely value, if triangular; without it, the default"),
          &SampledParameter::mode),
  };
  return keys;
}

const std::vector<Key<DependentParameter>>& dependent_parameter_keys() {
  constexpr double any = KeyInfo::infinity;
  static const std::vector<Key<DependentParameter>> keys{
      key<DependentParameter>(
          {.path = "key", .high = longest_text, .description = "the parameter, parameters.GROUP.NAME"},
          &DependentParameter::key),
      key<DependentParameter>(
          {.path = "of", .high = longest_text, .description = "the sampled parameter that it follows"},
          &DependentParameter::of),
      key<DependentParameter>(ranged("factor", "of the parameters", -any, any, "value = offset + factor * of"),
                              &DependentParameter::factor),
      key<DependentParameter>(ranged("offset", "of the parameter", -any, any, "value where `of` is 0"),
                              &DependentParameter::offset),
  };
  return keys;
}

const std::vector<Key<Precision>>& precision_keys() {
  static const std::vector<Key<Precision>> keys{
      key<Precision>({.path = "indicator",
                      .high = longest_name,
                      .description = "variable of result files whose paired difference is to be known"},
                     &Precision::indicator),
      key<Precision>({.path = "scenario",
                      .high = longest_name,
                      .description = "name of the entry that is compared with the baseline"},
                     &Precision::scenario),
      key<Precision>(ranged("half_width", "1", 1e-6, 10,
                            "wanted half width of the 95 % interval, as a share of the baseline's mean",
                            "judgement: effects below a twentieth are seldom argued about"),
                     &Precision::half_width),
      key<Precision>(ranged("first_replicates", "1", 3, 1'000'000,
                            "replicates whose spread decides how many there are in all (Stein 1945)",
                            "judgement: with fewer, the spread is hardly known"),
                     &Precision::first_replicates),
  };
  return keys;
}

}  // namespace minori
