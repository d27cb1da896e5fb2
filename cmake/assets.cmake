# SPDX-License-Identifier: GPL-3.0-or-later
# The page's style and script as C, made at build time:
# <folder>/html_page.css becomes `const struct html_asset html_page_css`.
set(asset_sources "")
file(GLOB asset_files CONFIGURE_DEPENDS
  ${CMAKE_CURRENT_SOURCE_DIR}/reporters/support/*.css
  ${CMAKE_CURRENT_SOURCE_DIR}/reporters/support/*.js)
foreach(asset IN LISTS asset_files)
  get_filename_component(name ${asset} NAME)
  string(REPLACE "." "_" name ${name})
  set(source ${CMAKE_CURRENT_BINARY_DIR}/assets/${name}.c)
  add_custom_command(OUTPUT ${source}
    COMMAND ${CMAKE_COMMAND} -DINPUT=${asset} -DOUTPUT=${source} -DNAME=${name}
      -P ${CMAKE_CURRENT_SOURCE_DIR}/cmake/asset.cmake
    DEPENDS ${asset} ${CMAKE_CURRENT_SOURCE_DIR}/cmake/asset.cmake VERBATIM)
  list(APPEND asset_sources ${source})
endforeach()
