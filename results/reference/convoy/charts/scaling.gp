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
    set terminal pngcairo noenhanced size fine*800,fine*638 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,638/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,638 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'How far does it scale, and what stops it?' at screen 0.08250, screen 0.96865 left font ',17' textcolor rgb ink
set label 'Operations per second: median and 95 % interval of 8 blocks. σ: the share that is serial or waits for what is' at screen 0.08250, screen 0.93730 left font ',11' textcolor rgb faint
set label 'shared; κ: what each pair of workers costs' at screen 0.08250, screen 0.91223 left font ',11' textcolor rgb faint
set label 'workers' at screen 0.53250, screen 0.02194 center textcolor rgb ink
set label '' at screen 0.09125, screen 0.87774 point pointtype 7 pointsize 0.8*shrink linecolor rgb ink
set label 'measured' at screen 0.10750, screen 0.87774 left textcolor rgb ink
set label '' at screen 0.21000, screen 0.87774 point pointtype 2 pointsize 0.8*shrink linecolor rgb grey
set label 'not fitted' at screen 0.22625, screen 0.87774 left textcolor rgb ink
set arrow from screen 0.33875, screen 0.87774 to screen 0.37875, screen 0.87774 nohead linecolor rgb ink linewidth 1.2 dashtype (2,4)
set label 'poor fit' at screen 0.38625, screen 0.87774 left textcolor rgb ink
set samples 200
set style textbox opaque noborder fillcolor rgb ground
law(n, l, s, k) = l*n/(1 + s*(n - 1) + k*n*(n - 1))

set lmargin at screen 0.08250; set rmargin at screen 0.49125
set tmargin at screen 0.81505; set bmargin at screen 0.48589
set label 'convoy, threads' at screen 0.08250, screen 0.83386 left font ',13' textcolor rgb ink
set xrange [0.5:7.8]
set yrange [0:530.2]
set xtics ('2' 2, '3' 3, '4' 4, '5' 5, '6' 6)
set ytics ('0' 0, '100 /s' 100, '200 /s' 200, '300 /s' 300, '400 /s' 400, '500 /s' 500)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'no fit: 1 worker count; Amdahl''s law needs 3;' at graph 0.99, graph 0.18095 right front font ',11' textcolor rgb ink boxed
set label '4 worker counts left out: more workers than' at graph 0.99, graph 0.11429 right front font ',11' textcolor rgb ink boxed
set label 'the 2 PUs that they keep busy' at graph 0.99, graph 0.04762 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  'scaling.dat' index 0 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 0 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.57375; set rmargin at screen 0.98250
set tmargin at screen 0.81505; set bmargin at screen 0.48589
set label 'convoy, gil' at screen 0.57375, screen 0.83386 left font ',13' textcolor rgb ink
set xrange [0.5:7.8]
set yrange [0:158.13]
set xtics ('2' 2, '3' 3, '4' 4, '5' 5, '6' 6)
set ytics ('0' 0, '50 /s' 50, '100 /s' 100, '150 /s' 150)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.06 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'Amdahl: σ 100 % [100, 100]' at graph 0.99, graph 0.95238 right front font ',11' textcolor rgb ink boxed
set label 'poor fit: off by 70 %' at graph 0.99, graph 0.88571 right front font ',11' textcolor rgb ink boxed
set label 'USL: σ 100 % [0, 100]' at graph 0.99, graph 0.81905 right front font ',11' textcolor rgb ink boxed
set label 'κ 1361 % [87, 306613]' at graph 0.99, graph 0.75238 right front font ',11' textcolor rgb ink boxed
set label 'poor fit: off by 20 %' at graph 0.99, graph 0.68571 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  [1:6] law(x, 1883.13, 1, 13.6131) with lines linecolor rgb vermilion linewidth 1.2 dashtype (2,4), \
  [1:6] law(x, 51.3865, 1, 0) with lines linecolor rgb ink linewidth 1.2 dashtype (2,4), \
  'scaling.dat' index 1 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 1 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2
unset label; unset arrow; unset object; unset logscale

set lmargin at screen 0.08250; set rmargin at screen 0.49125
set tmargin at screen 0.40752; set bmargin at screen 0.07837
set label 'convoy, processes' at screen 0.08250, screen 0.42633 left font ',13' textcolor rgb ink
set xrange [0.5:7.8]
set yrange [0:527.24]
set xtics ('2' 2, '3' 3, '4' 4, '5' 5, '6' 6)
set ytics ('0' 0, '100 /s' 100, '200 /s' 200, '300 /s' 300, '400 /s' 400, '500 /s' 500)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb frame linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb faint
set label 'no fit: 1 worker count; Amdahl''s law needs 3;' at graph 0.99, graph 0.18095 right front font ',11' textcolor rgb ink boxed
set label '4 worker counts left out: more workers than' at graph 0.99, graph 0.11429 right front font ',11' textcolor rgb ink boxed
set label 'the 2 PUs that they keep busy' at graph 0.99, graph 0.04762 right front font ',11' textcolor rgb ink boxed
plot sample [1:2] NaN, \
  'scaling.dat' index 2 using 1:($5 == 0 ? $2 : NaN):3:4 with yerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'scaling.dat' index 2 using 1:($5 == 1 ? $2 : NaN):3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2
unset label; unset arrow; unset object; unset logscale

unset multiplot
unset output
