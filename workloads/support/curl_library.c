/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "curl_library.h"

#include "library.h"

int curl_library_load(struct curl_library *c, struct err *e)
{
    const struct library_symbol symbols[] = {
        {"curl_global_init", &c->global_init},
        {"curl_global_cleanup", &c->global_cleanup},
        {"curl_easy_init", &c->easy_init},
        {"curl_easy_setopt", &c->easy_setopt},
        {"curl_easy_perform", &c->easy_perform},
        {"curl_easy_getinfo", &c->easy_getinfo},
        {"curl_easy_cleanup", &c->easy_cleanup},
        {"curl_easy_strerror", &c->easy_strerror},
    };

    return library_load(TVP_CURL_LIBRARY, "libcurl4", symbols,
                        sizeof symbols / sizeof *symbols, e);
}
