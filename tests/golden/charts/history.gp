# Drawn by tvp, from history.dat. To draw it again, in this folder:
#   gnuplot history.gp
#   gnuplot -e "format='png'; theme='dark'" history.gp
set encoding utf8
if (!exists('format')) format = 'svg' # png, pdf
if (!exists('theme')) theme = 'light'
if (!exists('file')) file = 'history.'.format
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
    set terminal pngcairo noenhanced size fine*800,fine*520 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,520/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,520 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'How has it changed from run to run?' at screen 0.08250, screen 0.96154 left font ',17' textcolor rgb ink
set label 'Runs in the order of their start: median and 95 % interval of 7 blocks; each panel has a scale of its own' at screen 0.08250, screen 0.92308 left font ',11' textcolor rgb faint
set label 'run' at screen 0.53250, screen 0.02692 center textcolor rgb ink
set label 'last: host two, CPU Slow 5' at screen 0.08250, screen 0.88077 left font ',11' textcolor rgb faint
set label 'it''s 1: host one, CPU Quick 9' at screen 0.08250, screen 0.83846 left font ',11' textcolor rgb faint
set label 'b: host one, CPU Quick 9' at screen 0.08250, screen 0.79615 left font ',11' textcolor rgb faint
set label 'c: host one, CPU Quick 9' at screen 0.08250, screen 0.75385 left font ',11' textcolor rgb faint
set arrow from screen 0.08250, screen 0.71154 to screen 0.12250, screen 0.71154 nohead linecolor rgb blue linewidth 3.5 dashtype solid
set label '' at screen 0.10250, screen 0.71154 point pointtype 7 pointsize 0.8*shrink linecolor rgb blue
set label 'threads' at screen 0.13000, screen 0.71154 left textcolor rgb ink
set arrow from screen 0.21500, screen 0.71154 to screen 0.25500, screen 0.71154 nohead linecolor rgb grey linewidth 1.5 dashtype solid
set label 'sequential' at screen 0.26250, screen 0.71154 left textcolor rgb ink
set xrange [0.5:4.5]

set lmargin at screen 0.08250; set rmargin at screen 0.98250
set tmargin at screen 0.63462; set bmargin at screen 0.09615
set label 'primes, 4 workers: speed-up' at screen 0.08250, screen 0.65769 left font ',13' textcolor rgb ink
set yrange [1.8025:3.0771]
set ytics 0.2
set format y '%g×'
set xtics ('it''s 1' 1, 'b' 2, 'c' 3, 'last' 4)
set arrow from 3.5, graph 0 to 3.5, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label 'two' at 3.5, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
plot 1 with lines linecolor rgb grey linewidth 1.5, \
  'history.dat' index 0 using ($1-0.03333):2 with lines linecolor rgb blue linewidth 3.5 dashtype solid, \
  'history.dat' index 0 using ($1-0.03333):2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2
unset label; unset arrow; unset object

unset multiplot
unset output
