# The description of the model becomes part of the program: `minori odd` prints it, `minori parameters` names its rules.
set(model_page ${PROJECT_SOURCE_DIR}/docs/odd.md)
set(model_page_source ${CMAKE_CURRENT_BINARY_DIR}/model_page/model_page.cpp)
file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/model_page)
add_custom_command(
  OUTPUT ${model_page_source}
  COMMAND ${CMAKE_COMMAND} -DINPUT=${model_page} -DOUTPUT=${model_page_source} -DHEADER=scenarios/model_page.hpp
          -DFUNCTION=minori::model_page -P ${PROJECT_SOURCE_DIR}/cmake/text_as_source.cmake
  DEPENDS ${model_page} ${PROJECT_SOURCE_DIR}/cmake/text_as_source.cmake
  COMMENT "Embedding the description of the model"
  VERBATIM)
target_sources(minori_scenarios PRIVATE ${model_page_source})
