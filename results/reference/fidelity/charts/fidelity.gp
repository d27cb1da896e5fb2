# Drawn by tvp, from fidelity.dat. To draw it again, in this folder:
#   gnuplot fidelity.gp
#   gnuplot -e "format='png'; theme='dark'" fidelity.gp
set encoding utf8
if (!exists('format')) format = 'svg' # png, pdf
if (!exists('theme')) theme = 'light'
if (!exists('file')) file = 'fidelity.'.format
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
    set terminal pngcairo noenhanced size fine*800,fine*1305 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,1305/96.0 font font.',12' fontscale 0.75*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,1305 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'Is the emulated lock like the real one?' at screen 0.01750, screen 0.98467 left font ',17' textcolor rgb ink
set label 'tvp''s figure over CPython''s: medians, and tvp''s quartiles over the blocks; 74 of 87 are as close as they should be' at screen 0.01750, screen 0.96935 left font ',11' textcolor rgb faint
set label 'tvp''s figure over CPython''s' at screen 0.50000, screen 0.01073 center textcolor rgb ink
set arrow from screen 0.01750, screen 0.95249 to screen 0.05750, screen 0.95249 nohead linecolor rgb purple linewidth 1.2 dashtype solid
set label '' at screen 0.03750, screen 0.95249 point pointtype 13 pointsize 1*shrink linecolor rgb purple
set label 'CPython 3.11.7' at screen 0.06500, screen 0.95249 left textcolor rgb ink
set arrow from screen 0.21250, screen 0.95249 to screen 0.25250, screen 0.95249 nohead linecolor rgb orange linewidth 1.2 dashtype solid
set label '' at screen 0.23250, screen 0.95249 point pointtype 11 pointsize 0.9*shrink linecolor rgb orange
set label 'CPython 3.12.1' at screen 0.26000, screen 0.95249 left textcolor rgb ink
set arrow from screen 0.40750, screen 0.95249 to screen 0.44750, screen 0.95249 nohead linecolor rgb sky linewidth 1.2 dashtype solid
set label '' at screen 0.42750, screen 0.95249 point pointtype 6 pointsize 0.9*shrink linecolor rgb sky
set label 'CPython 3.13.0' at screen 0.45500, screen 0.95249 left textcolor rgb ink
set object rectangle from screen 0.60250, screen 0.94789 to screen 0.62000, screen 0.95709 fillcolor rgb pale fillstyle solid noborder
set label 'how far apart they may be' at screen 0.62750, screen 0.95249 left textcolor rgb ink
set object rectangle from screen 0.01750, screen 0.93103 to screen 0.03500, screen 0.94023 fillcolor rgb blend(grey, 0.4) fillstyle solid noborder
set label 'CPython''s own quartiles, in its colour' at screen 0.04250, screen 0.93563 left textcolor rgb ink

