/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest.h"

#include <endian.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ROUNDS = 64, WORDS = 8, BLOCK = 64, LENGTH_BYTES = 8 };
enum { PIECE = 512 * BLOCK }; /* of a file, which may get shorter meanwhile */

static const uint32_t constants[ROUNDS] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
    0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
    0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};
static const uint32_t beginning[WORDS] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

static uint32_t turn(uint32_t x, int bits)
{
    return x >> bits | x << (32 - bits);
}

static void expand(const unsigned char *block, uint32_t w[ROUNDS])
{
    for (size_t i = 0; i < 16; i++) {
        uint32_t word;
        memcpy(&word, block + 4 * i, sizeof word);
        w[i] = be32toh(word);
    }
    for (size_t i = 16; i < ROUNDS; i++) {
        uint32_t a = w[i - 15];
        uint32_t b = w[i - 2];
        w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ a >> 3) + w[i - 7]
               + (turn(b, 17) ^ turn(b, 19) ^ b >> 10);
    }
}

static void add_block(uint32_t h[WORDS], const unsigned char *block)
{
    uint32_t w[ROUNDS];
    uint32_t v[WORDS];

    expand(block, w);
    memcpy(v, h, sizeof v);
    for (size_t i = 0; i < ROUNDS; i++) {
        uint32_t e = v[4];
        uint32_t a = v[0];
        uint32_t first = v[7] + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25))
                         + ((e & v[5]) ^ (~e & v[6])) + constants[i] + w[i];
        uint32_t second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22))
                          + ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
        memmove(v + 1, v, sizeof v - sizeof *v);
        v[4] += first;
        v[0] = first + second;
    }
    for (size_t i = 0; i < WORDS; i++) {
        h[i] += v[i];
    }
}

/* What was seen so far: all but the last bytes are in the words. */
struct digest {
    uint32_t h[WORDS];
    uint64_t bytes;
};

/* Whole blocks. */
static void add(struct digest *d, const unsigned char *data, size_t bytes)
{
    for (size_t i = 0; i < bytes; i += BLOCK) {
        add_block(d->h, data + i);
    }
    d->bytes += bytes;
}

/* The rest, of less than a block. */
static void finish(struct digest *d, const unsigned char *rest, size_t bytes,
                   char text[DIGEST_TEXT_BYTES])
{
    unsigned char last[2 * BLOCK] = {0};
    size_t padded = bytes + 1 + LENGTH_BYTES <= BLOCK ? BLOCK : 2 * BLOCK;
    uint64_t bits = htobe64((d->bytes + bytes) * 8);

    if (bytes > 0) {
        memcpy(last, rest, bytes);
    }
    last[bytes] = 0x80;
    memcpy(last + padded - LENGTH_BYTES, &bits, LENGTH_BYTES);
    add(d, last, padded);
    for (size_t i = 0; i < WORDS; i++) {
        snprintf(text + 8 * i, 9, "%08x", d->h[i]);
    }
}

static void begin(struct digest *d)
{
    memcpy(d->h, beginning, sizeof d->h);
    d->bytes = 0;
}

void digest_text(const void *data, size_t bytes, char text[DIGEST_TEXT_BYTES])
{
    size_t whole = bytes - bytes % BLOCK;
    struct digest d;

    begin(&d);
    add(&d, data, whole);
    finish(&d, (const unsigned char *)data + whole, bytes - whole, text);
}

static int open_file(const char *path, FILE **out, struct err *e)
{
    struct stat info;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    *out = fd < 0 ? NULL : fdopen(fd, "r");
    if (*out == NULL || fstat(fd, &info) != 0) {
        err_errno(e, "cannot read %.200s", path);
    } else if (!S_ISREG(info.st_mode)) {
        err_set(e, "cannot read %.200s: it is no file", path);
    } else {
        return 0;
    }
    if (*out != NULL) {
        fclose(*out);
    } else if (fd >= 0) {
        close(fd);
    }
    return -1;
}

int digest_file(const char *path, char text[DIGEST_TEXT_BYTES], struct err *e)
{
    unsigned char piece[PIECE];
    struct digest d;
    FILE *file;
    size_t got;

    if (open_file(path, &file, e)) {
        return -1;
    }
    begin(&d);
    while ((got = fread(piece, 1, sizeof piece, file)) == sizeof piece) {
        add(&d, piece, sizeof piece);
    }
    size_t whole = got - got % BLOCK;
    add(&d, piece, whole);
    finish(&d, piece + whole, got - whole, text);
    int failed = ferror(file) ? err_errno(e, "cannot read %.200s", path) : 0;
    fclose(file);
    return failed;
}
