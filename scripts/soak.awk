# SPDX-License-Identifier: GPL-3.0-or-later
# What scripts/soak.sh saw, as a table of tenths and a verdict. Reads when each
# block ended, then the looks at the runner. Ends with 1 when something grew.

# The value below which a share of a tenth's values lies.
function quantile(values, tenth, n, share,    i, j, v, sorted) {
  for (i = 1; i <= n; i++) {
    v = values[tenth, i]
    for (j = i - 1; j >= 1 && sorted[j] > v; j--) {
      sorted[j + 1] = sorted[j]
    }
    sorted[j + 1] = v
  }
  i = int(share * (n - 1)) + 1
  return n == 0 ? "" : sorted[i]
}

function tenth_of(block,    t) {
  t = int((block - 1) * 10 / blocks)
  return t > 9 ? 9 : t
}

function judge(bad, text) {
  if (bad) {
    print "GREW: " text
    grew = 1
  }
}

# When each block ended.
FNR == NR {
  if (NR > 1) {
    t = tenth_of($2)
    wall[t, ++walls[t]] = ($1 - before) * 1000 / cells
  }
  before = $1
  next
}

# At its last block the run goes on to its report, which is no trial's.
$1 < blocks {
  t = tenth_of($1)
  n = ++looks[t]
  rss[t, n] = $2
  pss[t, n] = $3
  fds[t, n] = $4
  threads[t, n] = $5
  if (n == 1) {
    cpu_first[t] = $7
    block_first[t] = $1
  }
  cpu_last[t] = $7
  block_last[t] = $1
  size[t] = $8
  children = $6 > children ? $6 : children
}

END {
  if (looks[0] < 3 || looks[9] < 3) {
    print "too short a run to look at; give more trials"
    exit 1
  }
  print "tenth  looks  RSS KiB  PSS KiB  descriptors  threads  run.db KiB" \
    "  CPU ms  least ms  median ms"
  for (t = 0; t < 10; t++) {
    n = looks[t]
    m_rss[t] = quantile(rss, t, n, 0.5)
    # Pipes and the journal come and go inside a trial; what leaks stays.
    m_fds[t] = quantile(fds, t, n, 0)
    m_threads[t] = quantile(threads, t, n, 0.5)
    least[t] = quantile(wall, t, walls[t], 0.1)
    cpu[t] = ""
    if (block_last[t] > block_first[t]) {
      cpu[t] = (cpu_last[t] - cpu_first[t]) * 10 \
        / ((block_last[t] - block_first[t]) * cells)
    }
    printf "%5d %6d %8s %8s %12s %8s %11s %7.2f %9.2f %10.2f\n", t + 1, n,
      m_rss[t], quantile(pss, t, n, 0.5), m_fds[t], m_threads[t], size[t],
      cpu[t], least[t], quantile(wall, t, walls[t], 0.5)
  }
  print "CPU: the runner's own, a trial; least: the bound of the least tenth" \
    " of times from block to block, a trial; at most " children \
    " children at a time"
  # Memory is full from the second tenth on.
  judge(m_rss[9] > m_rss[1] + 1024 && m_rss[9] > 1.05 * m_rss[1],
    "memory, from " m_rss[1] " to " m_rss[9] " KiB")
  judge(m_fds[9] > m_fds[0],
    "descriptors, from " m_fds[0] " to " m_fds[9])
  judge(m_threads[9] > m_threads[0],
    "threads, from " m_threads[0] " to " m_threads[9])
  judge(cpu[9] > 1.1 * cpu[0] + 0.1,
    "the runner's CPU time a trial, from " cpu[0] " to " cpu[9] " ms")
  judge(least[9] > 1.1 * least[0],
    "the time a trial, from " least[0] " to " least[9] " ms")
  if (!grew) {
    print "flat: memory, descriptors, threads and time from first to last"
  }
  exit grew
}
