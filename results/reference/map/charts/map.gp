# Drawn by tvp, from map.dat. To draw it again, in this folder:
#   gnuplot map.gp
#   gnuplot -e "format='png'; theme='dark'" map.gp
set encoding utf8
if (!exists('format')) format = 'svg' # png, pdf
if (!exists('theme')) theme = 'light'
if (!exists('file')) file = 'map.'.format
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
    set terminal pngcairo noenhanced size fine*800,fine*488 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,488/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,488 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'Who wins where, and by how much?' at screen 0.05000, screen 0.95902 left font ',17' textcolor rgb ink
set label 'mixed: the runner-up''s cost over the winner''s; = no winner; hatched: inferred; dashed: 2 cores' at screen 0.05000, screen 0.91803 left font ',11' textcolor rgb faint
set label 'cpu' at screen 0.51625, screen 0.02869 center textcolor rgb ink
set object rectangle from screen 0.05000, screen 0.86066 to screen 0.06750, screen 0.88525 fillcolor rgb vermilion fillstyle solid noborder
set label 'G gil' at screen 0.07500, screen 0.87295 left textcolor rgb ink
set object rectangle from screen 0.14250, screen 0.86066 to screen 0.16000, screen 0.88525 fillcolor rgb green fillstyle solid noborder
set label 'P processes' at screen 0.16750, screen 0.87295 left textcolor rgb ink

set lmargin at screen 0.05000; set rmargin at screen 0.98250
set tmargin at screen 0.79098; set bmargin at screen 0.10246
set label 'workers' at screen 0.05000, screen 0.81557 left font ',13' textcolor rgb ink
set xtics ('0 %%' 0, '20 %%' 1, '40 %%' 2, '60 %%' 3, '80 %%' 4, '100 %%' 5) scale 0
set ytics ('1' 0, '2' 1, '3' 2, '4' 3, '5' 4, '6' 5, '7' 6, '8' 7) scale 0
set arrow from graph 0, first 1.5 to graph 1, first 1.5 nohead front linecolor rgb ink linewidth 1.5 dashtype (6,4)
field(winner, t) = blend(winner == 0 ? vermilion : winner == 1 ? green : ground, t)
unset grid
set border 0
set xrange [-0.5:5.5]
set yrange [-0.5:7.5]
plot NaN, \
  'map.dat' index 0 using 1:2:($1-0.5):($1+0.5):($2-0.5):($2+0.5):(hex(field($3, $4))) with boxxyerror fillstyle solid 1.0 border rgb lines linecolor rgb variable, \
  'map.dat' index 0 using 1:2:5:(hex($3 < 0 ? faint : over(field($3, $4)))) with labels font ',14' textcolor rgb variable, \
  'map.dat' index 1 using 1:2:($1-0.5):($1+0.5):($2-0.5):($2+0.5):(hex(field($3, $4))) with boxxyerror fillstyle pattern 4 border rgb lines linecolor rgb variable, \
  'map.dat' index 1 using 1:2:5:(hex($3 < 0 ? faint : over(field($3, $4)))) with labels font ',14' textcolor rgb variable
unset label; unset arrow; unset object

unset multiplot
unset output
