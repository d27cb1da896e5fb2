/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "bytes.h"
#include "io_rig.h"
#include "lock_tally.h"
#include "workload_rig.h"

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { OPS = 6, BYTES = 1000, BLOCK = 512, SLOTS = 4, RING = 4096 };

static const char *const small = "sync=none:bytes=1000:block=512:ring=4096";

static unsigned fsyncs;
static unsigned fdatasyncs;

int counted_fsync(int fd) __asm__("__wrap_fsync");
int counted_fdatasync(int fd) __asm__("__wrap_fdatasync");
int real_fsync(int fd) __asm__("__real_fsync");
int real_fdatasync(int fd) __asm__("__real_fdatasync");

int counted_fsync(int fd)
{
    fsyncs++;
    return real_fsync(fd);
}

int counted_fdatasync(int fd)
{
    fdatasyncs++;
    return real_fdatasync(fd);
}

static int file_of(const struct workload_rig *r, unsigned worker)
{
    return ((const int *)r->job.state)[worker];
}

static void work_all(struct workload_rig *r)
{
    struct err e;

    for (unsigned i = 0; i < r->job.workers; i++) {
        assert_int_equal(workload_rig_work(r, i, &e), 0);
    }
}

/* Of 6 operations on 4 parts, 4 and 5 have come round to the first two. */
static void each_part_holds_the_last_write(void **state)
{
    static const uint64_t last[SLOTS] = {4, 5, 2, 3};
    unsigned char stream[BYTES];
    unsigned char got[BYTES];
    struct workload_rig rig;

    (void)state;
    bytes_fill(stream, BYTES, 0);
    workload_rig_start(&rig, "file-write", small, 2, OPS);
    work_all(&rig);
    for (unsigned i = 0; i < 2; i++) {
        for (unsigned slot = 0; slot < SLOTS; slot++) {
            uint64_t mark = last[slot] * 2 + i + 1;

            assert_int_equal(
                pread(file_of(&rig, i), got, BYTES, (off_t)slot * BYTES),
                BYTES);
            assert_memory_equal(got, &mark, sizeof mark);
            assert_memory_equal(got + sizeof mark, stream + sizeof mark,
                                BLOCK - sizeof mark);
            assert_memory_equal(got + BLOCK, &mark, sizeof mark);
            assert_memory_equal(got + BLOCK + sizeof mark,
                                stream + BLOCK + sizeof mark,
                                BYTES - BLOCK - sizeof mark);
        }
    }
    workload_rig_end(&rig);
}

/* As the harness calls it where a trial's work is done in parts. */
static void work_may_come_in_parts(void **state)
{
    struct workload_rig rig;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "file-write", small, 1, OPS);
    assert_int_equal(rig.workload->work(&rig.workers[0], 4, &e), 0);
    rig.workers[0].done = 4;
    assert_int_equal(rig.workload->work(&rig.workers[0], 2, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    workload_rig_end(&rig);
}

static void a_file_has_no_name_and_does_not_grow(void **state)
{
    struct workload_rig rig;
    struct stat s;

    (void)state;
    workload_rig_start(&rig, "file-write", small, 1, 100);
    work_all(&rig);
    assert_int_equal(fstat(file_of(&rig, 0), &s), 0);
    assert_int_equal(s.st_size, RING);
    assert_int_equal(s.st_nlink, 0);
    workload_rig_end(&rig);
}

static int verify_after_damage(off_t at, unsigned char by)
{
    struct workload_rig rig;
    unsigned char byte;
    struct err e;
    int rc;

    workload_rig_start(&rig, "file-write", small, 2, OPS);
    work_all(&rig);
    assert_int_equal(pread(file_of(&rig, 1), &byte, 1, at), 1);
    byte ^= by;
    assert_int_equal(pwrite(file_of(&rig, 1), &byte, 1, at), 1);
    rc = workload_rig_verify(&rig, &e);
    workload_rig_end(&rig);
    return rc;
}

static void verify_notices_a_changed_byte(void **state)
{
    (void)state;
    assert_int_equal(verify_after_damage(0, 0), 0);
    assert_int_equal(verify_after_damage(0, 1), -1);
    assert_int_equal(verify_after_damage(BYTES - 1, 1), -1);
    assert_int_equal(verify_after_damage(SLOTS * BYTES - 1, 1), -1);
    assert_int_equal(verify_after_damage(SLOTS * BYTES, 1), 0); /* no part's */
}

/* As if the last write to a part had been lost. */
static void verify_notices_an_old_write(void **state)
{
    const uint64_t old = 0 * 1 + 0 + 1;
    struct workload_rig rig;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "file-write", small, 1, OPS);
    work_all(&rig);
    assert_int_equal(pwrite(file_of(&rig, 0), &old, sizeof old, BLOCK),
                     sizeof old);
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    workload_rig_end(&rig);
}

