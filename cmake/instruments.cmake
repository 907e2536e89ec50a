# Policy instruments register themselves (scenarios/instrument.hpp). They are objects and no library, because a linker
# leaves out objects of a library that nobody names; whatever links minori_scenarios gets them all.
file(GLOB instruments CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/scenarios/instruments/*.cpp)
add_library(minori_instruments OBJECT ${instruments})
target_link_libraries(minori_instruments PRIVATE minori_options)
# (a precompiled header counts as an object too)
target_link_libraries(minori_scenarios INTERFACE $<FILTER:$<TARGET_OBJECTS:minori_instruments>,EXCLUDE,[.]gch$>)
