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
    set terminal pngcairo noenhanced size fine*800,fine*1730 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,1730/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,1730 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'Where do the latencies lie?' at screen 0.03250, screen 0.98844 left font ',17' textcolor rgb ink
set label 'Share of all operations of 7 blocks in each step of latency, each curve as high as its row; a model''s slowest 5 %' at screen 0.03250, screen 0.97688 left font ',11' textcolor rgb faint
set label 'may lie beyond. Marks: single blocks'' median, and its 95 % interval' at screen 0.03250, screen 0.96763 left font ',11' textcolor rgb faint
set label 'latency (logarithmic)' at screen 0.50750, screen 0.00809 center textcolor rgb ink
set label 'emulated: tvp 0.1.0 (0875f1d), plan command-line, metric total' at screen 0.03250, screen 0.95491 left font ',11' textcolor rgb faint
set label 'CPython: tvp reference: CPython 3.11.7, plan cpython-all, metric elapsed' at screen 0.03250, screen 0.94220 left font ',11' textcolor rgb faint
set arrow from screen 0.03250, screen 0.92948 to screen 0.07250, screen 0.92948 nohead linecolor rgb grey linewidth 1.5 dashtype solid
set label '' at screen 0.05250, screen 0.92948 point pointtype 2 pointsize 0.8*shrink linecolor rgb grey
set label 'sequential · emulated' at screen 0.08000, screen 0.92948 left textcolor rgb ink
set arrow from screen 0.29125, screen 0.92948 to screen 0.33125, screen 0.92948 nohead linecolor rgb blue linewidth 3.5 dashtype solid
set label '' at screen 0.31125, screen 0.92948 point pointtype 7 pointsize 0.8*shrink linecolor rgb blue
set label 'threads · emulated' at screen 0.33875, screen 0.92948 left textcolor rgb ink
set arrow from screen 0.52250, screen 0.92948 to screen 0.56250, screen 0.92948 nohead linecolor rgb vermilion linewidth 1.5 dashtype solid
set label '' at screen 0.54250, screen 0.92948 point pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion
set label 'gil · emulated' at screen 0.57000, screen 0.92948 left textcolor rgb ink
set arrow from screen 0.71750, screen 0.92948 to screen 0.75750, screen 0.92948 nohead linecolor rgb green linewidth 1.8 dashtype (8,5)
set label '' at screen 0.73750, screen 0.92948 point pointtype 4 pointsize 1*shrink linecolor rgb green
set label 'processes · emulated' at screen 0.76500, screen 0.92948 left textcolor rgb ink
set arrow from screen 0.03250, screen 0.91676 to screen 0.07250, screen 0.91676 nohead linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3)
set label '' at screen 0.05250, screen 0.91676 point pointtype 13 pointsize 1*shrink linecolor rgb purple
set label 'cpython-sequential:version=3.11.7 · CPython' at screen 0.08000, screen 0.91676 left textcolor rgb ink
set arrow from screen 0.48875, screen 0.91676 to screen 0.52875, screen 0.91676 nohead linecolor rgb orange linewidth 1.5 dashtype (5,3)
set label '' at screen 0.50875, screen 0.91676 point pointtype 11 pointsize 0.9*shrink linecolor rgb orange
set label 'cpython-threads:version=3.11.7 · CPython' at screen 0.53625, screen 0.91676 left textcolor rgb ink
set arrow from screen 0.03250, screen 0.90405 to screen 0.07250, screen 0.90405 nohead linecolor rgb sky linewidth 1.8 dashtype (2,2)
set label '' at screen 0.05250, screen 0.90405 point pointtype 6 pointsize 0.9*shrink linecolor rgb sky
set label 'cpython-processes:version=3.11.7:start=fork · CPython' at screen 0.08000, screen 0.90405 left textcolor rgb ink
set grid xtics

