#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Servers of trials, whom nobody was invited to, and where trials themselves ask.

load ../cli/helper
load running

bats_require_minimum_version 1.5.0

# The inodes of our programs' sockets.
own_sockets() {
  local pid
  for pid in $(pgrep -f -- "$TVP"); do
    find "/proc/$pid/fd" -lname 'socket:*' -printf '%l\n' 2>/dev/null
  done | tr -dc '0-9\n' | sort -u
}

# Those of them that listen, or take what comes, as ADDRESS:PORT.
listening() {
  awk 'FNR == NR { own[$1]; next }
    $10 in own && ($4 == "0A" || FILENAME ~ /udp/) { print $2 }' \
    <(own_sockets) /proc/net/tcp /proc/net/tcp6 /proc/net/udp /proc/net/udp6 2>/dev/null
}

is_listening() {
  [ -n "$(listening)" ]
}

port() {
  local hex
  hex=$(listening | head -n 1)
  echo $((16#${hex##*:}))
}

# begin WORKLOAD OPS: a trial in the background, and what it serves at.
begin() {
  "$TVP" trial -w "$1" -m processes -n 2 --ops "$2" >out.json 2>said 3>&- &
  trial=$!
  within 60 is_listening
}

# Sets waits to one of the trial's workers, once both are beside the server.
has_workers() {
  waits=$(children_of "$trial" | tail -n 1)
  [ "$(children_of "$trial" | wc -l)" -eq 3 ]
}

# finish: the trial is as if nobody had come.
finish() {
  await_end "$trial"
  cat said
  expect_status 0
  grep -q '"status":"\(ok\|disturbed\)"' out.json
  within 60 nothing_is_left
}

# guests PORT: those that say what no client says, and those that say nothing,
# which stay until the server ends them; says when all of them are there.
guests() {
  python3 - "$1" <<'EOF2'
import socket, sys
kinds = [
    (3, bytes(range(256)) * 64),
    (3, b"GET / HTTP/1.1\r\n" + b"X: " + b"y" * 4000000),
    (3, b"POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n"),
    (3, b"GET /" + b"../" * 300 + b"etc/passwd HTTP/1.1\r\n\r\n"),
    (20, b"GET / HTTP/1.1\r\nHost: "),
    (20, b""),
]
kept = []
for count, what in kinds:
    for _ in range(count):
        s = socket.create_connection(("127.0.0.1", int(sys.argv[1])), 60)
        kept.append(s)
        s.settimeout(0.2)
        try:
            s.sendall(what)
        except OSError:
            pass # it has ended the connection, or reads no more, as it may
print("there", flush=True)
for s in kept:
    s.settimeout(60)
    try:
        while s.recv(65536):
            pass
    except OSError:
        pass
EOF2
}

@test "servers listen on 127.0.0.1 alone, each time at another port" {
  for workload in http api request tcp; do
    ports=
    for _ in 1 2 3; do # two may be the same by chance
      begin "$workload" 1000000000
      for address in $(listening); do
        [[ $address == 0100007F:* ]] || { echo "$workload: $address"; return 1; }
      done
      ports+="$(port) "
      kill "$trial"
      await_end "$trial"
      within 60 nothing_is_left
    done
    [ "$(tr ' ' '\n' <<<"$ports" | grep . | sort -u | wc -l)" -gt 1 ]
    [ "${ports%% *}" -gt 1024 ]
  done
}

@test "garbage and guests that say nothing change no trial" {
  for workload in http:latency=4ms tcp; do
    ops=1000
    [ "$workload" != tcp ] || ops=200000
    begin "$workload" "$ops"
    # One worker waits until the guests are there, so that the trial lasts.
    within 60 has_workers
    kill -STOP "$waits"
    rm -f came
    guests "$(port)" >came 3>&- &
    hogs+=($!)
    within 60 grep -qs there came
    kill -CONT "$waits"
    finish
    wait "${hogs[@]}"
    hogs=()
  done
}

@test "a thousand connections of another user change no trial" {
  [ "$(id -u)" -eq 0 ] || skip "needs root to be another user"
  ulimit -n 600
  for workload in http tcp; do
    begin "$workload" 1000000000
    python3 - "$(port)" <<'EOF2'
import os, socket, sys
os.setresgid(65534, 65534, 65534)
os.setresuid(65534, 65534, 65534)
for _ in range(2):
    kept = []
    for _ in range(500):
        s = socket.socket()
        s.settimeout(60)
        try:
            s.connect(("127.0.0.1", int(sys.argv[1])))
            kept.append(s)
        except ConnectionError:
            pass # it was ended before it was known to be there
    # Nothing but the end, or a reset, comes, while the trial goes on.
    for s in kept:
        try:
            if s.recv(1) != b"":
                sys.exit("an answer")
        except ConnectionError:
            pass
        s.close()
EOF2
    is_listening
    kill "$trial"
    await_end "$trial"
    expect_status 143
    within 60 nothing_is_left
  done
}

@test "no proxy of the environment is asked for what is on this machine" {
  mkdir site
  echo hello >site/file
  python3 -u -m http.server 0 --bind 127.0.0.1 --directory site >served 2>&1 3>&- &
  hogs+=($!)
  within 60 grep -q 'port [0-9]' served
  at=$(sed -nE 's/.* port ([0-9]+).*/\1/p' served | head -n 1)
  export http_proxy=http://127.0.0.1:1 HTTP_PROXY=http://127.0.0.1:1 \
    all_proxy=http://127.0.0.1:1 ALL_PROXY=socks5://127.0.0.1:1 no_proxy=
  "$TVP" trial -w http -m threads -n 2 --ops 2 >/dev/null
  "$TVP" trial -w "http:url=http://127.0.0.1:$at/file" -m threads -n 2 \
    --ops 2 >/dev/null
  # Elsewhere they are asked, as by other programs.
  run "$TVP" trial -w "http:url=http://example.invalid/" -m threads --ops 1
  expect_status 5
  expect_output "127.0.0.1 port 1"
}

@test "a web page leads to no file and nowhere else" {
  cat >redirect.py <<'EOF2'
import http.server
class Away(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(302)
        self.send_header("Location", "file:///etc/passwd")
        self.end_headers()
server = http.server.HTTPServer(("127.0.0.1", 0), Away)
print("port", server.server_port, flush=True)
server.serve_forever()
EOF2
  python3 -u redirect.py >served 2>/dev/null 3>&- &
  hogs+=($!)
  within 60 grep -q 'port [0-9]' served
  at=$(sed -nE 's/^port ([0-9]+)$/\1/p' served)
  run "$TVP" trial -w "http:url=http://127.0.0.1:$at/" -m threads --ops 1
  expect_status 5
  expect_output "status 302"
  for url in file:///etc/passwd ftp://127.0.0.1/ dict://127.0.0.1:1/ \
    gopher://127.0.0.1:1/; do
    run "$TVP" trial -w "http:url=$url" -m threads --ops 1
    expect_status 5
    expect_output "not supported"
  done
}
