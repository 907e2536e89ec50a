# ccache, where it is installed and nobody chose a launcher.
find_program(MINORI_CCACHE ccache)
mark_as_advanced(MINORI_CCACHE)
if(MINORI_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${MINORI_CCACHE})
endif()
