# Drawn by tvp, from total-time.dat. To draw it again, in this folder:
#   gnuplot total-time.gp
#   gnuplot -e "format='png'" total-time.gp
set encoding utf8
if (!exists('format')) format = 'svg'
if (!exists('file')) file = 'total-time.'.format
if (format eq 'png') {
    set terminal pngcairo noenhanced size 1800,800 font 'DejaVu Sans,12' fontscale 1.5 linewidth 2 pointscale 2 background rgb 'white'
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 900,400 font 'DejaVu Sans, Verdana, sans-serif,12' background rgb 'white'
    shrink = 0.8
}
set output file
set multiplot
unset key
set border 3 linecolor rgb '#808080'
set tics nomirror scale 0.5 textcolor rgb '#202020'
set grid ytics linetype 1 linecolor rgb '#E4E4E4' linewidth 1
set label 'Where does the total time go?' at screen 0.07333, screen 0.95000 left font ',17'
set label 'Medians of 7 blocks; the whisker is the 95 % interval of the total' at screen 0.07333, screen 0.89500 left font ',11' textcolor rgb '#505050'
set label 'workers' at screen 0.52889, screen 0.03500 center
set label 'Runs differ in host, CPU, kernel, CPUs allowed, OMP_NUM_THREADS' at screen 0.07333, screen 0.82500 left font ',11' textcolor rgb '#505050'
set object rectangle from screen 0.07333, screen 0.75500 to screen 0.08889, screen 0.78500 fillcolor rgb '#7F7F7F' fillstyle solid noborder
set label 'sequential · one' at screen 0.09556, screen 0.77000 left
set object rectangle from screen 0.24333, screen 0.75500 to screen 0.25889, screen 0.78500 fillcolor rgb '#B2B2B2' fillstyle solid noborder
set label 'sequential · two' at screen 0.26556, screen 0.77000 left
set object rectangle from screen 0.41333, screen 0.75500 to screen 0.42889, screen 0.78500 fillcolor rgb '#0072B2' fillstyle solid noborder
set label 'threads · one' at screen 0.43556, screen 0.77000 left
set object rectangle from screen 0.55889, screen 0.75500 to screen 0.57444, screen 0.78500 fillcolor rgb '#66AAD1' fillstyle solid noborder
set label 'threads · two' at screen 0.58111, screen 0.77000 left
set object rectangle from screen 0.70444, screen 0.75500 to screen 0.72000, screen 0.78500 fillcolor rgb '#D55E00' fillstyle solid noborder
set label 'gil · one' at screen 0.72667, screen 0.77000 left
set object rectangle from screen 0.81778, screen 0.75500 to screen 0.83333, screen 0.78500 fillcolor rgb '#E69E66' fillstyle solid noborder
set label 'gil · two' at screen 0.84000, screen 0.77000 left
set object rectangle from screen 0.07333, screen 0.70000 to screen 0.08889, screen 0.73000 fillcolor rgb '#009E73' fillstyle solid noborder
set label 'processes · one' at screen 0.09556, screen 0.71500 left
set object rectangle from screen 0.23556, screen 0.70000 to screen 0.25111, screen 0.73000 fillcolor rgb '#66C5AB' fillstyle solid noborder
set label 'processes · two' at screen 0.25778, screen 0.71500 left
set object rectangle from screen 0.39778, screen 0.70000 to screen 0.41333, screen 0.73000 fillcolor rgb '#D8D8D8' fillstyle solid noborder
set label 'create (light)' at screen 0.42000, screen 0.71500 left
set object rectangle from screen 0.55111, screen 0.70000 to screen 0.56667, screen 0.73000 fillcolor rgb '#909090' fillstyle solid noborder
set label 'work' at screen 0.57333, screen 0.71500 left
set object rectangle from screen 0.62444, screen 0.70000 to screen 0.64000, screen 0.73000 fillcolor rgb '#414141' fillstyle solid noborder
set label 'join (dark)' at screen 0.64667, screen 0.71500 left

