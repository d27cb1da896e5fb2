# Drawn by tvp, from scaling.dat. To draw it again, in this folder:
#   gnuplot scaling.gp
#   gnuplot -e "format='png'; theme='dark'" scaling.gp
set encoding utf8
if (!exists('format')) format = 'svg' # png, pdf
if (!exists('theme')) theme = 'light'
if (!exists('file')) file = 'scaling.'.format
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
    set terminal pngcairo noenhanced size fine*800,fine*788 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,788/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,788 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'How far does it scale, and what stops it?' at screen 0.08250, screen 0.97462 left font ',17' textcolor rgb ink
set label 'Operations per second: median and 95 % interval of 6 to 9 blocks. σ: the share that is serial or waits for' at screen 0.08250, screen 0.94924 left font ',11' textcolor rgb faint
set label 'what is shared; κ: what each pair of workers costs. Not drawn: 3 of 12 that no law could be fitted to' at screen 0.08250, screen 0.92893 left font ',11' textcolor rgb faint
set label 'workers' at screen 0.53250, screen 0.01777 center textcolor rgb ink
set label '' at screen 0.09125, screen 0.90102 point pointtype 7 pointsize 0.8*shrink linecolor rgb ink
set label 'measured' at screen 0.10750, screen 0.90102 left textcolor rgb ink
set label '' at screen 0.21000, screen 0.90102 point pointtype 2 pointsize 0.8*shrink linecolor rgb grey
set label 'not fitted' at screen 0.22625, screen 0.90102 left textcolor rgb ink
set arrow from screen 0.33875, screen 0.90102 to screen 0.37875, screen 0.90102 nohead linecolor rgb ink linewidth 1.2 dashtype solid
set label 'Amdahl''s law' at screen 0.38625, screen 0.90102 left textcolor rgb ink
set arrow from screen 0.51625, screen 0.90102 to screen 0.55625, screen 0.90102 nohead linecolor rgb guide linewidth 3.5 dashtype solid
set label 'universal scalability law (USL)' at screen 0.56375, screen 0.90102 left textcolor rgb ink
set arrow from screen 0.08250, screen 0.87310 to screen 0.12250, screen 0.87310 nohead linecolor rgb ink linewidth 1.2 dashtype (6,4)
set label 'beyond the counts fitted' at screen 0.13000, screen 0.87310 left textcolor rgb ink
set arrow from screen 0.36750, screen 0.87310 to screen 0.40750, screen 0.87310 nohead linecolor rgb ink linewidth 1.2 dashtype (2,4)
set label 'poor fit' at screen 0.41500, screen 0.87310 left textcolor rgb ink
set arrow from screen 0.50875, screen 0.87310 to screen 0.54875, screen 0.87310 nohead linecolor rgb mark linewidth 1.8 dashtype solid
set label '' at screen 0.52875, screen 0.87310 point pointtype 13 pointsize 1.4*shrink linecolor rgb mark
set label 'the USL''s peak' at screen 0.55625, screen 0.87310 left textcolor rgb ink
set samples 200
set style textbox opaque noborder fillcolor rgb ground
law(n, l, s, k) = l*n/(1 + s*(n - 1) + k*n*(n - 1))

