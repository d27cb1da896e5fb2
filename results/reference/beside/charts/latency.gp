# Drawn by tvp, from latency.dat. To draw it again, in this folder:
#   gnuplot latency.gp
#   gnuplot -e "format='png'; theme='dark'" latency.gp
set encoding utf8
if (!exists('format')) format = 'svg' # png, pdf
if (!exists('theme')) theme = 'light'
if (!exists('file')) file = 'latency.'.format
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
    set terminal pngcairo noenhanced size fine*800,fine*1316 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,1316/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,1316 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'How long does one operation take, and how often longer?' at screen 0.08250, screen 0.98480 left font ',17' textcolor rgb ink
set label 'Lines: all operations of 7 blocks, as far as 10 lie beyond. Bars: of single blocks, median and 95 % interval' at screen 0.08250, screen 0.96960 left font ',11' textcolor rgb faint
set label 'share of operations that take no longer' at screen 0.53250, screen 0.01064 center textcolor rgb ink
set label 'emulated: tvp 0.1.0 (0875f1d), plan command-line, metric total' at screen 0.08250, screen 0.95289 left font ',11' textcolor rgb faint
set label 'CPython: tvp reference: CPython 3.11.7, plan cpython-all, metric elapsed' at screen 0.08250, screen 0.93617 left font ',11' textcolor rgb faint
set arrow from screen 0.08250, screen 0.91945 to screen 0.12250, screen 0.91945 nohead linecolor rgb grey linewidth 1.5 dashtype solid
set label '' at screen 0.10250, screen 0.91945 point pointtype 2 pointsize 0.8*shrink linecolor rgb grey
set label 'sequential · emulated' at screen 0.13000, screen 0.91945 left textcolor rgb ink
set arrow from screen 0.34125, screen 0.91945 to screen 0.38125, screen 0.91945 nohead linecolor rgb blue linewidth 3.5 dashtype solid
set label '' at screen 0.36125, screen 0.91945 point pointtype 7 pointsize 0.8*shrink linecolor rgb blue
set label 'threads · emulated' at screen 0.38875, screen 0.91945 left textcolor rgb ink
set arrow from screen 0.57250, screen 0.91945 to screen 0.61250, screen 0.91945 nohead linecolor rgb vermilion linewidth 1.5 dashtype solid
set label '' at screen 0.59250, screen 0.91945 point pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion
set label 'gil · emulated' at screen 0.62000, screen 0.91945 left textcolor rgb ink
set arrow from screen 0.08250, screen 0.90274 to screen 0.12250, screen 0.90274 nohead linecolor rgb green linewidth 1.8 dashtype (8,5)
set label '' at screen 0.10250, screen 0.90274 point pointtype 4 pointsize 1*shrink linecolor rgb green
set label 'processes · emulated' at screen 0.13000, screen 0.90274 left textcolor rgb ink
set arrow from screen 0.33250, screen 0.90274 to screen 0.37250, screen 0.90274 nohead linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3)
set label '' at screen 0.35250, screen 0.90274 point pointtype 13 pointsize 1*shrink linecolor rgb purple
set label 'cpython-sequential:version=3.11.7 · CPython' at screen 0.38000, screen 0.90274 left textcolor rgb ink
set arrow from screen 0.08250, screen 0.88602 to screen 0.12250, screen 0.88602 nohead linecolor rgb orange linewidth 1.5 dashtype (5,3)
set label '' at screen 0.10250, screen 0.88602 point pointtype 11 pointsize 0.9*shrink linecolor rgb orange
set label 'cpython-threads:version=3.11.7 · CPython' at screen 0.13000, screen 0.88602 left textcolor rgb ink
set arrow from screen 0.08250, screen 0.86930 to screen 0.12250, screen 0.86930 nohead linecolor rgb sky linewidth 1.8 dashtype (2,2)
set label '' at screen 0.10250, screen 0.86930 point pointtype 6 pointsize 0.9*shrink linecolor rgb sky
set label 'cpython-processes:version=3.11.7:start=fork · CPython' at screen 0.13000, screen 0.86930 left textcolor rgb ink
set grid xtics
nines(share) = -log10(1 - share)