set lmargin at screen 0.07333; set rmargin at screen 0.32778
set tmargin at screen 0.57500; set bmargin at screen 0.12500
set label 'primes' at screen 0.07333, screen 0.64500 left font ',13' textcolor rgb '#000000'
unit = 1e+06
set format y '%g ms'
set yrange [0:430.84]
set ytics 100
set xrange [-1:26]
set xtics ('1' 3.5, '2' 12.5, '4' 21.5) scale 0
plot 0 with lines linecolor rgb '#808080' linewidth 1, \
  'total-time.dat' index 0 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#D2D2D2', \
  'total-time.dat' index 0 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#7F7F7F', \
  'total-time.dat' index 0 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#393939', \
  'total-time.dat' index 0 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 1 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#E4E4E4', \
  'total-time.dat' index 1 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#B2B2B2', \
  'total-time.dat' index 1 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#505050', \
  'total-time.dat' index 1 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 2 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#A6CEE4', \
  'total-time.dat' index 2 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2', \
  'total-time.dat' index 2 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#003350', \
  'total-time.dat' index 2 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 3 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#C9E1EF', \
  'total-time.dat' index 3 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#66AAD1', \
  'total-time.dat' index 3 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#2E4C5E', \
  'total-time.dat' index 3 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 4 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#F0C7A6', \
  'total-time.dat' index 4 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#D55E00', \
  'total-time.dat' index 4 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#602A00', \
  'total-time.dat' index 4 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 5 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#F6DDC9', \
  'total-time.dat' index 5 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#E69E66', \
  'total-time.dat' index 5 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#67472E', \
  'total-time.dat' index 5 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 6 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#A6DDCE', \
  'total-time.dat' index 6 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#009E73', \
  'total-time.dat' index 6 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#004734', \
  'total-time.dat' index 6 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 7 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#C9EBE2', \
  'total-time.dat' index 7 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#66C5AB', \
  'total-time.dat' index 7 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#2E594D', \
  'total-time.dat' index 7 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.40111; set rmargin at screen 0.65556
set tmargin at screen 0.57500; set bmargin at screen 0.12500
set label 'sleep' at screen 0.40111, screen 0.64500 left font ',13' textcolor rgb '#000000'
set label 'time=2s' at screen 0.40111, screen 0.60250 left font ',11' textcolor rgb '#505050'
unit = 1e+06
set format y '%g ms'
set yrange [0:428.69]
set ytics 100
set xrange [-1:26]
set xtics ('1' 3.5, '2' 12.5, '4' 21.5) scale 0
plot 0 with lines linecolor rgb '#808080' linewidth 1, \
  'total-time.dat' index 8 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#D2D2D2', \
  'total-time.dat' index 8 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#7F7F7F', \
  'total-time.dat' index 8 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#393939', \
  'total-time.dat' index 8 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 9 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#E4E4E4', \
  'total-time.dat' index 9 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#B2B2B2', \
  'total-time.dat' index 9 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#505050', \
  'total-time.dat' index 9 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 10 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#A6CEE4', \
  'total-time.dat' index 10 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2', \
  'total-time.dat' index 10 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#003350', \
  'total-time.dat' index 10 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 11 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#C9E1EF', \
  'total-time.dat' index 11 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#66AAD1', \
  'total-time.dat' index 11 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#2E4C5E', \
  'total-time.dat' index 11 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 12 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#F0C7A6', \
  'total-time.dat' index 12 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#D55E00', \
  'total-time.dat' index 12 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#602A00', \
  'total-time.dat' index 12 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 13 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#F6DDC9', \
  'total-time.dat' index 13 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#E69E66', \
  'total-time.dat' index 13 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#67472E', \
  'total-time.dat' index 13 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 14 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#A6DDCE', \
  'total-time.dat' index 14 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#009E73', \
  'total-time.dat' index 14 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#004734', \
  'total-time.dat' index 14 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 15 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#C9EBE2', \
  'total-time.dat' index 15 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#66C5AB', \
  'total-time.dat' index 15 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#2E594D', \
  'total-time.dat' index 15 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.72889; set rmargin at screen 0.98333
set tmargin at screen 0.57500; set bmargin at screen 0.12500
set label 'mixed' at screen 0.72889, screen 0.64500 left font ',13' textcolor rgb '#000000'
unit = 1e+06
set format y '%g ms'
set yrange [0:428.69]
set ytics 100
set xrange [-1:14]
set xtics ('1' 1.5, '2' 6.5, '4' 11.5) scale 0
plot 0 with lines linecolor rgb '#808080' linewidth 1, \
  'total-time.dat' index 16 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#E4E4E4', \
  'total-time.dat' index 16 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#B2B2B2', \
  'total-time.dat' index 16 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#505050', \
  'total-time.dat' index 16 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 17 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#C9E1EF', \
  'total-time.dat' index 17 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#66AAD1', \
  'total-time.dat' index 17 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#2E4C5E', \
  'total-time.dat' index 17 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 18 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#F6DDC9', \
  'total-time.dat' index 18 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#E69E66', \
  'total-time.dat' index 18 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#67472E', \
  'total-time.dat' index 18 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 19 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#C9EBE2', \
  'total-time.dat' index 19 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#66C5AB', \
  'total-time.dat' index 19 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#2E594D', \
  'total-time.dat' index 19 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2
unset label; unset arrow; unset object

unset multiplot
unset output
