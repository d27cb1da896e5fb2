# Drawn by tvp, from latency-distribution.dat. To draw it again, in this folder:
#   gnuplot latency-distribution.gp
#   gnuplot -e "format='png'; theme='dark'" latency-distribution.gp
set encoding utf8
if (!exists('format')) format = 'svg' # png, pdf
if (!exists('theme')) theme = 'light'
if (!exists('file')) file = 'latency-distribution.'.format
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
    set terminal pngcairo noenhanced size fine*800,fine*331 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,331/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,331 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'Where do the latencies lie?' at screen 0.03250, screen 0.93958 left font ',17' textcolor rgb ink
set label 'Share of all operations of 8 blocks in each step of latency, each curve as high as its row; a model''s slowest 5 %' at screen 0.03250, screen 0.87915 left font ',11' textcolor rgb faint
set label 'may lie beyond. Marks: single blocks'' median, and its 95 % interval' at screen 0.03250, screen 0.83082 left font ',11' textcolor rgb faint
set label 'latency (logarithmic)' at screen 0.50750, screen 0.04230 center textcolor rgb ink
set arrow from screen 0.03250, screen 0.76435 to screen 0.07250, screen 0.76435 nohead linecolor rgb blue linewidth 3.5 dashtype solid
set label '' at screen 0.05250, screen 0.76435 point pointtype 7 pointsize 0.8*shrink linecolor rgb blue
set label 'threads' at screen 0.08000, screen 0.76435 left textcolor rgb ink
set arrow from screen 0.16500, screen 0.76435 to screen 0.20500, screen 0.76435 nohead linecolor rgb vermilion linewidth 1.5 dashtype solid
set label '' at screen 0.18500, screen 0.76435 point pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion
set label 'gil' at screen 0.21250, screen 0.76435 left textcolor rgb ink
set arrow from screen 0.26125, screen 0.76435 to screen 0.30125, screen 0.76435 nohead linecolor rgb green linewidth 1.8 dashtype (8,5)
set label '' at screen 0.28125, screen 0.76435 point pointtype 4 pointsize 1*shrink linecolor rgb green
set label 'processes' at screen 0.30875, screen 0.76435 left textcolor rgb ink
set grid xtics

set lmargin at screen 0.03250; set rmargin at screen 0.49125
set tmargin at screen 0.59517; set bmargin at screen 0.15106
set label 'convoy, 2 workers' at screen 0.03250, screen 0.67976 left font ',13' textcolor rgb ink
set label 'steps of 15 %' at screen 0.03250, screen 0.62840 left font ',11' textcolor rgb faint
set logscale x
set xrange [7667.64:1.18253e+08]
set yrange [-0.2:3]
set ytics ('' 0, '' 1, '' 2)
set xtics ('10 µs' 10000, '100 µs' 100000, '1 ms' 1000000, '10 ms' 10000000)
plot 'latency-distribution.dat' index 0 using 1:(2):(2+0.0365252*$2) with filledcurves fillcolor rgb blend(blue, 0.6), \
  'latency-distribution.dat' index 0 using 1:(2+0.0365252*$2) with lines linecolor rgb blue linewidth 2 dashtype solid, \
  'latency-distribution.dat' index 1 using 1:(2):2:3 with xerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2, \
  'latency-distribution.dat' index 2 using 1:(1):(1+0.0120756*$2) with filledcurves fillcolor rgb blend(vermilion, 0.6), \
  'latency-distribution.dat' index 2 using 1:(1+0.0120756*$2) with lines linecolor rgb vermilion linewidth 1.5 dashtype solid, \
  'latency-distribution.dat' index 3 using 1:(1):2:3 with xerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  'latency-distribution.dat' index 4 using 1:(0):(0+0.0385847*$2) with filledcurves fillcolor rgb blend(green, 0.6), \
  'latency-distribution.dat' index 4 using 1:(0+0.0385847*$2) with lines linecolor rgb green linewidth 1.8 dashtype (8,5), \
  'latency-distribution.dat' index 5 using 1:(0):2:3 with xerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.52375; set rmargin at screen 0.98250
set tmargin at screen 0.59517; set bmargin at screen 0.15106
set label 'convoy, 6 workers' at screen 0.52375, screen 0.67976 left font ',13' textcolor rgb ink
set label 'steps of 15 %' at screen 0.52375, screen 0.62840 left font ',11' textcolor rgb faint
set logscale x
set xrange [7667.64:1.18253e+08]
set yrange [-0.2:3]
set ytics ('' 0, '' 1, '' 2)
set xtics ('10 µs' 10000, '100 µs' 100000, '1 ms' 1000000, '10 ms' 10000000)
plot 'latency-distribution.dat' index 6 using 1:(2):(2+0.0487336*$2) with filledcurves fillcolor rgb blend(blue, 0.6), \
  'latency-distribution.dat' index 6 using 1:(2+0.0487336*$2) with lines linecolor rgb blue linewidth 2 dashtype solid, \
  'latency-distribution.dat' index 7 using 1:(2):2:3 with xerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2, \
  'latency-distribution.dat' index 8 using 1:(1):(1+0.0812729*$2) with filledcurves fillcolor rgb blend(vermilion, 0.6), \
  'latency-distribution.dat' index 8 using 1:(1+0.0812729*$2) with lines linecolor rgb vermilion linewidth 1.5 dashtype solid, \
  'latency-distribution.dat' index 9 using 1:(1):2:3 with xerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  'latency-distribution.dat' index 10 using 1:(0):(0+0.0453939*$2) with filledcurves fillcolor rgb blend(green, 0.6), \
  'latency-distribution.dat' index 10 using 1:(0+0.0453939*$2) with lines linecolor rgb green linewidth 1.8 dashtype (8,5), \
  'latency-distribution.dat' index 11 using 1:(0):2:3 with xerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2
unset label; unset arrow; unset object

unset multiplot
unset output
