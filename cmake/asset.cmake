# SPDX-License-Identifier: GPL-3.0-or-later
# Writes OUTPUT, a C file with the bytes of the files INPUT, which bars separate,
# one after another, and with their SHA-256.
cmake_minimum_required(VERSION 3.20)
string(REPLACE "|" ";" files "${INPUT}")
set(whole ${OUTPUT}.whole)
execute_process(COMMAND ${CMAKE_COMMAND} -E cat ${files} OUTPUT_FILE ${whole}
  RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "cannot read ${files}")
endif()
file(READ ${whole} hex HEX)
string(LENGTH "${hex}" size)
math(EXPR size "${size} / 2")
string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
string(REPEAT "." 75 line)
string(REGEX REPLACE "(${line})" "\\1\n" bytes "${bytes}")

# In base 64: 32 bytes are ten times three, and two.
file(SHA256 ${whole} digest)
set(digits
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
set(base64 "")
foreach(at RANGE 0 60 6)
  string(SUBSTRING "${digest}00" ${at} 6 three)
  foreach(shift 18 12 6 0)
    math(EXPR digit "(0x${three} >> ${shift}) & 63")
    string(SUBSTRING "${digits}" ${digit} 1 letter)
    string(APPEND base64 "${letter}")
  endforeach()
endforeach()
string(SUBSTRING "${base64}" 0 43 base64)

file(WRITE ${OUTPUT} "#include \"html_assets.h\"

static const unsigned char bytes[] = {
${bytes}};

const struct html_asset ${NAME} = {bytes, ${size}, \"${base64}=\"};
")
