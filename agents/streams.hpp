#pragma once

/// One name for each independent use of chance; a stream never serves a second purpose.
///
/// The numbers enter every draw: a stream that is given up leaves its number unused, a new one takes the next.

#include <cstdint>

namespace minori {

enum class Stream : std::uint64_t {
  initial_world = 1,
  initial_knowledge = 2,
  research_results = 3,
  research_kind = 4,
  research_learning = 5,
  expertise_loss = 6,
  firm_growth = 7,
  firm_exit = 8,
  firm_entry = 9,
  firm_entry_traits = 10,
  default_assessment = 11,
  need_formation = 12,
  need_traits = 13,
  search_candidates = 14,
  coordinator_search = 15,
  institute_search = 16,
  bank_search = 17,
  stage_result = 20,
  patent = 22,
  lesson = 23,
  startup = 24,
  startup_traits = 25,
  laboratory_exit = 26,
  coordinator_hiring = 27,
  coordinator_leaving = 28,
  coordinator_traits = 29,
  recruitment = 30,
  bid_quality = 32,
  lottery = 33,
  evaluation_noise = 34,
  tie_decay = 35,
  product_traits = 36,
  refinancing = 38,
  consortium = 40,
  coordinator_handover = 45,
  recruit_leaving = 46,
  own_research = 50,
  product_use = 51,
  second_market = 52,
  supply = 53,
  customer_need = 54,
};

}  // namespace minori
