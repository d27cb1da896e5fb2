# SPDX-License-Identifier: GPL-3.0-or-later
# A workload, a model, a reporter, a command is added by adding one file:
# <folder>/<name>.c defines `const struct <kind> <kind>_<name>`, and this makes
# the NULL-ended table <kind>_table of them. A file without its symbol is a
# link error that names the symbol.
function(tvp_registry kind folder)
  file(GLOB sources CONFIGURE_DEPENDS
    ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.c)
  set(registry_kind ${kind})
  set(registry_externs "")
  set(registry_entries "")
  foreach(source IN LISTS sources)
    get_filename_component(name ${source} NAME_WE)
    string(APPEND registry_externs
      "extern const struct ${kind} ${kind}_${name};\n")
    string(APPEND registry_entries "    &${kind}_${name},\n")
  endforeach()
  set(table ${CMAKE_CURRENT_BINARY_DIR}/registry/${kind}_table.c)
  configure_file(${CMAKE_CURRENT_SOURCE_DIR}/cmake/registry.c.in ${table} @ONLY)
  set(${kind}_sources ${sources} PARENT_SCOPE)
  set(registry_sources ${registry_sources} ${table} PARENT_SCOPE)
endfunction()
