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
    set terminal pngcairo noenhanced size fine*800,fine*1306 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,1306/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,1306 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'Where does the time go?' at screen 0.09750, screen 0.98469 left font ',17' textcolor rgb ink
set label 'Shares of the total time, the workers'' average; means of 9 blocks' at screen 0.09750, screen 0.96937 left font ',11' textcolor rgb faint
set label 'share of the total time, which stands behind the bar' at screen 0.54000, screen 0.01072 center textcolor rgb ink
set object rectangle from screen 0.09750, screen 0.94793 to screen 0.11500, screen 0.95712 fillcolor rgb deep fillstyle solid noborder
set label 'create' at screen 0.12250, screen 0.95253 left textcolor rgb ink
set object rectangle from screen 0.19875, screen 0.94793 to screen 0.21625, screen 0.95712 fillcolor rgb purple fillstyle solid noborder
set label 'skew: not begun yet' at screen 0.22375, screen 0.95253 left textcolor rgb ink
set object rectangle from screen 0.41625, screen 0.94793 to screen 0.43375, screen 0.95712 fillcolor rgb blue fillstyle solid noborder
set label 'working (on a CPU)' at screen 0.44125, screen 0.95253 left textcolor rgb ink
set object rectangle from screen 0.62500, screen 0.94793 to screen 0.64250, screen 0.95712 fillcolor rgb orange fillstyle solid noborder
set label 'waiting for the lock' at screen 0.65000, screen 0.95253 left textcolor rgb ink
set object rectangle from screen 0.09750, screen 0.93109 to screen 0.11500, screen 0.94028 fillcolor rgb grey fillstyle solid noborder
set label 'blocked (I/O, sleep)' at screen 0.12250, screen 0.93568 left textcolor rgb ink
set object rectangle from screen 0.32500, screen 0.93109 to screen 0.34250, screen 0.94028 fillcolor rgb yellow fillstyle solid noborder
set label 'runnable, without a CPU' at screen 0.35000, screen 0.93568 left textcolor rgb ink
set object rectangle from screen 0.57875, screen 0.93109 to screen 0.59625, screen 0.94028 fillcolor rgb ground fillstyle solid border linecolor rgb frame
set label 'idle: others still work' at screen 0.60375, screen 0.93568 left textcolor rgb ink
set object rectangle from screen 0.83250, screen 0.93109 to screen 0.85000, screen 0.94028 fillcolor rgb green fillstyle solid noborder
set label 'hand-back' at screen 0.85750, screen 0.93568 left textcolor rgb ink
set object rectangle from screen 0.09750, screen 0.91424 to screen 0.11500, screen 0.92343 fillcolor rgb sky fillstyle solid noborder
set label 'join' at screen 0.12250, screen 0.91884 left textcolor rgb ink
set xrange [0:1.24]
set yrange [14.6:-0.6]
unset ytics
set border 2
unset grid
set grid xtics linetype 1 linecolor rgb lines linewidth 1
set xtics ('0 %%' 0, '50 %%' 0.5, '100 %%' 1)

set lmargin at screen 0.09750; set rmargin at screen 0.49125
set tmargin at screen 0.88821; set bmargin at screen 0.70444
set label 'bytecode' at screen 0.09750, screen 0.89740 left font ',13' textcolor rgb ink
set label '1 worker' at graph 0.01, first 0 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 1 right font ',11' textcolor rgb ink
set label '39.0 ms' at 1.02, 1 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 2 right font ',11' textcolor rgb ink
set label '44.0 ms' at 1.02, 2 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 3 right font ',11' textcolor rgb ink
set label '44.3 ms' at 1.02, 3 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 4 right font ',11' textcolor rgb ink
set label '43.2 ms' at 1.02, 4 left font ',11' textcolor rgb faint
set label '2 workers' at graph 0.01, first 5 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 6 right font ',11' textcolor rgb ink
set label '90.9 ms' at 1.02, 6 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 7 right font ',11' textcolor rgb ink
set label '48.6 ms' at 1.02, 7 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 8 right font ',11' textcolor rgb ink
set label '85.2 ms' at 1.02, 8 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 9 right font ',11' textcolor rgb ink
set label '47.5 ms' at 1.02, 9 left font ',11' textcolor rgb faint
set label '4 workers' at graph 0.01, first 10 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 11 right font ',11' textcolor rgb ink
set label '174 ms' at 1.02, 11 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 12 right font ',11' textcolor rgb ink
set label '85.5 ms' at 1.02, 12 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 13 right font ',11' textcolor rgb ink
set label '174 ms' at 1.02, 13 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 14 right font ',11' textcolor rgb ink
set label '91.9 ms' at 1.02, 14 left font ',11' textcolor rgb faint
set label 'working' at 0.4988, 11 center front font ',10' textcolor rgb over(blue)
set label 'lock' at 0.5496, 13 center front font ',10' textcolor rgb over(orange)
set label 'runnable' at 0.7242, 12 center front font ',10' textcolor rgb over(yellow)
set label 'idle' at 0.9369, 13 center front font ',10' textcolor rgb over(ground)
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

