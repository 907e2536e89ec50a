# What keeps a build from nothing short. Results do not change: every optimisation level gives the same bits.

# Precompiled library headers, and several sources compiled as one, spare most of the parsing;
# compiler caches and clang-tidy do better without them.
if(CMAKE_CXX_COMPILER_LAUNCHER)
  set(from_nothing OFF)
else()
  set(from_nothing ON)
endif()
option(MINORI_PRECOMPILE "precompile the headers of libraries" ${from_nothing})
option(MINORI_UNITY "compile several sources as one" ${from_nothing})

# Code that no run spends time in is compiled for a short build.
function(minori_cold target)
  if(TARGET ${target})
    target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
  endif()
endfunction()

function(minori_precompile target)
  if(NOT MINORI_PRECOMPILE OR NOT TARGET ${target})
    return()
  endif()
  get_target_property(type ${target} TYPE)
  if(NOT type STREQUAL INTERFACE_LIBRARY)
    target_precompile_headers(${target} PRIVATE ${ARGN})
  endif()
endfunction()

set(everyday <algorithm> <functional> <map> <memory> <optional> <set> <string> <variant> <vector> <fmt/format.h>)
# The model's rules are many small files that all read the same headers of the engine; its tests read the whole model.
minori_precompile(minori_agents ${everyday} "${PROJECT_SOURCE_DIR}/sim/phase.hpp"
                  "${PROJECT_SOURCE_DIR}/agents/parameters.hpp")
minori_precompile(minori_scenarios ${everyday} <filesystem> <toml++/toml.h>)
minori_precompile(minori_analysis ${everyday} <filesystem> <nlohmann/json.hpp>)
minori_precompile(minori_output ${everyday} <filesystem>)
minori_precompile(minori_instruments "${PROJECT_SOURCE_DIR}/scenarios/instrument.hpp")
minori_precompile(minori_runs ${everyday} <filesystem> <nlohmann/json.hpp>)
minori_precompile(minori ${everyday} <filesystem> <nlohmann/json.hpp> <CLI/CLI.hpp>)
foreach(room scenarios instruments analysis runs)
  minori_cold(minori_${room})
endforeach()
minori_cold(minori)

# Of the model, the same goes for what wires rules into the schedule, sets the world up and describes it.
file(GLOB cold_model_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/agents/schedule/*.cpp
     ${PROJECT_SOURCE_DIR}/agents/initial*.cpp)
foreach(name model description trajectory simulation snapshot census network yearly)
  list(APPEND cold_model_files ${PROJECT_SOURCE_DIR}/agents/${name}.cpp)
endforeach()
set_source_files_properties(${cold_model_files} PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release>:-O1>")

minori_cold(minori_test_main)
foreach(room sim agents scenarios output analysis runs cli)
  minori_cold(minori_${room}_tests)
  set(own_headers)
  if(room STREQUAL agents)
    set(own_headers "${PROJECT_SOURCE_DIR}/agents/model.hpp" "${PROJECT_SOURCE_DIR}/agents/simulation.hpp")
  elseif(room STREQUAL sim)
    set(own_headers "${PROJECT_SOURCE_DIR}/sim/phase.hpp" "${PROJECT_SOURCE_DIR}/sim/world.hpp")
  endif()
  minori_precompile(minori_${room}_tests ${everyday} "${PROJECT_SOURCE_DIR}/tests/catch.hpp" ${own_headers})
endforeach()

# Instruments stay apart: each has the same names inside (`act`, `registered`), one per file.
if(MINORI_UNITY)
  set(as_one minori)
  foreach(name sim agents scenarios output analysis runs sim_tests agents_tests scenarios_tests output_tests
               analysis_tests runs_tests)
    list(APPEND as_one minori_${name})
  endforeach()
  foreach(target ${as_one})
    if(TARGET ${target})
      set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 6)
    endif()
  endforeach()
endif()
