/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loopback.h"

#include <net/if.h>
#include <stdbool.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

int loopback_check(struct err *e)
{
    struct ifreq lo = {.ifr_name = "lo"};
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

    if (fd < 0) {
        return 0; /* whoever needs one says so */
    }
    bool known = ioctl(fd, SIOCGIFFLAGS, &lo) == 0;
    close(fd);
    return !known || (lo.ifr_flags & IFF_UP) != 0
               ? 0
               : err_set(e, "the loopback interface is down, as in a new "
                            "network namespace; set it up: ip link set lo up");
}