set lmargin at screen 0.58875; set rmargin at screen 0.98250
set tmargin at screen 0.88821; set bmargin at screen 0.70444
set label 'primes' at screen 0.58875, screen 0.89740 left font ',13' textcolor rgb ink
set label '1 worker' at graph 0.01, first 0 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 1 right font ',11' textcolor rgb ink
set label '44.6 ms' at 1.02, 1 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 2 right font ',11' textcolor rgb ink
set label '46.4 ms' at 1.02, 2 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 3 right font ',11' textcolor rgb ink
set label '44.7 ms' at 1.02, 3 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 4 right font ',11' textcolor rgb ink
set label '45.2 ms' at 1.02, 4 left font ',11' textcolor rgb faint
set label '2 workers' at graph 0.01, first 5 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 6 right font ',11' textcolor rgb ink
set label '92.0 ms' at 1.02, 6 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 7 right font ',11' textcolor rgb ink
set label '50.4 ms' at 1.02, 7 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 8 right font ',11' textcolor rgb ink
set label '91.5 ms' at 1.02, 8 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 9 right font ',11' textcolor rgb ink
set label '49.2 ms' at 1.02, 9 left font ',11' textcolor rgb faint
set label '4 workers' at graph 0.01, first 10 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 11 right font ',11' textcolor rgb ink
set label '172 ms' at 1.02, 11 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 12 right font ',11' textcolor rgb ink
set label '97.5 ms' at 1.02, 12 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 13 right font ',11' textcolor rgb ink
set label '186 ms' at 1.02, 13 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 14 right font ',11' textcolor rgb ink
set label '97.8 ms' at 1.02, 14 left font ',11' textcolor rgb faint
set label 'working' at 0.4974, 6 center front font ',10' textcolor rgb over(blue)
set label 'lock' at 0.5618, 13 center front font ',10' textcolor rgb over(orange)
set label 'runnable' at 0.7113, 12 center front font ',10' textcolor rgb over(yellow)
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

set lmargin at screen 0.09750; set rmargin at screen 0.49125
set tmargin at screen 0.66616; set bmargin at screen 0.48239
set label 'mandelbrot' at screen 0.09750, screen 0.67534 left font ',13' textcolor rgb ink
set label '1 worker' at graph 0.01, first 0 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 1 right font ',11' textcolor rgb ink
set label '46.2 ms' at 1.02, 1 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 2 right font ',11' textcolor rgb ink
set label '45.7 ms' at 1.02, 2 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 3 right font ',11' textcolor rgb ink
set label '45.7 ms' at 1.02, 3 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 4 right font ',11' textcolor rgb ink
set label '45.8 ms' at 1.02, 4 left font ',11' textcolor rgb faint
set label '2 workers' at graph 0.01, first 5 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 6 right font ',11' textcolor rgb ink
set label '90.8 ms' at 1.02, 6 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 7 right font ',11' textcolor rgb ink
set label '47.7 ms' at 1.02, 7 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 8 right font ',11' textcolor rgb ink
set label '92.1 ms' at 1.02, 8 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 9 right font ',11' textcolor rgb ink
set label '46.6 ms' at 1.02, 9 left font ',11' textcolor rgb faint
set label '4 workers' at graph 0.01, first 10 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 11 right font ',11' textcolor rgb ink
set label '184 ms' at 1.02, 11 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 12 right font ',11' textcolor rgb ink
set label '94.5 ms' at 1.02, 12 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 13 right font ',11' textcolor rgb ink
set label '184 ms' at 1.02, 13 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 14 right font ',11' textcolor rgb ink
set label '97.6 ms' at 1.02, 14 left font ',11' textcolor rgb faint
set label 'working' at 0.4992, 2 center front font ',10' textcolor rgb over(blue)
set label 'lock' at 0.5583, 13 center front font ',10' textcolor rgb over(orange)
set label 'runnable' at 0.7365, 12 center front font ',10' textcolor rgb over(yellow)
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

