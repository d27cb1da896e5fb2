# SPDX-License-Identifier: GPL-3.0-or-later
# How every file of ours is compiled.
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

option(TVP_WERROR "Treat warnings as errors" OFF)
set(TVP_SANITIZE "" CACHE STRING "Sanitizers, such as address,undefined")

add_library(tvp_options INTERFACE)
target_compile_definitions(tvp_options INTERFACE _GNU_SOURCE)
target_compile_options(tvp_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes
  -Wmissing-prototypes -Wvla -Wundef -Wcast-qual -Wformat=2
  $<$<BOOL:${TVP_WERROR}>:-Werror>)
if(TVP_SANITIZE)
  target_compile_options(tvp_options INTERFACE
    -fsanitize=${TVP_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  target_link_options(tvp_options INTERFACE -fsanitize=${TVP_SANITIZE})
endif()

option(TVP_FUZZ "Build the libFuzzer programs (clang)" OFF)
if(TVP_FUZZ)
  target_compile_options(tvp_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# Lines that ran are counted by gcov, also by threads at once, and by programs
# that end with _exit, as workers do: gcov writes its counts at exit.
option(TVP_COVERAGE "Count the lines that run (gcc)" OFF)
if(TVP_COVERAGE)
  target_compile_options(tvp_options INTERFACE
    --coverage -fprofile-abs-path -fprofile-update=atomic)
  target_link_options(tvp_options INTERFACE --coverage "LINKER:--wrap=_exit")
endif()

include(cmake/hardening.cmake)
