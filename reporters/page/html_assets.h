/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

/* The page's style and script: html_page.css and html_page.js, byte for byte,
 * put into C by cmake/assets.cmake. */
struct html_asset {
    const unsigned char *bytes;
    size_t size;
    const char *sha256; /* in base 64, as a content security policy has it */
};

extern const struct html_asset html_page_css;
extern const struct html_asset html_page_js;
