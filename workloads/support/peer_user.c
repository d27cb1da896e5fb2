/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "peer_user.h"

#include <errno.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

struct question {
    struct nlmsghdr head;
    struct inet_diag_req_v2 request;
};

/* Large enough for either answer, and aligned as both. */
union answer {
    struct nlmsghdr head;
    unsigned char bytes[1024];
};

/* Of the socket whose own end is `from`. */
static struct question ask_for(const struct sockaddr_in *from,
                               const struct sockaddr_in *to)
{
    struct question q = {
        .head = {.nlmsg_len = sizeof q,
                 .nlmsg_type = SOCK_DIAG_BY_FAMILY,
                 .nlmsg_flags = NLM_F_REQUEST},
        .request = {.sdiag_family = AF_INET,
                    .sdiag_protocol = IPPROTO_TCP,
                    .idiag_states = ~0U,
                    .id = {.idiag_sport = from->sin_port,
                           .idiag_dport = to->sin_port,
                           .idiag_cookie = {INET_DIAG_NOCOOKIE,
                                            INET_DIAG_NOCOOKIE}}},
    };

    q.request.id.idiag_src[0] = from->sin_addr.s_addr;
    q.request.id.idiag_dst[0] = to->sin_addr.s_addr;
    return q;
}

/* The socket's user; -1 where there is no answer. Of a socket that
 * is closed, though not yet gone, the kernel knows no user and names root: one
 * without an inode. */
static int read_answer(const union answer *a, size_t bytes, uid_t *user)
{
    struct inet_diag_msg found;
    const unsigned char *body = a->bytes + NLMSG_HDRLEN;

    if (bytes < NLMSG_LENGTH(sizeof found)
        || a->head.nlmsg_type != SOCK_DIAG_BY_FAMILY) {
        return -1;
    }
    memcpy(&found, body, sizeof found);
    *user = found.idiag_uid;
    return found.idiag_inode != 0 ? 0 : -1;
}

static int ask(int fd, const struct question *q, uid_t *user)
{
    union answer a = {0};
    ssize_t got = -1;

    if (send(fd, q, sizeof *q, 0) != (ssize_t)sizeof *q) {
        return -1;
    }
    do {
        got = recv(fd, &a, sizeof a, 0);
    } while (got < 0 && errno == EINTR);
    return got < 0 ? -1 : read_answer(&a, (size_t)got, user);
}

/* Reasons that hold for every connection; another user can bring about none of
 * them, as he can a lack of descriptors or of memory. */
static bool answers_nobody(int reason)
{
    return reason == EPROTONOSUPPORT || reason == EAFNOSUPPORT
           || reason == ENOSYS || reason == EPERM || reason == EACCES;
}

bool peer_user_is_ours(const struct sockaddr_in *from,
                       const struct sockaddr_in *to)
{
    const struct question q = ask_for(from, to);
    int fd = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    uid_t user = 0;

    if (fd < 0) {
        return answers_nobody(errno);
    }
    int failed = ask(fd, &q, &user);
    close(fd);
    return failed == 0 && (user == 0 || user == geteuid());
}
