# SPDX-License-Identifier: GPL-3.0-or-later
# The page's style and script as C, made at build time:
# <folder>/html_page.css becomes `const struct html_asset html_page_css`. Parts,
# html_page.<part>.js, come before html_page.js and are of one asset with it.
set(asset_sources "")
file(GLOB asset_files CONFIGURE_DEPENDS
  ${CMAKE_CURRENT_SOURCE_DIR}/reporters/page/*.css
  ${CMAKE_CURRENT_SOURCE_DIR}/reporters/page/*.js)
foreach(asset IN LISTS asset_files)
  get_filename_component(name ${asset} NAME)
  if(name MATCHES "[.].*[.]")
    continue()
  endif()
  get_filename_component(stem ${asset} NAME_WE)
  get_filename_component(ending ${asset} LAST_EXT)
  file(GLOB parts CONFIGURE_DEPENDS
    ${CMAKE_CURRENT_SOURCE_DIR}/reporters/page/${stem}.*${ending})
  list(APPEND parts ${asset})
  string(REPLACE ";" "|" input "${parts}")
  string(REPLACE "." "_" name ${name})
  set(source ${CMAKE_CURRENT_BINARY_DIR}/assets/${name}.c)
  add_custom_command(OUTPUT ${source}
    COMMAND ${CMAKE_COMMAND} -DINPUT=${input} -DOUTPUT=${source} -DNAME=${name}
      -P ${CMAKE_CURRENT_SOURCE_DIR}/cmake/asset.cmake
    DEPENDS ${parts} ${CMAKE_CURRENT_SOURCE_DIR}/cmake/asset.cmake VERBATIM)
  list(APPEND asset_sources ${source})
endforeach()
