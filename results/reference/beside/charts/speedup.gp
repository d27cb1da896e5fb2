# Drawn by tvp, from speedup.dat. To draw it again, in this folder:
#   gnuplot speedup.gp
#   gnuplot -e "format='png'; theme='dark'" speedup.gp
set encoding utf8
if (!exists('format')) format = 'svg' # png, pdf
if (!exists('theme')) theme = 'light'
if (!exists('file')) file = 'speedup.'.format
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
    set terminal pngcairo noenhanced size fine*800,fine*662 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,662/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,662 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'How much faster than one after another?' at screen 0.06500, screen 0.96979 left font ',17' textcolor rgb ink
set label 'Total time of sequential over that of the model: median and 95 % interval of 7 blocks' at screen 0.06500, screen 0.93958 left font ',11' textcolor rgb faint
set label 'workers' at screen 0.52375, screen 0.02115 center textcolor rgb ink
set label 'emulated: tvp 0.1.0 (0875f1d), plan command-line, metric total' at screen 0.06500, screen 0.90634 left font ',11' textcolor rgb faint
set label 'CPython: tvp reference: CPython 3.11.7, plan cpython-all, metric elapsed' at screen 0.06500, screen 0.87311 left font ',11' textcolor rgb faint
set arrow from screen 0.06500, screen 0.83988 to screen 0.10500, screen 0.83988 nohead linecolor rgb blue linewidth 3.5 dashtype solid
set label '' at screen 0.08500, screen 0.83988 point pointtype 7 pointsize 0.8*shrink linecolor rgb blue
set label 'threads · emulated' at screen 0.11250, screen 0.83988 left textcolor rgb ink
set arrow from screen 0.29625, screen 0.83988 to screen 0.33625, screen 0.83988 nohead linecolor rgb vermilion linewidth 1.5 dashtype solid
set label '' at screen 0.31625, screen 0.83988 point pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion
set label 'gil · emulated' at screen 0.34375, screen 0.83988 left textcolor rgb ink
set arrow from screen 0.49125, screen 0.83988 to screen 0.53125, screen 0.83988 nohead linecolor rgb green linewidth 1.8 dashtype (8,5)
set label '' at screen 0.51125, screen 0.83988 point pointtype 4 pointsize 1*shrink linecolor rgb green
set label 'processes · emulated' at screen 0.53875, screen 0.83988 left textcolor rgb ink
set arrow from screen 0.06500, screen 0.80665 to screen 0.10500, screen 0.80665 nohead linecolor rgb orange linewidth 1.5 dashtype (5,3)
set label '' at screen 0.08500, screen 0.80665 point pointtype 11 pointsize 0.9*shrink linecolor rgb orange
set label 'cpython-threads:version=3.11.7 · CPython' at screen 0.11250, screen 0.80665 left textcolor rgb ink
set arrow from screen 0.06500, screen 0.77341 to screen 0.10500, screen 0.77341 nohead linecolor rgb sky linewidth 1.8 dashtype (2,2)
set label '' at screen 0.08500, screen 0.77341 point pointtype 6 pointsize 0.9*shrink linecolor rgb sky
set label 'cpython-processes:version=3.11.7:start=fork · CPython' at screen 0.11250, screen 0.77341 left textcolor rgb ink
set arrow from screen 0.61125, screen 0.77341 to screen 0.65125, screen 0.77341 nohead linecolor rgb grey linewidth 1.5 dashtype solid
set label 'sequential' at screen 0.65875, screen 0.77341 left textcolor rgb ink
set arrow from screen 0.77125, screen 0.77341 to screen 0.81125, screen 0.77341 nohead linecolor rgb guide linewidth 1.2 dashtype (8,6)
set label 'ideal' at screen 0.81875, screen 0.77341 left textcolor rgb ink
set xrange [1.5:4.5]
set yrange [0:4.4695]
set ytics 1

set lmargin at screen 0.06500; set rmargin at screen 0.35375
set tmargin at screen 0.68882; set bmargin at screen 0.43202
set label 'bytecode' at screen 0.06500, screen 0.73112 left font ',13' textcolor rgb ink
set xtics ('2' 2, '4' 4)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set format y '%g×'
plot x with lines linecolor rgb guide linewidth 1.2 dashtype (8,6), \
  1 with lines linecolor rgb grey linewidth 1.5, \
  'speedup.dat' index 0 using ($1-0.12987):2 with lines linecolor rgb blue linewidth 3.5 dashtype solid, \
  'speedup.dat' index 0 using ($1-0.12987):2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2, \
  'speedup.dat' index 1 using ($1-0.06494):2 with lines linecolor rgb vermilion linewidth 1.5 dashtype solid, \
  'speedup.dat' index 1 using ($1-0.06494):2:3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  'speedup.dat' index 2 using ($1+0.00000):2 with lines linecolor rgb green linewidth 1.8 dashtype (8,5), \
  'speedup.dat' index 2 using ($1+0.00000):2:3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2, \
  'speedup.dat' index 3 using ($1+0.06494):2 with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'speedup.dat' index 3 using ($1+0.06494):2:3:4 with yerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2, \
  'speedup.dat' index 4 using ($1+0.12987):2 with lines linecolor rgb sky linewidth 1.8 dashtype (2,2), \
  'speedup.dat' index 4 using ($1+0.12987):2:3:4 with yerrorbars pointtype 6 pointsize 0.9*shrink linecolor rgb sky linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.37875; set rmargin at screen 0.66750