set lmargin at screen 0.08250; set rmargin at screen 0.49125
set tmargin at screen 0.82675; set bmargin at screen 0.66717
set label 'mixed, 2 workers' at screen 0.08250, screen 0.84802 left font ',13' textcolor rgb ink
set label 'cpu=10%' at screen 0.08250, screen 0.83511 left font ',11' textcolor rgb faint
set logscale y
set xrange [-0.034964:1.8006]
set yrange [8.48769e+06:1.27315e+07]
set xtics ('90 %%' 1, '50 %%' 0.30103, '0 %%' 0)
set ytics ('9 ms' 9000000, '10 ms' 10000000, '11 ms' 11000000, '12 ms' 12000000)
plot 'latency.dat' index 0 using (nines($1)):2 with lines linecolor rgb grey linewidth 1.5 dashtype solid, \
  'latency.dat' index 0 every ::42 using (nines($1)):2 with points pointtype 2 pointsize 0.8*shrink linecolor rgb grey, \
  'latency.dat' index 1 using (nines($1)-0.06415):2:3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'latency.dat' index 2 using (nines($1)):2 with lines linecolor rgb blue linewidth 3.5 dashtype solid, \
  'latency.dat' index 2 every ::42 using (nines($1)):2 with points pointtype 7 pointsize 0.8*shrink linecolor rgb blue, \
  'latency.dat' index 3 using (nines($1)-0.03849):2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2, \
  'latency.dat' index 4 using (nines($1)):2 with lines linecolor rgb vermilion linewidth 1.5 dashtype solid, \
  'latency.dat' index 4 every ::42 using (nines($1)):2 with points pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion, \
  'latency.dat' index 5 using (nines($1)-0.01283):2:3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  'latency.dat' index 6 using (nines($1)):2 with lines linecolor rgb green linewidth 1.8 dashtype (8,5), \
  'latency.dat' index 6 every ::42 using (nines($1)):2 with points pointtype 4 pointsize 1*shrink linecolor rgb green, \
  'latency.dat' index 7 using (nines($1)+0.01283):2:3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2, \
  'latency.dat' index 8 using (nines($1)):2 with lines linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3), \
  'latency.dat' index 8 every ::58 using (nines($1)):2 with points pointtype 13 pointsize 1*shrink linecolor rgb purple, \
  'latency.dat' index 9 using (nines($1)+0.03849):2:3:4 with yerrorbars pointtype 13 pointsize 1*shrink linecolor rgb purple linewidth 1.2, \
  'latency.dat' index 10 using (nines($1)):2 with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'latency.dat' index 10 every ::58 using (nines($1)):2 with points pointtype 11 pointsize 0.9*shrink linecolor rgb orange, \
  'latency.dat' index 11 using (nines($1)+0.06415):2:3:4 with yerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.57375; set rmargin at screen 0.98250
