# SPDX-License-Identifier: GPL-3.0-or-later
# tvp finds its data beside itself: ../share/tvp from the program's folder,
# both in the build folder and where it is installed.
set(data_dir ${CMAKE_BINARY_DIR}/share/tvp)
file(GLOB plan_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/plans/*.yaml)
set(data_outputs "")
foreach(plan IN LISTS plan_files)
  get_filename_component(name ${plan} NAME)
  add_custom_command(OUTPUT ${data_dir}/plans/${name}
    COMMAND ${CMAKE_COMMAND} -E copy ${plan} ${data_dir}/plans/${name}
    DEPENDS ${plan})
  list(APPEND data_outputs ${data_dir}/plans/${name})
endforeach()
add_custom_command(OUTPUT ${data_dir}/LICENSE
  COMMAND ${CMAKE_COMMAND} -E copy
    ${CMAKE_CURRENT_SOURCE_DIR}/LICENSE ${data_dir}/LICENSE
  DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/LICENSE)
add_custom_target(tvp_data ALL DEPENDS ${data_outputs} ${data_dir}/LICENSE)

install(TARGETS tvp RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${plan_files} DESTINATION ${CMAKE_INSTALL_DATADIR}/tvp/plans)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/tvp)
install(FILES docs/plugins.md docs/workloads.md docs/will-it-scale.md
  DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES docs/plugin/spin.c DESTINATION ${CMAKE_INSTALL_DOCDIR}/plugin)
