# SPDX-License-Identifier: GPL-3.0-or-later
# What a workload outside the tree is built with and calls: the headers, in the
# build folder's include/tvp and where they are installed, and the functions
# that the program exports.
set(plugin_headers "")
foreach(header IN ITEMS err params workload)
  set(copy ${CMAKE_BINARY_DIR}/include/tvp/${header}.h)
  set(source ${CMAKE_CURRENT_SOURCE_DIR}/harness/${header}.h)
  add_custom_command(OUTPUT ${copy}
    COMMAND ${CMAKE_COMMAND} -E copy ${source} ${copy} DEPENDS ${source})
  list(APPEND plugin_headers ${copy})
  install(FILES ${source} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/tvp)
endforeach()
add_custom_target(tvp_headers ALL DEPENDS ${plugin_headers})

configure_file(${CMAKE_CURRENT_SOURCE_DIR}/cmake/tvp.pc.in
  ${CMAKE_CURRENT_BINARY_DIR}/tvp.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/tvp.pc
  DESTINATION ${CMAKE_INSTALL_DATADIR}/pkgconfig)

# A program that loads plug-ins exports to them what the headers declare, and
# nothing else.
function(tvp_takes_plugins program)
  set(exported ${PROJECT_SOURCE_DIR}/cmake/plugin.list)
  target_link_options(${program} PRIVATE "LINKER:--dynamic-list=${exported}")
  set_property(TARGET ${program} APPEND PROPERTY LINK_DEPENDS ${exported})
endfunction()
tvp_takes_plugins(tvp)
