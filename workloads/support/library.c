/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "library.h"

#include <dlfcn.h>
#include <string.h>

int library_load(const char *file, const char *package,
                 const struct library_symbol *symbols, size_t count,
                 struct err *e)
{
    void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);

    if (library == NULL) {
        return err_set(e, "cannot load a library (%s); install %s", dlerror(),
                       package);
    }
    for (size_t i = 0; i < count; i++) {
        void *found = dlsym(library, symbols[i].name);
        if (found == NULL) {
            return err_set(e, "%s has no %s; install another %s", file,
                           symbols[i].name, package);
        }
        /* POSIX gives functions as void *, which C does not convert. */
        memcpy(symbols[i].slot, &found, sizeof found);
    }
    return 0;
}
