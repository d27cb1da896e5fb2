# Drawn by tvp, from total-time.dat. To draw it again, in this folder:
#   gnuplot total-time.gp
#   gnuplot -e "format='png'; theme='dark'" total-time.gp
set encoding utf8
if (!exists('format')) format = 'svg' # png, pdf
if (!exists('theme')) theme = 'light'
if (!exists('file')) file = 'total-time.'.format
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
    set terminal pngcairo noenhanced size fine*800,fine*882 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,882/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,882 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'How long does the whole job take?' at screen 0.08250, screen 0.97732 left font ',17' textcolor rgb ink
set label 'Medians of 7 blocks; the whisker is the 95 % interval of the total' at screen 0.08250, screen 0.95465 left font ',11' textcolor rgb faint
set label 'workers' at screen 0.53250, screen 0.01587 center textcolor rgb ink
set label 'Each run did a count of operations of its own' at screen 0.08250, screen 0.92971 left font ',11' textcolor rgb faint
set label 'emulated: tvp 0.1.0 (0875f1d), plan command-line, metric total' at screen 0.08250, screen 0.90476 left font ',11' textcolor rgb faint
set label 'CPython: tvp reference: CPython 3.11.7, plan cpython-all, metric elapsed' at screen 0.08250, screen 0.87982 left font ',11' textcolor rgb faint
set object rectangle from screen 0.08250, screen 0.84807 to screen 0.10000, screen 0.86168 fillcolor rgb grey fillstyle solid noborder
set label 'sequential' at screen 0.10750, screen 0.85488 left textcolor rgb ink
set object rectangle from screen 0.22000, screen 0.84807 to screen 0.23750, screen 0.86168 fillcolor rgb blue fillstyle solid noborder
set label 'threads' at screen 0.24500, screen 0.85488 left textcolor rgb ink
set object rectangle from screen 0.33000, screen 0.84807 to screen 0.34750, screen 0.86168 fillcolor rgb vermilion fillstyle solid noborder
set label 'gil' at screen 0.35500, screen 0.85488 left textcolor rgb ink
set object rectangle from screen 0.40375, screen 0.84807 to screen 0.42125, screen 0.86168 fillcolor rgb green fillstyle solid noborder
set label 'processes' at screen 0.42875, screen 0.85488 left textcolor rgb ink
set object rectangle from screen 0.53125, screen 0.84807 to screen 0.54875, screen 0.86168 fillcolor rgb purple fillstyle solid noborder
set label 'cpython-sequential:version=3.11.7' at screen 0.55625, screen 0.85488 left textcolor rgb ink
set object rectangle from screen 0.08250, screen 0.82313 to screen 0.10000, screen 0.83673 fillcolor rgb orange fillstyle solid noborder
set label 'cpython-threads:version=3.11.7' at screen 0.10750, screen 0.82993 left textcolor rgb ink
set object rectangle from screen 0.40000, screen 0.82313 to screen 0.41750, screen 0.83673 fillcolor rgb sky fillstyle solid noborder
set label 'cpython-processes:version=3.11.7:start=fork' at screen 0.42500, screen 0.82993 left textcolor rgb ink
set object rectangle from screen 0.08250, screen 0.79819 to screen 0.10000, screen 0.81179 fillcolor rgb contrast fillstyle solid noborder
set label 'cpython-processes:version=3.11.7:start=spawn' at screen 0.10750, screen 0.80499 left textcolor rgb ink
set object rectangle from screen 0.08250, screen 0.77324 to screen 0.10000, screen 0.78685 fillcolor rgb purple fillstyle solid noborder
set label 'cpython-processes:version=3.11.7:start=forkserver' at screen 0.10750, screen 0.78005 left textcolor rgb ink
set object rectangle from screen 0.57000, screen 0.77324 to screen 0.58750, screen 0.78685 fillcolor rgb tint(frame, 0.65) fillstyle solid noborder
set label 'create (light)' at screen 0.59500, screen 0.78005 left textcolor rgb ink
set object rectangle from screen 0.74250, screen 0.77324 to screen 0.76000, screen 0.78685 fillcolor rgb frame fillstyle solid noborder
set label 'work' at screen 0.76750, screen 0.78005 left textcolor rgb ink
set object rectangle from screen 0.82500, screen 0.77324 to screen 0.84250, screen 0.78685 fillcolor rgb shade(frame, 0.55) fillstyle solid noborder
set label 'join (dark)' at screen 0.85000, screen 0.78005 left textcolor rgb ink

