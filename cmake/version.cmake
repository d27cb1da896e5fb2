# SPDX-License-Identifier: GPL-3.0-or-later
# Writes version.h anew whenever the commit changes; run at build time.
execute_process(COMMAND git -C ${SOURCE_DIR} describe --always --dirty
  OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET
  RESULT_VARIABLE failed)
if(failed OR NOT commit)
  set(commit unknown)
endif()
configure_file(${SOURCE_DIR}/cmake/version.h.in ${OUTPUT} @ONLY)
