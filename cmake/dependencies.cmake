# SPDX-License-Identifier: GPL-3.0-or-later
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(DEPS REQUIRED IMPORTED_TARGET
  hwloc>=2.4 jansson>=2.12 sqlite3>=3.37 yaml-0.1 gsl)

add_library(tvp_dependencies INTERFACE)
target_link_libraries(tvp_dependencies INTERFACE
  PkgConfig::DEPS Threads::Threads m rt ${CMAKE_DL_LIBS})

# A library that is loaded by the workload that needs it, under the name that
# its headers belong to: see workloads/support/library.h for why.
function(tvp_loaded_library package)
  string(TOUPPER ${package} prefix)
  string(REGEX REPLACE "^LIB" "" prefix ${prefix})
  string(REGEX REPLACE "^lib" "" name ${package})
  string(REGEX REPLACE "^zlib$" "z" name ${name})
  pkg_check_modules(${prefix} REQUIRED ${package})
  find_library(${prefix}_FILE ${name} HINTS ${${prefix}_LIBDIR} REQUIRED)
  get_filename_component(real ${${prefix}_FILE} REALPATH)
  get_filename_component(real ${real} NAME)
  string(REGEX REPLACE "(\\.so\\.[0-9]+).*" "\\1" soname ${real})
  target_include_directories(tvp_dependencies SYSTEM INTERFACE
    ${${prefix}_INCLUDE_DIRS})
  target_compile_definitions(tvp_dependencies INTERFACE
    TVP_${prefix}_LIBRARY="${soname}")
endfunction()
tvp_loaded_library(libcurl)
tvp_loaded_library(libmicrohttpd)
tvp_loaded_library(zlib)
