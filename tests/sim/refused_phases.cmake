# Compiles refused_phases.cpp and looks for the words that refuse each wrong phase.
# Usage: cmake -DCOMPILER=c++ -DROOT=<repository> -P refused_phases.cmake
execute_process(COMMAND ${COMPILER} -std=c++20 -fsyntax-only -I${ROOT} ${ROOT}/tests/sim/refused_phases.cpp
                RESULT_VARIABLE result ERROR_VARIABLE words OUTPUT_VARIABLE words)
if(result EQUAL 0)
  message(FATAL_ERROR "wrong phases compile")
endif()
foreach(expected
        "a column may not be both In and Out"
        "a sweep may not hold Whole or Make"
        "all Own, Out and Deaths of a sweep belong to one table"
        "a phase that runs whole has no own row"
        "a sweep needs an Out or Own column"
        "a sweep over an active set handles rows of the set's table"
        "sums are integers")
  string(FIND "${words}" "${expected}" place)
  if(place EQUAL -1)
    message(SEND_ERROR "the compiler did not say: ${expected}")
  endif()
endforeach()
