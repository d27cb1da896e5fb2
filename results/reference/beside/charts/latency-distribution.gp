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
    set terminal pngcairo noenhanced size fine*800,fine*862 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,862/96.0 font font.',12' fontscale 0.75*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,862 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'Where do the latencies lie?' at screen 0.03250, screen 0.97680 left font ',17' textcolor rgb ink
set label 'Share of all operations of 7 blocks in each step of latency, each curve as high as its row; a model''s slowest 5 %' at screen 0.03250, screen 0.95360 left font ',11' textcolor rgb faint
set label 'may lie beyond. Marks: single blocks'' median, and its 95 % interval' at screen 0.03250, screen 0.93503 left font ',11' textcolor rgb faint
set label 'latency' at screen 0.50750, screen 0.01624 center textcolor rgb ink
set label 'emulated: tvp 0.1.0 (1f46757-dirty), plan command-line, metric total' at screen 0.03250, screen 0.90951 left font ',11' textcolor rgb faint
set label 'CPython: tvp reference: CPython 3.11.7, plan cpython-all, metric elapsed' at screen 0.03250, screen 0.88399 left font ',11' textcolor rgb faint
set arrow from screen 0.03250, screen 0.85847 to screen 0.07250, screen 0.85847 nohead linecolor rgb grey linewidth 1.5 dashtype solid
set label '' at screen 0.05250, screen 0.85847 point pointtype 2 pointsize 0.8*shrink linecolor rgb grey
set label 'sequential · emulated' at screen 0.08000, screen 0.85847 left textcolor rgb ink
set arrow from screen 0.29125, screen 0.85847 to screen 0.33125, screen 0.85847 nohead linecolor rgb blue linewidth 3.5 dashtype solid
set label '' at screen 0.31125, screen 0.85847 point pointtype 7 pointsize 0.8*shrink linecolor rgb blue
set label 'threads · emulated' at screen 0.33875, screen 0.85847 left textcolor rgb ink
set arrow from screen 0.52250, screen 0.85847 to screen 0.56250, screen 0.85847 nohead linecolor rgb vermilion linewidth 1.5 dashtype solid
set label '' at screen 0.54250, screen 0.85847 point pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion
set label 'gil · emulated' at screen 0.57000, screen 0.85847 left textcolor rgb ink
set arrow from screen 0.71750, screen 0.85847 to screen 0.75750, screen 0.85847 nohead linecolor rgb green linewidth 1.8 dashtype (8,5)
set label '' at screen 0.73750, screen 0.85847 point pointtype 4 pointsize 1*shrink linecolor rgb green
set label 'processes · emulated' at screen 0.76500, screen 0.85847 left textcolor rgb ink
set arrow from screen 0.03250, screen 0.83295 to screen 0.07250, screen 0.83295 nohead linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3)
set label '' at screen 0.05250, screen 0.83295 point pointtype 13 pointsize 1*shrink linecolor rgb purple
set label 'cpython-sequential:version=3.11.7 · CPython' at screen 0.08000, screen 0.83295 left textcolor rgb ink
set arrow from screen 0.48875, screen 0.83295 to screen 0.52875, screen 0.83295 nohead linecolor rgb orange linewidth 1.5 dashtype (5,3)
set label '' at screen 0.50875, screen 0.83295 point pointtype 11 pointsize 0.9*shrink linecolor rgb orange
set label 'cpython-threads:version=3.11.7 · CPython' at screen 0.53625, screen 0.83295 left textcolor rgb ink
set grid xtics

set lmargin at screen 0.03250; set rmargin at screen 0.32750
set tmargin at screen 0.76798; set bmargin at screen 0.45128
set label 'mixed, 4 workers' at screen 0.03250, screen 0.80046 left font ',13' textcolor rgb ink
set label 'steps of 10 %; per-core' at screen 0.03250, screen 0.78074 left font ',11' textcolor rgb faint
set logscale x
set xrange [8.17671e+06:4.54618e+07]
set yrange [-0.2:6]
set ytics ('' 0, '' 1, '' 2, '' 3, '' 4, '' 5)
set xtics ('20 ms' 20000000, '40 ms' 40000000)
plot 'latency-distribution.dat' index 0 using 1:(5):(5+0.00861538*$2) with filledcurves fillcolor rgb blend(grey, 0.6), \
  'latency-distribution.dat' index 0 using 1:(5+0.00861538*$2) with lines linecolor rgb grey linewidth 1.5 dashtype solid, \
  'latency-distribution.dat' index 1 using 1:(5):2:3 with xerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'latency-distribution.dat' index 2 using 1:(4):(4+0.0250526*$2) with filledcurves fillcolor rgb blend(blue, 0.6), \
  'latency-distribution.dat' index 2 using 1:(4+0.0250526*$2) with lines linecolor rgb blue linewidth 2 dashtype solid, \
  'latency-distribution.dat' index 3 using 1:(4):2:3 with xerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2, \
  'latency-distribution.dat' index 4 using 1:(3):(3+0.0203487*$2) with filledcurves fillcolor rgb blend(vermilion, 0.6), \
  'latency-distribution.dat' index 4 using 1:(3+0.0203487*$2) with lines linecolor rgb vermilion linewidth 1.5 dashtype solid, \
  'latency-distribution.dat' index 5 using 1:(3):2:3 with xerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  'latency-distribution.dat' index 6 using 1:(2):(2+0.0319156*$2) with filledcurves fillcolor rgb blend(green, 0.6), \
  'latency-distribution.dat' index 6 using 1:(2+0.0319156*$2) with lines linecolor rgb green linewidth 1.8 dashtype (8,5), \
  'latency-distribution.dat' index 7 using 1:(2):2:3 with xerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.36000; set rmargin at screen 0.65500