set tmargin at screen 0.82675; set bmargin at screen 0.66717
set label 'mixed, 4 workers' at screen 0.57375, screen 0.84802 left font ',13' textcolor rgb ink
set label 'cpu=10%' at screen 0.57375, screen 0.83511 left font ',11' textcolor rgb faint
set logscale y
set xrange [-0.034964:1.8006]
set yrange [8.48769e+06:1.27315e+07]
set xtics ('90 %%' 1, '50 %%' 0.30103, '0 %%' 0)
set ytics ('9 ms' 9000000, '10 ms' 10000000, '11 ms' 11000000, '12 ms' 12000000)
plot 'latency.dat' index 12 using (nines($1)):2 with lines linecolor rgb grey linewidth 1.5 dashtype solid, \
  'latency.dat' index 12 every ::55 using (nines($1)):2 with points pointtype 2 pointsize 0.8*shrink linecolor rgb grey, \
  'latency.dat' index 13 using (nines($1)-0.06415):2:3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'latency.dat' index 14 using (nines($1)):2 with lines linecolor rgb blue linewidth 3.5 dashtype solid, \
  'latency.dat' index 14 every ::55 using (nines($1)):2 with points pointtype 7 pointsize 0.8*shrink linecolor rgb blue, \
  'latency.dat' index 15 using (nines($1)-0.03849):2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2, \
  'latency.dat' index 16 using (nines($1)):2 with lines linecolor rgb vermilion linewidth 1.5 dashtype solid, \
  'latency.dat' index 16 every ::55 using (nines($1)):2 with points pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion, \
  'latency.dat' index 17 using (nines($1)-0.01283):2:3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  'latency.dat' index 18 using (nines($1)):2 with lines linecolor rgb green linewidth 1.8 dashtype (8,5), \
  'latency.dat' index 18 every ::55 using (nines($1)):2 with points pointtype 4 pointsize 1*shrink linecolor rgb green, \
  'latency.dat' index 19 using (nines($1)+0.01283):2:3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2, \
  'latency.dat' index 20 using (nines($1)):2 with lines linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3), \
  'latency.dat' index 20 every ::70 using (nines($1)):2 with points pointtype 13 pointsize 1*shrink linecolor rgb purple, \
  'latency.dat' index 21 using (nines($1)+0.03849):2:3:4 with yerrorbars pointtype 13 pointsize 1*shrink linecolor rgb purple linewidth 1.2, \
  'latency.dat' index 22 using (nines($1)):2 with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'latency.dat' index 22 every ::70 using (nines($1)):2 with points pointtype 11 pointsize 0.9*shrink linecolor rgb orange, \
  'latency.dat' index 23 using (nines($1)+0.06415):2:3:4 with yerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.08250; set rmargin at screen 0.49125
set tmargin at screen 0.61702; set bmargin at screen 0.45745
set label 'mixed, 2 workers' at screen 0.08250, screen 0.63830 left font ',13' textcolor rgb ink
set label 'cpu=25%' at screen 0.08250, screen 0.62538 left font ',11' textcolor rgb faint
set logscale y
set xrange [-0.034518:1.7777]
set yrange [9.46868e+06:1.4203e+07]
set xtics ('90 %%' 1, '50 %%' 0.30103, '0 %%' 0)
set ytics ('10 ms' 10000000, '11 ms' 11000000, '12 ms' 12000000, '13 ms' 13000000, '14 ms' 14000000)
plot 'latency.dat' index 24 using (nines($1)):2 with lines linecolor rgb grey linewidth 1.5 dashtype solid, \
  'latency.dat' index 24 every ::42 using (nines($1)):2 with points pointtype 2 pointsize 0.8*shrink linecolor rgb grey, \
  'latency.dat' index 25 using (nines($1)-0.06334):2:3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'latency.dat' index 26 using (nines($1)):2 with lines linecolor rgb blue linewidth 3.5 dashtype solid, \
  'latency.dat' index 26 every ::42 using (nines($1)):2 with points pointtype 7 pointsize 0.8*shrink linecolor rgb blue, \
  'latency.dat' index 27 using (nines($1)-0.03800):2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2, \
  'latency.dat' index 28 using (nines($1)):2 with lines linecolor rgb vermilion linewidth 1.5 dashtype solid, \
  'latency.dat' index 28 every ::42 using (nines($1)):2 with points pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion, \
  'latency.dat' index 29 using (nines($1)-0.01267):2:3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  'latency.dat' index 30 using (nines($1)):2 with lines linecolor rgb green linewidth 1.8 dashtype (8,5), \
  'latency.dat' index 30 every ::42 using (nines($1)):2 with points pointtype 4 pointsize 1*shrink linecolor rgb green, \
  'latency.dat' index 31 using (nines($1)+0.01267):2:3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2, \
  'latency.dat' index 32 using (nines($1)):2 with lines linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3), \
  'latency.dat' index 32 every ::57 using (nines($1)):2 with points pointtype 13 pointsize 1*shrink linecolor rgb purple, \
  'latency.dat' index 33 using (nines($1)+0.03800):2:3:4 with yerrorbars pointtype 13 pointsize 1*shrink linecolor rgb purple linewidth 1.2, \
  'latency.dat' index 34 using (nines($1)):2 with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'latency.dat' index 34 every ::57 using (nines($1)):2 with points pointtype 11 pointsize 0.9*shrink linecolor rgb orange, \
  'latency.dat' index 35 using (nines($1)+0.06334):2:3:4 with yerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.57375; set rmargin at screen 0.98250