set lmargin at screen 0.58875; set rmargin at screen 0.98250
set tmargin at screen 0.66616; set bmargin at screen 0.48239
set label 'wordcount' at screen 0.58875, screen 0.67534 left font ',13' textcolor rgb ink
set label '1 worker' at graph 0.01, first 0 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 1 right font ',11' textcolor rgb ink
set label '41.6 ms' at 1.02, 1 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 2 right font ',11' textcolor rgb ink
set label '42.6 ms' at 1.02, 2 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 3 right font ',11' textcolor rgb ink
set label '43.7 ms' at 1.02, 3 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 4 right font ',11' textcolor rgb ink
set label '44.5 ms' at 1.02, 4 left font ',11' textcolor rgb faint
set label '2 workers' at graph 0.01, first 5 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 6 right font ',11' textcolor rgb ink
set label '85.2 ms' at 1.02, 6 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 7 right font ',11' textcolor rgb ink
set label '46.5 ms' at 1.02, 7 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 8 right font ',11' textcolor rgb ink
set label '83.2 ms' at 1.02, 8 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 9 right font ',11' textcolor rgb ink
set label '46.0 ms' at 1.02, 9 left font ',11' textcolor rgb faint
set label '4 workers' at graph 0.01, first 10 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 11 right font ',11' textcolor rgb ink
set label '159 ms' at 1.02, 11 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 12 right font ',11' textcolor rgb ink
set label '101 ms' at 1.02, 12 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 13 right font ',11' textcolor rgb ink
set label '173 ms' at 1.02, 13 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 14 right font ',11' textcolor rgb ink
set label '93.1 ms' at 1.02, 14 left font ',11' textcolor rgb faint
set label 'working' at 0.4993, 11 center front font ',10' textcolor rgb over(blue)
set label 'lock' at 0.5434, 13 center front font ',10' textcolor rgb over(orange)
set label 'runnable' at 0.6809, 12 center front font ',10' textcolor rgb over(yellow)
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

set lmargin at screen 0.09750; set rmargin at screen 0.49125
set tmargin at screen 0.44410; set bmargin at screen 0.26034
set label 'sleep' at screen 0.09750, screen 0.45329 left font ',13' textcolor rgb ink
set label '1 worker' at graph 0.01, first 0 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 1 right font ',11' textcolor rgb ink
set label '41.0 ms' at 1.02, 1 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 2 right font ',11' textcolor rgb ink
set label '40.9 ms' at 1.02, 2 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 3 right font ',11' textcolor rgb ink
set label '41.1 ms' at 1.02, 3 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 4 right font ',11' textcolor rgb ink
set label '41.5 ms' at 1.02, 4 left font ',11' textcolor rgb faint
set label '2 workers' at graph 0.01, first 5 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 6 right font ',11' textcolor rgb ink
set label '81.6 ms' at 1.02, 6 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 7 right font ',11' textcolor rgb ink
set label '41.0 ms' at 1.02, 7 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 8 right font ',11' textcolor rgb ink
set label '41.0 ms' at 1.02, 8 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 9 right font ',11' textcolor rgb ink
set label '41.7 ms' at 1.02, 9 left font ',11' textcolor rgb faint
set label '4 workers' at graph 0.01, first 10 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 11 right font ',11' textcolor rgb ink
set label '163 ms' at 1.02, 11 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 12 right font ',11' textcolor rgb ink
set label '41.1 ms' at 1.02, 12 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 13 right font ',11' textcolor rgb ink
set label '41.2 ms' at 1.02, 13 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 14 right font ',11' textcolor rgb ink
set label '42.3 ms' at 1.02, 14 left font ',11' textcolor rgb faint
set label 'blocked' at 0.5039, 1 center front font ',10' textcolor rgb over(grey)
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

