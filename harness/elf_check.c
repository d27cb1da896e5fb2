/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "elf_check.h"

#include <link.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OWN_CLASS = sizeof(void *) == 8 ? ELFCLASS64 : ELFCLASS32 };

static int say_cut(uint64_t bytes, struct err *e)
{
    return err_set(e, "it is cut short, after %llu bytes: build it again",
                   (unsigned long long)bytes);
}

/* No sum, which could overflow. */
static bool is_within(uint64_t offset, uint64_t length, uint64_t bytes)
{
    return offset <= bytes && length <= bytes - offset;
}

static int check_segments(int fd, const ElfW(Ehdr) * header, uint64_t bytes,
                          struct err *e)
{
    for (unsigned i = 0; i < header->e_phnum; i++) {
        ElfW(Phdr) segment;
        uint64_t offset =
            (uint64_t)header->e_phoff + (uint64_t)i * sizeof segment;
        if (!is_within(offset, sizeof segment, bytes)
            || pread(fd, &segment, sizeof segment, (off_t)offset)
                   != (ssize_t)sizeof segment
            || !is_within(segment.p_offset, segment.p_filesz, bytes)) {
            return say_cut(bytes, e);
        }
    }
    return 0;
}

int elf_check(int fd, struct err *e)
{
    ElfW(Ehdr) header = {0};
    struct stat info;

    if (fstat(fd, &info) != 0) {
        return err_errno(e, "cannot see how long it is");
    }
    uint64_t bytes = (uint64_t)info.st_size;
    ssize_t got = pread(fd, &header, sizeof header, 0);
    if (got >= EI_NIDENT && header.e_ident[EI_CLASS] != OWN_CLASS) {
        return 0;
    }
    if (got != (ssize_t)sizeof header) {
        return say_cut(bytes, e);
    }
    return header.e_phentsize == sizeof(ElfW(Phdr))
               ? check_segments(fd, &header, bytes, e)
               : 0;
}
