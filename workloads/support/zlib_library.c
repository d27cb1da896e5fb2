/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zlib_library.h"

#include "library.h"

int zlib_library_load(struct zlib_library *z, struct err *e)
{
    const struct library_symbol symbols[] = {
        {"deflateInit_", &z->deflate_init}, {"deflate", &z->deflate},
        {"deflateEnd", &z->deflate_end},    {"inflateInit_", &z->inflate_init},
        {"inflate", &z->inflate},           {"inflateEnd", &z->inflate_end},
    };

    return library_load(TVP_ZLIB_LIBRARY, "zlib1g", symbols,
                        sizeof symbols / sizeof symbols[0], e);
}