set lmargin at screen 0.08250; set rmargin at screen 0.32750
set tmargin at screen 0.80203; set bmargin at screen 0.61168
set label 'mixed, gil' at screen 0.08250, screen 0.83756 left font ',13' textcolor rgb ink
set label 'cpu=0%' at screen 0.08250, screen 0.81599 left font ',11' textcolor rgb faint
set xrange [0.5:10.4]
set yrange [0:2046.8]
set xtics ('1' 1, '3' 3, '5' 5, '6' 6, '7' 7, '8' 8)
set ytics ('0' 0, '0.5 k/s' 500, '1 k/s' 1000, '1.5 k/s' 1500, '2 k/s' 2000)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.06 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 0.02 % [0.00,' at graph 0.99, graph 0.93333 right front font ',11' textcolor rgb ink boxed
set label '0.12]' at graph 0.99, graph 0.84000 right front font ',11' textcolor rgb ink boxed
set label 'USL: σ 0.02 % [0.00, 0.05]' at graph 0.99, graph 0.74667 right front font ',11' textcolor rgb ink boxed
set label 'κ 0.000 % [0.000, 0.016]' at graph 0.99, graph 0.65333 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:8] law(x, 98.6132, 0.000224596, 0) with lines linecolor rgb vermilion linewidth 3.5 dashtype solid, \
  [8:10.4] law(x, 98.6132, 0.000224596, 0) with lines linecolor rgb vermilion linewidth 3.5 dashtype (6,4), \
  [1:8] law(x, 98.6132, 0.000224596, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [8:10.4] law(x, 98.6132, 0.000224596, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 0 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 0 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.41000; set rmargin at screen 0.65500
set tmargin at screen 0.80203; set bmargin at screen 0.61168
set label 'mixed, processes' at screen 0.41000, screen 0.83756 left font ',13' textcolor rgb ink
set label 'cpu=0%' at screen 0.41000, screen 0.81599 left font ',11' textcolor rgb faint
set xrange [0.5:10.4]
set yrange [0:2043.3]
set xtics ('1' 1, '3' 3, '5' 5, '6' 6, '7' 7, '8' 8)
set ytics ('0' 0, '0.5 k/s' 500, '1 k/s' 1000, '1.5 k/s' 1500, '2 k/s' 2000)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.06 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 0.04 % [0.00,' at graph 0.99, graph 0.93333 right front font ',11' textcolor rgb ink boxed
set label '0.21]' at graph 0.99, graph 0.84000 right front font ',11' textcolor rgb ink boxed
set label 'USL: σ 0.02 % [0.00, 0.10]' at graph 0.99, graph 0.74667 right front font ',11' textcolor rgb ink boxed
set label 'κ 0.003 % [0.000, 0.028]' at graph 0.99, graph 0.65333 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:8] law(x, 98.6154, 0.000207541, 2.77308e-05) with lines linecolor rgb green linewidth 3.5 dashtype solid, \
  [8:10.4] law(x, 98.6154, 0.000207541, 2.77308e-05) with lines linecolor rgb green linewidth 3.5 dashtype (6,4), \
  [1:8] law(x, 98.632, 0.000427733, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [8:10.4] law(x, 98.632, 0.000427733, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 1 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 1 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.73750; set rmargin at screen 0.98250
set tmargin at screen 0.80203; set bmargin at screen 0.61168
set label 'mixed, gil' at screen 0.73750, screen 0.83756 left font ',13' textcolor rgb ink
set label 'cpu=40%' at screen 0.73750, screen 0.81599 left font ',11' textcolor rgb faint
set xrange [0.5:10.4]
set yrange [0:269.57]
set xtics ('1' 1, '2' 2, '3' 3, '4' 4, '5' 5, '7' 7, '8' 8)
set ytics ('0' 0, '100 /s' 100, '200 /s' 200)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 36 % [36, 37]' at graph 0.99, graph 0.53333 right front font ',11' textcolor rgb ink boxed
set label 'poor fit: off by 11 %' at graph 0.99, graph 0.44000 right front font ',11' textcolor rgb ink boxed
set label 'USL: σ 12 % [10, 15]' at graph 0.99, graph 0.34667 right front font ',11' textcolor rgb ink boxed
set label 'κ 3.1 % [2.8, 3.5]' at graph 0.99, graph 0.25333 right front font ',11' textcolor rgb ink boxed
set label 'peak 5.3 workers [5.1,' at graph 0.99, graph 0.16000 right front font ',11' textcolor rgb ink boxed
set label '5.5]' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:8] law(x, 102.301, 0.12451, 0.0314729) with lines linecolor rgb vermilion linewidth 3.5 dashtype solid, \
  [8:10.4] law(x, 102.301, 0.12451, 0.0314729) with lines linecolor rgb vermilion linewidth 3.5 dashtype (6,4), \
  [1:8] law(x, 111.957, 0.361131, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (2,4), \
  'scaling.dat' index 2 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 2 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  '+' every ::::0 using (5.27421):(240.694):(5.07313):(5.47351) with xerrorbars pointtype 13 pointsize 1.4*shrink linecolor rgb mark linewidth 1.8
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.08250; set rmargin at screen 0.32750
set tmargin at screen 0.52792; set bmargin at screen 0.33756
set label 'mixed, processes' at screen 0.08250, screen 0.56345 left font ',13' textcolor rgb ink
set label 'cpu=40%' at screen 0.08250, screen 0.54188 left font ',11' textcolor rgb faint
set xrange [0.5:10.4]
set yrange [0:496.29]
set xtics ('1' 1, '2' 2, '3' 3, '4' 4, '5' 5, '7' 7, '8' 8)
set ytics ('0' 0, '200 /s' 200, '400 /s' 400)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 16 % [12, 18]' at graph 0.99, graph 0.34667 right front font ',11' textcolor rgb ink boxed
set label 'USL: σ 3 % [0, 12]' at graph 0.99, graph 0.25333 right front font ',11' textcolor rgb ink boxed
set label 'κ 1.9 % [0.2, 2.6]' at graph 0.99, graph 0.16000 right front font ',11' textcolor rgb ink boxed
set label 'peak 7 workers [6, 20]' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:7] law(x, 99.8347, 0.0333613, 0.0187172) with lines linecolor rgb green linewidth 3.5 dashtype solid, \
  [7:10.4] law(x, 99.8347, 0.0333613, 0.0187172) with lines linecolor rgb green linewidth 3.5 dashtype (6,4), \
  [1:7] law(x, 105.936, 0.158124, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [7:10.4] law(x, 105.936, 0.158124, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 3 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 3 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2, \
  '+' every ::::0 using (7.18641):(351.949):(6.25967):(10.4) with xerrorbars pointtype 13 pointsize 1.4*shrink linecolor rgb mark linewidth 1.8
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.41000; set rmargin at screen 0.65500
set tmargin at screen 0.52792; set bmargin at screen 0.33756
set label 'mixed, gil' at screen 0.41000, screen 0.56345 left font ',13' textcolor rgb ink
set label 'cpu=80%' at screen 0.41000, screen 0.54188 left font ',11' textcolor rgb faint
set xrange [0.5:10.4]
set yrange [0:136.79]
set xtics ('1' 1, '2' 2, '3' 3, '5' 5, '7' 7, '8' 8)
set ytics ('0' 0, '50 /s' 50, '100 /s' 100)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 81 % [77, 82]' at graph 0.99, graph 0.44000 right front font ',11' textcolor rgb ink boxed
set label 'USL: σ 69 % [61, 74]' at graph 0.99, graph 0.34667 right front font ',11' textcolor rgb ink boxed
set label 'κ 1.7 % [1.0, 2.2]' at graph 0.99, graph 0.25333 right front font ',11' textcolor rgb ink boxed
set label 'peak 4.3 workers [4.1,' at graph 0.99, graph 0.16000 right front font ',11' textcolor rgb ink boxed
set label '5.1]' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:8] law(x, 98.7575, 0.685732, 0.0168976) with lines linecolor rgb vermilion linewidth 3.5 dashtype solid, \
  [8:10.4] law(x, 98.7575, 0.685732, 0.0168976) with lines linecolor rgb vermilion linewidth 3.5 dashtype (6,4), \
  [1:8] law(x, 101.05, 0.808987, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [8:10.4] law(x, 101.05, 0.808987, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 4 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 4 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  '+' every ::::0 using (4.31259):(121.238):(4.0744):(5.0661) with xerrorbars pointtype 13 pointsize 1.4*shrink linecolor rgb mark linewidth 1.8
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.73750; set rmargin at screen 0.98250
set tmargin at screen 0.52792; set bmargin at screen 0.33756
set label 'mixed, processes' at screen 0.73750, screen 0.56345 left font ',13' textcolor rgb ink
set label 'cpu=80%' at screen 0.73750, screen 0.54188 left font ',11' textcolor rgb faint
set xrange [0.5:10.4]
set yrange [0:272.26]
set xtics ('1' 1, '2' 2, '3' 3, '5' 5, '7' 7, '8' 8)
set ytics ('0' 0, '100 /s' 100, '200 /s' 200)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 35 % [30, 37]' at graph 0.99, graph 0.16000 right front font ',11' textcolor rgb ink boxed
set label 'poor fit: off by 26 %' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:3] law(x, 106.326, 0.351276, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (2,4), \
  'scaling.dat' index 5 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 5 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.08250; set rmargin at screen 0.32750
set tmargin at screen 0.25381; set bmargin at screen 0.06345
set label 'mixed, gil' at screen 0.08250, screen 0.28934 left font ',13' textcolor rgb ink
set label 'cpu=100%' at screen 0.08250, screen 0.26777 left font ',11' textcolor rgb faint
set xrange [0.5:10.4]
set yrange [0:112.99]
set xtics ('1' 1, '2' 2, '3' 3, '5' 5, '7' 7, '8' 8)
set ytics ('0' 0, '50 /s' 50, '100 /s' 100)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 100 % [100, 100]' at graph 0.99, graph 0.25333 right front font ',11' textcolor rgb ink boxed
set label 'USL: σ 100 % [97, 100]' at graph 0.99, graph 0.16000 right front font ',11' textcolor rgb ink boxed
set label 'κ 0.20 % [0.00, 0.91]' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:8] law(x, 98.9711, 1, 0.00201547) with lines linecolor rgb vermilion linewidth 3.5 dashtype solid, \
  [8:10.4] law(x, 98.9711, 1, 0.00201547) with lines linecolor rgb vermilion linewidth 3.5 dashtype (6,4), \
  [1:8] law(x, 98.3119, 1, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [8:10.4] law(x, 98.3119, 1, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 6 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 6 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.41000; set rmargin at screen 0.65500
set tmargin at screen 0.25381; set bmargin at screen 0.06345
set label 'mixed, gil' at screen 0.41000, screen 0.28934 left font ',13' textcolor rgb ink
set label 'cpu=20%' at screen 0.41000, screen 0.26777 left font ',11' textcolor rgb faint
set xrange [0.5:10.4]
set yrange [0:579.28]
set xtics ('2' 2, '3' 3, '4' 4, '5' 5, '6' 6, '7' 7, '8' 8)
set ytics ('0' 0, '200 /s' 200, '400 /s' 400)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 14 % [13, 15]' at graph 0.99, graph 0.44000 right front font ',11' textcolor rgb ink boxed
set label 'USL: σ 0 % [0, 0]' at graph 0.99, graph 0.34667 right front font ',11' textcolor rgb ink boxed
set label 'κ 1.5 % [1.4, 1.6]' at graph 0.99, graph 0.25333 right front font ',11' textcolor rgb ink boxed
set label 'peak 8.1 workers [7.9,' at graph 0.99, graph 0.16000 right front font ',11' textcolor rgb ink boxed
set label '8.4]' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:8] law(x, 101.501, 0, 0.0153829) with lines linecolor rgb vermilion linewidth 3.5 dashtype solid, \
  [8:10.4] law(x, 101.501, 0, 0.0153829) with lines linecolor rgb vermilion linewidth 3.5 dashtype (6,4), \
  [1:8] law(x, 117.491, 0.144943, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [8:10.4] law(x, 117.491, 0.144943, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 7 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 7 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  '+' every ::::0 using (8.06272):(436.239):(7.88412):(8.426) with xerrorbars pointtype 13 pointsize 1.4*shrink linecolor rgb mark linewidth 1.8
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.73750; set rmargin at screen 0.98250
set tmargin at screen 0.25381; set bmargin at screen 0.06345
set label 'mixed, processes' at screen 0.73750, screen 0.28934 left font ',13' textcolor rgb ink
set label 'cpu=20%' at screen 0.73750, screen 0.26777 left font ',11' textcolor rgb faint
set xrange [0.5:10.4]
set yrange [0:832.13]
set xtics ('2' 2, '3' 3, '4' 4, '5' 5, '6' 6, '7' 7, '8' 8)
set ytics ('0' 0, '200 /s' 200, '400 /s' 400, '600 /s' 600, '800 /s' 800)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 4.4 % [3.0, 5.7]' at graph 0.99, graph 0.25333 right front font ',11' textcolor rgb ink boxed
set label 'USL: σ 4.4 % [0.6, 5.6]' at graph 0.99, graph 0.16000 right front font ',11' textcolor rgb ink boxed
set label 'κ 0.00 % [0.00, 0.35]' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:8] law(x, 100.966, 0.0439676, 0) with lines linecolor rgb green linewidth 3.5 dashtype solid, \
  [8:10.4] law(x, 100.966, 0.0439676, 0) with lines linecolor rgb green linewidth 3.5 dashtype (6,4), \
  [1:8] law(x, 100.966, 0.0439676, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [8:10.4] law(x, 100.966, 0.0439676, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 8 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 8 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2
unset label; unset arrow; unset object; unset logscale

unset multiplot
unset output
