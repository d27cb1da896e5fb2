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
    set terminal pngcairo noenhanced size fine*800,fine*324 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,324/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,324 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'Where does the time go?' at screen 0.09500, screen 0.93827 left font ',17' textcolor rgb ink
set label 'Shares of the total time, the workers'' average; means of 10 blocks' at screen 0.09500, screen 0.87654 left font ',11' textcolor rgb faint
set label 'share of the total time, which stands behind the bar' at screen 0.53875, screen 0.04321 center textcolor rgb ink
set object rectangle from screen 0.09500, screen 0.79012 to screen 0.11250, screen 0.82716 fillcolor rgb deep fillstyle solid noborder
set label 'create' at screen 0.12000, screen 0.80864 left textcolor rgb ink
set object rectangle from screen 0.19625, screen 0.79012 to screen 0.21375, screen 0.82716 fillcolor rgb purple fillstyle solid noborder
set label 'skew: not begun yet' at screen 0.22125, screen 0.80864 left textcolor rgb ink
set object rectangle from screen 0.41375, screen 0.79012 to screen 0.43125, screen 0.82716 fillcolor rgb blue fillstyle solid noborder
set label 'working (on a CPU)' at screen 0.43875, screen 0.80864 left textcolor rgb ink
set object rectangle from screen 0.62250, screen 0.79012 to screen 0.64000, screen 0.82716 fillcolor rgb orange fillstyle solid noborder
set label 'waiting for the lock' at screen 0.64750, screen 0.80864 left textcolor rgb ink
set object rectangle from screen 0.09500, screen 0.72222 to screen 0.11250, screen 0.75926 fillcolor rgb grey fillstyle solid noborder
set label 'blocked (I/O, sleep)' at screen 0.12000, screen 0.74074 left textcolor rgb ink
set object rectangle from screen 0.32250, screen 0.72222 to screen 0.34000, screen 0.75926 fillcolor rgb yellow fillstyle solid noborder
set label 'runnable, without a CPU' at screen 0.34750, screen 0.74074 left textcolor rgb ink
set object rectangle from screen 0.57625, screen 0.72222 to screen 0.59375, screen 0.75926 fillcolor rgb ground fillstyle solid border linecolor rgb frame
set label 'idle: others still work' at screen 0.60125, screen 0.74074 left textcolor rgb ink
set object rectangle from screen 0.83000, screen 0.72222 to screen 0.84750, screen 0.75926 fillcolor rgb green fillstyle solid noborder
set label 'hand-back' at screen 0.85500, screen 0.74074 left textcolor rgb ink
set object rectangle from screen 0.09500, screen 0.65432 to screen 0.11250, screen 0.69136 fillcolor rgb sky fillstyle solid noborder
set label 'join' at screen 0.12000, screen 0.67284 left textcolor rgb ink
set xrange [0:1.24]
set yrange [7.6:-0.6]
unset ytics
set border 2
unset grid
set grid xtics linetype 1 linecolor rgb lines linewidth 1
set xtics ('0 %%' 0, '50 %%' 0.5, '100 %%' 1)

set lmargin at screen 0.09500; set rmargin at screen 0.98250
set tmargin at screen 0.54938; set bmargin at screen 0.15432
set label 'mixed' at screen 0.09500, screen 0.58642 left font ',13' textcolor rgb ink
set label '1 worker' at graph 0.01, first 0 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 1 right font ',11' textcolor rgb ink
set label '497 ms' at 1.02, 1 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 2 right font ',11' textcolor rgb ink
set label '496 ms' at 1.02, 2 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 3 right font ',11' textcolor rgb ink
set label '497 ms' at 1.02, 3 left font ',11' textcolor rgb faint
set label '4 workers' at graph 0.01, first 4 left font ',11' textcolor rgb faint
set label 'threads' at graph -0.02, first 5 right font ',11' textcolor rgb ink
set label '672 ms' at 1.02, 5 left font ',11' textcolor rgb faint
set label 'gil' at graph -0.02, first 6 right font ',11' textcolor rgb ink
set label '1.02 s' at 1.02, 6 left font ',11' textcolor rgb faint
set label 'processes' at graph -0.02, first 7 right font ',11' textcolor rgb ink
set label '673 ms' at 1.02, 7 left font ',11' textcolor rgb faint
set label 'working' at 0.2482, 1 center front font ',10' textcolor rgb over(blue)
set label 'lock' at 0.4604, 6 center front font ',10' textcolor rgb over(orange)
set label 'blocked' at 0.7470, 1 center front font ',10' textcolor rgb over(grey)
set label 'runnable' at 0.8507, 5 center front font ',10' textcolor rgb over(yellow)
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

unset multiplot
unset output
