# Drawn by tvp, from placement-run-4.dat. To draw it again, in this folder:
#   gnuplot placement-run-4.gp
#   gnuplot -e "format='png'; theme='dark'" placement-run-4.gp
set encoding utf8
if (!exists('format')) format = 'svg' # png, pdf
if (!exists('theme')) theme = 'light'
if (!exists('file')) file = 'placement-run-4.'.format
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
    set terminal pngcairo noenhanced size fine*800,fine*251 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,251/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,251 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'Where does each worker run?' at screen 0.01750, screen 0.92032 left font ',17' textcolor rgb ink
set label 'AMD EPYC, 1 package, 1 NUMA node, 2 cores, 2 PUs' at screen 0.01750, screen 0.84064 left font ',11' textcolor rgb faint
set label 'a box is a core and has its PUs: each one''s number as for taskset, and its workers' at screen 0.50000, screen 0.05578 center textcolor rgb ink
set label 'run 4' at screen 0.01750, screen 0.75299 left font ',11' textcolor rgb faint
set object rectangle from screen 0.01750, screen 0.64143 to screen 0.03500, screen 0.68924 fillcolor rgb sky fillstyle solid border linecolor rgb frame
set label 'a worker' at screen 0.04250, screen 0.66534 left textcolor rgb ink
set border 0
unset grid
unset xtics
unset ytics
set xrange [0:772]
set yrange [77:0]
fill(s) = s == 1 ? sky : s == 2 ? blue : s == 3 ? pale : ground
machine = 'NaN notitle'
machine = machine.", 'placement-run-4.dat' index 0 using 1:3:1:2:3:4 with boxxyerror fillstyle empty border rgb axis linecolor rgb axis"
machine = machine.", 'placement-run-4.dat' index 0 using ($1+7):($3+9):5 with labels left font ',11' textcolor rgb faint"
machine = machine.", 'placement-run-4.dat' index 1 using 1:3:1:2:3:4 with boxxyerror fillstyle solid border rgb frame linecolor rgb blend(lines, 0.4)"
machine = machine.", 'placement-run-4.dat' index 1 using ($1+5):($3+9):5 with labels left font ',12' textcolor rgb faint"

set lmargin at screen 0.01750; set rmargin at screen 0.98250
set tmargin at screen 0.50598; set bmargin at screen 0.19920
set label 'per-core, 2 workers' at screen 0.01750, screen 0.55378 left font ',13' textcolor rgb ink
plot @machine, \
  'placement-run-4.dat' index 2 using 1:3:1:2:3:4:(hex(fill($5))) with boxxyerror fillstyle solid border rgb frame linecolor rgb variable, \
  'placement-run-4.dat' index 2 using ($1+6):(($3+$4)/2):7:(hex(over(fill($5)))) with labels left font ',13' textcolor rgb variable, \
  'placement-run-4.dat' index 2 using ($2-5):(($3+$4)/2):8:(hex(over(fill($5)))) with labels right font ',13' textcolor rgb variable
unset label; unset arrow; unset object

unset multiplot
unset output
