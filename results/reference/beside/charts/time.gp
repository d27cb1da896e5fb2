# Drawn by tvp, from time.dat. To draw it again, in this folder:
#   gnuplot time.gp
#   gnuplot -e "format='png'; theme='dark'" time.gp
set encoding utf8
if (!exists('format')) format = 'svg' # png, pdf
if (!exists('theme')) theme = 'light'
if (!exists('file')) file = 'time.'.format
if (!exists('fine')) fine = 2 # pixels of a png for each here
if (!exists('font')) font = 'DejaVu Sans'
ground = theme eq 'dark' ? '#14181D' : '#FFFFFF'
ink = theme eq 'dark' ? '#E6E8EA' : '#202020'
faint = theme eq 'dark' ? '#AEB6BE' : '#505050'
axis = theme eq 'dark' ? '#8B949E' : '#808080'
lines = theme eq 'dark' ? '#2F363E' : '#E4E4E4'
frame = theme eq 'dark' ? '#7D8590' : '#909090'
guide = theme eq 'dark' ? '#6E7781' : '#A0A0A0'
mark = theme eq 'dark' ? '#E3B341' : '#806000'
band = theme eq 'dark' ? '#3D3313' : '#FFF0C0'
grey = theme eq 'dark' ? '#9AA4AE' : '#7F7F7F'
pale = theme eq 'dark' ? '#3B434B' : '#DDDDDD'
deep = theme eq 'dark' ? '#D0D7DE' : '#303030'
blue = theme eq 'dark' ? '#4AA8E0' : '#0072B2'
vermilion = theme eq 'dark' ? '#F2884B' : '#D55E00'
green = theme eq 'dark' ? '#2FC49A' : '#009E73'
purple = theme eq 'dark' ? '#DE9BC2' : '#CC79A7'
orange = theme eq 'dark' ? '#F0B53C' : '#E69F00'
sky = theme eq 'dark' ? '#9AD2F5' : '#56B4E9'
yellow = theme eq 'dark' ? '#F0E442' : '#F0E442'
contrast = theme eq 'dark' ? '#FFFFFF' : '#000000'
hex(c) = int(real('0x'.c[2:7]))
part(c, s) = (hex(c) >> s) & 255
mixed(a, b, t, s) = int(part(a, s)*(1 - t) + part(b, s)*t + 0.5)
mix(a, b, t) = sprintf('#%02X%02X%02X', mixed(a, b, t, 16), mixed(a, b, t, 8), mixed(a, b, t, 0))
blend(c, t) = mix(c, ground, t)
tint(c, t) = mix(c, '#FFFFFF', t)
shade(c, t) = mix(c, '#000000', t)
linear(c, s) = (part(c, s)/255.0)**2.2
luminance(c) = 0.2126*linear(c, 16) + 0.7152*linear(c, 8) + 0.0722*linear(c, 0)
over(c) = luminance(c) > 0.179 ? '#000000' : '#FFFFFF'
zoom = 1
if (format eq 'png') {
    set terminal pngcairo noenhanced size fine*800,fine*2048 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,2048/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,2048 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'Where does the time go?' at screen 0.30750, screen 0.99023 left font ',17' textcolor rgb ink
set label 'Shares of the total time, the workers'' average; means of 7 blocks' at screen 0.30750, screen 0.98047 left font ',11' textcolor rgb faint
set label 'share of the total time, which stands behind the bar' at screen 0.64500, screen 0.00684 center textcolor rgb ink
set label 'emulated: tvp 0.1.0 (0875f1d), plan command-line, metric total' at screen 0.30750, screen 0.96973 left font ',11' textcolor rgb faint
set label 'CPython: tvp reference: CPython 3.11.7, plan cpython-all, metric elapsed' at screen 0.30750, screen 0.95898 left font ',11' textcolor rgb faint
set object rectangle from screen 0.30750, screen 0.94531 to screen 0.32500, screen 0.95117 fillcolor rgb deep fillstyle solid noborder
set label 'create' at screen 0.33250, screen 0.94824 left textcolor rgb ink
set object rectangle from screen 0.40875, screen 0.94531 to screen 0.42625, screen 0.95117 fillcolor rgb purple fillstyle solid noborder
set label 'skew: not begun yet' at screen 0.43375, screen 0.94824 left textcolor rgb ink
set object rectangle from screen 0.62625, screen 0.94531 to screen 0.64375, screen 0.95117 fillcolor rgb blue fillstyle solid noborder
set label 'working (on a CPU)' at screen 0.65125, screen 0.94824 left textcolor rgb ink
set object rectangle from screen 0.30750, screen 0.93457 to screen 0.32500, screen 0.94043 fillcolor rgb orange fillstyle solid noborder
set label 'waiting for the lock' at screen 0.33250, screen 0.93750 left textcolor rgb ink
set object rectangle from screen 0.53500, screen 0.93457 to screen 0.55250, screen 0.94043 fillcolor rgb grey fillstyle solid noborder
set label 'blocked or runnable' at screen 0.56000, screen 0.93750 left textcolor rgb ink
set object rectangle from screen 0.30750, screen 0.92383 to screen 0.32500, screen 0.92969 fillcolor rgb yellow fillstyle solid noborder
set label 'runnable, without a CPU' at screen 0.33250, screen 0.92676 left textcolor rgb ink
set object rectangle from screen 0.56125, screen 0.92383 to screen 0.57875, screen 0.92969 fillcolor rgb ground fillstyle solid border linecolor rgb frame
set label 'idle: others still work' at screen 0.58625, screen 0.92676 left textcolor rgb ink
set object rectangle from screen 0.81500, screen 0.92383 to screen 0.83250, screen 0.92969 fillcolor rgb green fillstyle solid noborder
set label 'hand-back' at screen 0.84000, screen 0.92676 left textcolor rgb ink
set object rectangle from screen 0.30750, screen 0.91309 to screen 0.32500, screen 0.91895 fillcolor rgb sky fillstyle solid noborder
set label 'join' at screen 0.33250, screen 0.91602 left textcolor rgb ink
set xrange [0:1.24]
set yrange [14.6:-0.6]
unset ytics
set border 2
unset grid
set grid xtics linetype 1 linecolor rgb lines linewidth 1
set xtics ('0 %%' 0, '50 %%' 0.5, '100 %%' 1)

set lmargin at screen 0.30750; set rmargin at screen 0.98250
set tmargin at screen 0.88867; set bmargin at screen 0.77148
set label 'bytecode' at screen 0.30750, screen 0.90234 left font ',13' textcolor rgb ink
set label '2 workers' at graph 0.01, first 0 left font ',11' textcolor rgb faint
set label 'sequential · emulated' at graph -0.02, first 1 right font ',11' textcolor rgb ink
set label '177 ms' at 1.02, 1 left font ',11' textcolor rgb faint
set label 'threads · emulated' at graph -0.02, first 2 right font ',11' textcolor rgb ink
set label '92.7 ms' at 1.02, 2 left font ',11' textcolor rgb faint
set label 'gil · emulated' at graph -0.02, first 3 right font ',11' textcolor rgb ink
set label '180 ms' at 1.02, 3 left font ',11' textcolor rgb faint
set label 'processes · emulated' at graph -0.02, first 4 right font ',11' textcolor rgb ink
set label '87.2 ms' at 1.02, 4 left font ',11' textcolor rgb faint
set label 'cpython-sequentia…3.11.7 · CPython' at graph -0.02, first 5 right font ',11' textcolor rgb ink
set label '804 ms' at 1.02, 5 left font ',11' textcolor rgb faint
set label 'cpython-threads:v…3.11.7 · CPython' at graph -0.02, first 6 right font ',11' textcolor rgb ink
set label '835 ms' at 1.02, 6 left font ',11' textcolor rgb faint
set label 'cpython-processes…t=fork · CPython' at graph -0.02, first 7 right font ',11' textcolor rgb ink
set label '413 ms' at 1.02, 7 left font ',11' textcolor rgb faint
set label '4 workers' at graph 0.01, first 8 left font ',11' textcolor rgb faint
set label 'sequential · emulated' at graph -0.02, first 9 right font ',11' textcolor rgb ink
set label '327 ms' at 1.02, 9 left font ',11' textcolor rgb faint
set label 'threads · emulated' at graph -0.02, first 10 right font ',11' textcolor rgb ink
set label '178 ms' at 1.02, 10 left font ',11' textcolor rgb faint
set label 'gil · emulated' at graph -0.02, first 11 right font ',11' textcolor rgb ink
set label '364 ms' at 1.02, 11 left font ',11' textcolor rgb faint
set label 'processes · emulated' at graph -0.02, first 12 right font ',11' textcolor rgb ink
set label '167 ms' at 1.02, 12 left font ',11' textcolor rgb faint
set label 'cpython-sequentia…3.11.7 · CPython' at graph -0.02, first 13 right font ',11' textcolor rgb ink
set label '1.60 s' at 1.02, 13 left font ',11' textcolor rgb faint
set label 'cpython-threads:v…3.11.7 · CPython' at graph -0.02, first 14 right font ',11' textcolor rgb ink
set label '1.64 s' at 1.02, 14 left font ',11' textcolor rgb faint
set label 'working' at 0.4994, 1 center front font ',10' textcolor rgb over(blue)
set label 'lock' at 0.5745, 11 center front font ',10' textcolor rgb over(orange)
set label 'blocked' at 0.6113, 14 center front font ',10' textcolor rgb over(grey)
set label 'runnable' at 0.6950, 12 center front font ',10' textcolor rgb over(yellow)
set label 'idle' at 0.9346, 10 center front font ',10' textcolor rgb over(ground)
plot -1 with lines linecolor rgb axis, \
  'time.dat' index 0 using (0):1:((0)/$3):((0+$4)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb deep, \
  'time.dat' index 0 using (0):1:((0+$4)/$3):((0+$4+$5)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb purple, \
  'time.dat' index 0 using (0):1:((0+$4+$5)/$3):((0+$4+$5+$6)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb blue, \
  'time.dat' index 0 using (0):1:((0+$4+$5+$6)/$3):((0+$4+$5+$6+$7)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb orange, \
  'time.dat' index 0 using (0):1:((0+$4+$5+$6+$7)/$3):((0+$4+$5+$6+$7+$8)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb grey, \
  'time.dat' index 0 using (0):1:((0+$4+$5+$6+$7+$8)/$3):((0+$4+$5+$6+$7+$8+$9)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb yellow, \
  'time.dat' index 0 using (0):($10/$3>0.005?$1:NaN):((0+$4+$5+$6+$7+$8+$9)/$3):((0+$4+$5+$6+$7+$8+$9+$10)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid border linecolor rgb frame linecolor rgb ground, \
  'time.dat' index 0 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb green, \
  'time.dat' index 0 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11+$12)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb sky
unset label; unset arrow; unset object

set lmargin at screen 0.30750; set rmargin at screen 0.98250
set tmargin at screen 0.73926; set bmargin at screen 0.62207
set label 'mixed' at screen 0.30750, screen 0.75293 left font ',13' textcolor rgb ink
set label 'cpu=10%' at screen 0.30750, screen 0.74463 left font ',11' textcolor rgb faint
set label '2 workers' at graph 0.01, first 0 left font ',11' textcolor rgb faint
set label 'sequential · emulated' at graph -0.02, first 1 right font ',11' textcolor rgb ink
set label '163 ms' at 1.02, 1 left font ',11' textcolor rgb faint
set label 'threads · emulated' at graph -0.02, first 2 right font ',11' textcolor rgb ink
set label '82.3 ms' at 1.02, 2 left font ',11' textcolor rgb faint
set label 'gil · emulated' at graph -0.02, first 3 right font ',11' textcolor rgb ink
set label '82.4 ms' at 1.02, 3 left font ',11' textcolor rgb faint
set label 'processes · emulated' at graph -0.02, first 4 right font ',11' textcolor rgb ink
set label '82.9 ms' at 1.02, 4 left font ',11' textcolor rgb faint
set label 'cpython-sequentia…3.11.7 · CPython' at graph -0.02, first 5 right font ',11' textcolor rgb ink
set label '404 ms' at 1.02, 5 left font ',11' textcolor rgb faint
set label 'cpython-threads:v…3.11.7 · CPython' at graph -0.02, first 6 right font ',11' textcolor rgb ink
set label '206 ms' at 1.02, 6 left font ',11' textcolor rgb faint
set label '4 workers' at graph 0.01, first 7 left font ',11' textcolor rgb faint
set label 'sequential · emulated' at graph -0.02, first 8 right font ',11' textcolor rgb ink
set label '325 ms' at 1.02, 8 left font ',11' textcolor rgb faint
set label 'threads · emulated' at graph -0.02, first 9 right font ',11' textcolor rgb ink
set label '83.4 ms' at 1.02, 9 left font ',11' textcolor rgb faint
set label 'gil · emulated' at graph -0.02, first 10 right font ',11' textcolor rgb ink
set label '84.9 ms' at 1.02, 10 left font ',11' textcolor rgb faint
set label 'processes · emulated' at graph -0.02, first 11 right font ',11' textcolor rgb ink
set label '84.2 ms' at 1.02, 11 left font ',11' textcolor rgb faint
set label 'cpython-sequentia…3.11.7 · CPython' at graph -0.02, first 12 right font ',11' textcolor rgb ink
set label '812 ms' at 1.02, 12 left font ',11' textcolor rgb faint
set label 'cpython-threads:v…3.11.7 · CPython' at graph -0.02, first 13 right font ',11' textcolor rgb ink
set label '208 ms' at 1.02, 13 left font ',11' textcolor rgb faint
set label 'blocked' at 0.5516, 1 center front font ',10' textcolor rgb over(grey)
plot -1 with lines linecolor rgb axis, \
  'time.dat' index 1 using (0):1:((0)/$3):((0+$4)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb deep, \
  'time.dat' index 1 using (0):1:((0+$4)/$3):((0+$4+$5)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb purple, \
  'time.dat' index 1 using (0):1:((0+$4+$5)/$3):((0+$4+$5+$6)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb blue, \
  'time.dat' index 1 using (0):1:((0+$4+$5+$6)/$3):((0+$4+$5+$6+$7)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb orange, \
  'time.dat' index 1 using (0):1:((0+$4+$5+$6+$7)/$3):((0+$4+$5+$6+$7+$8)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb grey, \
  'time.dat' index 1 using (0):1:((0+$4+$5+$6+$7+$8)/$3):((0+$4+$5+$6+$7+$8+$9)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb yellow, \
  'time.dat' index 1 using (0):($10/$3>0.005?$1:NaN):((0+$4+$5+$6+$7+$8+$9)/$3):((0+$4+$5+$6+$7+$8+$9+$10)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid border linecolor rgb frame linecolor rgb ground, \
  'time.dat' index 1 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb green, \
  'time.dat' index 1 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11+$12)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb sky
unset label; unset arrow; unset object

set lmargin at screen 0.30750; set rmargin at screen 0.98250
set tmargin at screen 0.58984; set bmargin at screen 0.47266
set label 'mixed' at screen 0.30750, screen 0.60352 left font ',13' textcolor rgb ink
set label 'cpu=25%' at screen 0.30750, screen 0.59521 left font ',11' textcolor rgb faint
set label '2 workers' at graph 0.01, first 0 left font ',11' textcolor rgb faint
set label 'sequential · emulated' at graph -0.02, first 1 right font ',11' textcolor rgb ink
set label '162 ms' at 1.02, 1 left font ',11' textcolor rgb faint
set label 'threads · emulated' at graph -0.02, first 2 right font ',11' textcolor rgb ink
set label '82.9 ms' at 1.02, 2 left font ',11' textcolor rgb faint
set label 'gil · emulated' at graph -0.02, first 3 right font ',11' textcolor rgb ink
set label '83.6 ms' at 1.02, 3 left font ',11' textcolor rgb faint
set label 'processes · emulated' at graph -0.02, first 4 right font ',11' textcolor rgb ink
set label '83.2 ms' at 1.02, 4 left font ',11' textcolor rgb faint
set label 'cpython-sequentia…3.11.7 · CPython' at graph -0.02, first 5 right font ',11' textcolor rgb ink
set label '395 ms' at 1.02, 5 left font ',11' textcolor rgb faint
set label 'cpython-threads:v…3.11.7 · CPython' at graph -0.02, first 6 right font ',11' textcolor rgb ink
set label '200 ms' at 1.02, 6 left font ',11' textcolor rgb faint
set label '4 workers' at graph 0.01, first 7 left font ',11' textcolor rgb faint
set label 'sequential · emulated' at graph -0.02, first 8 right font ',11' textcolor rgb ink
set label '324 ms' at 1.02, 8 left font ',11' textcolor rgb faint
set label 'threads · emulated' at graph -0.02, first 9 right font ',11' textcolor rgb ink
set label '91.7 ms' at 1.02, 9 left font ',11' textcolor rgb faint
set label 'gil · emulated' at graph -0.02, first 10 right font ',11' textcolor rgb ink
set label '89.0 ms' at 1.02, 10 left font ',11' textcolor rgb faint
set label 'processes · emulated' at graph -0.02, first 11 right font ',11' textcolor rgb ink
set label '91.2 ms' at 1.02, 11 left font ',11' textcolor rgb faint
set label 'cpython-sequentia…3.11.7 · CPython' at graph -0.02, first 12 right font ',11' textcolor rgb ink
set label '791 ms' at 1.02, 12 left font ',11' textcolor rgb faint
set label 'cpython-threads:v…3.11.7 · CPython' at graph -0.02, first 13 right font ',11' textcolor rgb ink
set label '207 ms' at 1.02, 13 left font ',11' textcolor rgb faint
set label 'working' at 0.1353, 5 center front font ',10' textcolor rgb over(blue)
set label 'blocked' at 0.6237, 1 center front font ',10' textcolor rgb over(grey)
plot -1 with lines linecolor rgb axis, \
  'time.dat' index 2 using (0):1:((0)/$3):((0+$4)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb deep, \
  'time.dat' index 2 using (0):1:((0+$4)/$3):((0+$4+$5)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb purple, \
  'time.dat' index 2 using (0):1:((0+$4+$5)/$3):((0+$4+$5+$6)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb blue, \
  'time.dat' index 2 using (0):1:((0+$4+$5+$6)/$3):((0+$4+$5+$6+$7)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb orange, \
  'time.dat' index 2 using (0):1:((0+$4+$5+$6+$7)/$3):((0+$4+$5+$6+$7+$8)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb grey, \
  'time.dat' index 2 using (0):1:((0+$4+$5+$6+$7+$8)/$3):((0+$4+$5+$6+$7+$8+$9)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb yellow, \
  'time.dat' index 2 using (0):($10/$3>0.005?$1:NaN):((0+$4+$5+$6+$7+$8+$9)/$3):((0+$4+$5+$6+$7+$8+$9+$10)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid border linecolor rgb frame linecolor rgb ground, \
  'time.dat' index 2 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb green, \
  'time.dat' index 2 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11+$12)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb sky
unset label; unset arrow; unset object

set lmargin at screen 0.30750; set rmargin at screen 0.98250
set tmargin at screen 0.44043; set bmargin at screen 0.32324
set label 'mixed' at screen 0.30750, screen 0.45410 left font ',13' textcolor rgb ink
set label 'cpu=75%' at screen 0.30750, screen 0.44580 left font ',11' textcolor rgb faint
set label '2 workers' at graph 0.01, first 0 left font ',11' textcolor rgb faint
set label 'sequential · emulated' at graph -0.02, first 1 right font ',11' textcolor rgb ink
set label '163 ms' at 1.02, 1 left font ',11' textcolor rgb faint
set label 'threads · emulated' at graph -0.02, first 2 right font ',11' textcolor rgb ink
set label '86.6 ms' at 1.02, 2 left font ',11' textcolor rgb faint
set label 'gil · emulated' at graph -0.02, first 3 right font ',11' textcolor rgb ink
set label '126 ms' at 1.02, 3 left font ',11' textcolor rgb faint
set label 'processes · emulated' at graph -0.02, first 4 right font ',11' textcolor rgb ink
set label '84.1 ms' at 1.02, 4 left font ',11' textcolor rgb faint
set label 'cpython-sequentia…3.11.7 · CPython' at graph -0.02, first 5 right font ',11' textcolor rgb ink
set label '383 ms' at 1.02, 5 left font ',11' textcolor rgb faint
set label 'cpython-threads:v…3.11.7 · CPython' at graph -0.02, first 6 right font ',11' textcolor rgb ink
set label '283 ms' at 1.02, 6 left font ',11' textcolor rgb faint
set label '4 workers' at graph 0.01, first 7 left font ',11' textcolor rgb faint
set label 'sequential · emulated' at graph -0.02, first 8 right font ',11' textcolor rgb ink
set label '325 ms' at 1.02, 8 left font ',11' textcolor rgb faint
set label 'threads · emulated' at graph -0.02, first 9 right font ',11' textcolor rgb ink
set label '131 ms' at 1.02, 9 left font ',11' textcolor rgb faint
set label 'gil · emulated' at graph -0.02, first 10 right font ',11' textcolor rgb ink
set label '250 ms' at 1.02, 10 left font ',11' textcolor rgb faint
set label 'processes · emulated' at graph -0.02, first 11 right font ',11' textcolor rgb ink
set label '134 ms' at 1.02, 11 left font ',11' textcolor rgb faint
set label 'cpython-sequentia…3.11.7 · CPython' at graph -0.02, first 12 right font ',11' textcolor rgb ink
set label '760 ms' at 1.02, 12 left font ',11' textcolor rgb faint
set label 'cpython-threads:v…3.11.7 · CPython' at graph -0.02, first 13 right font ',11' textcolor rgb ink
set label '556 ms' at 1.02, 13 left font ',11' textcolor rgb faint
set label 'working' at 0.3733, 1 center front font ',10' textcolor rgb over(blue)
set label 'lock' at 0.5368, 10 center front font ',10' textcolor rgb over(orange)
set label 'blocked' at 0.6126, 13 center front font ',10' textcolor rgb over(grey)
set label 'runnable' at 0.7971, 9 center front font ',10' textcolor rgb over(yellow)
set label 'idle' at 0.9597, 10 center front font ',10' textcolor rgb over(ground)
plot -1 with lines linecolor rgb axis, \
  'time.dat' index 3 using (0):1:((0)/$3):((0+$4)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb deep, \
  'time.dat' index 3 using (0):1:((0+$4)/$3):((0+$4+$5)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb purple, \
  'time.dat' index 3 using (0):1:((0+$4+$5)/$3):((0+$4+$5+$6)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb blue, \
  'time.dat' index 3 using (0):1:((0+$4+$5+$6)/$3):((0+$4+$5+$6+$7)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb orange, \
  'time.dat' index 3 using (0):1:((0+$4+$5+$6+$7)/$3):((0+$4+$5+$6+$7+$8)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb grey, \
  'time.dat' index 3 using (0):1:((0+$4+$5+$6+$7+$8)/$3):((0+$4+$5+$6+$7+$8+$9)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb yellow, \
  'time.dat' index 3 using (0):($10/$3>0.005?$1:NaN):((0+$4+$5+$6+$7+$8+$9)/$3):((0+$4+$5+$6+$7+$8+$9+$10)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid border linecolor rgb frame linecolor rgb ground, \
  'time.dat' index 3 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb green, \
  'time.dat' index 3 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11+$12)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb sky
unset label; unset arrow; unset object

set lmargin at screen 0.30750; set rmargin at screen 0.98250
set tmargin at screen 0.29102; set bmargin at screen 0.17383
set label 'mixed' at screen 0.30750, screen 0.30469 left font ',13' textcolor rgb ink
set label '2 workers' at graph 0.01, first 0 left font ',11' textcolor rgb faint
set label 'cpython-sequentia…3.11.7 · CPython' at graph -0.02, first 1 right font ',11' textcolor rgb ink
set label '490 ms' at 1.02, 1 left font ',11' textcolor rgb faint
set label 'cpython-threads:v…3.11.7 · CPython' at graph -0.02, first 2 right font ',11' textcolor rgb ink
set label '262 ms' at 1.02, 2 left font ',11' textcolor rgb faint
set label 'cpython-processes…t=fork · CPython' at graph -0.02, first 3 right font ',11' textcolor rgb ink
set label '266 ms' at 1.02, 3 left font ',11' textcolor rgb faint
set label '4 workers' at graph 0.01, first 4 left font ',11' textcolor rgb faint
set label 'cpython-sequentia…3.11.7 · CPython' at graph -0.02, first 5 right font ',11' textcolor rgb ink
set label '993 ms' at 1.02, 5 left font ',11' textcolor rgb faint
set label 'cpython-threads:v…3.11.7 · CPython' at graph -0.02, first 6 right font ',11' textcolor rgb ink
set label '483 ms' at 1.02, 6 left font ',11' textcolor rgb faint
set label 'working' at 0.2402, 1 center front font ',10' textcolor rgb over(blue)
set label 'blocked' at 0.6061, 6 center front font ',10' textcolor rgb over(grey)
plot -1 with lines linecolor rgb axis, \
  'time.dat' index 4 using (0):1:((0)/$3):((0+$4)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb deep, \
  'time.dat' index 4 using (0):1:((0+$4)/$3):((0+$4+$5)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb purple, \
  'time.dat' index 4 using (0):1:((0+$4+$5)/$3):((0+$4+$5+$6)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb blue, \
  'time.dat' index 4 using (0):1:((0+$4+$5+$6)/$3):((0+$4+$5+$6+$7)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb orange, \
  'time.dat' index 4 using (0):1:((0+$4+$5+$6+$7)/$3):((0+$4+$5+$6+$7+$8)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb grey, \
  'time.dat' index 4 using (0):1:((0+$4+$5+$6+$7+$8)/$3):((0+$4+$5+$6+$7+$8+$9)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb yellow, \
  'time.dat' index 4 using (0):($10/$3>0.005?$1:NaN):((0+$4+$5+$6+$7+$8+$9)/$3):((0+$4+$5+$6+$7+$8+$9+$10)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid border linecolor rgb frame linecolor rgb ground, \
  'time.dat' index 4 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb green, \
  'time.dat' index 4 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11+$12)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb sky
unset label; unset arrow; unset object

set lmargin at screen 0.30750; set rmargin at screen 0.98250
set tmargin at screen 0.14160; set bmargin at screen 0.02441
set label 'bytecode' at screen 0.30750, screen 0.15527 left font ',13' textcolor rgb ink
set label 'loops=1' at screen 0.30750, screen 0.14697 left font ',11' textcolor rgb faint
set label '1 worker' at graph 0.01, first 0 left font ',11' textcolor rgb faint
set label 'cpython-threads:v…3.11.7 · CPython' at graph -0.02, first 1 right font ',11' textcolor rgb ink
set label '421 µs' at 1.02, 1 left font ',11' textcolor rgb faint
set label 'cpython-processes…t=fork · CPython' at graph -0.02, first 2 right font ',11' textcolor rgb ink
set label '3.23 ms' at 1.02, 2 left font ',11' textcolor rgb faint
set label 'cpython-processes…=spawn · CPython' at graph -0.02, first 3 right font ',11' textcolor rgb ink
set label '61.1 ms' at 1.02, 3 left font ',11' textcolor rgb faint
set label 'cpython-processes…server · CPython' at graph -0.02, first 4 right font ',11' textcolor rgb ink
set label '59.3 ms' at 1.02, 4 left font ',11' textcolor rgb faint
set label 'create' at 0.4911, 4 center front font ',10' textcolor rgb over(deep)
set label 'skew' at 0.7188, 1 center front font ',10' textcolor rgb over(purple)
set label 'join' at 0.8781, 2 center front font ',10' textcolor rgb over(sky)
plot -1 with lines linecolor rgb axis, \
  'time.dat' index 5 using (0):1:((0)/$3):((0+$4)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb deep, \
  'time.dat' index 5 using (0):1:((0+$4)/$3):((0+$4+$5)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb purple, \
  'time.dat' index 5 using (0):1:((0+$4+$5)/$3):((0+$4+$5+$6)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb blue, \
  'time.dat' index 5 using (0):1:((0+$4+$5+$6)/$3):((0+$4+$5+$6+$7)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb orange, \
  'time.dat' index 5 using (0):1:((0+$4+$5+$6+$7)/$3):((0+$4+$5+$6+$7+$8)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb grey, \
  'time.dat' index 5 using (0):1:((0+$4+$5+$6+$7+$8)/$3):((0+$4+$5+$6+$7+$8+$9)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb yellow, \
  'time.dat' index 5 using (0):($10/$3>0.005?$1:NaN):((0+$4+$5+$6+$7+$8+$9)/$3):((0+$4+$5+$6+$7+$8+$9+$10)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid border linecolor rgb frame linecolor rgb ground, \
  'time.dat' index 5 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb green, \
  'time.dat' index 5 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11+$12)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb sky
unset label; unset arrow; unset object

unset multiplot
unset output