set lmargin at screen 0.03250; set rmargin at screen 0.49125
set tmargin at screen 0.87168; set bmargin at screen 0.68960
set label 'mixed, 2 workers' at screen 0.03250, screen 0.88786 left font ',13' textcolor rgb ink
set label 'steps of 2 %; cpu=10%' at screen 0.03250, screen 0.87803 left font ',11' textcolor rgb faint
set logscale x
set xrange [9.24994e+06:1.15011e+07]
set yrange [-0.2:7]
set ytics ('' 0, '' 1, '' 2, '' 3, '' 4, '' 5, '' 6)
set xtics ('9.5 ms' 9500000, '10 ms' 10000000, '10.5 ms' 10500000, '11 ms' 11000000)
plot 'latency-distribution.dat' index 0 using 1:(6):(6+0.0100158*$2) with filledcurves fillcolor rgb blend(grey, 0.6), \
  'latency-distribution.dat' index 0 using 1:(6+0.0100158*$2) with lines linecolor rgb grey linewidth 1.5 dashtype solid, \
  'latency-distribution.dat' index 1 using 1:(6):2:3 with xerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'latency-distribution.dat' index 2 using 1:(5):(5+0.0105981*$2) with filledcurves fillcolor rgb blend(blue, 0.6), \
  'latency-distribution.dat' index 2 using 1:(5+0.0105981*$2) with lines linecolor rgb blue linewidth 2 dashtype solid, \
  'latency-distribution.dat' index 3 using 1:(5):2:3 with xerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2, \
  'latency-distribution.dat' index 4 using 1:(4):(4+0.0102837*$2) with filledcurves fillcolor rgb blend(vermilion, 0.6), \
  'latency-distribution.dat' index 4 using 1:(4+0.0102837*$2) with lines linecolor rgb vermilion linewidth 1.5 dashtype solid, \
  'latency-distribution.dat' index 5 using 1:(4):2:3 with xerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  'latency-distribution.dat' index 6 using 1:(3):(3+0.0103854*$2) with filledcurves fillcolor rgb blend(green, 0.6), \
  'latency-distribution.dat' index 6 using 1:(3+0.0103854*$2) with lines linecolor rgb green linewidth 1.8 dashtype (8,5), \
  'latency-distribution.dat' index 7 using 1:(3):2:3 with xerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2, \
  'latency-distribution.dat' index 8 using 1:(2):(2+0.0131807*$2) with filledcurves fillcolor rgb blend(purple, 0.6), \
  'latency-distribution.dat' index 8 using 1:(2+0.0131807*$2) with lines linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3), \
  'latency-distribution.dat' index 9 using 1:(2):2:3 with xerrorbars pointtype 13 pointsize 1*shrink linecolor rgb purple linewidth 1.2, \
  'latency-distribution.dat' index 10 using 1:(1):(1+0.0154304*$2) with filledcurves fillcolor rgb blend(orange, 0.6), \
  'latency-distribution.dat' index 10 using 1:(1+0.0154304*$2) with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'latency-distribution.dat' index 11 using 1:(1):2:3 with xerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.52375; set rmargin at screen 0.98250
set tmargin at screen 0.87168; set bmargin at screen 0.68960
set label 'mixed, 4 workers' at screen 0.52375, screen 0.88786 left font ',13' textcolor rgb ink
set label 'steps of 2 %; cpu=10%' at screen 0.52375, screen 0.87803 left font ',11' textcolor rgb faint
set logscale x
set xrange [9.24994e+06:1.15011e+07]
set yrange [-0.2:7]
set ytics ('' 0, '' 1, '' 2, '' 3, '' 4, '' 5, '' 6)
set xtics ('9.5 ms' 9500000, '10 ms' 10000000, '10.5 ms' 10500000, '11 ms' 11000000)
plot 'latency-distribution.dat' index 12 using 1:(6):(6+0.0097185*$2) with filledcurves fillcolor rgb blend(grey, 0.6), \
  'latency-distribution.dat' index 12 using 1:(6+0.0097185*$2) with lines linecolor rgb grey linewidth 1.5 dashtype solid, \
  'latency-distribution.dat' index 13 using 1:(6):2:3 with xerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'latency-distribution.dat' index 14 using 1:(5):(5+0.0114571*$2) with filledcurves fillcolor rgb blend(blue, 0.6), \
  'latency-distribution.dat' index 14 using 1:(5+0.0114571*$2) with lines linecolor rgb blue linewidth 2 dashtype solid, \
  'latency-distribution.dat' index 15 using 1:(5):2:3 with xerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2, \
  'latency-distribution.dat' index 16 using 1:(4):(4+0.01051*$2) with filledcurves fillcolor rgb blend(vermilion, 0.6), \
  'latency-distribution.dat' index 16 using 1:(4+0.01051*$2) with lines linecolor rgb vermilion linewidth 1.5 dashtype solid, \
  'latency-distribution.dat' index 17 using 1:(4):2:3 with xerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  'latency-distribution.dat' index 18 using 1:(3):(3+0.0114806*$2) with filledcurves fillcolor rgb blend(green, 0.6), \
  'latency-distribution.dat' index 18 using 1:(3+0.0114806*$2) with lines linecolor rgb green linewidth 1.8 dashtype (8,5), \
  'latency-distribution.dat' index 19 using 1:(3):2:3 with xerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2, \
  'latency-distribution.dat' index 20 using 1:(2):(2+0.0137868*$2) with filledcurves fillcolor rgb blend(purple, 0.6), \
  'latency-distribution.dat' index 20 using 1:(2+0.0137868*$2) with lines linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3), \
  'latency-distribution.dat' index 21 using 1:(2):2:3 with xerrorbars pointtype 13 pointsize 1*shrink linecolor rgb purple linewidth 1.2, \
  'latency-distribution.dat' index 22 using 1:(1):(1+0.0128711*$2) with filledcurves fillcolor rgb blend(orange, 0.6), \
  'latency-distribution.dat' index 22 using 1:(1+0.0128711*$2) with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'latency-distribution.dat' index 23 using 1:(1):2:3 with xerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.03250; set rmargin at screen 0.49125
