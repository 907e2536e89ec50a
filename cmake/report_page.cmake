# The built report page becomes part of the program, so that `minori report` needs neither Node nor a file beside it.
set(report_page ${PROJECT_SOURCE_DIR}/analysis/report/dist/report.html)
set(report_page_source ${CMAKE_CURRENT_BINARY_DIR}/report_page/page_template.cpp)
file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/report_page)
add_custom_command(
  OUTPUT ${report_page_source}
  COMMAND ${CMAKE_COMMAND} -DINPUT=${report_page} -DOUTPUT=${report_page_source} -DHEADER=analysis/report/page_template.hpp
          -DFUNCTION=minori::analysis::page_template -P ${PROJECT_SOURCE_DIR}/cmake/text_as_source.cmake
  DEPENDS ${report_page} ${PROJECT_SOURCE_DIR}/cmake/text_as_source.cmake
  COMMENT "Embedding the report page"
  VERBATIM)
target_sources(minori_analysis PRIVATE ${report_page_source})
