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
    set terminal pngcairo noenhanced size fine*800,fine*498 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,498/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,498 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'How long does one operation take, and how often longer?' at screen 0.08250, screen 0.95984 left font ',17' textcolor rgb ink
set label 'Lines: all operations of 8 blocks, as far as 10 lie beyond. Bars: of single blocks, median and 95 % interval' at screen 0.08250, screen 0.91968 left font ',11' textcolor rgb faint
set label 'share of operations that take no longer' at screen 0.53250, screen 0.02811 center textcolor rgb ink
set arrow from screen 0.08250, screen 0.87550 to screen 0.12250, screen 0.87550 nohead linecolor rgb grey linewidth 1.5 dashtype solid
set label '' at screen 0.10250, screen 0.87550 point pointtype 2 pointsize 0.8*shrink linecolor rgb grey
set label 'sequential · run 1' at screen 0.13000, screen 0.87550 left textcolor rgb ink
set arrow from screen 0.31375, screen 0.87550 to screen 0.35375, screen 0.87550 nohead linecolor rgb mix(grey,ground,0.40) linewidth 1.5 dashtype (2,3)
set label '' at screen 0.33375, screen 0.87550 point pointtype 1 pointsize 0.8*shrink linecolor rgb mix(grey,ground,0.40)
set label 'sequential · run 2' at screen 0.36125, screen 0.87550 left textcolor rgb ink
set arrow from screen 0.54500, screen 0.87550 to screen 0.58500, screen 0.87550 nohead linecolor rgb mix(grey,ink,0.40) linewidth 1.5 dashtype (10,3,2,3)
set label '' at screen 0.56500, screen 0.87550 point pointtype 2 pointsize 0.8*shrink linecolor rgb mix(grey,ink,0.40)
set label 'sequential · run 3' at screen 0.59250, screen 0.87550 left textcolor rgb ink
set arrow from screen 0.08250, screen 0.83133 to screen 0.12250, screen 0.83133 nohead linecolor rgb mix(grey,ground,0.20) linewidth 1.5 dashtype (5,3)
set label '' at screen 0.10250, screen 0.83133 point pointtype 1 pointsize 0.8*shrink linecolor rgb mix(grey,ground,0.20)
set label 'sequential · run 4' at screen 0.13000, screen 0.83133 left textcolor rgb ink
set arrow from screen 0.31375, screen 0.83133 to screen 0.35375, screen 0.83133 nohead linecolor rgb mix(grey,ink,0.20) linewidth 1.5 dashtype (1,2)
set label '' at screen 0.33375, screen 0.83133 point pointtype 2 pointsize 0.8*shrink linecolor rgb mix(grey,ink,0.20)
set label 'sequential · run 5' at screen 0.36125, screen 0.83133 left textcolor rgb ink
set arrow from screen 0.54500, screen 0.83133 to screen 0.58500, screen 0.83133 nohead linecolor rgb vermilion linewidth 1.5 dashtype solid
set label '' at screen 0.56500, screen 0.83133 point pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion
set label 'gil · run 1' at screen 0.59250, screen 0.83133 left textcolor rgb ink
set arrow from screen 0.71375, screen 0.83133 to screen 0.75375, screen 0.83133 nohead linecolor rgb mix(vermilion,ground,0.40) linewidth 1.5 dashtype (2,3)
set label '' at screen 0.73375, screen 0.83133 point pointtype 8 pointsize 0.9*shrink linecolor rgb mix(vermilion,ground,0.40)
set label 'gil · run 2' at screen 0.76125, screen 0.83133 left textcolor rgb ink
set arrow from screen 0.08250, screen 0.78715 to screen 0.12250, screen 0.78715 nohead linecolor rgb mix(vermilion,ink,0.40) linewidth 1.5 dashtype (10,3,2,3)
set label '' at screen 0.10250, screen 0.78715 point pointtype 9 pointsize 0.9*shrink linecolor rgb mix(vermilion,ink,0.40)
set label 'gil · run 3' at screen 0.13000, screen 0.78715 left textcolor rgb ink
set arrow from screen 0.25125, screen 0.78715 to screen 0.29125, screen 0.78715 nohead linecolor rgb mix(vermilion,ground,0.20) linewidth 1.5 dashtype (5,3)
set label '' at screen 0.27125, screen 0.78715 point pointtype 8 pointsize 0.9*shrink linecolor rgb mix(vermilion,ground,0.20)
set label 'gil · run 4' at screen 0.29875, screen 0.78715 left textcolor rgb ink
set arrow from screen 0.42000, screen 0.78715 to screen 0.46000, screen 0.78715 nohead linecolor rgb mix(vermilion,ink,0.20) linewidth 1.5 dashtype (1,2)
set label '' at screen 0.44000, screen 0.78715 point pointtype 9 pointsize 0.9*shrink linecolor rgb mix(vermilion,ink,0.20)
set label 'gil · run 5' at screen 0.46750, screen 0.78715 left textcolor rgb ink
set arrow from screen 0.58875, screen 0.78715 to screen 0.62875, screen 0.78715 nohead linecolor rgb green linewidth 1.8 dashtype (8,5)
set label '' at screen 0.60875, screen 0.78715 point pointtype 4 pointsize 1*shrink linecolor rgb green
set label 'processes · run 1' at screen 0.63625, screen 0.78715 left textcolor rgb ink
set arrow from screen 0.08250, screen 0.74297 to screen 0.12250, screen 0.74297 nohead linecolor rgb mix(green,ground,0.40) linewidth 1.8 dashtype (2,3)
set label '' at screen 0.10250, screen 0.74297 point pointtype 5 pointsize 1*shrink linecolor rgb mix(green,ground,0.40)
set label 'processes · run 2' at screen 0.13000, screen 0.74297 left textcolor rgb ink
set arrow from screen 0.30500, screen 0.74297 to screen 0.34500, screen 0.74297 nohead linecolor rgb mix(green,ink,0.40) linewidth 1.8 dashtype (10,3,2,3)
set label '' at screen 0.32500, screen 0.74297 point pointtype 4 pointsize 1*shrink linecolor rgb mix(green,ink,0.40)
set label 'processes · run 3' at screen 0.35250, screen 0.74297 left textcolor rgb ink
set arrow from screen 0.52750, screen 0.74297 to screen 0.56750, screen 0.74297 nohead linecolor rgb mix(green,ground,0.20) linewidth 1.8 dashtype (5,3)
set label '' at screen 0.54750, screen 0.74297 point pointtype 5 pointsize 1*shrink linecolor rgb mix(green,ground,0.20)
set label 'processes · run 4' at screen 0.57500, screen 0.74297 left textcolor rgb ink
set arrow from screen 0.75000, screen 0.74297 to screen 0.79000, screen 0.74297 nohead linecolor rgb mix(green,ink,0.20) linewidth 1.8 dashtype (1,2)
set label '' at screen 0.77000, screen 0.74297 point pointtype 4 pointsize 1*shrink linecolor rgb mix(green,ink,0.20)
set label 'processes · run 5' at screen 0.79750, screen 0.74297 left textcolor rgb ink
set grid xtics
nines(share) = -log10(1 - share)