set tmargin at screen 0.65145; set bmargin at screen 0.46936
set label 'mixed, 2 workers' at screen 0.03250, screen 0.66763 left font ',13' textcolor rgb ink
set label 'steps of 2 %; cpu=25%' at screen 0.03250, screen 0.65780 left font ',11' textcolor rgb faint
set logscale x
set xrange [9.62364e+06:1.40198e+07]
set yrange [-0.2:7]
set ytics ('' 0, '' 1, '' 2, '' 3, '' 4, '' 5, '' 6)
set xtics ('10 ms' 10000000, '11 ms' 11000000, '12 ms' 12000000, '13 ms' 13000000)
plot 'latency-distribution.dat' index 24 using 1:(6):(6+0.0118594*$2) with filledcurves fillcolor rgb blend(grey, 0.6), \
  'latency-distribution.dat' index 24 using 1:(6+0.0118594*$2) with lines linecolor rgb grey linewidth 1.5 dashtype solid, \
  'latency-distribution.dat' index 25 using 1:(6):2:3 with xerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'latency-distribution.dat' index 26 using 1:(5):(5+0.0125806*$2) with filledcurves fillcolor rgb blend(blue, 0.6), \
  'latency-distribution.dat' index 26 using 1:(5+0.0125806*$2) with lines linecolor rgb blue linewidth 2 dashtype solid, \
  'latency-distribution.dat' index 27 using 1:(5):2:3 with xerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2, \
  'latency-distribution.dat' index 28 using 1:(4):(4+0.0118141*$2) with filledcurves fillcolor rgb blend(vermilion, 0.6), \
  'latency-distribution.dat' index 28 using 1:(4+0.0118141*$2) with lines linecolor rgb vermilion linewidth 1.5 dashtype solid, \
  'latency-distribution.dat' index 29 using 1:(4):2:3 with xerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  'latency-distribution.dat' index 30 using 1:(3):(3+0.012429*$2) with filledcurves fillcolor rgb blend(green, 0.6), \
  'latency-distribution.dat' index 30 using 1:(3+0.012429*$2) with lines linecolor rgb green linewidth 1.8 dashtype (8,5), \
  'latency-distribution.dat' index 31 using 1:(3):2:3 with xerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2, \
  'latency-distribution.dat' index 32 using 1:(2):(2+0.0143203*$2) with filledcurves fillcolor rgb blend(purple, 0.6), \
  'latency-distribution.dat' index 32 using 1:(2+0.0143203*$2) with lines linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3), \
  'latency-distribution.dat' index 33 using 1:(2):2:3 with xerrorbars pointtype 13 pointsize 1*shrink linecolor rgb purple linewidth 1.2, \
  'latency-distribution.dat' index 34 using 1:(1):(1+0.0158989*$2) with filledcurves fillcolor rgb blend(orange, 0.6), \
  'latency-distribution.dat' index 34 using 1:(1+0.0158989*$2) with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'latency-distribution.dat' index 35 using 1:(1):2:3 with xerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.52375; set rmargin at screen 0.98250
