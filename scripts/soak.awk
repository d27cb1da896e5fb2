# SPDX-License-Identifier: GPL-3.0-or-later
# What scripts/soak.sh saw, as a table of tenths and a verdict. Reads when each
# block ended (what=blocks), then the looks at the runner (what=looks), and both
# of a fresh runner (fresh=1), which had the same machine just after. Ends with 1
# when something grew.

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
  if (fresh) {
    return 10
  }
  t = int((block - 1) * 10 / blocks)
  return t > 9 ? 9 : t
}

function judge(bad, text) {
  if (bad) {
    print "GREW: " text
    grew = 1
  }
}

# How sure it is that values of one tenth are above another's: the z of Mann and
# Whitney (1947), of at most about 500 values each, all of them over the tenth.
# Without their correction for ties, so that it is rather too small.
function above(values, a, n, b, m,    i, j, u, few, many, p, q) {
  p = int(n / 500) + 1
  q = int(m / 500) + 1
  for (i = 1; i <= n; i += p) {
    few++
    many = 0
    for (j = 1; j <= m; j += q) {
      many++
      u += (values[a, i] > values[b, j]) + (values[a, i] == values[b, j]) / 2
    }
  }
  if (few < 8 || many < 8) {
    return 0
  }
  return (u - few * many / 2) / sqrt(few * many * (few + many + 1) / 12)
}

# How steadily a figure rises over the tenths: Kendall's tau (1938), to which one
# per cent is no difference. A step in the middle has 0.56.
function rise(figure,    i, j, tau) {
  for (i = 0; i < 10; i++) {
    for (j = i + 1; j < 10; j++) {
      tau += (figure[j] > 1.01 * figure[i]) - (figure[i] > 1.01 * figure[j])
    }
  }
  return tau / 45
}

function is_above(values, count, figure, a, b, least_ms) {
  return figure[a] > 1.1 * figure[b] + least_ms \
    && above(values, a, count[a], b, count[b]) > 3
}

# Time also grows where other programs come to the machine. It is the runner's
# where it rose all along, and a fresh runner has less of it at the same time.
function judge_time(values, count, figure, least_ms, name,    from_to) {
  if (figure[9] <= 1.1 * figure[0] + least_ms) {
    return
  }
  from_to = sprintf("%s a trial, from %.2f to %.2f ms, and %.2f of a fresh" \
    " runner", name, figure[0], figure[9], figure[10])
  if (is_above(values, count, figure, 9, 0, least_ms) && rise(figure) > 0.5 \
    && is_above(values, count, figure, 9, 10, least_ms)) {
    judge(1, from_to)
  } else {
    print "undecided: the machine was busy, or the run too short: " from_to
    undecided = 1
  }
}

what == "blocks" {
  if (FNR > 1) {
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
  if (n > 1 && $1 > block_last[t]) {
    used[t, ++uses[t]] = ($7 - cpu_last[t]) * 10 \
      / (($1 - block_last[t]) * cells)
  }
  if (n == 1) {
    cpu_first[t] = $7
    block_first[t] = $1
  }
  if (n == 1 || $1 > block_last[t]) {
    cpu_last[t] = $7
    block_last[t] = $1
  }
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
  for (t = 0; t <= 10; t++) {
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
    printf "%5s %6d %8s %8s %12s %8s %11s %7.2f %9.2f %10.2f\n",
      t < 10 ? t + 1 : "fresh", n,
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
  judge_time(used, uses, cpu, 0.1, "the runner's CPU time")
  judge_time(wall, walls, least, 0, "the time")
  if (!grew) {
    print "flat: memory, descriptors and threads" (undecided ? "" : ", and time") \
      " from first to last"
  }
  exit grew
}
