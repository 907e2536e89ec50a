# Writes the header that says what was built: cmake -DSOURCE=... -DTARGET=... -DMINORI_VERSION=... -P build_info.cmake
# In a git work tree the commit is asked from git; in an archive made by `git archive` it stands in archive_commit.txt.
set(MINORI_COMMIT "unknown")
set(MINORI_DIRTY false)

find_package(Git QUIET)
if(GIT_FOUND AND EXISTS "${SOURCE}/.git")
  execute_process(COMMAND "${GIT_EXECUTABLE}" -C "${SOURCE}" rev-parse HEAD
    RESULT_VARIABLE failed OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(NOT failed)
    set(MINORI_COMMIT "${commit}")
    execute_process(COMMAND "${GIT_EXECUTABLE}" --no-optional-locks -C "${SOURCE}" status --porcelain --untracked-files=no
      OUTPUT_VARIABLE changes ERROR_QUIET)
    if(changes)
      set(MINORI_DIRTY true)
    endif()
  endif()
elseif(EXISTS "${SOURCE}/cmake/archive_commit.txt")
  file(STRINGS "${SOURCE}/cmake/archive_commit.txt" archived LIMIT_COUNT 1)
  if(archived MATCHES "^[0-9a-f]+$")
    set(MINORI_COMMIT "${archived}")
  endif()
endif()

configure_file("${SOURCE}/cmake/build_info.hpp.in" "${TARGET}" @ONLY)
