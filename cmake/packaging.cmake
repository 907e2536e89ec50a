# cmake --install and CPack: the program to bin/, what it reads at run time to share/minori/.
include(GNUInstallDirs)

if(TARGET minori)
  install(TARGETS minori RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
# Manual pages and completions are what the program says of itself; a program built for another machine cannot say it.
if(TARGET minori AND NOT CMAKE_CROSSCOMPILING)
  set(spoken ${PROJECT_BINARY_DIR}/spoken)
  add_custom_command(TARGET minori POST_BUILD
    COMMAND ${CMAKE_COMMAND} -E make_directory ${spoken}/man1
    COMMAND minori man --folder ${spoken}/man1
    COMMAND minori completion bash > ${spoken}/minori.bash
    COMMAND minori completion zsh > ${spoken}/_minori
    COMMAND minori completion fish > ${spoken}/minori.fish
    COMMENT "Manual pages and completions" VERBATIM)
  install(DIRECTORY ${spoken}/man1/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 FILES_MATCHING PATTERN "*.1")
  install(FILES ${spoken}/minori.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME minori)
  install(FILES ${spoken}/_minori DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
  install(FILES ${spoken}/minori.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()
install(DIRECTORY scenarios/ DESTINATION ${CMAKE_INSTALL_DATADIR}/minori/scenarios
        FILES_MATCHING PATTERN "*.toml" PATTERN "*.csv")
foreach(page README.md README.ja.md CHANGELOG.md LICENSE CITATION.cff)
  if(EXISTS ${PROJECT_SOURCE_DIR}/${page})
    install(FILES ${page} DESTINATION ${CMAKE_INSTALL_DOCDIR})
  endif()
endforeach()

set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PACKAGE_NAME minori)
set(CPACK_PACKAGE_VENDOR "The Minori authors")
set(CPACK_PACKAGE_CONTACT "The Minori authors <minori@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
include(CPack)
