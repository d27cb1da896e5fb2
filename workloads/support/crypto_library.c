/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "crypto_library.h"

#include "library.h"

enum { COMMON = 5, ALL = COMMON + 2 };

/* An algorithm that is not fetched is looked up again at each init. */
static int load_3(struct crypto_library *c,
                  const struct library_symbol common[COMMON], struct err *e)
{
    struct evp_md_st *(*fetch)(void *context, const char *algorithm,
                               const char *properties);
    struct library_symbol symbols[ALL] = {
        [COMMON] = {"EVP_MD_fetch", &fetch},
        [COMMON + 1] = {"EVP_MD_free", &c->md_free},
    };

    for (int i = 0; i < COMMON; i++) {
        symbols[i] = common[i];
    }
    if (library_load("libcrypto.so.3", "libssl3", symbols, ALL, e) != 0) {
        return -1;
    }
    c->sha256 = c->fetched = fetch(NULL, "SHA256", NULL);
    return 0;
}

static int load_1_1(struct crypto_library *c,
                    const struct library_symbol common[COMMON], struct err *e)
{
    const struct evp_md_st *(*get)(void);
    struct library_symbol symbols[ALL] = {[COMMON] = {"EVP_sha256", &get}};

    for (int i = 0; i < COMMON; i++) {
        symbols[i] = common[i];
    }
    if (library_load("libcrypto.so.1.1", "libssl1.1", symbols, COMMON + 1, e)
        != 0) {
        return -1;
    }
    c->sha256 = get();
    return 0;
}

int crypto_library_load(struct crypto_library *c, struct err *e)
{
    const struct library_symbol common[COMMON] = {
        {"EVP_MD_CTX_new", &c->context_new},
        {"EVP_MD_CTX_free", &c->context_free},
        {"EVP_DigestInit_ex", &c->init},
        {"EVP_DigestUpdate", &c->update},
        {"EVP_DigestFinal_ex", &c->final},
    };
    struct err newer;

    *c = (struct crypto_library){0};
    if (load_3(c, common, &newer) != 0 && load_1_1(c, common, e) != 0) {
        *e = newer; /* the package to install */
        return -1;
    }
    return c->sha256 != NULL
               ? 0
               : err_set(e, "libcrypto offers no SHA-256; does its "
                            "configuration (openssl.cnf) leave it out?");
}

void crypto_library_release(struct crypto_library *c)
{
    if (c->fetched != NULL) {
        c->md_free(c->fetched);
    }
    *c = (struct crypto_library){0};
}
