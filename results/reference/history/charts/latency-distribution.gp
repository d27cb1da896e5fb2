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
    set terminal pngcairo noenhanced size fine*800,fine*901 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,901/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,901 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'Where do the latencies lie?' at screen 0.03250, screen 0.97780 left font ',17' textcolor rgb ink
set label 'Share of all operations of 8 blocks in each step of latency, each curve as high as its row; a model''s slowest 5 %' at screen 0.03250, screen 0.95560 left font ',11' textcolor rgb faint
set label 'may lie beyond. Marks: single blocks'' median, and its 95 % interval' at screen 0.03250, screen 0.93785 left font ',11' textcolor rgb faint
set label 'latency (logarithmic)' at screen 0.50750, screen 0.01554 center textcolor rgb ink
set arrow from screen 0.03250, screen 0.91343 to screen 0.07250, screen 0.91343 nohead linecolor rgb grey linewidth 1.5 dashtype solid
set label '' at screen 0.05250, screen 0.91343 point pointtype 2 pointsize 0.8*shrink linecolor rgb grey
set label 'sequential · run 1' at screen 0.08000, screen 0.91343 left textcolor rgb ink
set arrow from screen 0.26375, screen 0.91343 to screen 0.30375, screen 0.91343 nohead linecolor rgb mix(grey,ground,0.40) linewidth 1.5 dashtype (2,3)
set label '' at screen 0.28375, screen 0.91343 point pointtype 1 pointsize 0.8*shrink linecolor rgb mix(grey,ground,0.40)
set label 'sequential · run 2' at screen 0.31125, screen 0.91343 left textcolor rgb ink
set arrow from screen 0.49500, screen 0.91343 to screen 0.53500, screen 0.91343 nohead linecolor rgb mix(grey,ink,0.40) linewidth 1.5 dashtype (10,3,2,3)
set label '' at screen 0.51500, screen 0.91343 point pointtype 2 pointsize 0.8*shrink linecolor rgb mix(grey,ink,0.40)
set label 'sequential · run 3' at screen 0.54250, screen 0.91343 left textcolor rgb ink
set arrow from screen 0.72625, screen 0.91343 to screen 0.76625, screen 0.91343 nohead linecolor rgb mix(grey,ground,0.20) linewidth 1.5 dashtype (5,3)
set label '' at screen 0.74625, screen 0.91343 point pointtype 1 pointsize 0.8*shrink linecolor rgb mix(grey,ground,0.20)
set label 'sequential · run 4' at screen 0.77375, screen 0.91343 left textcolor rgb ink
set arrow from screen 0.03250, screen 0.88901 to screen 0.07250, screen 0.88901 nohead linecolor rgb mix(grey,ink,0.20) linewidth 1.5 dashtype (1,2)
set label '' at screen 0.05250, screen 0.88901 point pointtype 2 pointsize 0.8*shrink linecolor rgb mix(grey,ink,0.20)
set label 'sequential · run 5' at screen 0.08000, screen 0.88901 left textcolor rgb ink
set arrow from screen 0.26375, screen 0.88901 to screen 0.30375, screen 0.88901 nohead linecolor rgb vermilion linewidth 1.5 dashtype solid
set label '' at screen 0.28375, screen 0.88901 point pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion
set label 'gil · run 1' at screen 0.31125, screen 0.88901 left textcolor rgb ink
set arrow from screen 0.43250, screen 0.88901 to screen 0.47250, screen 0.88901 nohead linecolor rgb mix(vermilion,ground,0.40) linewidth 1.5 dashtype (2,3)
set label '' at screen 0.45250, screen 0.88901 point pointtype 8 pointsize 0.9*shrink linecolor rgb mix(vermilion,ground,0.40)
set label 'gil · run 2' at screen 0.48000, screen 0.88901 left textcolor rgb ink
set arrow from screen 0.60125, screen 0.88901 to screen 0.64125, screen 0.88901 nohead linecolor rgb mix(vermilion,ink,0.40) linewidth 1.5 dashtype (10,3,2,3)
set label '' at screen 0.62125, screen 0.88901 point pointtype 9 pointsize 0.9*shrink linecolor rgb mix(vermilion,ink,0.40)
set label 'gil · run 3' at screen 0.64875, screen 0.88901 left textcolor rgb ink
set arrow from screen 0.77000, screen 0.88901 to screen 0.81000, screen 0.88901 nohead linecolor rgb mix(vermilion,ground,0.20) linewidth 1.5 dashtype (5,3)
set label '' at screen 0.79000, screen 0.88901 point pointtype 8 pointsize 0.9*shrink linecolor rgb mix(vermilion,ground,0.20)
set label 'gil · run 4' at screen 0.81750, screen 0.88901 left textcolor rgb ink
set arrow from screen 0.03250, screen 0.86459 to screen 0.07250, screen 0.86459 nohead linecolor rgb mix(vermilion,ink,0.20) linewidth 1.5 dashtype (1,2)
set label '' at screen 0.05250, screen 0.86459 point pointtype 9 pointsize 0.9*shrink linecolor rgb mix(vermilion,ink,0.20)
set label 'gil · run 5' at screen 0.08000, screen 0.86459 left textcolor rgb ink
set arrow from screen 0.20125, screen 0.86459 to screen 0.24125, screen 0.86459 nohead linecolor rgb green linewidth 1.8 dashtype (8,5)
set label '' at screen 0.22125, screen 0.86459 point pointtype 4 pointsize 1*shrink linecolor rgb green
set label 'processes · run 1' at screen 0.24875, screen 0.86459 left textcolor rgb ink
set arrow from screen 0.42375, screen 0.86459 to screen 0.46375, screen 0.86459 nohead linecolor rgb mix(green,ground,0.40) linewidth 1.8 dashtype (2,3)
set label '' at screen 0.44375, screen 0.86459 point pointtype 5 pointsize 1*shrink linecolor rgb mix(green,ground,0.40)
set label 'processes · run 2' at screen 0.47125, screen 0.86459 left textcolor rgb ink
set arrow from screen 0.64625, screen 0.86459 to screen 0.68625, screen 0.86459 nohead linecolor rgb mix(green,ink,0.40) linewidth 1.8 dashtype (10,3,2,3)
set label '' at screen 0.66625, screen 0.86459 point pointtype 4 pointsize 1*shrink linecolor rgb mix(green,ink,0.40)
set label 'processes · run 3' at screen 0.69375, screen 0.86459 left textcolor rgb ink
set arrow from screen 0.03250, screen 0.84018 to screen 0.07250, screen 0.84018 nohead linecolor rgb mix(green,ground,0.20) linewidth 1.8 dashtype (5,3)
set label '' at screen 0.05250, screen 0.84018 point pointtype 5 pointsize 1*shrink linecolor rgb mix(green,ground,0.20)
set label 'processes · run 4' at screen 0.08000, screen 0.84018 left textcolor rgb ink
set arrow from screen 0.25500, screen 0.84018 to screen 0.29500, screen 0.84018 nohead linecolor rgb mix(green,ink,0.20) linewidth 1.8 dashtype (1,2)
set label '' at screen 0.27500, screen 0.84018 point pointtype 4 pointsize 1*shrink linecolor rgb mix(green,ink,0.20)
set label 'processes · run 5' at screen 0.30250, screen 0.84018 left textcolor rgb ink
set grid xtics

