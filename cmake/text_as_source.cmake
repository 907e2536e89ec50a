# Turns a file into C++ source that defines it as one constant; run as
#   cmake -DINPUT=page.html -DOUTPUT=page.cpp -DHEADER=room/page_template.hpp -DFUNCTION=minori::analysis::page_template -P text_as_source.cmake
file(READ ${INPUT} bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" literal "${bytes}")
string(LENGTH "${bytes}" digits)
math(EXPR size "${digits} / 2")
get_filename_component(name ${INPUT} NAME)
file(WRITE ${OUTPUT}.part "// Made from ${name} by cmake/text_as_source.cmake.
#include \"${HEADER}\"
#pragma GCC diagnostic ignored \"-Woverlength-strings\"
namespace {
constexpr char bytes[] = \"${literal}\";
}
std::string_view ${FUNCTION}() { return {bytes, ${size}}; }
")
file(RENAME ${OUTPUT}.part ${OUTPUT})
