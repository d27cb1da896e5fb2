/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

/* Whether an http URL is of this machine itself: localhost, 127.x.x.x or [::1].
 * No proxy has a way there. */
bool loopback_url_is(const char *url);
