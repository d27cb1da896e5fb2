# Drawn by tvp, from total-time.dat. To draw it again, in this folder:
#   gnuplot total-time.gp
#   gnuplot -e "format='png'" total-time.gp
set encoding utf8
if (!exists('format')) format = 'svg'
if (!exists('file')) file = 'total-time.'.format
if (format eq 'png') {
    set terminal pngcairo noenhanced size 1800,1020 font 'DejaVu Sans,12' fontscale 1.5 linewidth 2 pointscale 2 background rgb 'white'
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 900,510 font 'DejaVu Sans, Verdana, sans-serif,12' background rgb 'white'
    shrink = 0.8
}
set output file
set multiplot
unset key
set border 3 linecolor rgb '#808080'
set tics nomirror scale 0.5 textcolor rgb '#202020'
set grid ytics linetype 1 linecolor rgb '#E4E4E4' linewidth 1
set label 'Where does the total time go?' at screen 0.07333, screen 0.96078 left font ',17'
set label 'Medians of 9 blocks; the whisker is the 95 % interval of the total' at screen 0.07333, screen 0.91765 left font ',11' textcolor rgb '#505050'
set label 'workers' at screen 0.52889, screen 0.02745 center
set object rectangle from screen 0.07333, screen 0.85098 to screen 0.08889, screen 0.87451 fillcolor rgb '#7F7F7F' fillstyle solid noborder
set label 'sequential' at screen 0.09556, screen 0.86275 left
set object rectangle from screen 0.19556, screen 0.85098 to screen 0.21111, screen 0.87451 fillcolor rgb '#0072B2' fillstyle solid noborder
set label 'threads' at screen 0.21778, screen 0.86275 left
set object rectangle from screen 0.29333, screen 0.85098 to screen 0.30889, screen 0.87451 fillcolor rgb '#D55E00' fillstyle solid noborder
set label 'gil' at screen 0.31556, screen 0.86275 left
set object rectangle from screen 0.35889, screen 0.85098 to screen 0.37444, screen 0.87451 fillcolor rgb '#009E73' fillstyle solid noborder
set label 'processes' at screen 0.38111, screen 0.86275 left
set object rectangle from screen 0.47222, screen 0.85098 to screen 0.48778, screen 0.87451 fillcolor rgb '#D8D8D8' fillstyle solid noborder
set label 'create (light)' at screen 0.49444, screen 0.86275 left
set object rectangle from screen 0.62556, screen 0.85098 to screen 0.64111, screen 0.87451 fillcolor rgb '#909090' fillstyle solid noborder
set label 'work' at screen 0.64778, screen 0.86275 left
set object rectangle from screen 0.69889, screen 0.85098 to screen 0.71444, screen 0.87451 fillcolor rgb '#414141' fillstyle solid noborder
set label 'join (dark)' at screen 0.72111, screen 0.86275 left

set lmargin at screen 0.07333; set rmargin at screen 0.24556
set tmargin at screen 0.78431; set bmargin at screen 0.49020
set label 'bytecode' at screen 0.07333, screen 0.80784 left font ',13' textcolor rgb '#000000'
unit = 1e+06
set format y '%g ms'
set yrange [0:258.72]
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

set lmargin at screen 0.31889; set rmargin at screen 0.49111
set tmargin at screen 0.78431; set bmargin at screen 0.49020
set label 'primes' at screen 0.31889, screen 0.80784 left font ',13' textcolor rgb '#000000'
unit = 1e+06
set format y '%g ms'
set yrange [0:253.17]
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

set lmargin at screen 0.56444; set rmargin at screen 0.73667
set tmargin at screen 0.78431; set bmargin at screen 0.49020
set label 'mandelbrot' at screen 0.56444, screen 0.80784 left font ',13' textcolor rgb '#000000'
unit = 1e+06
set format y '%g ms'
set yrange [0:198.99]
set ytics 50
set xrange [-1:14]
set xtics ('1' 1.5, '2' 6.5, '4' 11.5) scale 0
plot 0 with lines linecolor rgb '#808080' linewidth 1, \
  'total-time.dat' index 8 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#D2D2D2', \
  'total-time.dat' index 8 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#7F7F7F', \
  'total-time.dat' index 8 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#393939', \
  'total-time.dat' index 8 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 9 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#A6CEE4', \
  'total-time.dat' index 9 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2', \
  'total-time.dat' index 9 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#003350', \
  'total-time.dat' index 9 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 10 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#F0C7A6', \
  'total-time.dat' index 10 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#D55E00', \
  'total-time.dat' index 10 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#602A00', \
  'total-time.dat' index 10 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 11 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#A6DDCE', \
  'total-time.dat' index 11 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#009E73', \
  'total-time.dat' index 11 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#004734', \
  'total-time.dat' index 11 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.81000; set rmargin at screen 0.98222
set tmargin at screen 0.78431; set bmargin at screen 0.49020
set label 'wordcount' at screen 0.81000, screen 0.80784 left font ',13' textcolor rgb '#000000'
unit = 1e+06
set format y '%g ms'
set yrange [0:318.09]
set ytics 100
set xrange [-1:14]
set xtics ('1' 1.5, '2' 6.5, '4' 11.5) scale 0
plot 0 with lines linecolor rgb '#808080' linewidth 1, \
  'total-time.dat' index 12 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#D2D2D2', \
  'total-time.dat' index 12 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#7F7F7F', \
  'total-time.dat' index 12 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#393939', \
  'total-time.dat' index 12 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 13 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#A6CEE4', \
  'total-time.dat' index 13 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2', \
  'total-time.dat' index 13 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#003350', \
  'total-time.dat' index 13 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 14 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#F0C7A6', \
  'total-time.dat' index 14 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#D55E00', \
  'total-time.dat' index 14 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#602A00', \
  'total-time.dat' index 14 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 15 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#A6DDCE', \
  'total-time.dat' index 15 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#009E73', \
  'total-time.dat' index 15 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#004734', \
  'total-time.dat' index 15 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.07333; set rmargin at screen 0.24556