set tmargin at screen 0.65145; set bmargin at screen 0.46936
set label 'mixed, 4 workers' at screen 0.52375, screen 0.66763 left font ',13' textcolor rgb ink
set label 'steps of 2 %; cpu=25%' at screen 0.52375, screen 0.65780 left font ',11' textcolor rgb faint
set logscale x
set xrange [9.62364e+06:1.40198e+07]
set yrange [-0.2:7]
set ytics ('' 0, '' 1, '' 2, '' 3, '' 4, '' 5, '' 6)
set xtics ('10 ms' 10000000, '11 ms' 11000000, '12 ms' 12000000, '13 ms' 13000000)
plot 'latency-distribution.dat' index 36 using 1:(6):(6+0.0112745*$2) with filledcurves fillcolor rgb blend(grey, 0.6), \
  'latency-distribution.dat' index 36 using 1:(6+0.0112745*$2) with lines linecolor rgb grey linewidth 1.5 dashtype solid, \
  'latency-distribution.dat' index 37 using 1:(6):2:3 with xerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'latency-distribution.dat' index 38 using 1:(5):(5+0.0215243*$2) with filledcurves fillcolor rgb blend(blue, 0.6), \
  'latency-distribution.dat' index 38 using 1:(5+0.0215243*$2) with lines linecolor rgb blue linewidth 2 dashtype solid, \
  'latency-distribution.dat' index 39 using 1:(5):2:3 with xerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2, \
  'latency-distribution.dat' index 40 using 1:(4):(4+0.0123004*$2) with filledcurves fillcolor rgb blend(vermilion, 0.6), \
  'latency-distribution.dat' index 40 using 1:(4+0.0123004*$2) with lines linecolor rgb vermilion linewidth 1.5 dashtype solid, \
  'latency-distribution.dat' index 41 using 1:(4):2:3 with xerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  'latency-distribution.dat' index 42 using 1:(3):(3+0.0187432*$2) with filledcurves fillcolor rgb blend(green, 0.6), \
  'latency-distribution.dat' index 42 using 1:(3+0.0187432*$2) with lines linecolor rgb green linewidth 1.8 dashtype (8,5), \
  'latency-distribution.dat' index 43 using 1:(3):2:3 with xerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2, \
  'latency-distribution.dat' index 44 using 1:(2):(2+0.0149924*$2) with filledcurves fillcolor rgb blend(purple, 0.6), \
  'latency-distribution.dat' index 44 using 1:(2+0.0149924*$2) with lines linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3), \
  'latency-distribution.dat' index 45 using 1:(2):2:3 with xerrorbars pointtype 13 pointsize 1*shrink linecolor rgb purple linewidth 1.2, \
  'latency-distribution.dat' index 46 using 1:(1):(1+0.017721*$2) with filledcurves fillcolor rgb blend(orange, 0.6), \
  'latency-distribution.dat' index 46 using 1:(1+0.017721*$2) with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'latency-distribution.dat' index 47 using 1:(1):2:3 with xerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.03250; set rmargin at screen 0.49125
