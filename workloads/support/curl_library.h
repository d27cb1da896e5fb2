/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <curl/curl.h>

/* What is used of libcurl: see library.h for why it is not linked. */
struct curl_library {
    CURLcode (*global_init)(long flags);
    void (*global_cleanup)(void);
    CURL *(*easy_init)(void);
    CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
    CURLcode (*easy_perform)(CURL *);
    CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
    void (*easy_cleanup)(CURL *);
    const char *(*easy_strerror)(CURLcode);
};

int curl_library_load(struct curl_library *c, struct err *e);
