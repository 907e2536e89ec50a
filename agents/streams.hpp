#pragma once

/// One name for each independent use of chance; a stream never serves a second purpose.

#include <cstdint>

namespace minori {

enum class Stream : std::uint64_t {
  initial_world = 1,
  initial_knowledge,
  research_results,
  research_kind,
  research_learning,
  expertise_loss,
  firm_growth,
  firm_exit,
  firm_entry,
  firm_entry_traits,
  default_assessment,
  need_formation,
  need_traits,
  search_candidates,
  coordinator_search,
  institute_search,
  bank_search,
  consortium,
  project_value,
  stage_result,
  stage_repeat,
  patent,
  lesson,
  startup,
  startup_traits,
  laboratory_exit,
  coordinator_hiring,
  coordinator_leaving,
  coordinator_traits,
  recruitment,
  graduates,
  bid_quality,
  lottery,
  evaluation_noise,
  tie_decay,
  product_traits,
  knowledge_spread,
  refinancing,
};

}  // namespace minori