set lmargin at screen 0.03250; set rmargin at screen 0.98250
set tmargin at screen 0.77802; set bmargin at screen 0.05549
set label 'mixed, 2 workers' at screen 0.03250, screen 0.80910 left font ',13' textcolor rgb ink
set label 'steps of 2 %' at screen 0.03250, screen 0.79023 left font ',11' textcolor rgb faint
set logscale x
set xrange [9.43494e+06:1.17312e+07]
set yrange [-0.2:15]
set ytics ('' 0, '' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13, '' 14)
set xtics ('9.6 ms' 9600000, '9.8 ms' 9800000, '10 ms' 10000000, '10.2 ms' 10200000, '10.4 ms' 10400000, '10.6 ms' 10600000, '10.8 ms' 10800000, '11 ms' 11000000, '11.2 ms' 11200000, '11.4 ms' 11400000, '11.6 ms' 11600000)
plot 'latency-distribution.dat' index 0 using 1:(14):(14+0.011343*$2) with filledcurves fillcolor rgb blend(grey, 0.6), \
  'latency-distribution.dat' index 0 using 1:(14+0.011343*$2) with lines linecolor rgb grey linewidth 1.5 dashtype solid, \
  'latency-distribution.dat' index 1 using 1:(13):(13+0.0149701*$2) with filledcurves fillcolor rgb blend(mix(grey,ground,0.40), 0.6), \
  'latency-distribution.dat' index 1 using 1:(13+0.0149701*$2) with lines linecolor rgb mix(grey,ground,0.40) linewidth 1.5 dashtype (2,3), \
  'latency-distribution.dat' index 2 using 1:(12):(12+0.0165147*$2) with filledcurves fillcolor rgb blend(mix(grey,ink,0.40), 0.6), \
  'latency-distribution.dat' index 2 using 1:(12+0.0165147*$2) with lines linecolor rgb mix(grey,ink,0.40) linewidth 1.5 dashtype (10,3,2,3), \
  'latency-distribution.dat' index 3 using 1:(11):(11+0.0125437*$2) with filledcurves fillcolor rgb blend(mix(grey,ground,0.20), 0.6), \
  'latency-distribution.dat' index 3 using 1:(11+0.0125437*$2) with lines linecolor rgb mix(grey,ground,0.20) linewidth 1.5 dashtype (5,3), \
  'latency-distribution.dat' index 4 using 1:(10):(10+0.016782*$2) with filledcurves fillcolor rgb blend(mix(grey,ink,0.20), 0.6), \
  'latency-distribution.dat' index 4 using 1:(10+0.016782*$2) with lines linecolor rgb mix(grey,ink,0.20) linewidth 1.5 dashtype (1,2), \
  'latency-distribution.dat' index 5 using 1:(10):2:3 with xerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb mix(grey,ink,0.20) linewidth 1.2, \
  'latency-distribution.dat' index 6 using 1:(9):(9+0.016662*$2) with filledcurves fillcolor rgb blend(vermilion, 0.6), \
  'latency-distribution.dat' index 6 using 1:(9+0.016662*$2) with lines linecolor rgb vermilion linewidth 1.5 dashtype solid, \
  'latency-distribution.dat' index 7 using 1:(8):(8+0.0127209*$2) with filledcurves fillcolor rgb blend(mix(vermilion,ground,0.40), 0.6), \
  'latency-distribution.dat' index 7 using 1:(8+0.0127209*$2) with lines linecolor rgb mix(vermilion,ground,0.40) linewidth 1.5 dashtype (2,3), \
  'latency-distribution.dat' index 8 using 1:(7):(7+0.0155402*$2) with filledcurves fillcolor rgb blend(mix(vermilion,ink,0.40), 0.6), \
  'latency-distribution.dat' index 8 using 1:(7+0.0155402*$2) with lines linecolor rgb mix(vermilion,ink,0.40) linewidth 1.5 dashtype (10,3,2,3), \
  'latency-distribution.dat' index 9 using 1:(6):(6+0.0143523*$2) with filledcurves fillcolor rgb blend(mix(vermilion,ground,0.20), 0.6), \
  'latency-distribution.dat' index 9 using 1:(6+0.0143523*$2) with lines linecolor rgb mix(vermilion,ground,0.20) linewidth 1.5 dashtype (5,3), \
  'latency-distribution.dat' index 10 using 1:(5):(5+0.0158054*$2) with filledcurves fillcolor rgb blend(mix(vermilion,ink,0.20), 0.6), \
  'latency-distribution.dat' index 10 using 1:(5+0.0158054*$2) with lines linecolor rgb mix(vermilion,ink,0.20) linewidth 1.5 dashtype (1,2), \
  'latency-distribution.dat' index 11 using 1:(5):2:3 with xerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb mix(vermilion,ink,0.20) linewidth 1.2, \
  'latency-distribution.dat' index 12 using 1:(4):(4+0.0160597*$2) with filledcurves fillcolor rgb blend(green, 0.6), \
  'latency-distribution.dat' index 12 using 1:(4+0.0160597*$2) with lines linecolor rgb green linewidth 1.8 dashtype (8,5), \
  'latency-distribution.dat' index 13 using 1:(3):(3+0.0114175*$2) with filledcurves fillcolor rgb blend(mix(green,ground,0.40), 0.6), \
  'latency-distribution.dat' index 13 using 1:(3+0.0114175*$2) with lines linecolor rgb mix(green,ground,0.40) linewidth 1.8 dashtype (2,3), \
  'latency-distribution.dat' index 14 using 1:(2):(2+0.016183*$2) with filledcurves fillcolor rgb blend(mix(green,ink,0.40), 0.6), \
  'latency-distribution.dat' index 14 using 1:(2+0.016183*$2) with lines linecolor rgb mix(green,ink,0.40) linewidth 1.8 dashtype (10,3,2,3), \
  'latency-distribution.dat' index 15 using 1:(1):(1+0.0115628*$2) with filledcurves fillcolor rgb blend(mix(green,ground,0.20), 0.6), \
  'latency-distribution.dat' index 15 using 1:(1+0.0115628*$2) with lines linecolor rgb mix(green,ground,0.20) linewidth 1.8 dashtype (5,3), \
  'latency-distribution.dat' index 16 using 1:(0):(0+0.0165392*$2) with filledcurves fillcolor rgb blend(mix(green,ink,0.20), 0.6), \
  'latency-distribution.dat' index 16 using 1:(0+0.0165392*$2) with lines linecolor rgb mix(green,ink,0.20) linewidth 1.8 dashtype (1,2), \
  'latency-distribution.dat' index 17 using 1:(0):2:3 with xerrorbars pointtype 4 pointsize 1*shrink linecolor rgb mix(green,ink,0.20) linewidth 1.2
unset label; unset arrow; unset object

unset multiplot
unset output