set tmargin at screen 0.43121; set bmargin at screen 0.24913
set label 'mixed, 2 workers' at screen 0.03250, screen 0.44740 left font ',13' textcolor rgb ink
set label 'steps of 10 %; cpu=75%' at screen 0.03250, screen 0.43757 left font ',11' textcolor rgb faint
set logscale x
set xrange [5.5848e+06:6.05097e+07]
set yrange [-0.2:7]
set ytics ('' 0, '' 1, '' 2, '' 3, '' 4, '' 5, '' 6)
set xtics ('10 ms' 10000000, '20 ms' 20000000, '50 ms' 50000000)
plot 'latency-distribution.dat' index 48 using 1:(6):(6+0.0085*$2) with filledcurves fillcolor rgb blend(grey, 0.6), \
  'latency-distribution.dat' index 48 using 1:(6+0.0085*$2) with lines linecolor rgb grey linewidth 1.5 dashtype solid, \
  'latency-distribution.dat' index 49 using 1:(6):2:3 with xerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'latency-distribution.dat' index 50 using 1:(5):(5+0.00924272*$2) with filledcurves fillcolor rgb blend(blue, 0.6), \
  'latency-distribution.dat' index 50 using 1:(5+0.00924272*$2) with lines linecolor rgb blue linewidth 2 dashtype solid, \
  'latency-distribution.dat' index 51 using 1:(5):2:3 with xerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2, \
  'latency-distribution.dat' index 52 using 1:(4):(4+0.0101744*$2) with filledcurves fillcolor rgb blend(vermilion, 0.6), \
  'latency-distribution.dat' index 52 using 1:(4+0.0101744*$2) with lines linecolor rgb vermilion linewidth 1.5 dashtype solid, \
  'latency-distribution.dat' index 53 using 1:(4):2:3 with xerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  'latency-distribution.dat' index 54 using 1:(3):(3+0.00881217*$2) with filledcurves fillcolor rgb blend(green, 0.6), \
  'latency-distribution.dat' index 54 using 1:(3+0.00881217*$2) with lines linecolor rgb green linewidth 1.8 dashtype (8,5), \
  'latency-distribution.dat' index 55 using 1:(3):2:3 with xerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2, \
  'latency-distribution.dat' index 56 using 1:(2):(2+0.0163224*$2) with filledcurves fillcolor rgb blend(purple, 0.6), \
  'latency-distribution.dat' index 56 using 1:(2+0.0163224*$2) with lines linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3), \
  'latency-distribution.dat' index 57 using 1:(2):2:3 with xerrorbars pointtype 13 pointsize 1*shrink linecolor rgb purple linewidth 1.2, \
  'latency-distribution.dat' index 58 using 1:(1):(1+0.0160699*$2) with filledcurves fillcolor rgb blend(orange, 0.6), \
  'latency-distribution.dat' index 58 using 1:(1+0.0160699*$2) with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'latency-distribution.dat' index 59 using 1:(1):2:3 with xerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.52375; set rmargin at screen 0.98250
set tmargin at screen 0.43121; set bmargin at screen 0.24913
set label 'mixed, 4 workers' at screen 0.52375, screen 0.44740 left font ',13' textcolor rgb ink
set label 'steps of 10 %; cpu=75%' at screen 0.52375, screen 0.43757 left font ',11' textcolor rgb faint
set logscale x
set xrange [5.5848e+06:6.05097e+07]
set yrange [-0.2:7]
set ytics ('' 0, '' 1, '' 2, '' 3, '' 4, '' 5, '' 6)
set xtics ('10 ms' 10000000, '20 ms' 20000000, '50 ms' 50000000)
plot 'latency-distribution.dat' index 60 using 1:(6):(6+0.0085*$2) with filledcurves fillcolor rgb blend(grey, 0.6), \
  'latency-distribution.dat' index 60 using 1:(6+0.0085*$2) with lines linecolor rgb grey linewidth 1.5 dashtype solid, \
  'latency-distribution.dat' index 61 using 1:(6):2:3 with xerrorbars pointtype 2 pointsize 0.8*shrink linecolor rgb grey linewidth 1.2, \
  'latency-distribution.dat' index 62 using 1:(5):(5+0.0294257*$2) with filledcurves fillcolor rgb blend(blue, 0.6), \
  'latency-distribution.dat' index 62 using 1:(5+0.0294257*$2) with lines linecolor rgb blue linewidth 2 dashtype solid, \
  'latency-distribution.dat' index 63 using 1:(5):2:3 with xerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb blue linewidth 1.2, \
  'latency-distribution.dat' index 64 using 1:(4):(4+0.0781812*$2) with filledcurves fillcolor rgb blend(vermilion, 0.6), \
  'latency-distribution.dat' index 64 using 1:(4+0.0781812*$2) with lines linecolor rgb vermilion linewidth 1.5 dashtype solid, \
  'latency-distribution.dat' index 65 using 1:(4):2:3 with xerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb vermilion linewidth 1.2, \
  'latency-distribution.dat' index 66 using 1:(3):(3+0.0218035*$2) with filledcurves fillcolor rgb blend(green, 0.6), \
  'latency-distribution.dat' index 66 using 1:(3+0.0218035*$2) with lines linecolor rgb green linewidth 1.8 dashtype (8,5), \
  'latency-distribution.dat' index 67 using 1:(3):2:3 with xerrorbars pointtype 4 pointsize 1*shrink linecolor rgb green linewidth 1.2, \
  'latency-distribution.dat' index 68 using 1:(2):(2+0.0175836*$2) with filledcurves fillcolor rgb blend(purple, 0.6), \
  'latency-distribution.dat' index 68 using 1:(2+0.0175836*$2) with lines linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3), \
  'latency-distribution.dat' index 69 using 1:(2):2:3 with xerrorbars pointtype 13 pointsize 1*shrink linecolor rgb purple linewidth 1.2, \
  'latency-distribution.dat' index 70 using 1:(1):(1+0.0693659*$2) with filledcurves fillcolor rgb blend(orange, 0.6), \
  'latency-distribution.dat' index 70 using 1:(1+0.0693659*$2) with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'latency-distribution.dat' index 71 using 1:(1):2:3 with xerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.03250; set rmargin at screen 0.49125
