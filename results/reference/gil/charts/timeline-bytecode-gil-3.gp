# Drawn by tvp, from timeline-bytecode-gil-3.dat. To draw it again, in this folder:
#   gnuplot timeline-bytecode-gil-3.gp
#   gnuplot -e "format='png'; theme='dark'" timeline-bytecode-gil-3.gp
set encoding utf8
if (!exists('format')) format = 'svg' # png, pdf
if (!exists('theme')) theme = 'light'
if (!exists('file')) file = 'timeline-bytecode-gil-3.'.format
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
    set terminal pngcairo noenhanced size fine*800,fine*248 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,248/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,248 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'Who holds the lock, and when? bytecode, gil, 3 workers' at screen 0.10500, screen 0.91935 left font ',17' textcolor rgb ink
set label 'One trial, traced apart from those measured: all of 66.4 ms' at screen 0.10500, screen 0.83871 left font ',11' textcolor rgb faint
set label 'ms after the gate opened' at screen 0.54375, screen 0.05645 center textcolor rgb ink
set arrow from screen 0.10500, screen 0.75000 to screen 0.14500, screen 0.75000 nohead linecolor rgb vermilion linewidth 23.68 dashtype solid
set label 'holds the lock' at screen 0.15250, screen 0.75000 left textcolor rgb ink
set arrow from screen 0.30000, screen 0.75000 to screen 0.34000, screen 0.75000 nohead linecolor rgb orange linewidth 5.12 dashtype solid
set label 'waits for the lock' at screen 0.34750, screen 0.75000 left textcolor rgb ink

set lmargin at screen 0.10500; set rmargin at screen 0.95750
set tmargin at screen 0.58871; set bmargin at screen 0.20161
set label '' at screen 0.10500, screen 0.63710 left font ',13' textcolor rgb ink
unit = 1e+06
least = 97392.44575
end(from, to) = to - from < least ? from + least : to
set xrange [0:66.421648]
set format x '%.10g'
set yrange [2.5:-0.5]
set ytics ('worker 0' 0, 'worker 1' 1, 'worker 2' 2) scale 0
plot 0 with lines linecolor rgb lines linewidth 1, \
  'timeline-bytecode-gil-3.dat' index 0 using 2:1:($2/unit):(end($2,$3)/unit):($1-0.08):($1+0.08) with boxxyerror fillstyle solid noborder linecolor rgb orange, \
  'timeline-bytecode-gil-3.dat' index 1 using 2:1:($2/unit):(end($2,$3)/unit):($1-0.37):($1+0.37) with boxxyerror fillstyle solid noborder linecolor rgb vermilion

unset multiplot
unset output
