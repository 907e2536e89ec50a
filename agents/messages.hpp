#pragma once

/// What agents tell each other: plain structs, sorted for the receiver by (value, hash of the pair, sender).

#include <cstdint>

#include "agents/cluster/columns.hpp"
#include "agents/innovator/columns.hpp"
#include "agents/kene.hpp"
#include "agents/laboratory/columns.hpp"
#include "agents/project/columns.hpp"
#include "sim/tie_graph.hpp"

namespace minori {

/// "You should meet this laboratory."  One kind for each channel, because each phase fills its own mailbox.
template <int channel>
struct Introduction {
  using receiver = innovator::Id;
  std::uint32_t to = 0;
  std::uint64_t from = 0;
  double value = 0.0;  ///< fit as the broker sees it
  std::uint32_t laboratory = no_row;
  std::uint32_t broker = no_row;  ///< row of the coordinator, if the broker is one
};
using CoordinatorIntroduction = Introduction<1>;
using InstituteIntroduction = Introduction<2>;
using BankIntroduction = Introduction<3>;
using PlannerIntroduction = Introduction<4>;

/// Advice between two nodes: a tie of the advice layer from now on. One kind for each channel, as above.
template <int channel>
struct Advice : TieEvent {};
using CoordinatorAdvice = Advice<1>;
using InstituteAdvice = Advice<2>;
using PlannerAdvice = Advice<3>;

/// "Let us start a project."
struct Proposal {
  using receiver = laboratory::Id;
  std::uint32_t to = 0;
  std::uint64_t from = 0;
  double value = 0.0;  ///< expected net value of the project
};

/// "May our project join the programme?"
struct Application {
  using receiver = cluster::Id;
  std::uint32_t to = 0;
  std::uint64_t from = 0;
  double value = 0.0;  ///< admission score
  std::uint32_t project = no_row;
  Money public_need = 0;  ///< thousand yen a quarter
  std::uint8_t ambitious = 0;
};

/// "Your project is admitted."
struct Admission {
  using receiver = project::Id;
  std::uint32_t to = 0;
  std::uint64_t from = 0;
  double value = 0.0;
  std::uint32_t cluster = no_row;
};

/// "Your share of this quarter's cost."
struct Bill {
  using receiver = innovator::Id;
  std::uint32_t to = 0;
  std::uint64_t from = 0;  ///< id of the project
  double value = 0.0;      ///< stage: later stages are paid first
  std::uint32_t project = no_row;
  Money amount = 0;
};

/// "Here is my share."
struct Payment {
  using receiver = project::Id;
  std::uint32_t to = 0;
  std::uint64_t from = 0;
  double value = 0.0;
  Money amount = 0;
  Money by_loan = 0;  ///< part of it that a bank lent
};

/// What a running project used, or what a finished stage may teach.
template <class ReceiverId>
struct Experience {
  using receiver = ReceiverId;
  std::uint32_t to = 0;
  std::uint64_t from = 0;  ///< id of the project
  double value = 0.0;
  Unit taught;                      ///< a unit of one partner; expertise 0: nothing to learn
  Capability used = no_capability;  ///< practised by the receiver
};
using LaboratoryExperience = Experience<laboratory::Id>;
using FirmExperience = Experience<innovator::Id>;

/// "This sold."
struct ProductIncome {
  using receiver = innovator::Id;
  std::uint32_t to = 0;
  std::uint64_t from = 0;
  double value = 0.0;
  Money sales = 0;
  Money cost = 0;
  Capability capability = no_capability;  ///< that the product is made with
  Money abroad = 0;                       ///< part of the sales
};

/// "This contact of mine is yours now."  A kind of its own, because each phase fills its own collection.
struct ContactHandover : TieEvent {};

}  // namespace minori
