# SPDX-License-Identifier: GPL-3.0-or-later
# What turns a mistake with memory into an end with a message: every program of
# ours has it; tests/chaos/hardening.bats looks.
option(TVP_HARDENING "Stack protector, RELRO, PIE and FORTIFY" ON)
if(TVP_HARDENING AND NOT TVP_SANITIZE AND NOT TVP_FUZZ)
  include(CheckCCompilerFlag)
  # Of the last one, which is for x86 alone, what costs no instruction: Linux
  # checks nothing else in programs.
  foreach(flag -fstack-protector-strong -fstack-clash-protection
      -fcf-protection=return)
    string(MAKE_C_IDENTIFIER "TVP_HAS${flag}" has)
    check_c_compiler_flag(${flag} ${has})
    if(${has})
      target_compile_options(tvp_options INTERFACE ${flag})
    endif()
  endforeach()
  # What its take and drop cost is measured, and it has no buffers.
  set_source_files_properties(harness/gil.c PROPERTIES
    COMPILE_OPTIONS -fno-stack-protector)
  # It wants a compiler that optimises; 3 came with gcc 12.
  set(level 2)
  if(CMAKE_C_COMPILER_ID STREQUAL "GNU"
      AND CMAKE_C_COMPILER_VERSION VERSION_GREATER_EQUAL 12)
    set(level 3)
  endif()
  target_compile_options(tvp_options INTERFACE
    $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE>
    $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=${level}>)
  # Not -fPIC, which CMake gives libraries: no function of ours is replaced by
  # another, so that they may be inlined.
  target_compile_options(tvp_options INTERFACE -fPIE)
  target_link_options(tvp_options INTERFACE -pie
    -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
endif()