set tmargin at screen 0.39216; set bmargin at screen 0.09804
set label 'sleep' at screen 0.07333, screen 0.41569 left font ',13' textcolor rgb '#000000'
unit = 1e+06
set format y '%g ms'
set yrange [0:172.87]
set ytics 50
set xrange [-1:14]
set xtics ('1' 1.5, '2' 6.5, '4' 11.5) scale 0
plot 0 with lines linecolor rgb '#808080' linewidth 1, \
  'total-time.dat' index 16 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#D2D2D2', \
  'total-time.dat' index 16 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#7F7F7F', \
  'total-time.dat' index 16 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#393939', \
  'total-time.dat' index 16 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 17 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#A6CEE4', \
  'total-time.dat' index 17 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2', \
  'total-time.dat' index 17 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#003350', \
  'total-time.dat' index 17 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 18 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#F0C7A6', \
  'total-time.dat' index 18 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#D55E00', \
  'total-time.dat' index 18 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#602A00', \
  'total-time.dat' index 18 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 19 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#A6DDCE', \
  'total-time.dat' index 19 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#009E73', \
  'total-time.dat' index 19 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#004734', \
  'total-time.dat' index 19 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.31889; set rmargin at screen 0.49111
set tmargin at screen 0.39216; set bmargin at screen 0.09804
set label 'http' at screen 0.31889, screen 0.41569 left font ',13' textcolor rgb '#000000'
unit = 1e+06
set format y '%g ms'
set yrange [0:205.6]
set ytics 50
set xrange [-1:14]
set xtics ('1' 1.5, '2' 6.5, '4' 11.5) scale 0
plot 0 with lines linecolor rgb '#808080' linewidth 1, \
  'total-time.dat' index 20 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#D2D2D2', \
  'total-time.dat' index 20 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#7F7F7F', \
  'total-time.dat' index 20 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#393939', \
  'total-time.dat' index 20 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 21 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#A6CEE4', \
  'total-time.dat' index 21 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2', \
  'total-time.dat' index 21 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#003350', \
  'total-time.dat' index 21 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 22 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#F0C7A6', \
  'total-time.dat' index 22 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#D55E00', \
  'total-time.dat' index 22 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#602A00', \
  'total-time.dat' index 22 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 23 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#A6DDCE', \
  'total-time.dat' index 23 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#009E73', \
  'total-time.dat' index 23 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#004734', \
  'total-time.dat' index 23 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.56444; set rmargin at screen 0.73667
set tmargin at screen 0.39216; set bmargin at screen 0.09804
set label 'file-read' at screen 0.56444, screen 0.41569 left font ',13' textcolor rgb '#000000'
unit = 1e+06
set format y '%g ms'
set yrange [0:222.89]
set ytics 50
set xrange [-1:14]
set xtics ('1' 1.5, '2' 6.5, '4' 11.5) scale 0
plot 0 with lines linecolor rgb '#808080' linewidth 1, \
  'total-time.dat' index 24 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#D2D2D2', \
  'total-time.dat' index 24 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#7F7F7F', \
  'total-time.dat' index 24 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#393939', \
  'total-time.dat' index 24 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 25 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#A6CEE4', \
  'total-time.dat' index 25 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2', \
  'total-time.dat' index 25 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#003350', \
  'total-time.dat' index 25 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 26 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#F0C7A6', \
  'total-time.dat' index 26 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#D55E00', \
  'total-time.dat' index 26 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#602A00', \
  'total-time.dat' index 26 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 27 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#A6DDCE', \
  'total-time.dat' index 27 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#009E73', \
  'total-time.dat' index 27 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#004734', \
  'total-time.dat' index 27 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.81000; set rmargin at screen 0.98222
set tmargin at screen 0.39216; set bmargin at screen 0.09804
set label 'mixed' at screen 0.81000, screen 0.41569 left font ',13' textcolor rgb '#000000'
unit = 1e+06
set format y '%g ms'
set yrange [0:174.08]
set ytics 50
set xrange [-1:14]
set xtics ('1' 1.5, '2' 6.5, '4' 11.5) scale 0
plot 0 with lines linecolor rgb '#808080' linewidth 1, \
  'total-time.dat' index 28 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#D2D2D2', \
  'total-time.dat' index 28 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#7F7F7F', \
  'total-time.dat' index 28 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#393939', \
  'total-time.dat' index 28 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 29 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#A6CEE4', \
  'total-time.dat' index 29 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2', \
  'total-time.dat' index 29 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#003350', \
  'total-time.dat' index 29 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 30 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#F0C7A6', \
  'total-time.dat' index 30 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#D55E00', \
  'total-time.dat' index 30 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#602A00', \
  'total-time.dat' index 30 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2, \
  'total-time.dat' index 31 using 2:(0):($2-0.45):($2+0.45):(0):($3/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#A6DDCE', \
  'total-time.dat' index 31 using 2:(0):($2-0.45):($2+0.45):($3/unit):(($3+$4)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#009E73', \
  'total-time.dat' index 31 using 2:(0):($2-0.45):($2+0.45):(($3+$4)/unit):(($3+$4+$5)/unit) with boxxyerror fillstyle solid noborder linecolor rgb '#004734', \
  'total-time.dat' index 31 using 2:($7/unit):(0):(($8-$7)/unit) with vectors heads size screen 0.0025,90 linecolor rgb '#202020' linewidth 1.2
unset label; unset arrow; unset object

unset multiplot
unset output
