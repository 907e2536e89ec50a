# The stylised facts become part of the program, so that checking patterns needs no file beside it.
set(facts_table ${PROJECT_SOURCE_DIR}/analysis/patterns/stylised_facts.csv)
set(facts_source ${CMAKE_CURRENT_BINARY_DIR}/stylised_facts/shipped_facts.cpp)
file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/stylised_facts)
add_custom_command(
  OUTPUT ${facts_source}
  COMMAND ${CMAKE_COMMAND} -DINPUT=${facts_table} -DOUTPUT=${facts_source} -DHEADER=analysis/patterns/shipped_facts.hpp
          -DFUNCTION=minori::analysis::shipped_facts -P ${PROJECT_SOURCE_DIR}/cmake/text_as_source.cmake
  DEPENDS ${facts_table} ${PROJECT_SOURCE_DIR}/cmake/text_as_source.cmake
  COMMENT "Embedding the stylised facts"
  VERBATIM)
target_sources(minori_analysis PRIVATE ${facts_source})
