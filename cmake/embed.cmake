# Files that become part of the program, so that it needs nothing beside it: a function in `header` returns the text.
function(minori_embed room file header function)
  get_filename_component(name ${header} NAME_WE)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded/${name}.cpp)
  file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  add_custom_command(
    OUTPUT ${source}
    COMMAND ${CMAKE_COMMAND} -DINPUT=${PROJECT_SOURCE_DIR}/${file} -DOUTPUT=${source} -DHEADER=${header}
            -DFUNCTION=${function} -P ${PROJECT_SOURCE_DIR}/cmake/text_as_source.cmake
    DEPENDS ${PROJECT_SOURCE_DIR}/${file} ${PROJECT_SOURCE_DIR}/cmake/text_as_source.cmake
    COMMENT "Embedding ${file}"
    VERBATIM)
  set_source_files_properties(${source} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  target_sources(minori_${room} PRIVATE ${source})
endfunction()

minori_embed(scenarios docs/odd.md scenarios/model_page.hpp minori::model_page)
minori_embed(analysis analysis/report/dist/report.html analysis/report/page_template.hpp minori::analysis::page_template)
minori_embed(analysis analysis/patterns/stylised_facts.csv analysis/patterns/shipped_facts.hpp
             minori::analysis::shipped_facts)
