/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stddef.h>

/*
 * What is used of OpenSSL's libcrypto: see library.h for why it is not linked.
 * 3 and 1.1 agree on these, and no header of theirs is needed to call them.
 */
struct evp_md_ctx_st;
struct evp_md_st;
struct engine_st;

enum { SHA256_BYTES = 32 };

struct crypto_library {
    struct evp_md_ctx_st *(*context_new)(void);
    void (*context_free)(struct evp_md_ctx_st *);
    int (*init)(struct evp_md_ctx_st *, const struct evp_md_st *,
                struct engine_st *);
    int (*update)(struct evp_md_ctx_st *, const void *data, size_t bytes);
    int (*final)(struct evp_md_ctx_st *, unsigned char *digest,
                 unsigned *bytes);
    const struct evp_md_st *sha256;
    struct evp_md_st *fetched; /* of 3: found once, as hashlib keeps it */
    void (*md_free)(struct evp_md_st *);
};

int crypto_library_load(struct crypto_library *c, struct err *e);

/* Gives back what loading found; harmless on {0}. */
void crypto_library_release(struct crypto_library *c);
