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
    set terminal pngcairo noenhanced size fine*800,fine*1318 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,1318/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,1318 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'How far does it scale, and what stops it?' at screen 0.08250, screen 0.98483 left font ',17' textcolor rgb ink
set label 'Operations per second: median and 95 % interval of 9 blocks. σ: the share that is serial or waits for what is' at screen 0.08250, screen 0.96965 left font ',11' textcolor rgb faint
set label 'shared; κ: what each pair of workers costs. Not drawn: 8 of 24 that no law could be fitted to' at screen 0.08250, screen 0.95751 left font ',11' textcolor rgb faint
set label 'workers' at screen 0.53250, screen 0.01062 center textcolor rgb ink
set label '' at screen 0.09125, screen 0.94082 point pointtype 7 pointsize 0.8*shrink linecolor rgb ink
set label 'measured' at screen 0.10750, screen 0.94082 left textcolor rgb ink
set arrow from screen 0.20125, screen 0.94082 to screen 0.24125, screen 0.94082 nohead linecolor rgb ink linewidth 1.2 dashtype solid
set label 'Amdahl''s law' at screen 0.24875, screen 0.94082 left textcolor rgb ink
set arrow from screen 0.37875, screen 0.94082 to screen 0.41875, screen 0.94082 nohead linecolor rgb ink linewidth 1.2 dashtype (6,4)
set label 'beyond the counts fitted' at screen 0.42625, screen 0.94082 left textcolor rgb ink
set arrow from screen 0.66375, screen 0.94082 to screen 0.70375, screen 0.94082 nohead linecolor rgb ink linewidth 1.2 dashtype (2,4)
set label 'poor fit' at screen 0.71125, screen 0.94082 left textcolor rgb ink
set samples 200
set style textbox opaque noborder fillcolor rgb ground
law(n, l, s, k) = l*n/(1 + s*(n - 1) + k*n*(n - 1))