set lmargin at screen 0.58875; set rmargin at screen 0.98250
set tmargin at screen 0.44410; set bmargin at screen 0.26034
set label 'http' at screen 0.58875, screen 0.45329 left font ',13' textcolor rgb ink
set label '1 worker' at graph 0.01, first 0 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 1 right font ',11' textcolor rgb ink
set label '43.8 ms' at 1.02, 1 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 2 right font ',11' textcolor rgb ink
set label '43.8 ms' at 1.02, 2 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 3 right font ',11' textcolor rgb ink
set label '44.1 ms' at 1.02, 3 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 4 right font ',11' textcolor rgb ink
set label '44.4 ms' at 1.02, 4 left font ',11' textcolor rgb faint
set label '2 workers' at graph 0.01, first 5 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 6 right font ',11' textcolor rgb ink
set label '87.0 ms' at 1.02, 6 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 7 right font ',11' textcolor rgb ink
set label '43.9 ms' at 1.02, 7 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 8 right font ',11' textcolor rgb ink
set label '44.0 ms' at 1.02, 8 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 9 right font ',11' textcolor rgb ink
set label '45.4 ms' at 1.02, 9 left font ',11' textcolor rgb faint
set label '4 workers' at graph 0.01, first 10 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 11 right font ',11' textcolor rgb ink
set label '174 ms' at 1.02, 11 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 12 right font ',11' textcolor rgb ink
set label '44.6 ms' at 1.02, 12 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 13 right font ',11' textcolor rgb ink
set label '45.5 ms' at 1.02, 13 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 14 right font ',11' textcolor rgb ink
set label '46.9 ms' at 1.02, 14 left font ',11' textcolor rgb faint
set label 'blocked' at 0.5095, 11 center front font ',10' textcolor rgb over(grey)
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