set lmargin at screen 0.08250; set rmargin at screen 0.24500
set tmargin at screen 0.71655; set bmargin at screen 0.54649
set label 'bytecode' at screen 0.08250, screen 0.74830 left font ',13' textcolor rgb ink
set label 'emulated' at screen 0.08250, screen 0.72902 left font ',11' textcolor rgb faint
unit = 1e+06
set format y '%g ms'
set yrange [0:453.73]
set ytics 100
set xrange [-1:9]
set xtics ('2' 1.5, '4' 6.5) scale 0
plot 0 with lines linecolor rgb axis linewidth 1, \
  'total-time.dat' index 0 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(grey, 0.65), \
  'total-time.dat' index 0 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb grey, \
  'total-time.dat' index 0 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(grey, 0.55), \
  'total-time.dat' index 0 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 1 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(blue, 0.65), \
  'total-time.dat' index 1 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb blue, \
  'total-time.dat' index 1 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(blue, 0.55), \
  'total-time.dat' index 1 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 2 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(vermilion, 0.65), \
  'total-time.dat' index 2 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb vermilion, \
  'total-time.dat' index 2 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(vermilion, 0.55), \
  'total-time.dat' index 2 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 3 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(green, 0.65), \
  'total-time.dat' index 3 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb green, \
  'total-time.dat' index 3 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(green, 0.55), \
  'total-time.dat' index 3 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.32750; set rmargin at screen 0.49000
set tmargin at screen 0.71655; set bmargin at screen 0.54649
set label 'bytecode' at screen 0.32750, screen 0.74830 left font ',13' textcolor rgb ink
set label 'CPython' at screen 0.32750, screen 0.72902 left font ',11' textcolor rgb faint
unit = 1e+09
set format y '%g s'
set yrange [0:1.8215]
set ytics 0.5
set xrange [-1:7]
set xtics ('2' 1, '4' 5) scale 0
plot 0 with lines linecolor rgb axis linewidth 1, \
  'total-time.dat' index 4 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(purple, 0.65), \
  'total-time.dat' index 4 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb purple, \
  'total-time.dat' index 4 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(purple, 0.55), \
  'total-time.dat' index 4 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 5 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(orange, 0.65), \
  'total-time.dat' index 5 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb orange, \
  'total-time.dat' index 5 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(orange, 0.55), \
  'total-time.dat' index 5 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 6 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(sky, 0.65), \
  'total-time.dat' index 6 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb sky, \
  'total-time.dat' index 6 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(sky, 0.55), \
  'total-time.dat' index 6 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.57250; set rmargin at screen 0.73500
set tmargin at screen 0.71655; set bmargin at screen 0.54649
set label 'mixed' at screen 0.57250, screen 0.74830 left font ',13' textcolor rgb ink
set label 'emulated, cpu=10%' at screen 0.57250, screen 0.72902 left font ',11' textcolor rgb faint
unit = 1e+06
set format y '%g ms'
set yrange [0:344.64]
set ytics 100
set xrange [-1:9]
set xtics ('2' 1.5, '4' 6.5) scale 0
plot 0 with lines linecolor rgb axis linewidth 1, \
  'total-time.dat' index 7 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(grey, 0.65), \
  'total-time.dat' index 7 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb grey, \
  'total-time.dat' index 7 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(grey, 0.55), \
  'total-time.dat' index 7 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 8 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(blue, 0.65), \
  'total-time.dat' index 8 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb blue, \
  'total-time.dat' index 8 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(blue, 0.55), \
  'total-time.dat' index 8 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 9 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(vermilion, 0.65), \
  'total-time.dat' index 9 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb vermilion, \
  'total-time.dat' index 9 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(vermilion, 0.55), \
  'total-time.dat' index 9 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 10 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(green, 0.65), \
  'total-time.dat' index 10 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb green, \
  'total-time.dat' index 10 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(green, 0.55), \
  'total-time.dat' index 10 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.81750; set rmargin at screen 0.98000