set tmargin at screen 0.61702; set bmargin at screen 0.45745
set label 'mixed, 4 workers' at screen 0.57375, screen 0.63830 left font ',13' textcolor rgb ink
set label 'cpu=25%' at screen 0.57375, screen 0.62538 left font ',11' textcolor rgb faint
set logscale y
set xrange [-0.034518:1.7777]
set yrange [9.46868e+06:1.4203e+07]
set xtics ('90 %%' 1, '50 %%' 0.30103, '0 %%' 0)
set ytics ('10 ms' 10000000, '11 ms' 11000000, '12 ms' 12000000, '13 ms' 13000000, '14 ms' 14000000)
plot 'latency.dat' index 36 using (nines($1)):2 with lines linecolor rgb grey linewidth 1.5 dashtype solid, \
  'latency.dat' index 36 every ::55 using (nines($1)):2 with points pointtype 2 pointsize 0.8*shrink linecolor rgb grey, \
  'latency.dat' index 37 using (nines($1)-0.06334):2:3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'latency.dat' index 38 using (nines($1)):2 with lines linecolor rgb blue linewidth 3.5 dashtype solid, \
  'latency.dat' index 38 every ::55 using (nines($1)):2 with points pointtype 7 pointsize 0.8*shrink linecolor rgb blue, \
  'latency.dat' index 39 using (nines($1)-0.03800):2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2, \
  'latency.dat' index 40 using (nines($1)):2 with lines linecolor rgb vermilion linewidth 1.5 dashtype solid, \
  'latency.dat' index 40 every ::55 using (nines($1)):2 with points pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion, \
  'latency.dat' index 41 using (nines($1)-0.01267):2:3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  'latency.dat' index 42 using (nines($1)):2 with lines linecolor rgb green linewidth 1.8 dashtype (8,5), \
  'latency.dat' index 42 every ::55 using (nines($1)):2 with points pointtype 4 pointsize 1*shrink linecolor rgb green, \
  'latency.dat' index 43 using (nines($1)+0.01267):2:3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2, \
  'latency.dat' index 44 using (nines($1)):2 with lines linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3), \
  'latency.dat' index 44 every ::70 using (nines($1)):2 with points pointtype 13 pointsize 1*shrink linecolor rgb purple, \
  'latency.dat' index 45 using (nines($1)+0.03800):2:3:4 with yerrorbars pointtype 13 pointsize 1*shrink linecolor rgb purple linewidth 1.2, \
  'latency.dat' index 46 using (nines($1)):2 with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'latency.dat' index 46 every ::70 using (nines($1)):2 with points pointtype 11 pointsize 0.9*shrink linecolor rgb orange, \
  'latency.dat' index 47 using (nines($1)+0.06334):2:3:4 with yerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.08250; set rmargin at screen 0.49125
