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
    set terminal pngcairo noenhanced size fine*800,fine*920 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,920/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,920 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'How far does it scale, and what stops it?' at screen 0.08250, screen 0.97826 left font ',17' textcolor rgb ink
set label 'Operations per second: median and 95 % interval of 7 blocks. σ: the share that is serial or waits for what is' at screen 0.08250, screen 0.95652 left font ',11' textcolor rgb faint
set label 'shared; κ: what each pair of workers costs' at screen 0.08250, screen 0.93913 left font ',11' textcolor rgb faint
set label 'workers' at screen 0.53250, screen 0.01522 center textcolor rgb ink
set label '' at screen 0.09125, screen 0.91522 point pointtype 7 pointsize 0.8*shrink linecolor rgb ink
set label 'measured' at screen 0.10750, screen 0.91522 left textcolor rgb ink
set label '' at screen 0.21000, screen 0.91522 point pointtype 2 pointsize 0.8*shrink linecolor rgb grey
set label 'not fitted' at screen 0.22625, screen 0.91522 left textcolor rgb ink
set arrow from screen 0.33875, screen 0.91522 to screen 0.37875, screen 0.91522 nohead linecolor rgb ink linewidth 1.2 dashtype solid
set label 'Amdahl''s law' at screen 0.38625, screen 0.91522 left textcolor rgb ink
set arrow from screen 0.51625, screen 0.91522 to screen 0.55625, screen 0.91522 nohead linecolor rgb guide linewidth 3.5 dashtype solid
set label 'universal scalability law (USL)' at screen 0.56375, screen 0.91522 left textcolor rgb ink
set arrow from screen 0.08250, screen 0.89130 to screen 0.12250, screen 0.89130 nohead linecolor rgb ink linewidth 1.2 dashtype (6,4)
set label 'beyond the counts fitted' at screen 0.13000, screen 0.89130 left textcolor rgb ink
set arrow from screen 0.36750, screen 0.89130 to screen 0.40750, screen 0.89130 nohead linecolor rgb ink linewidth 1.2 dashtype (2,4)
set label 'poor fit' at screen 0.41500, screen 0.89130 left textcolor rgb ink
set arrow from screen 0.50875, screen 0.89130 to screen 0.54875, screen 0.89130 nohead linecolor rgb mark linewidth 1.8 dashtype solid
set label '' at screen 0.52875, screen 0.89130 point pointtype 13 pointsize 1.4*shrink linecolor rgb mark
set label 'the USL''s peak' at screen 0.55625, screen 0.89130 left textcolor rgb ink
set samples 200
set style textbox opaque noborder fillcolor rgb ground
law(n, l, s, k) = l*n/(1 + s*(n - 1) + k*n*(n - 1))

