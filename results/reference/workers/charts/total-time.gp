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
    set terminal pngcairo noenhanced size fine*800,fine*362 font font.',12' fontscale 0.75*fine*zoom linewidth fine*zoom pointscale fine*zoom background rgb ground
    shrink = 1.0
} else { if (format eq 'pdf') {
    set terminal pdfcairo noenhanced size 800/96.0,362/96.0 font font.',12' fontscale 0.5625*zoom linewidth zoom pointscale zoom background rgb ground
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 800,362 font font.', Verdana, sans-serif,12' fontscale zoom linewidth zoom background rgb ground
    shrink = 0.8*zoom
}}
set output file
set multiplot
unset key
set border 3 linecolor rgb axis
set tics nomirror scale 0.5 textcolor rgb ink
set grid ytics linetype 1 linecolor rgb lines linewidth 1
set label 'How long does the whole job take?' at screen 0.08250, screen 0.94475 left font ',17' textcolor rgb ink
set label 'Medians of 7 blocks; the whisker is the 95 % interval of the total' at screen 0.08250, screen 0.88950 left font ',11' textcolor rgb faint
set label 'workers' at screen 0.53250, screen 0.03867 center textcolor rgb ink
set object rectangle from screen 0.08250, screen 0.81215 to screen 0.10000, screen 0.84530 fillcolor rgb grey fillstyle solid noborder
set label 'sequential' at screen 0.10750, screen 0.82873 left textcolor rgb ink
set object rectangle from screen 0.22000, screen 0.81215 to screen 0.23750, screen 0.84530 fillcolor rgb blue fillstyle solid noborder
set label 'threads' at screen 0.24500, screen 0.82873 left textcolor rgb ink
set object rectangle from screen 0.33000, screen 0.81215 to screen 0.34750, screen 0.84530 fillcolor rgb vermilion fillstyle solid noborder
set label 'gil' at screen 0.35500, screen 0.82873 left textcolor rgb ink
set object rectangle from screen 0.40375, screen 0.81215 to screen 0.42125, screen 0.84530 fillcolor rgb green fillstyle solid noborder
set label 'processes' at screen 0.42875, screen 0.82873 left textcolor rgb ink
set object rectangle from screen 0.53125, screen 0.81215 to screen 0.54875, screen 0.84530 fillcolor rgb tint(frame, 0.65) fillstyle solid noborder
set label 'create (light)' at screen 0.55625, screen 0.82873 left textcolor rgb ink
set object rectangle from screen 0.70375, screen 0.81215 to screen 0.72125, screen 0.84530 fillcolor rgb frame fillstyle solid noborder
set label 'work' at screen 0.72875, screen 0.82873 left textcolor rgb ink
set object rectangle from screen 0.78625, screen 0.81215 to screen 0.80375, screen 0.84530 fillcolor rgb shade(frame, 0.55) fillstyle solid noborder
set label 'join (dark)' at screen 0.81125, screen 0.82873 left textcolor rgb ink

set lmargin at screen 0.08250; set rmargin at screen 0.49125
set tmargin at screen 0.71823; set bmargin at screen 0.13812
set label 'primes' at screen 0.08250, screen 0.75138 left font ',13' textcolor rgb ink
unit = 1e+06
set format y '%g ms'
set yrange [0:298.57]
set ytics 50
set xrange [-1:29]
set xtics ('1' 1.5, '2' 6.5, '3' 11.5, '4' 16.5, '5' 21.5, '6' 26.5) scale 0
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

set lmargin at screen 0.57375; set rmargin at screen 0.98250
set tmargin at screen 0.71823; set bmargin at screen 0.13812
set label 'mixed' at screen 0.57375, screen 0.75138 left font ',13' textcolor rgb ink
unit = 1e+06
set format y '%g ms'
set yrange [0:259.97]
set ytics 50
set xrange [-1:29]
set xtics ('1' 1.5, '2' 6.5, '3' 11.5, '4' 16.5, '5' 21.5, '6' 26.5) scale 0
plot 0 with lines linecolor rgb axis linewidth 1, \
  'total-time.dat' index 4 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(grey, 0.65), \
  'total-time.dat' index 4 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb grey, \
  'total-time.dat' index 4 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(grey, 0.55), \
  'total-time.dat' index 4 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 5 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(blue, 0.65), \
  'total-time.dat' index 5 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb blue, \
  'total-time.dat' index 5 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(blue, 0.55), \
  'total-time.dat' index 5 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 6 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(vermilion, 0.65), \
  'total-time.dat' index 6 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb vermilion, \
  'total-time.dat' index 6 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(vermilion, 0.55), \
  'total-time.dat' index 6 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2, \
  'total-time.dat' index 7 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb tint(green, 0.65), \
  'total-time.dat' index 7 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb green, \
  'total-time.dat' index 7 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb shade(green, 0.55), \
  'total-time.dat' index 7 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb ink linewidth 1.2
unset label; unset arrow; unset object

unset multiplot
unset output