set tmargin at screen 0.40729; set bmargin at screen 0.24772
set label 'mixed, 2 workers' at screen 0.08250, screen 0.42857 left font ',13' textcolor rgb ink
set label 'cpu=75%' at screen 0.08250, screen 0.41565 left font ',11' textcolor rgb faint
set logscale y
set xrange [-0.034964:1.8006]
set yrange [6.04498e+06:6.8498e+07]
set xtics ('90 %%' 1, '50 %%' 0.30103, '0 %%' 0)
set ytics ('7 ms' 7000000, '10 ms' 10000000, '15 ms' 15000000, '20 ms' 20000000, '30 ms' 30000000, '50 ms' 50000000)
plot 'latency.dat' index 48 using (nines($1)):2 with lines linecolor rgb grey linewidth 1.5 dashtype solid, \
  'latency.dat' index 48 every ::42 using (nines($1)):2 with points pointtype 2 pointsize 0.8*shrink linecolor rgb grey, \
  'latency.dat' index 49 using (nines($1)-0.06415):2:3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'latency.dat' index 50 using (nines($1)):2 with lines linecolor rgb blue linewidth 3.5 dashtype solid, \
  'latency.dat' index 50 every ::42 using (nines($1)):2 with points pointtype 7 pointsize 0.8*shrink linecolor rgb blue, \
  'latency.dat' index 51 using (nines($1)-0.03849):2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2, \
  'latency.dat' index 52 using (nines($1)):2 with lines linecolor rgb vermilion linewidth 1.5 dashtype solid, \
  'latency.dat' index 52 every ::42 using (nines($1)):2 with points pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion, \
  'latency.dat' index 53 using (nines($1)-0.01283):2:3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  'latency.dat' index 54 using (nines($1)):2 with lines linecolor rgb green linewidth 1.8 dashtype (8,5), \
  'latency.dat' index 54 every ::42 using (nines($1)):2 with points pointtype 4 pointsize 1*shrink linecolor rgb green, \
  'latency.dat' index 55 using (nines($1)+0.01283):2:3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2, \
  'latency.dat' index 56 using (nines($1)):2 with lines linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3), \
  'latency.dat' index 56 every ::58 using (nines($1)):2 with points pointtype 13 pointsize 1*shrink linecolor rgb purple, \
  'latency.dat' index 57 using (nines($1)+0.03849):2:3:4 with yerrorbars pointtype 13 pointsize 1*shrink linecolor rgb purple linewidth 1.2, \
  'latency.dat' index 58 using (nines($1)):2 with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'latency.dat' index 58 every ::58 using (nines($1)):2 with points pointtype 11 pointsize 0.9*shrink linecolor rgb orange, \
  'latency.dat' index 59 using (nines($1)+0.06415):2:3:4 with yerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.57375; set rmargin at screen 0.98250
set tmargin at screen 0.40729; set bmargin at screen 0.24772
set label 'mixed, 4 workers' at screen 0.57375, screen 0.42857 left font ',13' textcolor rgb ink
set label 'cpu=75%' at screen 0.57375, screen 0.41565 left font ',11' textcolor rgb faint
set logscale y
set xrange [-0.034964:1.8006]
set yrange [6.04498e+06:6.8498e+07]
set xtics ('90 %%' 1, '50 %%' 0.30103, '0 %%' 0)
set ytics ('7 ms' 7000000, '10 ms' 10000000, '15 ms' 15000000, '20 ms' 20000000, '30 ms' 30000000, '50 ms' 50000000)
plot 'latency.dat' index 60 using (nines($1)):2 with lines linecolor rgb grey linewidth 1.5 dashtype solid, \
  'latency.dat' index 60 every ::55 using (nines($1)):2 with points pointtype 2 pointsize 0.8*shrink linecolor rgb grey, \
  'latency.dat' index 61 using (nines($1)-0.06415):2:3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'latency.dat' index 62 using (nines($1)):2 with lines linecolor rgb blue linewidth 3.5 dashtype solid, \
  'latency.dat' index 62 every ::55 using (nines($1)):2 with points pointtype 7 pointsize 0.8*shrink linecolor rgb blue, \
  'latency.dat' index 63 using (nines($1)-0.03849):2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2, \
  'latency.dat' index 64 using (nines($1)):2 with lines linecolor rgb vermilion linewidth 1.5 dashtype solid, \
  'latency.dat' index 64 every ::55 using (nines($1)):2 with points pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion, \
  'latency.dat' index 65 using (nines($1)-0.01283):2:3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  'latency.dat' index 66 using (nines($1)):2 with lines linecolor rgb green linewidth 1.8 dashtype (8,5), \
  'latency.dat' index 66 every ::55 using (nines($1)):2 with points pointtype 4 pointsize 1*shrink linecolor rgb green, \
  'latency.dat' index 67 using (nines($1)+0.01283):2:3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2, \
  'latency.dat' index 68 using (nines($1)):2 with lines linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3), \
  'latency.dat' index 68 every ::70 using (nines($1)):2 with points pointtype 13 pointsize 1*shrink linecolor rgb purple, \
  'latency.dat' index 69 using (nines($1)+0.03849):2:3:4 with yerrorbars pointtype 13 pointsize 1*shrink linecolor rgb purple linewidth 1.2, \
  'latency.dat' index 70 using (nines($1)):2 with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'latency.dat' index 70 every ::70 using (nines($1)):2 with points pointtype 11 pointsize 0.9*shrink linecolor rgb orange, \
  'latency.dat' index 71 using (nines($1)+0.06415):2:3:4 with yerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.08250; set rmargin at screen 0.49125