set tmargin at screen 0.71655; set bmargin at screen 0.54649
set label 'mixed' at screen 0.81750, screen 0.74830 left font ',13' textcolor rgb ink
set label 'CPython, cpu=10%' at screen 0.81750, screen 0.72902 left font ',11' textcolor rgb faint
unit = 1e+06
set format y '%g ms'
set yrange [0:870.84]
set ytics 200
set xrange [-1:5]
set xtics ('2' 0.5, '4' 3.5) scale 0
plot 0 with lines linecolor rgb axis linewidth 1, \
  'total-time.dat' index 11 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(purple, 0.65), \
  'total-time.dat' index 11 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb purple, \
  'total-time.dat' index 11 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(purple, 0.55), \
  'total-time.dat' index 11 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 12 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(orange, 0.65), \
  'total-time.dat' index 12 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb orange, \
  'total-time.dat' index 12 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(orange, 0.55), \
  'total-time.dat' index 12 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.08250; set rmargin at screen 0.24500
set tmargin at screen 0.47166; set bmargin at screen 0.30159
set label 'mixed' at screen 0.08250, screen 0.50340 left font ',13' textcolor rgb ink
set label 'emulated, cpu=25%' at screen 0.08250, screen 0.48413 left font ',11' textcolor rgb faint
unit = 1e+06
set format y '%g ms'
set yrange [0:344.03]
set ytics 100
set xrange [-1:9]
set xtics ('2' 1.5, '4' 6.5) scale 0
plot 0 with lines linecolor rgb axis linewidth 1, \
  'total-time.dat' index 13 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(grey, 0.65), \
  'total-time.dat' index 13 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb grey, \
  'total-time.dat' index 13 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(grey, 0.55), \
  'total-time.dat' index 13 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 14 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(blue, 0.65), \
  'total-time.dat' index 14 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb blue, \
  'total-time.dat' index 14 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(blue, 0.55), \
  'total-time.dat' index 14 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 15 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(vermilion, 0.65), \
  'total-time.dat' index 15 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb vermilion, \
  'total-time.dat' index 15 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(vermilion, 0.55), \
  'total-time.dat' index 15 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 16 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(green, 0.65), \
  'total-time.dat' index 16 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb green, \
  'total-time.dat' index 16 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(green, 0.55), \
  'total-time.dat' index 16 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.32750; set rmargin at screen 0.49000
set tmargin at screen 0.47166; set bmargin at screen 0.30159
set label 'mixed' at screen 0.32750, screen 0.50340 left font ',13' textcolor rgb ink
set label 'CPython, cpu=25%' at screen 0.32750, screen 0.48413 left font ',11' textcolor rgb faint
unit = 1e+06
set format y '%g ms'
set yrange [0:861.09]
set ytics 200
set xrange [-1:5]
set xtics ('2' 0.5, '4' 3.5) scale 0
plot 0 with lines linecolor rgb axis linewidth 1, \
  'total-time.dat' index 17 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(purple, 0.65), \
  'total-time.dat' index 17 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb purple, \
  'total-time.dat' index 17 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(purple, 0.55), \
  'total-time.dat' index 17 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 18 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(orange, 0.65), \
  'total-time.dat' index 18 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb orange, \
  'total-time.dat' index 18 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(orange, 0.55), \
  'total-time.dat' index 18 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.57250; set rmargin at screen 0.73500
set tmargin at screen 0.47166; set bmargin at screen 0.30159
set label 'mixed' at screen 0.57250, screen 0.50340 left font ',13' textcolor rgb ink
set label 'emulated, cpu=75%' at screen 0.57250, screen 0.48413 left font ',11' textcolor rgb faint
unit = 1e+06
set format y '%g ms'
set yrange [0:345.39]
set ytics 100
set xrange [-1:9]
set xtics ('2' 1.5, '4' 6.5) scale 0
plot 0 with lines linecolor rgb axis linewidth 1, \
  'total-time.dat' index 19 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(grey, 0.65), \
  'total-time.dat' index 19 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb grey, \
  'total-time.dat' index 19 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(grey, 0.55), \
  'total-time.dat' index 19 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 20 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(blue, 0.65), \
  'total-time.dat' index 20 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb blue, \
  'total-time.dat' index 20 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(blue, 0.55), \
  'total-time.dat' index 20 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 21 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(vermilion, 0.65), \
  'total-time.dat' index 21 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb vermilion, \
  'total-time.dat' index 21 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(vermilion, 0.55), \
  'total-time.dat' index 21 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 22 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(green, 0.65), \
  'total-time.dat' index 22 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb green, \
  'total-time.dat' index 22 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(green, 0.55), \
  'total-time.dat' index 22 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.81750; set rmargin at screen 0.98000
