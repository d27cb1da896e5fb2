# SPDX-License-Identifier: GPL-3.0-or-later
# Mounts that are a test's own: nobody else sees them, and they go with the
# process that holds them, whatever becomes of the test.

own_mounts() {
  [ "$(id -u)" -eq 0 ] || skip "needs root to mount"
  unshare -m true 2>/dev/null || skip "cannot have mounts of its own"
  unshare -m sleep 1000 &
  mounts=$!
  hogs+=("$mounts")
  within 60 has_own_mounts
}

# unshare has ended what it does to the mounts when it is no longer itself.
has_own_mounts() {
  [ "$(readlink "/proc/$mounts/ns/mnt")" != "$(readlink /proc/self/ns/mnt)" ] \
    && [ "$(cat "/proc/$mounts/comm")" = sleep ]
}

# inside COMMAND...: where the mounts are.
inside() {
  # A folder that is entered from outside has no path in there.
  # shellcheck disable=SC2016
  nsenter -t "$mounts" -m -- sh -c 'cd "$0" && exec "$@"' "$PWD" "$@"
}

# disk_in_memory DIR SIZE
disk_in_memory() {
  mkdir "$1"
  inside mount -t tmpfs -o "size=$2" tmpfs "$1" 2>/dev/null || skip "cannot mount"
}

# read_only DIR: root may write in spite of modes, but not there.
read_only() {
  inside mount --bind "$1" "$1" 2>/dev/null || skip "cannot mount"
  inside mount -o remount,bind,ro "$1"
}
