# The header that says what was built. It is asked for at every build but rewritten only if something changed, and only
# output/provenance.cpp includes it: a new commit compiles one file and links again.
string(TOUPPER "${CMAKE_BUILD_TYPE}" build_type)
string(STRIP "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${build_type}} -ffp-contract=off" compiler_flags)
string(REPLACE "\\" "\\\\" compiler_flags "${compiler_flags}")
string(REPLACE "\"" "\\\"" compiler_flags "${compiler_flags}")
add_custom_target(minori_build_info
  COMMAND ${CMAKE_COMMAND} -DSOURCE=${PROJECT_SOURCE_DIR} -DTARGET=${PROJECT_BINARY_DIR}/generated/build_info.hpp
          -DMINORI_VERSION=${PROJECT_VERSION} "-DMINORI_COMPILER=${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}"
          "-DMINORI_FLAGS=${compiler_flags}" -P ${PROJECT_SOURCE_DIR}/cmake/build_info.cmake
  BYPRODUCTS ${PROJECT_BINARY_DIR}/generated/build_info.hpp
  COMMENT "Ask git what is being built" VERBATIM)
add_dependencies(minori_output minori_build_info)
target_include_directories(minori_output PRIVATE ${PROJECT_BINARY_DIR}/generated)
