# SPDX-License-Identifier: GPL-3.0-or-later
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(DEPS REQUIRED IMPORTED_TARGET
  hwloc>=2.4 jansson>=2.12 sqlite3>=3.37 yaml-0.1 gsl libcurl
  libmicrohttpd>=0.9.70)

add_library(tvp_dependencies INTERFACE)
target_link_libraries(tvp_dependencies INTERFACE
  PkgConfig::DEPS Threads::Threads m rt)
