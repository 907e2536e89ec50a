#pragma once

/// Policy instruments: one file each under scenarios/instruments/, which registers itself; `minori instruments` lists
/// them.
///
/// An instrument turns its settings into pushes on levers and into a yearly cost, nothing else. Levers return to
/// neutral every quarter and pushes add up, so an instrument leaves nothing behind but what agents learned or built
/// with it. docs/how-to/add-an-instrument.md shows how to write one.

#include <string_view>
#include <vector>

#include "agents/policy/levers.hpp"
#include "agents/policy/measure.hpp"
#include "sim/math.hpp"
#include "sim/parameter.hpp"

namespace minori {

/// A number that says how an instrument is used: read, checked, documented and written down again from here.
struct InstrumentParameter {
  std::string_view name;
  std::string_view unit;
  double standard;  ///< the default value
  double low;
  double high;
  Origin origin;
  std::string_view meaning;
  std::string_view source;
};

struct Instrument;

/// What an instrument says of one use of it.
class InstrumentUse {
 public:
  /// Settings are those of `measure`, the rest at its default; pushes and cost go into it.
  InstrumentUse(const Instrument& instrument, policy::Measure& measure) : instrument_(instrument), measure_(measure) {}

  /// The value of a parameter of the instrument.
  [[nodiscard]] double operator[](std::string_view parameter) const;

  /// Push a lever of each region by `amount`, in the lever's unit; for a lever by field and money, the fields share it.
  template <Lever Tag>
  void push(double amount) {
    measure_.pushes.push_back({policy::place_of<Tag>(), amount});
  }

  /// What the instrument's work costs, million yen a year and region, and the share of it that local governments pay.
  void pay(double money, double local_share) {
    measure_.money = money;
    measure_.local_share = local_share;
  }

 private:
  const Instrument& instrument_;
  policy::Measure& measure_;
};

/// One instrument of policy.
struct Instrument {
  std::string_view name;   ///< `kind` in scenario files, and the name of its file
  std::string_view group;  ///< "people", "places", "money and market" or "governance"
  std::string_view title_en;
  std::string_view title_ja;
  std::string_view text;  ///< what it is in Japan's policy, and how it acts here
  std::vector<InstrumentParameter> parameters;
  void (*act)(InstrumentUse& use);
};

/// A namespace-scope constant of this type in scenarios/instruments/<name>.cpp makes the instrument known.
struct RegisterInstrument {
  explicit RegisterInstrument(Instrument instrument);
};

/// All instruments by group and name.
[[nodiscard]] const std::vector<Instrument>& instruments();

/// The instrument of that name, or none.
[[nodiscard]] const Instrument* find_instrument(std::string_view name);

/// Works out pushes and cost of a measure from its kind and settings; its kind is that of an instrument.
void apply_instrument(policy::Measure& measure);

/// The levers that an instrument pushes.
[[nodiscard]] std::vector<policy::LeverInfo> levers_of(const Instrument& instrument);

/// What money reaches where more of it brings less and less:  most (1 - exp(-money / full))
[[nodiscard]] inline double reached_by(double money, double most, double full) {
  return most * math::one_minus_exp(money / full);
}

/// Thousand yen a quarter of million yen a year.
[[nodiscard]] constexpr double quarterly(double money) { return 250.0 * money; }

/// The parameter that nearly every instrument has: what it costs.
[[nodiscard]] constexpr InstrumentParameter money_parameter(double standard, std::string_view source,
                                                            Origin origin = Origin::judgement) {
  return {"money", "Myen per year and region", standard, 0, 20000, origin, "money that the instrument gets", source};
}
[[nodiscard]] constexpr InstrumentParameter local_share_parameter(double standard = 0.0) {
  return {"local_share",
          "share",
          standard,
          0,
          1,
          Origin::judgement,
          "share of the money that local governments pay",
          "judgement: who runs it in the documents"};
}
/// Parameters of `reached_by`: the most that the instrument can move its lever, and the money for 63 % of that.
[[nodiscard]] constexpr InstrumentParameter most_parameter(std::string_view unit, double standard, double high,
                                                           std::string_view meaning) {
  return {"most", unit, standard, 0, high, Origin::unknown, meaning, "no measurement known"};
}
[[nodiscard]] constexpr InstrumentParameter full_parameter(double standard, std::string_view source = "judgement") {
  return {"full",
          "Myen per year and region",
          standard,
          1,
          20000,
          Origin::unknown,
          "money at which 63 per cent of the most is reached",
          source};
}

}  // namespace minori