static void verify_notices_an_operation_too_many(void **state)
{
    struct workload_rig rig;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "file-write", small, 2, OPS);
    work_all(&rig);
    rig.workers[0].checksum += 1;
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    workload_rig_end(&rig);
}

static void the_lock_is_released_to_write_and_to_wait(void **state)
{
    static const struct {
        const char *params;
        unsigned releases; /* an operation */
        unsigned fsyncs;
        unsigned fdatasyncs;
    } cases[] = {
        {"dir=.:sync=none:bytes=64K:block=16K", 4, 0, 0},
        {"dir=.:sync=none:bytes=1000:block=999", 2, 0, 0},
        {"dir=.:sync=fdatasync", 2, 0, 1},
        {"dir=.:sync=fsync:block=32K", 3, 1, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct workload_rig rig;
        struct lock_tally lock;
        struct err e;

        if (is_in_memory(".") && cases[i].fsyncs + cases[i].fdatasyncs > 0) {
            continue;
        }
        workload_rig_start(&rig, "file-write", cases[i].params, 1, OPS);
        lock_tally_give(&lock, &rig.workers[0]);
        fsyncs = 0;
        fdatasyncs = 0;
        work_all(&rig);
        assert_int_equal(lock.released, OPS * cases[i].releases);
        assert_int_equal(fsyncs, OPS * cases[i].fsyncs);
        assert_int_equal(fdatasyncs, OPS * cases[i].fdatasyncs);
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        workload_rig_end(&rig);
    }
}

static void what_cannot_work_is_refused(void **state)
{
    (void)state;
    assert_setup_refuses("file-write", "bytes=64K:ring=32K", "ring=32768",
                         "bytes=65536");
    assert_setup_refuses("file-write", "dir=/nonexistent", "/nonexistent",
                         "dir=");
}

static void what_has_no_room_is_not_begun(void **state)
{
    struct statvfs disk;

    (void)state;
    if (statvfs("/dev/shm", &disk) != 0
        || (uint64_t)disk.f_bavail * disk.f_frsize >= UINT64_C(128) << 30) {
        skip();
    }
    assert_setup_refuses("file-write", "dir=/dev/shm:sync=none:ring=64G",
                         "no room in /dev/shm", "lower ring=");
}

static void a_file_system_in_memory_has_no_disk_to_wait_for(void **state)
{
    struct workload_rig rig;

    (void)state;
    if (access("/dev/shm", W_OK) != 0 || !is_in_memory("/dev/shm")) {
        skip();
    }
    assert_setup_refuses("file-write", "dir=/dev/shm", "/dev/shm", "sync=none");
    assert_setup_refuses("file-write", "dir=/dev/shm:sync=fsync", "/dev/shm",
                         "sync=none");
    workload_rig_start(&rig, "file-write", "dir=/dev/shm:sync=none", 1, OPS);
    work_all(&rig);
    workload_rig_end(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_part_holds_the_last_write),
        cmocka_unit_test(work_may_come_in_parts),
        cmocka_unit_test(a_file_has_no_name_and_does_not_grow),
        cmocka_unit_test(verify_notices_a_changed_byte),
        cmocka_unit_test(verify_notices_an_old_write),
        cmocka_unit_test(verify_notices_an_operation_too_many),
        cmocka_unit_test(the_lock_is_released_to_write_and_to_wait),
        cmocka_unit_test(what_cannot_work_is_refused),
        cmocka_unit_test(what_has_no_room_is_not_begun),
        cmocka_unit_test(a_file_system_in_memory_has_no_disk_to_wait_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
