/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network_fs.h"

#include <stddef.h>
#include <sys/vfs.h>

/* From linux/magic.h, and from the systems' own sources where it lacks them. */
static const unsigned long types[] = {
    0x6969,     /* NFS */
    0x517B,     /* SMB */
    0xFE534D42, /* SMB 2 and 3 */
    0xFF534D42, /* CIFS */
    0x0BD00BD0, /* Lustre */
    0x47504653, /* GPFS */
    0x19830326, /* BeeGFS */
    0x00C36400, /* Ceph */
    0x01161970, /* GFS2 */
    0x7461636F, /* OCFS2 */
    0x20030528, /* OrangeFS */
    0xAAD7AAEA, /* PanFS */
    0x5346414F, /* AFS */
    0x6B414653, /* AFS of the kernel */
    0x73757245, /* Coda */
    0x01021997, /* 9P */
    0x786F4256, /* VirtualBox shared folders */
    0xBACBACBC, /* VMware shared folders */
    0x65735546, /* FUSE: sshfs, GlusterFS, s3fs, … */
};

bool network_fs_is_type(unsigned long type)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if ((type & 0xFFFFFFFFUL) == types[i]) {
            return true;
        }
    }
    return false;
}

bool network_fs_is(const char *path)
{
    struct statfs info;

    return statfs(path, &info) == 0
           && network_fs_is_type((unsigned long)info.f_type);
}