set tmargin at screen 0.21098; set bmargin at screen 0.02890
set label 'mixed, 2 workers' at screen 0.03250, screen 0.22717 left font ',13' textcolor rgb ink
set label 'steps of 3 %' at screen 0.03250, screen 0.21734 left font ',11' textcolor rgb faint
set logscale x
set xrange [7.3776e+06:4.21999e+07]
set yrange [-0.2:7]
set ytics ('' 0, '' 1, '' 2, '' 3, '' 4, '' 5, '' 6)
set xtics ('10 ms' 10000000, '15 ms' 15000000, '20 ms' 20000000, '30 ms' 30000000)
plot 'latency-distribution.dat' index 72 using 1:(2):(2+0.0185052*$2) with filledcurves fillcolor rgb blend(purple, 0.6), \
  'latency-distribution.dat' index 72 using 1:(2+0.0185052*$2) with lines linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3), \
  'latency-distribution.dat' index 73 using 1:(2):2:3 with xerrorbars pointtype 13 pointsize 1*shrink linecolor rgb purple linewidth 1.2, \
  'latency-distribution.dat' index 74 using 1:(1):(1+0.0317226*$2) with filledcurves fillcolor rgb blend(orange, 0.6), \
  'latency-distribution.dat' index 74 using 1:(1+0.0317226*$2) with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'latency-distribution.dat' index 75 using 1:(1):2:3 with xerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2, \
  'latency-distribution.dat' index 76 using 1:(0):(0+0.0248499*$2) with filledcurves fillcolor rgb blend(sky, 0.6), \
  'latency-distribution.dat' index 76 using 1:(0+0.0248499*$2) with lines linecolor rgb sky linewidth 1.8 dashtype (2,2), \
  'latency-distribution.dat' index 77 using 1:(0):2:3 with xerrorbars pointtype 6 pointsize 0.9*shrink linecolor rgb sky linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.52375; set rmargin at screen 0.98250
set tmargin at screen 0.21098; set bmargin at screen 0.02890
set label 'mixed, 4 workers' at screen 0.52375, screen 0.22717 left font ',13' textcolor rgb ink
set label 'steps of 3 %' at screen 0.52375, screen 0.21734 left font ',11' textcolor rgb faint
set logscale x
set xrange [7.3776e+06:4.21999e+07]
set yrange [-0.2:7]
set ytics ('' 0, '' 1, '' 2, '' 3, '' 4, '' 5, '' 6)
set xtics ('10 ms' 10000000, '15 ms' 15000000, '20 ms' 20000000, '30 ms' 30000000)
plot 'latency-distribution.dat' index 78 using 1:(2):(2+0.0212169*$2) with filledcurves fillcolor rgb blend(purple, 0.6), \
  'latency-distribution.dat' index 78 using 1:(2+0.0212169*$2) with lines linecolor rgb purple linewidth 1.5 dashtype (10,3,2,3), \
  'latency-distribution.dat' index 79 using 1:(2):2:3 with xerrorbars pointtype 13 pointsize 1*shrink linecolor rgb purple linewidth 1.2, \
  'latency-distribution.dat' index 80 using 1:(1):(1+0.0564646*$2) with filledcurves fillcolor rgb blend(orange, 0.6), \
  'latency-distribution.dat' index 80 using 1:(1+0.0564646*$2) with lines linecolor rgb orange linewidth 1.5 dashtype (5,3), \
  'latency-distribution.dat' index 81 using 1:(1):2:3 with xerrorbars pointtype 11 pointsize 0.9*shrink linecolor rgb orange linewidth 1.2
unset label; unset arrow; unset object

unset multiplot
unset output