set lmargin at screen 0.01750; set rmargin at screen 0.98250
set tmargin at screen 0.90498; set bmargin at screen 0.03831
set label '' at screen 0.01750, screen 0.91418 left font ',13' textcolor rgb ink
set logscale x 2
set xrange [0.14896:6.8998]
set yrange [1131:0]
set border 1
unset ytics
unset grid
set grid xtics linetype 1 linecolor rgb lines linewidth 1
set xtics ('1×' 1, '0.5×' 0.5, '2×' 2, '1.5×' 1.5, '0.75×' 0.75)
set arrow from 1, graph 0 to 1, graph 1 nohead back linecolor rgb axis linewidth 1.2
set label 'bytecode, 2 threads' at graph 0, first 12.5 left font ',11' textcolor rgb ink
set label 'speed-up' at graph 0, first 26.5 left font ',10' textcolor rgb faint
set label 'CPython 0.813–0.995, tvp 1.13×' at graph 1, first 19.5 right font ',10' textcolor rgb faint
set label 'bytecode, 4 threads' at graph 0, first 51.5 left font ',11' textcolor rgb ink
set label 'speed-up' at graph 0, first 65.5 left font ',10' textcolor rgb faint
set label 'CPython 0.822–0.966, tvp 0.952×' at graph 1, first 58.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 39 to graph 1, first 39 nohead back linecolor rgb lines linewidth 0.7
set label 'sleep:time=100ms, 3 threads' at graph 0, first 90.5 left font ',11' textcolor rgb ink
set label 'elapsed' at graph 0, first 104.5 left font ',10' textcolor rgb faint
set label 'CPython 201, tvp 200 ms' at graph 1, first 97.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 78 to graph 1, first 78 nohead back linecolor rgb lines linewidth 0.7
set label 'sleep:time=100ms, 16 threads' at graph 0, first 129.5 left font ',11' textcolor rgb ink
set label 'elapsed' at graph 0, first 143.5 left font ',10' textcolor rgb faint
set label 'CPython 201, tvp 201 ms' at graph 1, first 136.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 117 to graph 1, first 117 nohead back linecolor rgb lines linewidth 0.7
set label 'mixed:cpu=10%:op=10ms, 2 threads' at graph 0, first 168.5 left font ',11' textcolor rgb ink
set label 'speed-up' at graph 0, first 182.5 left font ',10' textcolor rgb faint
set label 'CPython 1.98–2.01, tvp 1.99×' at graph 1, first 175.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 156 to graph 1, first 156 nohead back linecolor rgb lines linewidth 0.7
set label 'mixed:cpu=10%:op=10ms, 4 threads' at graph 0, first 207.5 left font ',11' textcolor rgb ink
set label 'speed-up' at graph 0, first 221.5 left font ',10' textcolor rgb faint
set label 'CPython 3.88–3.91, tvp 3.94×' at graph 1, first 214.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 195 to graph 1, first 195 nohead back linecolor rgb lines linewidth 0.7
set label 'mixed:cpu=25%:op=10ms, 2 threads' at graph 0, first 246.5 left font ',11' textcolor rgb ink
set label 'speed-up' at graph 0, first 260.5 left font ',10' textcolor rgb faint
set label 'CPython 1.95–1.97, tvp 1.96×' at graph 1, first 253.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 234 to graph 1, first 234 nohead back linecolor rgb lines linewidth 0.7
set label 'mixed:cpu=25%:op=10ms, 4 threads' at graph 0, first 285.5 left font ',11' textcolor rgb ink
set label 'speed-up' at graph 0, first 299.5 left font ',10' textcolor rgb faint
set label 'CPython 2.94–3.6, tvp 3.8×' at graph 1, first 292.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 273 to graph 1, first 273 nohead back linecolor rgb lines linewidth 0.7
set label 'mixed:cpu=50%:op=10ms, 2 threads' at graph 0, first 324.5 left font ',11' textcolor rgb ink
set label 'speed-up' at graph 0, first 338.5 left font ',10' textcolor rgb faint
set label 'CPython 1.49–1.91, tvp 1.91×' at graph 1, first 331.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 312 to graph 1, first 312 nohead back linecolor rgb lines linewidth 0.7
set label 'mixed:cpu=50%:op=10ms, 4 threads' at graph 0, first 363.5 left font ',11' textcolor rgb ink
set label 'speed-up' at graph 0, first 377.5 left font ',10' textcolor rgb faint
set label 'CPython 1.81–2.08, tvp 1.89×' at graph 1, first 370.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 351 to graph 1, first 351 nohead back linecolor rgb lines linewidth 0.7
set label 'mixed:cpu=75%:op=10ms, 2 threads' at graph 0, first 402.5 left font ',11' textcolor rgb ink
set label 'speed-up' at graph 0, first 416.5 left font ',10' textcolor rgb faint
set label 'CPython 1.21–1.53, tvp 1.28×' at graph 1, first 409.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 390 to graph 1, first 390 nohead back linecolor rgb lines linewidth 0.7
set label 'mixed:cpu=75%:op=10ms, 4 threads' at graph 0, first 441.5 left font ',11' textcolor rgb ink
set label 'speed-up' at graph 0, first 455.5 left font ',10' textcolor rgb faint
set label 'CPython 1.23–1.6, tvp 1.32×' at graph 1, first 448.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 429 to graph 1, first 429 nohead back linecolor rgb lines linewidth 0.7
set label 'sha256:bytes=1K, 2 threads' at graph 0, first 480.5 left font ',11' textcolor rgb ink
set label 'speed-up' at graph 0, first 494.5 left font ',10' textcolor rgb faint
set label 'CPython 0.878–1.02, tvp 0.915×' at graph 1, first 487.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 468 to graph 1, first 468 nohead back linecolor rgb lines linewidth 0.7
set label 'sha256:bytes=1M, 2 threads' at graph 0, first 519.5 left font ',11' textcolor rgb ink
set label 'speed-up' at graph 0, first 533.5 left font ',10' textcolor rgb faint
set label 'CPython 1.91–1.95, tvp 1.86×' at graph 1, first 526.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 507 to graph 1, first 507 nohead back linecolor rgb lines linewidth 0.7
set label 'convoy, 1 hog' at graph 0, first 558.5 left font ',11' textcolor rgb ink
set label 'median round trip' at graph 0, first 572.5 left font ',10' textcolor rgb faint
set label 'CPython 5.23–5.25, tvp 5.24 ms' at graph 1, first 565.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 546 to graph 1, first 546 nohead back linecolor rgb lines linewidth 0.7
set label 'convoy, 1 hog' at graph 0, first 597.5 left font ',11' textcolor rgb ink
set label 'p99 round trip' at graph 0, first 611.5 left font ',10' textcolor rgb faint
set label 'CPython 8.41–8.63, tvp 8.39 ms' at graph 1, first 604.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 585 to graph 1, first 585 nohead back linecolor rgb lines linewidth 0.7
set label 'convoy, 2 hogs' at graph 0, first 636.5 left font ',11' textcolor rgb ink
set label 'median round trip' at graph 0, first 650.5 left font ',10' textcolor rgb faint
set label 'CPython 9.84–13.6, tvp 9.83 ms' at graph 1, first 643.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 624 to graph 1, first 624 nohead back linecolor rgb lines linewidth 0.7
set label 'convoy, 2 hogs' at graph 0, first 675.5 left font ',11' textcolor rgb ink
set label 'p99 round trip' at graph 0, first 689.5 left font ',10' textcolor rgb faint
set label 'CPython 52–76, tvp 54.5 ms' at graph 1, first 682.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 663 to graph 1, first 663 nohead back linecolor rgb lines linewidth 0.7
set label 'convoy, 4 hogs' at graph 0, first 714.5 left font ',11' textcolor rgb ink
set label 'median round trip' at graph 0, first 728.5 left font ',10' textcolor rgb faint
set label 'CPython 18.3–23.4, tvp 19.9 ms' at graph 1, first 721.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 702 to graph 1, first 702 nohead back linecolor rgb lines linewidth 0.7
set label 'convoy, 4 hogs' at graph 0, first 753.5 left font ',11' textcolor rgb ink
set label 'p99 round trip' at graph 0, first 767.5 left font ',10' textcolor rgb faint
set label 'CPython 89.8–137, tvp 88.1 ms' at graph 1, first 760.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 741 to graph 1, first 741 nohead back linecolor rgb lines linewidth 0.7
set label 'convoy, 1 hog, interval=500us' at graph 0, first 792.5 left font ',11' textcolor rgb ink
set label 'median round trip' at graph 0, first 806.5 left font ',10' textcolor rgb faint
set label 'CPython 0.646–0.672, tvp 0.664 ms' at graph 1, first 799.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 780 to graph 1, first 780 nohead back linecolor rgb lines linewidth 0.7
set label 'convoy, 1 hog, interval=500us' at graph 0, first 831.5 left font ',11' textcolor rgb ink
set label 'p99 round trip' at graph 0, first 845.5 left font ',10' textcolor rgb faint
set label 'CPython 0.816–0.879, tvp 1.21 ms' at graph 1, first 838.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 819 to graph 1, first 819 nohead back linecolor rgb lines linewidth 0.7
set label 'convoy, 1 hog, interval=1ms' at graph 0, first 870.5 left font ',11' textcolor rgb ink
set label 'median round trip' at graph 0, first 884.5 left font ',10' textcolor rgb faint
set label 'CPython 1.17–1.18, tvp 1.15 ms' at graph 1, first 877.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 858 to graph 1, first 858 nohead back linecolor rgb lines linewidth 0.7
set label 'convoy, 1 hog, interval=1ms' at graph 0, first 909.5 left font ',11' textcolor rgb ink
set label 'p99 round trip' at graph 0, first 923.5 left font ',10' textcolor rgb faint
set label 'CPython 1.59–1.79, tvp 1.47 ms' at graph 1, first 916.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 897 to graph 1, first 897 nohead back linecolor rgb lines linewidth 0.7
set label 'convoy, 1 hog, interval=20ms' at graph 0, first 948.5 left font ',11' textcolor rgb ink
set label 'median round trip' at graph 0, first 962.5 left font ',10' textcolor rgb faint
set label 'CPython 21.8–38.2, tvp 20.4 ms' at graph 1, first 955.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 936 to graph 1, first 936 nohead back linecolor rgb lines linewidth 0.7
set label 'convoy, 1 hog, interval=20ms' at graph 0, first 987.5 left font ',11' textcolor rgb ink
set label 'p99 round trip' at graph 0, first 1001.5 left font ',10' textcolor rgb faint
set label 'CPython 38.7–39.6, tvp 38.6 ms' at graph 1, first 994.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 975 to graph 1, first 975 nohead back linecolor rgb lines linewidth 0.7
set label 'fairness:time=1s, 2 threads' at graph 0, first 1026.5 left font ',11' textcolor rgb ink
set label 'Jain index' at graph 0, first 1040.5 left font ',10' textcolor rgb faint
set label 'CPython 0.998–0.999, tvp 1' at graph 1, first 1033.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 1014 to graph 1, first 1014 nohead back linecolor rgb lines linewidth 0.7
set label 'fairness:time=1s, 4 threads' at graph 0, first 1065.5 left font ',11' textcolor rgb ink
set label 'Jain index' at graph 0, first 1079.5 left font ',10' textcolor rgb faint
set label 'CPython 0.986–0.994, tvp 0.995' at graph 1, first 1072.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 1053 to graph 1, first 1053 nohead back linecolor rgb lines linewidth 0.7
set label 'fairness:time=1s, 8 threads' at graph 0, first 1104.5 left font ',11' textcolor rgb ink
set label 'Jain index' at graph 0, first 1118.5 left font ',10' textcolor rgb faint
set label 'CPython 0.956–0.975, tvp 0.98' at graph 1, first 1111.5 right font ',10' textcolor rgb faint
set arrow from graph 0, first 1092 to graph 1, first 1092 nohead back linecolor rgb lines linewidth 0.7
plot 'fidelity.dat' index 0 using 2:1:2:3:($1-4.5):($1+4.5) with boxxyerror fillstyle solid noborder linecolor rgb pale, \
  'fidelity.dat' index 1 using 5:1:($6-$5):(0) with vectors nohead linewidth 5 linecolor rgb blend(purple, 0.6), \
  'fidelity.dat' index 1 using 2:1:3:4 with xerrorbars pointtype 13 pointsize 0.8*shrink linewidth 1.2 linecolor rgb purple, \
  'fidelity.dat' index 2 using 5:1:($6-$5):(0) with vectors nohead linewidth 5 linecolor rgb blend(orange, 0.6), \
  'fidelity.dat' index 2 using 2:1:3:4 with xerrorbars pointtype 11 pointsize 0.72*shrink linewidth 1.2 linecolor rgb orange, \
  'fidelity.dat' index 3 using 5:1:($6-$5):(0) with vectors nohead linewidth 5 linecolor rgb blend(sky, 0.6), \
  'fidelity.dat' index 3 using 2:1:3:4 with xerrorbars pointtype 6 pointsize 0.72*shrink linewidth 1.2 linecolor rgb sky
unset label; unset arrow; unset object

unset multiplot
unset output