set tmargin at screen 0.47166; set bmargin at screen 0.30159
set label 'mixed' at screen 0.81750, screen 0.50340 left font ',13' textcolor rgb ink
set label 'CPython, cpu=75%' at screen 0.81750, screen 0.48413 left font ',11' textcolor rgb faint
unit = 1e+06
set format y '%g ms'
set yrange [0:871.09]
set ytics 200
set xrange [-1:5]
set xtics ('2' 0.5, '4' 3.5) scale 0
plot 0 with lines linecolor rgb axis linewidth 1, \
  'total-time.dat' index 23 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(purple, 0.65), \
  'total-time.dat' index 23 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb purple, \
  'total-time.dat' index 23 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(purple, 0.55), \
  'total-time.dat' index 23 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 24 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(orange, 0.65), \
  'total-time.dat' index 24 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb orange, \
  'total-time.dat' index 24 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(orange, 0.55), \
  'total-time.dat' index 24 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.08250; set rmargin at screen 0.24500
set tmargin at screen 0.22676; set bmargin at screen 0.05669
set label 'mixed' at screen 0.08250, screen 0.25850 left font ',13' textcolor rgb ink
set label 'CPython' at screen 0.08250, screen 0.23923 left font ',11' textcolor rgb faint
unit = 1e+09
set format y '%g s'
set yrange [0:1.1352]
set ytics 0.5
set xrange [-1:7]
set xtics ('2' 1, '4' 5) scale 0
plot 0 with lines linecolor rgb axis linewidth 1, \
  'total-time.dat' index 25 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(purple, 0.65), \
  'total-time.dat' index 25 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb purple, \
  'total-time.dat' index 25 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(purple, 0.55), \
  'total-time.dat' index 25 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 26 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(orange, 0.65), \
  'total-time.dat' index 26 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb orange, \
  'total-time.dat' index 26 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(orange, 0.55), \
  'total-time.dat' index 26 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 27 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(sky, 0.65), \
  'total-time.dat' index 27 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb sky, \
  'total-time.dat' index 27 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(sky, 0.55), \
  'total-time.dat' index 27 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.32750; set rmargin at screen 0.49000
set tmargin at screen 0.22676; set bmargin at screen 0.05669
set label 'bytecode' at screen 0.32750, screen 0.25850 left font ',13' textcolor rgb ink
set label 'CPython, loops=1' at screen 0.32750, screen 0.23923 left font ',11' textcolor rgb faint
unit = 1e+06
set format y '%g ms'
set yrange [0:67.218]
set ytics 20
set xrange [-1:4]
set xtics ('1' 1.5) scale 0
plot 0 with lines linecolor rgb axis linewidth 1, \
  'total-time.dat' index 28 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(orange, 0.65), \
  'total-time.dat' index 28 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb orange, \
  'total-time.dat' index 28 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(orange, 0.55), \
  'total-time.dat' index 28 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 29 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(sky, 0.65), \
  'total-time.dat' index 29 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb sky, \
  'total-time.dat' index 29 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(sky, 0.55), \
  'total-time.dat' index 29 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 30 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(contrast, 0.65), \
  'total-time.dat' index 30 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb contrast, \
  'total-time.dat' index 30 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(contrast, 0.55), \
  'total-time.dat' index 30 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 31 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(purple, 0.65), \
  'total-time.dat' index 31 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb purple, \
  'total-time.dat' index 31 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(purple, 0.55), \
  'total-time.dat' index 31 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2
unset label; unset arrow; unset object

unset multiplot
unset output