set tmargin at screen 0.68882; set bmargin at screen 0.43202
set label 'mixed' at screen 0.37875, screen 0.73112 left font ',13' textcolor rgb ink
set label 'cpu=10%' at screen 0.37875, screen 0.70544 left font ',11' textcolor rgb faint
set xtics ('2' 2, '4' 4)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set format y ''
plot x with lines linecolor rgb guide linewidth 1.2 dashtype (8,6), \
  1 with lines linecolor rgb grey linewidth 1.5, \
  'speedup.dat' index 5 using ($1-0.12987):2 with lines linecolor rgb blue linewidth 3.5 dashtype solid, \
  'speedup.dat' index 5 using ($1-0.12987):2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2, \
  'speedup.dat' index 6 using ($1-0.06494):2 with lines linecolor rgb vermilion linewidth 1.5 dashtype solid, \
  'speedup.dat' index 6 using ($1-0.06494):2:3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  'speedup.dat' index 7 using ($1+0.00000):2 with lines linecolor rgb green linewidth 1.8 dashtype (8,5), \
  'speedup.dat' index 7 using ($1+0.00000):2:3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2, \
  'speedup.dat' index 8 using ($1+0.06494):2 with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'speedup.dat' index 8 using ($1+0.06494):2:3:4 with yerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.69250; set rmargin at screen 0.98125
set tmargin at screen 0.68882; set bmargin at screen 0.43202
set label 'mixed' at screen 0.69250, screen 0.73112 left font ',13' textcolor rgb ink
set label 'cpu=25%' at screen 0.69250, screen 0.70544 left font ',11' textcolor rgb faint
set xtics ('2' 2, '4' 4)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set format y ''
plot x with lines linecolor rgb guide linewidth 1.2 dashtype (8,6), \
  1 with lines linecolor rgb grey linewidth 1.5, \
  'speedup.dat' index 9 using ($1-0.12987):2 with lines linecolor rgb blue linewidth 3.5 dashtype solid, \
  'speedup.dat' index 9 using ($1-0.12987):2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2, \
  'speedup.dat' index 10 using ($1-0.06494):2 with lines linecolor rgb vermilion linewidth 1.5 dashtype solid, \
  'speedup.dat' index 10 using ($1-0.06494):2:3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  'speedup.dat' index 11 using ($1+0.00000):2 with lines linecolor rgb green linewidth 1.8 dashtype (8,5), \
  'speedup.dat' index 11 using ($1+0.00000):2:3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2, \
  'speedup.dat' index 12 using ($1+0.06494):2 with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'speedup.dat' index 12 using ($1+0.06494):2:3:4 with yerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.06500; set rmargin at screen 0.35375
set tmargin at screen 0.33233; set bmargin at screen 0.07553
set label 'mixed' at screen 0.06500, screen 0.37462 left font ',13' textcolor rgb ink
set label 'cpu=75%' at screen 0.06500, screen 0.34894 left font ',11' textcolor rgb faint
set xtics ('2' 2, '4' 4)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set format y '%g×'
plot x with lines linecolor rgb guide linewidth 1.2 dashtype (8,6), \
  1 with lines linecolor rgb grey linewidth 1.5, \
  'speedup.dat' index 13 using ($1-0.12987):2 with lines linecolor rgb blue linewidth 3.5 dashtype solid, \
  'speedup.dat' index 13 using ($1-0.12987):2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2, \
  'speedup.dat' index 14 using ($1-0.06494):2 with lines linecolor rgb vermilion linewidth 1.5 dashtype solid, \
  'speedup.dat' index 14 using ($1-0.06494):2:3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  'speedup.dat' index 15 using ($1+0.00000):2 with lines linecolor rgb green linewidth 1.8 dashtype (8,5), \
  'speedup.dat' index 15 using ($1+0.00000):2:3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2, \
  'speedup.dat' index 16 using ($1+0.06494):2 with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'speedup.dat' index 16 using ($1+0.06494):2:3:4 with yerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.37875; set rmargin at screen 0.66750
set tmargin at screen 0.33233; set bmargin at screen 0.07553
set label 'mixed' at screen 0.37875, screen 0.37462 left font ',13' textcolor rgb ink
set xtics ('2' 2, '4' 4)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set format y ''
plot x with lines linecolor rgb guide linewidth 1.2 dashtype (8,6), \
  1 with lines linecolor rgb grey linewidth 1.5, \
  'speedup.dat' index 17 using ($1+0.06494):2 with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'speedup.dat' index 17 using ($1+0.06494):2:3:4 with yerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2, \
  'speedup.dat' index 18 using ($1+0.12987):2 with lines linecolor rgb sky linewidth 1.8 dashtype (2,2), \
  'speedup.dat' index 18 using ($1+0.12987):2:3:4 with yerrorbars pointtype 6 pointsize 0.9*shrink linecolor rgb sky linewidth 1.2
unset label; unset arrow; unset object

# Not drawn: bytecode has no sequential samples to compare with.

unset multiplot
unset output