set tmargin at screen 0.19757; set bmargin at screen 0.03799
set label 'mixed, 2 workers' at screen 0.08250, screen 0.21884 left font ',13' textcolor rgb ink
set logscale y
set xrange [-0.036902:1.9005]
set yrange [7.01713e+06:5.95127e+07]
set xtics ('90 %%' 1, '50 %%' 0.30103, '0 %%' 0)
set ytics ('10 ms' 10000000, '15 ms' 15000000, '20 ms' 20000000, '30 ms' 30000000, '50 ms' 50000000)
plot 'latency.dat' index 72 using (nines($1)):2 with lines linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3), \
  'latency.dat' index 72 every ::62 using (nines($1)):2 with points pointtype 13 pointsize 1*shrink linecolor rgb purple, \
  'latency.dat' index 73 using (nines($1)-0.02821):2:3:4 with yerrorbars pointtype 13 pointsize 1*shrink linecolor rgb purple linewidth 1.2, \
  'latency.dat' index 74 using (nines($1)):2 with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'latency.dat' index 74 every ::62 using (nines($1)):2 with points pointtype 11 pointsize 0.9*shrink linecolor rgb orange, \
  'latency.dat' index 75 using (nines($1)+0.00000):2:3:4 with yerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2, \
  'latency.dat' index 76 using (nines($1)):2 with lines linecolor rgb sky linewidth 1.8 dashtype (2,2), \
  'latency.dat' index 76 every ::62 using (nines($1)):2 with points pointtype 6 pointsize 0.9*shrink linecolor rgb sky, \
  'latency.dat' index 77 using (nines($1)+0.02821):2:3:4 with yerrorbars pointtype 6 pointsize 0.9*shrink linecolor rgb sky linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.57375; set rmargin at screen 0.98250
set tmargin at screen 0.19757; set bmargin at screen 0.03799
set label 'mixed, 4 workers' at screen 0.57375, screen 0.21884 left font ',13' textcolor rgb ink
set logscale y
set xrange [-0.036902:1.9005]
set yrange [7.01713e+06:5.95127e+07]
set xtics ('90 %%' 1, '50 %%' 0.30103, '0 %%' 0)
set ytics ('10 ms' 10000000, '15 ms' 15000000, '20 ms' 20000000, '30 ms' 30000000, '50 ms' 50000000)
plot 'latency.dat' index 78 using (nines($1)):2 with lines linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3), \
  'latency.dat' index 78 every ::74 using (nines($1)):2 with points pointtype 13 pointsize 1*shrink linecolor rgb purple, \
  'latency.dat' index 79 using (nines($1)-0.01411):2:3:4 with yerrorbars pointtype 13 pointsize 1*shrink linecolor rgb purple linewidth 1.2, \
  'latency.dat' index 80 using (nines($1)):2 with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'latency.dat' index 80 every ::74 using (nines($1)):2 with points pointtype 11 pointsize 0.9*shrink linecolor rgb orange, \
  'latency.dat' index 81 using (nines($1)+0.01411):2:3:4 with yerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2
unset label; unset arrow; unset object

unset multiplot
unset output