set lmargin at screen 0.08250; set rmargin at screen 0.98250
set tmargin at screen 0.66265; set bmargin at screen 0.10040
set label 'mixed, 2 workers' at screen 0.08250, screen 0.68675 left font ',13' textcolor rgb ink
set logscale y
set xrange [-0.02:1.03]
set yrange [8.23775e+06:1.23566e+07]
set xtics ('90 %%' 1, '50 %%' 0.30103, '0 %%' 0)
set ytics ('8.5 ms' 8500000, '9 ms' 9000000, '9.5 ms' 9500000, '10 ms' 10000000, '10.5 ms' 10500000, '11 ms' 11000000, '11.5 ms' 11500000, '12 ms' 12000000)
plot 'latency.dat' index 0 using (nines($1)):2 with lines linecolor rgb grey linewidth 1.5 dashtype solid, \
  'latency.dat' index 0 every ::33 using (nines($1)):2 with points pointtype 2 pointsize 0.8*shrink linecolor rgb grey, \
  'latency.dat' index 1 using (nines($1)):2 with lines linecolor rgb mix(grey,ground,0.40) linewidth 1.5 dashtype (2,3), \
  'latency.dat' index 1 every ::33 using (nines($1)):2 with points pointtype 1 pointsize 0.8*shrink linecolor rgb mix(grey,ground,0.40), \
  'latency.dat' index 2 using (nines($1)):2 with lines linecolor rgb mix(grey,ink,0.40) linewidth 1.5 dashtype (10,3,2,3), \
  'latency.dat' index 2 every ::33 using (nines($1)):2 with points pointtype 2 pointsize 0.8*shrink linecolor rgb mix(grey,ink,0.40), \
  'latency.dat' index 3 using (nines($1)):2 with lines linecolor rgb mix(grey,ground,0.20) linewidth 1.5 dashtype (5,3), \
  'latency.dat' index 3 every ::33 using (nines($1)):2 with points pointtype 1 pointsize 0.8*shrink linecolor rgb mix(grey,ground,0.20), \
  'latency.dat' index 4 using (nines($1)):2 with lines linecolor rgb mix(grey,ink,0.20) linewidth 1.5 dashtype (1,2), \
  'latency.dat' index 4 every ::37 using (nines($1)):2 with points pointtype 2 pointsize 0.8*shrink linecolor rgb mix(grey,ink,0.20), \
  'latency.dat' index 5 using (nines($1)-0.00714):2:3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb mix(grey,ink,0.20) linewidth 1.2, \
  'latency.dat' index 6 using (nines($1)):2 with lines linecolor rgb vermilion linewidth 1.5 dashtype solid, \
  'latency.dat' index 6 every ::33 using (nines($1)):2 with points pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion, \
  'latency.dat' index 7 using (nines($1)):2 with lines linecolor rgb mix(vermilion,ground,0.40) linewidth 1.5 dashtype (2,3), \
  'latency.dat' index 7 every ::33 using (nines($1)):2 with points pointtype 8 pointsize 0.9*shrink linecolor rgb mix(vermilion,ground,0.40), \
  'latency.dat' index 8 using (nines($1)):2 with lines linecolor rgb mix(vermilion,ink,0.40) linewidth 1.5 dashtype (10,3,2,3), \
  'latency.dat' index 8 every ::33 using (nines($1)):2 with points pointtype 9 pointsize 0.9*shrink linecolor rgb mix(vermilion,ink,0.40), \
  'latency.dat' index 9 using (nines($1)):2 with lines linecolor rgb mix(vermilion,ground,0.20) linewidth 1.5 dashtype (5,3), \
  'latency.dat' index 9 every ::33 using (nines($1)):2 with points pointtype 8 pointsize 0.9*shrink linecolor rgb mix(vermilion,ground,0.20), \
  'latency.dat' index 10 using (nines($1)):2 with lines linecolor rgb mix(vermilion,ink,0.20) linewidth 1.5 dashtype (1,2), \
  'latency.dat' index 10 every ::37 using (nines($1)):2 with points pointtype 9 pointsize 0.9*shrink linecolor rgb mix(vermilion,ink,0.20), \
  'latency.dat' index 11 using (nines($1)+0.00476):2:3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb mix(vermilion,ink,0.20) linewidth 1.2, \
  'latency.dat' index 12 using (nines($1)):2 with lines linecolor rgb green linewidth 1.8 dashtype (8,5), \
  'latency.dat' index 12 every ::33 using (nines($1)):2 with points pointtype 4 pointsize 1*shrink linecolor rgb green, \
  'latency.dat' index 13 using (nines($1)):2 with lines linecolor rgb mix(green,ground,0.40) linewidth 1.8 dashtype (2,3), \
  'latency.dat' index 13 every ::33 using (nines($1)):2 with points pointtype 5 pointsize 1*shrink linecolor rgb mix(green,ground,0.40), \
  'latency.dat' index 14 using (nines($1)):2 with lines linecolor rgb mix(green,ink,0.40) linewidth 1.8 dashtype (10,3,2,3), \
  'latency.dat' index 14 every ::33 using (nines($1)):2 with points pointtype 4 pointsize 1*shrink linecolor rgb mix(green,ink,0.40), \
  'latency.dat' index 15 using (nines($1)):2 with lines linecolor rgb mix(green,ground,0.20) linewidth 1.8 dashtype (5,3), \
  'latency.dat' index 15 every ::33 using (nines($1)):2 with points pointtype 5 pointsize 1*shrink linecolor rgb mix(green,ground,0.20), \
  'latency.dat' index 16 using (nines($1)):2 with lines linecolor rgb mix(green,ink,0.20) linewidth 1.8 dashtype (1,2), \
  'latency.dat' index 16 every ::37 using (nines($1)):2 with points pointtype 4 pointsize 1*shrink linecolor rgb mix(green,ink,0.20), \
  'latency.dat' index 17 using (nines($1)+0.01667):2:3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb mix(green,ink,0.20) linewidth 1.2
unset label; unset arrow; unset object

unset multiplot
unset output
