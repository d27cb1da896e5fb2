/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loopback_url.h"

#include <string.h>
#include <strings.h>

bool loopback_url_is(const char *url)
{
    static const char *const names[] = {"localhost", "[::1]"};
    static const char numbers[] = "127.";
    const char *host = strstr(url, "://");

    host = host == NULL ? url : host + strlen("://");
    const char *end = host + strcspn(host, "/?#");
    for (const char *at = host; at < end; at++) {
        host = *at == '@' ? at + 1 : host; /* behind a user and password */
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t n = strlen(names[i]);
        if (strncasecmp(host, names[i], n) == 0
            && (host + n == end || host[n] == ':')) {
            return true;
        }
    }
    size_t digits = strspn(host, "0123456789.");
    return strncmp(host, numbers, strlen(numbers)) == 0
           && (host + digits == end || host[digits] == ':');
}
