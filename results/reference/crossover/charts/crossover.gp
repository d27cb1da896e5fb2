# Drawn by tvp, from crossover.dat. To draw it again, in this folder:
#   gnuplot crossover.gp
#   gnuplot -e "format='png'; theme='dark'" crossover.gp
set encoding utf8
if (!exists('format')) format = 'svg' # png, pdf
if (!exists('theme')) theme = 'light'
if (!exists('file')) file = 'crossover.'.format
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
    set terminal pngcairo noenhanced size fine*800,fine*432 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,432/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,432 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'At what value does the winner change?' at screen 0.06500, screen 0.95370 left font ',17' textcolor rgb ink
set label 'mixed, 2 workers: from cpu=46.7 % [46.1 %, 49.2 %] on, threads win over gil; below, no difference (within 5 %).' at screen 0.06500, screen 0.90741 left font ',11' textcolor rgb faint
set label 'cpu' at screen 0.52375, screen 0.03241 center textcolor rgb ink
set arrow from screen 0.06500, screen 0.85648 to screen 0.10500, screen 0.85648 nohead linecolor rgb blue linewidth 1.5 dashtype solid
set label '' at screen 0.08500, screen 0.85648 point pointtype 7 pointsize 0.8*shrink linecolor rgb blue
set label 'threads win' at screen 0.11250, screen 0.85648 left textcolor rgb ink
set arrow from screen 0.23375, screen 0.85648 to screen 0.27375, screen 0.85648 nohead linecolor rgb grey linewidth 1.5 dashtype solid
set label '' at screen 0.25375, screen 0.85648 point pointtype 6 pointsize 0.9*shrink linecolor rgb grey
set label 'no difference, or unclear' at screen 0.28125, screen 0.85648 left textcolor rgb ink
set object rectangle from screen 0.52875, screen 0.84259 to screen 0.54625, screen 0.87037 fillcolor rgb band fillstyle solid noborder
set label 'border and 95 % interval' at screen 0.55375, screen 0.85648 left textcolor rgb ink
set arrow from screen 0.79125, screen 0.85648 to screen 0.83125, screen 0.85648 nohead linecolor rgb guide linewidth 1 dashtype (2,4)
set label 'within 5 %' at screen 0.83875, screen 0.85648 left textcolor rgb ink

set lmargin at screen 0.06500; set rmargin at screen 0.98250
set tmargin at screen 0.76389; set bmargin at screen 0.11574
set label 'total of gil over that of threads' at screen 0.06500, screen 0.79167 left font ',13' textcolor rgb ink
set logscale y
set xrange [-0.02:1.02]
set yrange [0.891157:2.11266]
set ytics ('1×' 1, '2×' 2, '1.5×' 1.5, '1.2×' 1.2, '1.1×' 1.1, '0.9×' 0.9)
set xtics ('0 %%' 0, '20 %%' 0.2, '40 %%' 0.4, '60 %%' 0.6, '80 %%' 0.8, '100 %%' 1)
set object rectangle from 0.4606602679, graph 0 to 0.491644831, graph 1 back fillcolor rgb band fillstyle solid noborder
set arrow from 0.4671186038, graph 0 to 0.4671186038, graph 1 nohead back linecolor rgb mark linewidth 1.2
set label 'gil wins' at graph 0.995, graph 0.04 right front font ',11' textcolor rgb faint boxed
set label 'threads win' at graph 0.005, graph 0.96 left front font ',11' textcolor rgb faint boxed
set style textbox opaque noborder fillcolor rgb ground
plot 1 with lines linecolor rgb grey linewidth 1.5, \
  1.05 with lines linecolor rgb guide linewidth 1 dashtype (2,4), \
  0.9523809524 with lines linecolor rgb guide linewidth 1 dashtype (2,4), \
  'crossover.dat' index 0 using 1:2 with lines linecolor rgb guide linewidth 1.2, \
  'crossover.dat' index 1 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.5, \
  'crossover.dat' index 2 using 1:2:3:4 with yerrorbars pointtype 6 pointsize 0.9*shrink linecolor rgb grey linewidth 1.5
unset label; unset arrow; unset object

unset multiplot
unset output
