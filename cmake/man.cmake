# SPDX-License-Identifier: GPL-3.0-or-later
# Man pages from docs/man/NAME.SECTION.scd, in the build folder's share/man
# (man -M share/man tvp) and where they are installed. A build without scdoc
# is whole but for them.
find_program(SCDOC scdoc DOC "Makes man pages")
mark_as_advanced(SCDOC)
if(NOT SCDOC)
  message(STATUS "scdoc was not found: man pages are left out")
  return()
endif()

file(GLOB man_sources CONFIGURE_DEPENDS
  ${CMAKE_CURRENT_SOURCE_DIR}/docs/man/*.scd)
set(man_pages "")
foreach(source IN LISTS man_sources)
  get_filename_component(page ${source} NAME_WLE) # tvp-run.1
  string(REGEX MATCH "[0-9]$" section ${page})
  set(folder ${CMAKE_BINARY_DIR}/share/man/man${section})
  file(MAKE_DIRECTORY ${folder})
  # scdoc reads and writes its standard streams alone.
  add_custom_command(OUTPUT ${folder}/${page}
    COMMAND sh -c "exec \"$1\" <\"$2\" >\"$3\"" sh
      ${SCDOC} ${source} ${folder}/${page}
    DEPENDS ${source}
    COMMENT "Man page ${page}"
    VERBATIM)
  list(APPEND man_pages ${folder}/${page})
  install(FILES ${folder}/${page}
    DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
endforeach()
add_custom_target(tvp_man ALL DEPENDS ${man_pages})