set lmargin at screen 0.09750; set rmargin at screen 0.49125
set tmargin at screen 0.22205; set bmargin at screen 0.03828
set label 'file-read' at screen 0.09750, screen 0.23124 left font ',13' textcolor rgb ink
set label '1 worker' at graph 0.01, first 0 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 1 right font ',11' textcolor rgb ink
set label '47.2 ms' at 1.02, 1 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 2 right font ',11' textcolor rgb ink
set label '51.4 ms' at 1.02, 2 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 3 right font ',11' textcolor rgb ink
set label '53.9 ms' at 1.02, 3 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 4 right font ',11' textcolor rgb ink
set label '48.1 ms' at 1.02, 4 left font ',11' textcolor rgb faint
set label '2 workers' at graph 0.01, first 5 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 6 right font ',11' textcolor rgb ink
set label '97.1 ms' at 1.02, 6 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 7 right font ',11' textcolor rgb ink
set label '72.6 ms' at 1.02, 7 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 8 right font ',11' textcolor rgb ink
set label '65.2 ms' at 1.02, 8 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 9 right font ',11' textcolor rgb ink
set label '70.0 ms' at 1.02, 9 left font ',11' textcolor rgb faint
set label '4 workers' at graph 0.01, first 10 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 11 right font ',11' textcolor rgb ink
set label '197 ms' at 1.02, 11 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 12 right font ',11' textcolor rgb ink
set label '108 ms' at 1.02, 12 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 13 right font ',11' textcolor rgb ink
set label '101 ms' at 1.02, 13 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 14 right font ',11' textcolor rgb ink
set label '107 ms' at 1.02, 14 left font ',11' textcolor rgb faint
set label 'working' at 0.1727, 6 center front font ',10' textcolor rgb over(blue)
set label 'blocked' at 0.5203, 12 center front font ',10' textcolor rgb over(grey)
plot -1 with lines linecolor rgb axis, \
  'time.dat' index 6 using (0):1:((0)/$3):((0+$4)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb deep, \
  'time.dat' index 6 using (0):1:((0+$4)/$3):((0+$4+$5)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb purple, \
  'time.dat' index 6 using (0):1:((0+$4+$5)/$3):((0+$4+$5+$6)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb blue, \
  'time.dat' index 6 using (0):1:((0+$4+$5+$6)/$3):((0+$4+$5+$6+$7)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb orange, \
  'time.dat' index 6 using (0):1:((0+$4+$5+$6+$7)/$3):((0+$4+$5+$6+$7+$8)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb grey, \
  'time.dat' index 6 using (0):1:((0+$4+$5+$6+$7+$8)/$3):((0+$4+$5+$6+$7+$8+$9)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb yellow, \
  'time.dat' index 6 using (0):($10/$3>0.005?$1:NaN):((0+$4+$5+$6+$7+$8+$9)/$3):((0+$4+$5+$6+$7+$8+$9+$10)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid border linecolor rgb frame linecolor rgb ground, \
  'time.dat' index 6 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb green, \
  'time.dat' index 6 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11+$12)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb sky
unset label; unset arrow; unset object

set lmargin at screen 0.58875; set rmargin at screen 0.98250
set tmargin at screen 0.22205; set bmargin at screen 0.03828
set label 'mixed' at screen 0.58875, screen 0.23124 left font ',13' textcolor rgb ink
set label '1 worker' at graph 0.01, first 0 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 1 right font ',11' textcolor rgb ink
set label '41.5 ms' at 1.02, 1 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 2 right font ',11' textcolor rgb ink
set label '41.0 ms' at 1.02, 2 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 3 right font ',11' textcolor rgb ink
set label '41.1 ms' at 1.02, 3 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 4 right font ',11' textcolor rgb ink
set label '41.8 ms' at 1.02, 4 left font ',11' textcolor rgb faint
set label '2 workers' at graph 0.01, first 5 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 6 right font ',11' textcolor rgb ink
set label '82.4 ms' at 1.02, 6 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 7 right font ',11' textcolor rgb ink
set label '42.9 ms' at 1.02, 7 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 8 right font ',11' textcolor rgb ink
set label '48.3 ms' at 1.02, 8 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 9 right font ',11' textcolor rgb ink
set label '42.3 ms' at 1.02, 9 left font ',11' textcolor rgb faint
set label '4 workers' at graph 0.01, first 10 left font ',11' textcolor rgb faint
set label 'sequential' at graph -0.02, first 11 right font ',11' textcolor rgb ink
set label '164 ms' at 1.02, 11 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 12 right font ',11' textcolor rgb ink
set label '59.4 ms' at 1.02, 12 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 13 right font ',11' textcolor rgb ink
set label '90.3 ms' at 1.02, 13 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 14 right font ',11' textcolor rgb ink
set label '61.1 ms' at 1.02, 14 left font ',11' textcolor rgb faint
set label 'working' at 0.2515, 1 center front font ',10' textcolor rgb over(blue)
set label 'lock' at 0.4458, 13 center front font ',10' textcolor rgb over(orange)
set label 'blocked' at 0.7427, 1 center front font ',10' textcolor rgb over(grey)
set label 'runnable' at 0.8297, 12 center front font ',10' textcolor rgb over(yellow)
plot -1 with lines linecolor rgb axis, \
  'time.dat' index 7 using (0):1:((0)/$3):((0+$4)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb deep, \
  'time.dat' index 7 using (0):1:((0+$4)/$3):((0+$4+$5)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb purple, \
  'time.dat' index 7 using (0):1:((0+$4+$5)/$3):((0+$4+$5+$6)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb blue, \
  'time.dat' index 7 using (0):1:((0+$4+$5+$6)/$3):((0+$4+$5+$6+$7)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb orange, \
  'time.dat' index 7 using (0):1:((0+$4+$5+$6+$7)/$3):((0+$4+$5+$6+$7+$8)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb grey, \
  'time.dat' index 7 using (0):1:((0+$4+$5+$6+$7+$8)/$3):((0+$4+$5+$6+$7+$8+$9)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb yellow, \
  'time.dat' index 7 using (0):($10/$3>0.005?$1:NaN):((0+$4+$5+$6+$7+$8+$9)/$3):((0+$4+$5+$6+$7+$8+$9+$10)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid border linecolor rgb frame linecolor rgb ground, \
  'time.dat' index 7 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb green, \
  'time.dat' index 7 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11+$12)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb sky
unset label; unset arrow; unset object

unset multiplot
unset output
