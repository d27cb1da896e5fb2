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
    set terminal pngcairo noenhanced size fine*800,fine*452 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,452/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,452 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'Where does the time go?' at screen 0.16750, screen 0.95575 left font ',17' textcolor rgb ink
set label 'Shares of the total time, the workers'' average; means of 8 blocks' at screen 0.16750, screen 0.91150 left font ',11' textcolor rgb faint
set label 'share of the total time, which stands behind the bar' at screen 0.57500, screen 0.03097 center textcolor rgb ink
set object rectangle from screen 0.16750, screen 0.84956 to screen 0.18500, screen 0.87611 fillcolor rgb deep fillstyle solid noborder
set label 'create' at screen 0.19250, screen 0.86283 left textcolor rgb ink
set object rectangle from screen 0.26875, screen 0.84956 to screen 0.28625, screen 0.87611 fillcolor rgb purple fillstyle solid noborder
set label 'skew: not begun yet' at screen 0.29375, screen 0.86283 left textcolor rgb ink
set object rectangle from screen 0.48625, screen 0.84956 to screen 0.50375, screen 0.87611 fillcolor rgb blue fillstyle solid noborder
set label 'working (on a CPU)' at screen 0.51125, screen 0.86283 left textcolor rgb ink
set object rectangle from screen 0.69500, screen 0.84956 to screen 0.71250, screen 0.87611 fillcolor rgb orange fillstyle solid noborder
set label 'waiting for the lock' at screen 0.72000, screen 0.86283 left textcolor rgb ink
set object rectangle from screen 0.16750, screen 0.80088 to screen 0.18500, screen 0.82743 fillcolor rgb grey fillstyle solid noborder
set label 'blocked (I/O, sleep)' at screen 0.19250, screen 0.81416 left textcolor rgb ink
set object rectangle from screen 0.39500, screen 0.80088 to screen 0.41250, screen 0.82743 fillcolor rgb yellow fillstyle solid noborder
set label 'runnable, without a CPU' at screen 0.42000, screen 0.81416 left textcolor rgb ink
set object rectangle from screen 0.64875, screen 0.80088 to screen 0.66625, screen 0.82743 fillcolor rgb ground fillstyle solid border linecolor rgb frame
set label 'idle: others still work' at screen 0.67375, screen 0.81416 left textcolor rgb ink
set object rectangle from screen 0.16750, screen 0.75221 to screen 0.18500, screen 0.77876 fillcolor rgb green fillstyle solid noborder
set label 'hand-back' at screen 0.19250, screen 0.76549 left textcolor rgb ink
set object rectangle from screen 0.29500, screen 0.75221 to screen 0.31250, screen 0.77876 fillcolor rgb sky fillstyle solid noborder
set label 'join' at screen 0.32000, screen 0.76549 left textcolor rgb ink
set xrange [0:1.24]
set yrange [15.6:-0.6]
unset ytics
set border 2
unset grid
set grid xtics linetype 1 linecolor rgb lines linewidth 1
set xtics ('0 %%' 0, '50 %%' 0.5, '100 %%' 1)

set lmargin at screen 0.16750; set rmargin at screen 0.49125
set tmargin at screen 0.67699; set bmargin at screen 0.11062
set label 'primes' at screen 0.16750, screen 0.70354 left font ',13' textcolor rgb ink
set label '2 workers' at graph 0.01, first 0 left font ',11' textcolor rgb faint
set label 'sequential · run 1' at graph -0.02, first 1 right font ',11' textcolor rgb ink
set label '113 ms' at 1.02, 1 left font ',11' textcolor rgb faint
set label 'sequential · run 2' at graph -0.02, first 2 right font ',11' textcolor rgb ink
set label '102 ms' at 1.02, 2 left font ',11' textcolor rgb faint
set label 'sequential · run 3' at graph -0.02, first 3 right font ',11' textcolor rgb ink
set label '81.3 ms' at 1.02, 3 left font ',11' textcolor rgb faint
set label 'sequential · run 4' at graph -0.02, first 4 right font ',11' textcolor rgb ink
set label '103 ms' at 1.02, 4 left font ',11' textcolor rgb faint
set label 'sequential · run 5' at graph -0.02, first 5 right font ',11' textcolor rgb ink
set label '108 ms' at 1.02, 5 left font ',11' textcolor rgb faint
set label 'gil · run 1' at graph -0.02, first 6 right font ',11' textcolor rgb ink
set label '110 ms' at 1.02, 6 left font ',11' textcolor rgb faint
set label 'gil · run 2' at graph -0.02, first 7 right font ',11' textcolor rgb ink
set label '104 ms' at 1.02, 7 left font ',11' textcolor rgb faint
set label 'gil · run 3' at graph -0.02, first 8 right font ',11' textcolor rgb ink
set label '80.9 ms' at 1.02, 8 left font ',11' textcolor rgb faint
set label 'gil · run 4' at graph -0.02, first 9 right font ',11' textcolor rgb ink
set label '107 ms' at 1.02, 9 left font ',11' textcolor rgb faint
set label 'gil · run 5' at graph -0.02, first 10 right font ',11' textcolor rgb ink
set label '105 ms' at 1.02, 10 left font ',11' textcolor rgb faint
set label 'processes · run 1' at graph -0.02, first 11 right font ',11' textcolor rgb ink
set label '59.1 ms' at 1.02, 11 left font ',11' textcolor rgb faint
set label 'processes · run 2' at graph -0.02, first 12 right font ',11' textcolor rgb ink
set label '58.7 ms' at 1.02, 12 left font ',11' textcolor rgb faint
set label 'processes · run 3' at graph -0.02, first 13 right font ',11' textcolor rgb ink
set label '45.0 ms' at 1.02, 13 left font ',11' textcolor rgb faint
set label 'processes · run 4' at graph -0.02, first 14 right font ',11' textcolor rgb ink
set label '56.6 ms' at 1.02, 14 left font ',11' textcolor rgb faint
set label 'processes · run 5' at graph -0.02, first 15 right font ',11' textcolor rgb ink
set label '57.0 ms' at 1.02, 15 left font ',11' textcolor rgb faint
set label 'working' at 0.4996, 1 center front font ',10' textcolor rgb over(blue)
set label 'lock' at 0.7356, 6 center front font ',10' textcolor rgb over(orange)
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

