# Drawn by tvp, from fidelity.dat. To draw it again, in this folder:
#   gnuplot fidelity.gp
#   gnuplot -e "format='png'; theme='dark'" fidelity.gp
set encoding utf8
if (!exists('format')) format = 'svg' # png, pdf
if (!exists('theme')) theme = 'light'
if (!exists('file')) file = 'fidelity.'.format
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
    set terminal pngcairo noenhanced size fine*800,fine*238 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,238/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,238 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'Is the emulated lock like the real one?' at screen 0.01750, screen 0.91597 left font ',17' textcolor rgb ink
set label 'tvp''s figure over CPython''s: medians, and tvp''s quartiles over the blocks; 2 of 3 are as close as they should be' at screen 0.01750, screen 0.83193 left font ',11' textcolor rgb faint
set label 'tvp''s figure over CPython''s' at screen 0.50000, screen 0.05882 center textcolor rgb ink
set arrow from screen 0.01750, screen 0.73950 to screen 0.05750, screen 0.73950 nohead linecolor rgb purple linewidth 1.2 dashtype solid
set label '' at screen 0.03750, screen 0.73950 point pointtype 13 pointsize 1*shrink linecolor rgb purple
set label 'CPython 3.11.7' at screen 0.06500, screen 0.73950 left textcolor rgb ink
set arrow from screen 0.21250, screen 0.73950 to screen 0.25250, screen 0.73950 nohead linecolor rgb orange linewidth 1.2 dashtype solid
set label '' at screen 0.23250, screen 0.73950 point pointtype 11 pointsize 0.9*shrink linecolor rgb orange
set label 'CPython 3.13.0' at screen 0.26000, screen 0.73950 left textcolor rgb ink
set object rectangle from screen 0.40750, screen 0.71429 to screen 0.42500, screen 0.76471 fillcolor rgb pale fillstyle solid noborder
set label 'how far apart they may be; ?: too few blocks' at screen 0.43250, screen 0.73950 left textcolor rgb ink
set object rectangle from screen 0.01750, screen 0.62185 to screen 0.03500, screen 0.67227 fillcolor rgb blend(grey, 0.4) fillstyle solid noborder
set label 'CPython''s own quartiles, in its colour' at screen 0.04250, screen 0.64706 left textcolor rgb ink

set lmargin at screen 0.01750; set rmargin at screen 0.98250
set tmargin at screen 0.47899; set bmargin at screen 0.21008
set label '' at screen 0.01750, screen 0.52941 left font ',13' textcolor rgb ink
set logscale x 2
set xrange [0.27964:4.8955]
set yrange [64:0]
set border 1
unset ytics
unset grid
set grid xtics linetype 1 linecolor rgb lines linewidth 1
set xtics ('1×' 1, '0.5×' 0.5, '2×' 2, '1.5×' 1.5, '0.75×' 0.75, '1.25×' 1.25)
set arrow from 1, graph 0 to 1, graph 1 nohead back linecolor rgb axis linewidth 1.2
set label 'convoy, 1 hog' at graph 0, first 9 left font ',11' textcolor rgb ink
set label 'p99 round trip' at graph 0, first 23 left font ',10' textcolor rgb faint
set label 'CPython 4–8, tvp 8.4 ms' at graph 1, first 16 right font ',10' textcolor rgb faint
set label 'bytecode, 2 threads' at graph 0, first 41 left font ',11' textcolor rgb ink
set label 'speed-up' at graph 0, first 55 left font ',10' textcolor rgb faint
set label 'CPython 1, tvp 0.95×' at graph 1, first 48 right font ',10' textcolor rgb faint
set arrow from graph 0, first 32 to graph 1, first 32 nohead back linecolor rgb lines linewidth 0.7
plot 'fidelity.dat' index 0 using 2:1:2:3:($1-4.5):($1+4.5) with boxxyerror fillstyle solid noborder linecolor rgb pale, \
  'fidelity.dat' index 1 using 5:1:($6-$5):(0) with vectors nohead linewidth 5 linecolor rgb blend(purple, 0.6), \
  'fidelity.dat' index 1 using 2:1:3:4 with xerrorbars pointtype 13 pointsize 0.8*shrink linewidth 1.2 linecolor rgb purple, \
  'fidelity.dat' index 2 using 5:1:($6-$5):(0) with vectors nohead linewidth 5 linecolor rgb blend(orange, 0.6), \
  'fidelity.dat' index 2 using 2:1:3:4 with xerrorbars pointtype 11 pointsize 0.72*shrink linewidth 1.2 linecolor rgb orange, \
  'fidelity.dat' index 2 using 4:1:($7 == 1 ? '' : ' ?') with labels left font ',11' textcolor rgb ink
unset label; unset arrow; unset object

unset multiplot
unset output
