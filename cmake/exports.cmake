# SPDX-License-Identifier: GPL-3.0-or-later
# What a program with tvp in it gives to tests of will-it-scale, which it loads:
# the symbols of exports.list, and no others.
set(exports ${CMAKE_CURRENT_SOURCE_DIR}/cmake/exports.list)
target_link_options(tvp_core INTERFACE
  "LINKER:--dynamic-list=${exports}"
  "LINKER:--undefined=new_task,--undefined=new_task_affinity")
set_property(TARGET tvp_core APPEND PROPERTY INTERFACE_LINK_DEPENDS ${exports})