set lmargin at screen 0.08250; set rmargin at screen 0.49125
set tmargin at screen 0.84783; set bmargin at screen 0.61957
set label 'primes, threads' at screen 0.08250, screen 0.86087 left font ',13' textcolor rgb ink
set xrange [0.5:7.8]
set yrange [0:62527]
set xtics ('1' 1, '2' 2, '3' 3, '4' 4, '5' 5, '6' 6)
set ytics ('0' 0, '10 k/s' 10000, '20 k/s' 20000, '30 k/s' 30000, '40 k/s' 40000, '50 k/s' 50000, '60 k/s' 60000)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'no fit: 2 worker counts; Amdahl''s law needs' at graph 0.99, graph 0.18095 right front font ',11' textcolor rgb ink boxed
set label '3; 4 worker counts left out: more workers' at graph 0.99, graph 0.11429 right front font ',11' textcolor rgb ink boxed
set label 'than the 2 PUs that they keep busy' at graph 0.99, graph 0.04762 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  'scaling.dat' index 0 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 0 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.57375; set rmargin at screen 0.98250
set tmargin at screen 0.84783; set bmargin at screen 0.61957
set label 'primes, gil' at screen 0.57375, screen 0.86087 left font ',13' textcolor rgb ink
set xrange [0.5:7.8]
set yrange [0:31865]
set xtics ('1' 1, '2' 2, '3' 3, '4' 4, '5' 5, '6' 6)
set ytics ('0' 0, '5 k/s' 5000, '10 k/s' 10000, '15 k/s' 15000, '20 k/s' 20000, '25 k/s' 25000, '30 k/s' 30000)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 100 % [95, 100]' at graph 0.99, graph 0.18095 right front font ',11' textcolor rgb ink boxed
set label 'USL: σ 100 % [78, 100]' at graph 0.99, graph 0.11429 right front font ',11' textcolor rgb ink boxed
set label 'κ 2.5 % [1.4, 3.3]' at graph 0.99, graph 0.04762 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:6] law(x, 26744.3, 1, 0.0250635) with lines linecolor rgb vermilion linewidth 3.5 dashtype solid, \
  [6:7.8] law(x, 26744.3, 1, 0.0250635) with lines linecolor rgb vermilion linewidth 3.5 dashtype (6,4), \
  [1:6] law(x, 25187.8, 1, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [6:7.8] law(x, 25187.8, 1, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 1 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 1 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.08250; set rmargin at screen 0.49125
set tmargin at screen 0.56522; set bmargin at screen 0.33696
set label 'primes, processes' at screen 0.08250, screen 0.57826 left font ',13' textcolor rgb ink
set xrange [0.5:7.8]
set yrange [0:61318]
set xtics ('1' 1, '2' 2, '3' 3, '4' 4, '5' 5, '6' 6)
set ytics ('0' 0, '10 k/s' 10000, '20 k/s' 20000, '30 k/s' 30000, '40 k/s' 40000, '50 k/s' 50000, '60 k/s' 60000)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'no fit: 2 worker counts; Amdahl''s law needs' at graph 0.99, graph 0.18095 right front font ',11' textcolor rgb ink boxed
set label '3; 4 worker counts left out: more workers' at graph 0.99, graph 0.11429 right front font ',11' textcolor rgb ink boxed
set label 'than the 2 PUs that they keep busy' at graph 0.99, graph 0.04762 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  'scaling.dat' index 2 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 2 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.57375; set rmargin at screen 0.98250
set tmargin at screen 0.56522; set bmargin at screen 0.33696
set label 'mixed, threads' at screen 0.57375, screen 0.57826 left font ',13' textcolor rgb ink
set xrange [0.5:7.8]
set yrange [0:396.23]
set xtics ('1' 1, '2' 2, '3' 3, '4' 4, '5' 5, '6' 6)
set ytics ('0' 0, '100 /s' 100, '200 /s' 200, '300 /s' 300)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 20 % [19, 21]' at graph 0.99, graph 0.24762 right front font ',11' textcolor rgb ink boxed
set label 'USL: σ 5 % [0, 15]' at graph 0.99, graph 0.18095 right front font ',11' textcolor rgb ink boxed
set label 'κ 3.0 % [1.4, 4.3]' at graph 0.99, graph 0.11429 right front font ',11' textcolor rgb ink boxed
set label 'peak 5.6 workers [4.8, 7.9]' at graph 0.99, graph 0.04762 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:5] law(x, 101.67, 0.0499909, 0.030218) with lines linecolor rgb blue linewidth 3.5 dashtype solid, \
  [5:7.8] law(x, 101.67, 0.0499909, 0.030218) with lines linecolor rgb blue linewidth 3.5 dashtype (6,4), \
  [1:5] law(x, 105.62, 0.195397, 0) with lines linecolor rgb ink linewidth 1.2 dashtype solid, \
  [5:7.8] law(x, 105.62, 0.195397, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (6,4), \
  'scaling.dat' index 3 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 3 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2, \
  '+' every ::::0 using (5.60701):(283.488):(4.8091):(7.8) with xerrorbars pointtype 13 pointsize 1.4*shrink linecolor rgb mark linewidth 1.8
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.08250; set rmargin at screen 0.49125
set tmargin at screen 0.28261; set bmargin at screen 0.05435
set label 'mixed, gil' at screen 0.08250, screen 0.29565 left font ',13' textcolor rgb ink
set xrange [0.5:7.8]
set yrange [0:213.94]
set xtics ('1' 1, '2' 2, '3' 3, '4' 4, '5' 5, '6' 6)
set ytics ('0' 0, '50 /s' 50, '100 /s' 100, '150 /s' 150, '200 /s' 200)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 46 % [42, 49]' at graph 0.99, graph 0.31429 right front font ',11' textcolor rgb ink boxed
set label 'poor fit: off by 11 %' at graph 0.99, graph 0.24762 right front font ',11' textcolor rgb ink boxed
set label 'USL: σ 16 % [9, 18]' at graph 0.99, graph 0.18095 right front font ',11' textcolor rgb ink boxed
set label 'κ 5.6 % [5.0, 6.5]' at graph 0.99, graph 0.11429 right front font ',11' textcolor rgb ink boxed
set label 'peak 3.9 workers [3.6, 4.0]' at graph 0.99, graph 0.04762 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:6] law(x, 102.253, 0.155908, 0.0560605) with lines linecolor rgb vermilion linewidth 3.5 dashtype solid, \
  [6:7.8] law(x, 102.253, 0.155908, 0.0560605) with lines linecolor rgb vermilion linewidth 3.5 dashtype (6,4), \
  [1:6] law(x, 109.547, 0.46464, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (2,4), \
  'scaling.dat' index 4 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 4 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  '+' every ::::0 using (3.88031):(191.16):(3.64139):(4.04934) with xerrorbars pointtype 13 pointsize 1.4*shrink linecolor rgb mark linewidth 1.8
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.57375; set rmargin at screen 0.98250
set tmargin at screen 0.28261; set bmargin at screen 0.05435
set label 'mixed, processes' at screen 0.57375, screen 0.29565 left font ',13' textcolor rgb ink
set xrange [0.5:7.8]
set yrange [0:387.46]
set xtics ('1' 1, '2' 2, '3' 3, '4' 4, '5' 5, '6' 6)
set ytics ('0' 0, '100 /s' 100, '200 /s' 200, '300 /s' 300)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 20 % [18, 21]' at graph 0.99, graph 0.31429 right front font ',11' textcolor rgb ink boxed
set label 'poor fit: off by 10 %' at graph 0.99, graph 0.24762 right front font ',11' textcolor rgb ink boxed
set label 'USL: σ 7 % [0, 10]' at graph 0.99, graph 0.18095 right front font ',11' textcolor rgb ink boxed
set label 'κ 2.6 % [1.9, 3.9]' at graph 0.99, graph 0.11429 right front font ',11' textcolor rgb ink boxed
set label 'poor fit: off by 11 %' at graph 0.99, graph 0.04762 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:5] law(x, 100.819, 0.0718726, 0.0261682) with lines linecolor rgb green linewidth 1.2 dashtype (2,4), \
  [1:5] law(x, 104.173, 0.197793, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (2,4), \
  'scaling.dat' index 5 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 5 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2
unset label; unset arrow; unset object; unset logscale

unset multiplot
unset output
