# Drawn by tvp, from total-time.dat. To draw it again, in this folder:
#   gnuplot total-time.gp
#   gnuplot -e "format='png'" total-time.gp
set encoding utf8
if (!exists('format')) format = 'svg'
if (!exists('file')) file = 'total-time.'.format
if (format eq 'png') {
    set terminal pngcairo noenhanced size 1800,792 font 'DejaVu Sans,12' fontscale 1.5 linewidth 2 pointscale 2 background rgb 'white'
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 900,396 font 'DejaVu Sans, Verdana, sans-serif,12' background rgb 'white'
    shrink = 0.8
}
set output file
set multiplot
unset key
set border 3 linecolor rgb '#808080'
set tics nomirror scale 0.5 textcolor rgb '#202020'
set grid ytics linetype 1 linecolor rgb '#E4E4E4' linewidth 1
set label 'Where does the total time go?' at screen 0.07333, screen 0.94949 left font ',17'
set label 'Medians of 7 blocks; the whisker is the 95 % interval of the total' at screen 0.07333, screen 0.89394 left font ',11' textcolor rgb '#505050'
set label 'workers' at screen 0.52889, screen 0.03535 center
set object rectangle from screen 0.07333, screen 0.80808 to screen 0.08889, screen 0.83838 fillcolor rgb '#7F7F7F' fillstyle solid noborder
set label 'sequential' at screen 0.09556, screen 0.82323 left
set object rectangle from screen 0.19556, screen 0.80808 to screen 0.21111, screen 0.83838 fillcolor rgb '#0072B2' fillstyle solid noborder
set label 'threads' at screen 0.21778, screen 0.82323 left
set object rectangle from screen 0.29333, screen 0.80808 to screen 0.30889, screen 0.83838 fillcolor rgb '#D55E00' fillstyle solid noborder
set label 'gil' at screen 0.31556, screen 0.82323 left
set object rectangle from screen 0.35889, screen 0.80808 to screen 0.37444, screen 0.83838 fillcolor rgb '#009E73' fillstyle solid noborder
set label 'processes' at screen 0.38111, screen 0.82323 left
set object rectangle from screen 0.47222, screen 0.80808 to screen 0.48778, screen 0.83838 fillcolor rgb '#D8D8D8' fillstyle solid noborder
set label 'create (light)' at screen 0.49444, screen 0.82323 left
set object rectangle from screen 0.62556, screen 0.80808 to screen 0.64111, screen 0.83838 fillcolor rgb '#909090' fillstyle solid noborder
set label 'work' at screen 0.64778, screen 0.82323 left
set object rectangle from screen 0.69889, screen 0.80808 to screen 0.71444, screen 0.83838 fillcolor rgb '#414141' fillstyle solid noborder
set label 'join (dark)' at screen 0.72111, screen 0.82323 left

set lmargin at screen 0.07333; set rmargin at screen 0.49222
set tmargin at screen 0.68182; set bmargin at screen 0.12626
set label 'primes' at screen 0.07333, screen 0.75253 left font ',13' textcolor rgb '#000000'
unit = 1e+06
set format y '%g ms'
set yrange [0:430.84]
set ytics 100
set xrange [-1:14]
set xtics ('1' 1.5, '2' 6.5, '4' 11.5) scale 0
plot 0 with lines linecolor rgb '#808080' linewidth 1, \
  'total-time.dat' index 0 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#D2D2D2', \
  'total-time.dat' index 0 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#7F7F7F', \
  'total-time.dat' index 0 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#393939', \
  'total-time.dat' index 0 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 1 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#A6CEE4', \
  'total-time.dat' index 1 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2', \
  'total-time.dat' index 1 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#003350', \
  'total-time.dat' index 1 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 2 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#F0C7A6', \
  'total-time.dat' index 2 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#D55E00', \
  'total-time.dat' index 2 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#602A00', \
  'total-time.dat' index 2 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 3 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#A6DDCE', \
  'total-time.dat' index 3 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#009E73', \
  'total-time.dat' index 3 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#004734', \
  'total-time.dat' index 3 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.56556; set rmargin at screen 0.98444
set tmargin at screen 0.68182; set bmargin at screen 0.12626
set label 'sleep' at screen 0.56556, screen 0.75253 left font ',13' textcolor rgb '#000000'
set label 'time=2s' at screen 0.56556, screen 0.70960 left font ',11' textcolor rgb '#505050'
unit = 1e+06
set format y '%g ms'
set yrange [0:428.69]
set ytics 100
set xrange [-1:14]
set xtics ('1' 1.5, '2' 6.5, '4' 11.5) scale 0
plot 0 with lines linecolor rgb '#808080' linewidth 1, \
  'total-time.dat' index 4 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#D2D2D2', \
  'total-time.dat' index 4 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#7F7F7F', \
  'total-time.dat' index 4 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#393939', \
  'total-time.dat' index 4 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 5 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#A6CEE4', \
  'total-time.dat' index 5 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2', \
  'total-time.dat' index 5 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#003350', \
  'total-time.dat' index 5 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 6 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#F0C7A6', \
  'total-time.dat' index 6 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#D55E00', \
  'total-time.dat' index 6 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#602A00', \
  'total-time.dat' index 6 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 7 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#A6DDCE', \
  'total-time.dat' index 7 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#009E73', \
  'total-time.dat' index 7 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#004734', \
  'total-time.dat' index 7 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2
unset label; unset arrow; unset object

unset multiplot
unset output