set tmargin at screen 0.76798; set bmargin at screen 0.45128
set label 'mixed, 4 workers' at screen 0.36000, screen 0.80046 left font ',13' textcolor rgb ink
set label 'steps of 2 %; cpu=10%:op=10ms, none' at screen 0.36000, screen 0.78074 left font ',11' textcolor rgb faint
set logscale x
set xrange [9.24994e+06:1.10545e+07]
set yrange [-0.2:6]
set ytics ('' 0, '' 1, '' 2, '' 3, '' 4, '' 5)
set xtics ('9.5 ms' 9500000, '10 ms' 10000000, '10.5 ms' 10500000, '11 ms' 11000000)
plot 'latency-distribution.dat' index 8 using 1:(1):(1+0.0386617*$2) with filledcurves fillcolor rgb blend(purple, 0.6), \
  'latency-distribution.dat' index 8 using 1:(1+0.0386617*$2) with lines linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3), \
  'latency-distribution.dat' index 9 using 1:(1):2:3 with xerrorbars pointtype 13 pointsize 1*shrink linecolor rgb purple linewidth 1.2, \
  'latency-distribution.dat' index 10 using 1:(0):(0+0.0281019*$2) with filledcurves fillcolor rgb blend(orange, 0.6), \
  'latency-distribution.dat' index 10 using 1:(0+0.0281019*$2) with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'latency-distribution.dat' index 11 using 1:(0):2:3 with xerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.68750; set rmargin at screen 0.98250
set tmargin at screen 0.76798; set bmargin at screen 0.45128
set label 'mixed, 4 workers' at screen 0.68750, screen 0.80046 left font ',13' textcolor rgb ink
set label 'steps of 3 %; cpu=25%:op=10ms, none' at screen 0.68750, screen 0.78074 left font ',11' textcolor rgb faint
set logscale x
set xrange [8.30356e+06:1.45603e+07]
set yrange [-0.2:6]
set ytics ('' 0, '' 1, '' 2, '' 3, '' 4, '' 5)
set xtics ('10 ms' 10000000, '12 ms' 12000000, '14 ms' 14000000)
plot 'latency-distribution.dat' index 12 using 1:(1):(1+0.0308144*$2) with filledcurves fillcolor rgb blend(purple, 0.6), \
  'latency-distribution.dat' index 12 using 1:(1+0.0308144*$2) with lines linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3), \
  'latency-distribution.dat' index 13 using 1:(1):2:3 with xerrorbars pointtype 13 pointsize 1*shrink linecolor rgb purple linewidth 1.2, \
  'latency-distribution.dat' index 14 using 1:(0):(0+0.0242078*$2) with filledcurves fillcolor rgb blend(orange, 0.6), \
  'latency-distribution.dat' index 14 using 1:(0+0.0242078*$2) with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'latency-distribution.dat' index 15 using 1:(0):2:3 with xerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.03250; set rmargin at screen 0.32750
set tmargin at screen 0.37471; set bmargin at screen 0.05800
set label 'mixed, 4 workers' at screen 0.03250, screen 0.40719 left font ',13' textcolor rgb ink
set label 'steps of 15 %; cpu=50%:op=10ms, none' at screen 0.03250, screen 0.38747 left font ',11' textcolor rgb faint
set logscale x
set xrange [6.28287e+06:5.11241e+07]
set yrange [-0.2:6]
set ytics ('' 0, '' 1, '' 2, '' 3, '' 4, '' 5)
set xtics ('20 ms' 20000000, '40 ms' 40000000)
plot 'latency-distribution.dat' index 16 using 1:(1):(1+0.0199122*$2) with filledcurves fillcolor rgb blend(purple, 0.6), \
  'latency-distribution.dat' index 16 using 1:(1+0.0199122*$2) with lines linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3), \
  'latency-distribution.dat' index 17 using 1:(1):2:3 with xerrorbars pointtype 13 pointsize 1*shrink linecolor rgb purple linewidth 1.2, \
  'latency-distribution.dat' index 18 using 1:(0):(0+0.0386024*$2) with filledcurves fillcolor rgb blend(orange, 0.6), \
  'latency-distribution.dat' index 18 using 1:(0+0.0386024*$2) with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'latency-distribution.dat' index 19 using 1:(0):2:3 with xerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.36000; set rmargin at screen 0.65500
set tmargin at screen 0.37471; set bmargin at screen 0.05800
set label 'mixed, 4 workers' at screen 0.36000, screen 0.40719 left font ',13' textcolor rgb ink
set label 'steps of 15 %; cpu=75%:op=10ms, none' at screen 0.36000, screen 0.38747 left font ',11' textcolor rgb faint
set logscale x
set xrange [5.46337e+06:8.94164e+07]
set yrange [-0.2:6]
set ytics ('' 0, '' 1, '' 2, '' 3, '' 4, '' 5)
set xtics ('10 ms' 10000000, '20 ms' 20000000, '50 ms' 50000000)
plot 'latency-distribution.dat' index 20 using 1:(1):(1+0.0207248*$2) with filledcurves fillcolor rgb blend(purple, 0.6), \
  'latency-distribution.dat' index 20 using 1:(1+0.0207248*$2) with lines linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3), \
  'latency-distribution.dat' index 21 using 1:(1):2:3 with xerrorbars pointtype 13 pointsize 1*shrink linecolor rgb purple linewidth 1.2, \
  'latency-distribution.dat' index 22 using 1:(0):(0+0.0732455*$2) with filledcurves fillcolor rgb blend(orange, 0.6), \
  'latency-distribution.dat' index 22 using 1:(0+0.0732455*$2) with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'latency-distribution.dat' index 23 using 1:(0):2:3 with xerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2
unset label; unset arrow; unset object

unset multiplot
unset output