set lmargin at screen 0.08250; set rmargin at screen 0.32750
set tmargin at screen 0.91047; set bmargin at screen 0.79666
set label 'bytecode, gil' at screen 0.08250, screen 0.91958 left font ',13' textcolor rgb ink
set xrange [0.5:5.2]
set yrange [0:16838]
set xtics ('1' 1, '2' 2, '4' 4)
set ytics ('0' 0, '5 k/s' 5000, '10 k/s' 10000, '15 k/s' 15000)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 98 % [88, 100]' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:4] law(x, 13501.8, 0.98208, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [4:5.2] law(x, 13501.8, 0.98208, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 0 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 0 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.41000; set rmargin at screen 0.65500
set tmargin at screen 0.91047; set bmargin at screen 0.79666
set label 'primes, gil' at screen 0.41000, screen 0.91958 left font ',13' textcolor rgb ink
set xrange [0.5:5.2]
set yrange [0:31892]
set xtics ('1' 1, '2' 2, '4' 4)
set ytics ('0' 0, '10 k/s' 10000, '20 k/s' 20000, '30 k/s' 30000)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 100 % [94, 100]' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:4] law(x, 23247.3, 1, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [4:5.2] law(x, 23247.3, 1, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 1 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 1 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.73750; set rmargin at screen 0.98250
set tmargin at screen 0.91047; set bmargin at screen 0.79666
set label 'mandelbrot, gil' at screen 0.73750, screen 0.91958 left font ',13' textcolor rgb ink
set xrange [0.5:5.2]
set yrange [0:23756]
set xtics ('1' 1, '2' 2, '4' 4)
set ytics ('0' 0, '10 k/s' 10000, '20 k/s' 20000)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 100 % [99, 100]' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:4] law(x, 20779, 1, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [4:5.2] law(x, 20779, 1, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 2 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 2 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.08250; set rmargin at screen 0.32750
set tmargin at screen 0.75873; set bmargin at screen 0.64492
set label 'wordcount, gil' at screen 0.08250, screen 0.76783 left font ',13' textcolor rgb ink
set xrange [0.5:5.2]
set yrange [0:13020]
set xtics ('1' 1, '2' 2, '4' 4)
set ytics ('0' 0, '5 k/s' 5000, '10 k/s' 10000)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 98 % [80, 100]' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:4] law(x, 8810.03, 0.980901, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [4:5.2] law(x, 8810.03, 0.980901, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 3 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 3 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.41000; set rmargin at screen 0.65500
set tmargin at screen 0.75873; set bmargin at screen 0.64492
set label 'sleep, threads' at screen 0.41000, screen 0.76783 left font ',13' textcolor rgb ink
set xrange [0.5:5.2]
set yrange [0:574.14]
set xtics ('1' 1, '2' 2, '4' 4)
set ytics ('0' 0, '200 /s' 200, '400 /s' 400)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 0.05 % [0.00,' at graph 0.99, graph 0.16000 right front font ',11' textcolor rgb ink boxed
set label '0.12]' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:4] law(x, 98.8076, 0.000546636, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [4:5.2] law(x, 98.8076, 0.000546636, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 4 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 4 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.73750; set rmargin at screen 0.98250
set tmargin at screen 0.75873; set bmargin at screen 0.64492
set label 'sleep, gil' at screen 0.73750, screen 0.76783 left font ',13' textcolor rgb ink
set xrange [0.5:5.2]
set yrange [0:574.2]
set xtics ('1' 1, '2' 2, '4' 4)
set ytics ('0' 0, '200 /s' 200, '400 /s' 400)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 0.00 % [0.00,' at graph 0.99, graph 0.16000 right front font ',11' textcolor rgb ink boxed
set label '0.02]' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:4] law(x, 98.5928, 0, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [4:5.2] law(x, 98.5928, 0, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 5 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 5 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.08250; set rmargin at screen 0.32750
set tmargin at screen 0.60698; set bmargin at screen 0.49317
set label 'sleep, processes' at screen 0.08250, screen 0.61608 left font ',13' textcolor rgb ink
set xrange [0.5:5.2]
set yrange [0:573.8]
set xtics ('1' 1, '2' 2, '4' 4)
set ytics ('0' 0, '200 /s' 200, '400 /s' 400)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 0.01 % [0.00,' at graph 0.99, graph 0.16000 right front font ',11' textcolor rgb ink boxed
set label '0.12]' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:4] law(x, 98.5475, 5.6547e-05, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [4:5.2] law(x, 98.5475, 5.6547e-05, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 6 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 6 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.41000; set rmargin at screen 0.65500
set tmargin at screen 0.60698; set bmargin at screen 0.49317
set label 'http, threads' at screen 0.41000, screen 0.61608 left font ',13' textcolor rgb ink
set xrange [0.5:5.2]
set yrange [0:1058.3]
set xtics ('1' 1, '2' 2, '4' 4)
set ytics ('0' 0, '0.5 k/s' 500, '1 k/s' 1000)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 0.48 % [0.00,' at graph 0.99, graph 0.16000 right front font ',11' textcolor rgb ink boxed
set label '0.92]' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:4] law(x, 185.396, 0.00482936, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [4:5.2] law(x, 185.396, 0.00482936, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 7 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 7 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.73750; set rmargin at screen 0.98250
set tmargin at screen 0.60698; set bmargin at screen 0.49317
set label 'http, gil' at screen 0.73750, screen 0.61608 left font ',13' textcolor rgb ink
set xrange [0.5:5.2]
set yrange [0:1045.7]
set xtics ('1' 1, '2' 2, '4' 4)
set ytics ('0' 0, '0.5 k/s' 500, '1 k/s' 1000)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 0.7 % [0.3, 1.5]' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:4] law(x, 185.077, 0.00732008, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [4:5.2] law(x, 185.077, 0.00732008, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 8 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 8 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.08250; set rmargin at screen 0.32750
set tmargin at screen 0.45524; set bmargin at screen 0.34143
set label 'http, processes' at screen 0.08250, screen 0.46434 left font ',13' textcolor rgb ink
set xrange [0.5:5.2]
set yrange [0:1052.5]
set xtics ('1' 1, '2' 2, '4' 4)
set ytics ('0' 0, '0.5 k/s' 500, '1 k/s' 1000)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 0.8 % [0.0, 1.4]' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:4] law(x, 186.551, 0.00768547, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [4:5.2] law(x, 186.551, 0.00768547, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 9 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 9 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.41000; set rmargin at screen 0.65500
set tmargin at screen 0.45524; set bmargin at screen 0.34143
set label 'file-read, threads' at screen 0.41000, screen 0.46434 left font ',13' textcolor rgb ink
set xrange [0.5:5.2]
set yrange [0:3145.1]
set xtics ('1' 1, '2' 2, '4' 4)
set ytics ('0' 0, '1 k/s' 1000, '2 k/s' 2000, '3 k/s' 3000)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 34 % [27, 48]' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:4] law(x, 1320.36, 0.344047, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [4:5.2] law(x, 1320.36, 0.344047, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 10 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 10 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.73750; set rmargin at screen 0.98250
set tmargin at screen 0.45524; set bmargin at screen 0.34143
set label 'file-read, gil' at screen 0.73750, screen 0.46434 left font ',13' textcolor rgb ink
set xrange [0.5:5.2]
set yrange [0:3289.6]
set xtics ('1' 1, '2' 2, '4' 4)
set ytics ('0' 0, '1 k/s' 1000, '2 k/s' 2000, '3 k/s' 3000)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 32 % [20, 41]' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:4] law(x, 1293.03, 0.321686, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [4:5.2] law(x, 1293.03, 0.321686, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 11 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 11 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.08250; set rmargin at screen 0.32750
set tmargin at screen 0.30349; set bmargin at screen 0.18968
set label 'file-read, processes' at screen 0.08250, screen 0.31259 left font ',13' textcolor rgb ink
set xrange [0.5:5.2]
set yrange [0:3264.3]
set xtics ('1' 1, '2' 2, '4' 4)
set ytics ('0' 0, '1 k/s' 1000, '2 k/s' 2000, '3 k/s' 3000)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 44 % [28, 55]' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:4] law(x, 1432.78, 0.440431, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [4:5.2] law(x, 1432.78, 0.440431, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 12 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 12 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.41000; set rmargin at screen 0.65500
set tmargin at screen 0.30349; set bmargin at screen 0.18968
set label 'mixed, threads' at screen 0.41000, screen 0.31259 left font ',13' textcolor rgb ink
set xrange [0.5:5.2]
set yrange [0:308.36]
set xtics ('1' 1, '2' 2, '4' 4)
set ytics ('0' 0, '100 /s' 100, '200 /s' 200, '300 /s' 300)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 16 % [15, 17]' at graph 0.99, graph 0.16000 right front font ',11' textcolor rgb ink boxed
set label 'poor fit: off by 11 %' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:4] law(x, 103.933, 0.157747, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (2,4), \
  'scaling.dat' index 13 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 13 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.73750; set rmargin at screen 0.98250
set tmargin at screen 0.30349; set bmargin at screen 0.18968
set label 'mixed, gil' at screen 0.73750, screen 0.31259 left font ',13' textcolor rgb ink
set xrange [0.5:5.2]
set yrange [0:206]
set xtics ('1' 1, '2' 2, '4' 4)
set ytics ('0' 0, '50 /s' 50, '100 /s' 100, '150 /s' 150, '200 /s' 200)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 39 % [37, 43]' at graph 0.99, graph 0.16000 right front font ',11' textcolor rgb ink boxed
set label 'poor fit: off by 16 %' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:4] law(x, 104.705, 0.386004, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (2,4), \
  'scaling.dat' index 14 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 14 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.08250; set rmargin at screen 0.32750
set tmargin at screen 0.15175; set bmargin at screen 0.03794
set label 'mixed, processes' at screen 0.08250, screen 0.16085 left font ',13' textcolor rgb ink
set xrange [0.5:5.2]
set yrange [0:309.91]
set xtics ('1' 1, '2' 2, '4' 4)
set ytics ('0' 0, '100 /s' 100, '200 /s' 200, '300 /s' 300)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 16 % [15, 18]' at graph 0.99, graph 0.16000 right front font ',11' textcolor rgb ink boxed
set label 'poor fit: off by 11 %' at graph 0.99, graph 0.06667 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:4] law(x, 103.166, 0.155092, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (2,4), \
  'scaling.dat' index 15 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 15 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2
unset label; unset arrow; unset object; unset logscale

unset multiplot
unset output