set lmargin at screen 0.65875; set rmargin at screen 0.98250
set tmargin at screen 0.67699; set bmargin at screen 0.11062
set label 'mixed' at screen 0.65875, screen 0.70354 left font ',13' textcolor rgb ink
set label '2 workers' at graph 0.01, first 0 left font ',11' textcolor rgb faint
set label 'sequential · run 1' at graph -0.02, first 1 right font ',11' textcolor rgb ink
set label '81.7 ms' at 1.02, 1 left font ',11' textcolor rgb faint
set label 'sequential · run 2' at graph -0.02, first 2 right font ',11' textcolor rgb ink
set label '81.8 ms' at 1.02, 2 left font ',11' textcolor rgb faint
set label 'sequential · run 3' at graph -0.02, first 3 right font ',11' textcolor rgb ink
set label '80.8 ms' at 1.02, 3 left font ',11' textcolor rgb faint
set label 'sequential · run 4' at graph -0.02, first 4 right font ',11' textcolor rgb ink
set label '81.8 ms' at 1.02, 4 left font ',11' textcolor rgb faint
set label 'sequential · run 5' at graph -0.02, first 5 right font ',11' textcolor rgb ink
set label '102 ms' at 1.02, 5 left font ',11' textcolor rgb faint
set label 'gil · run 1' at graph -0.02, first 6 right font ',11' textcolor rgb ink
set label '46.5 ms' at 1.02, 6 left font ',11' textcolor rgb faint
set label 'gil · run 2' at graph -0.02, first 7 right font ',11' textcolor rgb ink
set label '46.9 ms' at 1.02, 7 left font ',11' textcolor rgb faint
set label 'gil · run 3' at graph -0.02, first 8 right font ',11' textcolor rgb ink
set label '45.4 ms' at 1.02, 8 left font ',11' textcolor rgb faint
set label 'gil · run 4' at graph -0.02, first 9 right font ',11' textcolor rgb ink
set label '47.9 ms' at 1.02, 9 left font ',11' textcolor rgb faint
set label 'gil · run 5' at graph -0.02, first 10 right font ',11' textcolor rgb ink
set label '55.7 ms' at 1.02, 10 left font ',11' textcolor rgb faint
set label 'processes · run 1' at graph -0.02, first 11 right font ',11' textcolor rgb ink
set label '42.1 ms' at 1.02, 11 left font ',11' textcolor rgb faint
set label 'processes · run 2' at graph -0.02, first 12 right font ',11' textcolor rgb ink
set label '41.5 ms' at 1.02, 12 left font ',11' textcolor rgb faint
set label 'processes · run 3' at graph -0.02, first 13 right font ',11' textcolor rgb ink
set label '41.2 ms' at 1.02, 13 left font ',11' textcolor rgb faint
set label 'processes · run 4' at graph -0.02, first 14 right font ',11' textcolor rgb ink
set label '42.7 ms' at 1.02, 14 left font ',11' textcolor rgb faint
set label 'processes · run 5' at graph -0.02, first 15 right font ',11' textcolor rgb ink
set label '51.2 ms' at 1.02, 15 left font ',11' textcolor rgb faint
set label 'working' at 0.2509, 1 center front font ',10' textcolor rgb over(blue)
set label 'blocked' at 0.7475, 1 center front font ',10' textcolor rgb over(grey)
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

unset multiplot
unset output
