/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <netinet/in.h>
#include <stdbool.h>

/* Whether a connection to 127.0.0.1 comes from a process of this user or of
 * root: a port there is open to all users of the machine. `from` and `to` are
 * its two ends. One question to the kernel (sock_diag(7)): what it names no
 * user of, as of what is closed already, is not ours. Where nobody may ask, as
 * in some containers, everyone is let in. */
bool peer_user_is_ours(const struct sockaddr_in *from,
                       const struct sockaddr_in *to);
