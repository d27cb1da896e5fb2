# Drawn by tvp, from time.dat. To draw it again, in this folder:
#   gnuplot time.gp
#   gnuplot -e "format='png'" time.gp
set encoding utf8
if (!exists('format')) format = 'svg'
if (!exists('file')) file = 'time.'.format
if (format eq 'png') {
    set terminal pngcairo noenhanced size 1800,2584 font 'DejaVu Sans,12' fontscale 1.5 linewidth 2 pointscale 2 background rgb 'white'
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 900,1292 font 'DejaVu Sans, Verdana, sans-serif,12' background rgb 'white'
    shrink = 0.8
}
set output file
set multiplot
unset key
set border 3 linecolor rgb '#808080'
set tics nomirror scale 0.5 textcolor rgb '#202020'
set grid ytics linetype 1 linecolor rgb '#E4E4E4' linewidth 1
set label 'Where does the time go?' at screen 0.08667, screen 0.98452 left font ',17'
set label 'Shares of the total time, the workers'' average; means of 9 blocks' at screen 0.08667, screen 0.96749 left font ',11' textcolor rgb '#505050'
set label 'share of the total time, which stands behind the bar' at screen 0.53556, screen 0.01084 center
set object rectangle from screen 0.08667, screen 0.94118 to screen 0.10222, screen 0.95046 fillcolor rgb '#303030' fillstyle solid noborder
set label 'create' at screen 0.10889, screen 0.94582 left
set object rectangle from screen 0.17667, screen 0.94118 to screen 0.19222, screen 0.95046 fillcolor rgb '#CC79A7' fillstyle solid noborder
set label 'skew: not begun yet' at screen 0.19889, screen 0.94582 left
set object rectangle from screen 0.37000, screen 0.94118 to screen 0.38556, screen 0.95046 fillcolor rgb '#0072B2' fillstyle solid noborder
set label 'working (on a CPU)' at screen 0.39222, screen 0.94582 left
set object rectangle from screen 0.55556, screen 0.94118 to screen 0.57111, screen 0.95046 fillcolor rgb '#E69F00' fillstyle solid noborder
set label 'waiting for the lock' at screen 0.57778, screen 0.94582 left
set object rectangle from screen 0.75778, screen 0.94118 to screen 0.77333, screen 0.95046 fillcolor rgb '#7F7F7F' fillstyle solid noborder
set label 'blocked (I/O, sleep)' at screen 0.78000, screen 0.94582 left
set object rectangle from screen 0.08667, screen 0.92415 to screen 0.10222, screen 0.93344 fillcolor rgb '#F0E442' fillstyle solid noborder
set label 'runnable, without a CPU' at screen 0.10889, screen 0.92879 left
set object rectangle from screen 0.31222, screen 0.92415 to screen 0.32778, screen 0.93344 fillcolor rgb '#FFFFFF' fillstyle solid border linecolor rgb '#909090'
set label 'idle: others still work' at screen 0.33444, screen 0.92879 left
set object rectangle from screen 0.53778, screen 0.92415 to screen 0.55333, screen 0.93344 fillcolor rgb '#009E73' fillstyle solid noborder
set label 'hand-back' at screen 0.56000, screen 0.92879 left
set object rectangle from screen 0.65111, screen 0.92415 to screen 0.66667, screen 0.93344 fillcolor rgb '#56B4E9' fillstyle solid noborder
set label 'join' at screen 0.67333, screen 0.92879 left
set xrange [0:1.24]
set yrange [14.6:-0.6]
unset ytics
set border 2
unset grid
set grid xtics linetype 1 linecolor rgb '#E4E4E4' linewidth 1
set xtics ('0 %%' 0, '50 %%' 0.5, '100 %%' 1)

set lmargin at screen 0.08667; set rmargin at screen 0.49222
set tmargin at screen 0.89783; set bmargin at screen 0.71207
set label 'bytecode' at screen 0.08667, screen 0.90712 left font ',13' textcolor rgb '#000000'
set label '1 worker' at graph 0.01, first 0 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 1 right font ',11'
set label '55.0 ms' at 1.02, 1 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 2 right font ',11'
set label '56.0 ms' at 1.02, 2 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 3 right font ',11'
set label '53.6 ms' at 1.02, 3 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 4 right font ',11'
set label '51.5 ms' at 1.02, 4 left font ',11' textcolor rgb '#505050'
set label '2 workers' at graph 0.01, first 5 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 6 right font ',11'
set label '104 ms' at 1.02, 6 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 7 right font ',11'
set label '63.0 ms' at 1.02, 7 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 8 right font ',11'
set label '107 ms' at 1.02, 8 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 9 right font ',11'
set label '56.1 ms' at 1.02, 9 left font ',11' textcolor rgb '#505050'
set label '4 workers' at graph 0.01, first 10 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 11 right font ',11'
set label '204 ms' at 1.02, 11 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 12 right font ',11'
set label '114 ms' at 1.02, 12 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 13 right font ',11'
set label '219 ms' at 1.02, 13 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 14 right font ',11'
set label '134 ms' at 1.02, 14 left font ',11' textcolor rgb '#505050'
set label 'working' at 0.4982, 1 center front font ',10' textcolor rgb '#FFFFFF'
set label 'lock' at 0.5618, 13 center front font ',10' textcolor rgb '#000000'
set label 'runnable' at 0.7257, 12 center front font ',10' textcolor rgb '#000000'
plot -1 with lines linecolor rgb '#808080', \
  'time.dat' index 0 using (0):1:((0)/$3):((0+$4)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#303030', \
  'time.dat' index 0 using (0):1:((0+$4)/$3):((0+$4+$5)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#CC79A7', \
  'time.dat' index 0 using (0):1:((0+$4+$5)/$3):((0+$4+$5+$6)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2', \
  'time.dat' index 0 using (0):1:((0+$4+$5+$6)/$3):((0+$4+$5+$6+$7)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#E69F00', \
  'time.dat' index 0 using (0):1:((0+$4+$5+$6+$7)/$3):((0+$4+$5+$6+$7+$8)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#7F7F7F', \
  'time.dat' index 0 using (0):1:((0+$4+$5+$6+$7+$8)/$3):((0+$4+$5+$6+$7+$8+$9)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#F0E442', \
  'time.dat' index 0 using (0):($10/$3>0.005?$1:NaN):((0+$4+$5+$6+$7+$8+$9)/$3):((0+$4+$5+$6+$7+$8+$9+$10)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid border linecolor rgb '#909090' linecolor rgb '#FFFFFF', \
  'time.dat' index 0 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#009E73', \
  'time.dat' index 0 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11+$12)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#56B4E9'
unset label; unset arrow; unset object

set lmargin at screen 0.57889; set rmargin at screen 0.98444
set tmargin at screen 0.89783; set bmargin at screen 0.71207
set label 'primes' at screen 0.57889, screen 0.90712 left font ',13' textcolor rgb '#000000'
set label '1 worker' at graph 0.01, first 0 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 1 right font ',11'
set label '51.9 ms' at 1.02, 1 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 2 right font ',11'
set label '51.9 ms' at 1.02, 2 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 3 right font ',11'
set label '54.8 ms' at 1.02, 3 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 4 right font ',11'
set label '52.5 ms' at 1.02, 4 left font ',11' textcolor rgb '#505050'
set label '2 workers' at graph 0.01, first 5 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 6 right font ',11'
set label '108 ms' at 1.02, 6 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 7 right font ',11'
set label '58.5 ms' at 1.02, 7 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 8 right font ',11'
set label '115 ms' at 1.02, 8 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 9 right font ',11'
set label '64.0 ms' at 1.02, 9 left font ',11' textcolor rgb '#505050'
set label '4 workers' at graph 0.01, first 10 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 11 right font ',11'
set label '200 ms' at 1.02, 11 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 12 right font ',11'
set label '116 ms' at 1.02, 12 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 13 right font ',11'
set label '211 ms' at 1.02, 13 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 14 right font ',11'
set label '138 ms' at 1.02, 14 left font ',11' textcolor rgb '#505050'
set label 'working' at 0.4998, 1 center front font ',10' textcolor rgb '#FFFFFF'
set label 'lock' at 0.5625, 13 center front font ',10' textcolor rgb '#000000'
set label 'runnable' at 0.6866, 12 center front font ',10' textcolor rgb '#000000'
set label 'idle' at 0.9373, 9 center front font ',10' textcolor rgb '#000000'
plot -1 with lines linecolor rgb '#808080', \
  'time.dat' index 1 using (0):1:((0)/$3):((0+$4)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#303030', \
  'time.dat' index 1 using (0):1:((0+$4)/$3):((0+$4+$5)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#CC79A7', \
  'time.dat' index 1 using (0):1:((0+$4+$5)/$3):((0+$4+$5+$6)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2', \
  'time.dat' index 1 using (0):1:((0+$4+$5+$6)/$3):((0+$4+$5+$6+$7)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#E69F00', \
  'time.dat' index 1 using (0):1:((0+$4+$5+$6+$7)/$3):((0+$4+$5+$6+$7+$8)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#7F7F7F', \
  'time.dat' index 1 using (0):1:((0+$4+$5+$6+$7+$8)/$3):((0+$4+$5+$6+$7+$8+$9)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#F0E442', \
  'time.dat' index 1 using (0):($10/$3>0.005?$1:NaN):((0+$4+$5+$6+$7+$8+$9)/$3):((0+$4+$5+$6+$7+$8+$9+$10)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid border linecolor rgb '#909090' linecolor rgb '#FFFFFF', \
  'time.dat' index 1 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#009E73', \
  'time.dat' index 1 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11+$12)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#56B4E9'
unset label; unset arrow; unset object

set lmargin at screen 0.08667; set rmargin at screen 0.49222
set tmargin at screen 0.67337; set bmargin at screen 0.48762
set label 'mandelbrot' at screen 0.08667, screen 0.68266 left font ',13' textcolor rgb '#000000'
set label '1 worker' at graph 0.01, first 0 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 1 right font ',11'
set label '46.3 ms' at 1.02, 1 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 2 right font ',11'
set label '46.2 ms' at 1.02, 2 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 3 right font ',11'
set label '45.7 ms' at 1.02, 3 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 4 right font ',11'
set label '46.6 ms' at 1.02, 4 left font ',11' textcolor rgb '#505050'
set label '2 workers' at graph 0.01, first 5 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 6 right font ',11'
set label '91.3 ms' at 1.02, 6 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 7 right font ',11'
set label '46.6 ms' at 1.02, 7 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 8 right font ',11'
set label '92.7 ms' at 1.02, 8 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 9 right font ',11'
set label '46.8 ms' at 1.02, 9 left font ',11' textcolor rgb '#505050'
set label '4 workers' at graph 0.01, first 10 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 11 right font ',11'
set label '182 ms' at 1.02, 11 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 12 right font ',11'
set label '92.6 ms' at 1.02, 12 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 13 right font ',11'
set label '185 ms' at 1.02, 13 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 14 right font ',11'
set label '94.4 ms' at 1.02, 14 left font ',11' textcolor rgb '#505050'
set label 'working' at 0.4995, 1 center front font ',10' textcolor rgb '#FFFFFF'
set label 'lock' at 0.5637, 13 center front font ',10' textcolor rgb '#000000'
set label 'runnable' at 0.7471, 12 center front font ',10' textcolor rgb '#000000'
plot -1 with lines linecolor rgb '#808080', \
  'time.dat' index 2 using (0):1:((0)/$3):((0+$4)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#303030', \
  'time.dat' index 2 using (0):1:((0+$4)/$3):((0+$4+$5)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#CC79A7', \
  'time.dat' index 2 using (0):1:((0+$4+$5)/$3):((0+$4+$5+$6)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2', \
  'time.dat' index 2 using (0):1:((0+$4+$5+$6)/$3):((0+$4+$5+$6+$7)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#E69F00', \
  'time.dat' index 2 using (0):1:((0+$4+$5+$6+$7)/$3):((0+$4+$5+$6+$7+$8)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#7F7F7F', \
  'time.dat' index 2 using (0):1:((0+$4+$5+$6+$7+$8)/$3):((0+$4+$5+$6+$7+$8+$9)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#F0E442', \
  'time.dat' index 2 using (0):($10/$3>0.005?$1:NaN):((0+$4+$5+$6+$7+$8+$9)/$3):((0+$4+$5+$6+$7+$8+$9+$10)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid border linecolor rgb '#909090' linecolor rgb '#FFFFFF', \
  'time.dat' index 2 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#009E73', \
  'time.dat' index 2 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11+$12)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#56B4E9'
unset label; unset arrow; unset object

set lmargin at screen 0.57889; set rmargin at screen 0.98444
set tmargin at screen 0.67337; set bmargin at screen 0.48762
set label 'wordcount' at screen 0.57889, screen 0.68266 left font ',13' textcolor rgb '#000000'
set label '1 worker' at graph 0.01, first 0 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 1 right font ',11'
set label '55.0 ms' at 1.02, 1 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 2 right font ',11'
set label '51.3 ms' at 1.02, 2 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 3 right font ',11'
set label '57.6 ms' at 1.02, 3 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 4 right font ',11'
set label '53.7 ms' at 1.02, 4 left font ',11' textcolor rgb '#505050'
set label '2 workers' at graph 0.01, first 5 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 6 right font ',11'
set label '112 ms' at 1.02, 6 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 7 right font ',11'
set label '63.0 ms' at 1.02, 7 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 8 right font ',11'
set label '120 ms' at 1.02, 8 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 9 right font ',11'
set label '62.1 ms' at 1.02, 9 left font ',11' textcolor rgb '#505050'
set label '4 workers' at graph 0.01, first 10 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 11 right font ',11'
set label '214 ms' at 1.02, 11 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 12 right font ',11'
set label '121 ms' at 1.02, 12 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 13 right font ',11'
set label '247 ms' at 1.02, 13 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 14 right font ',11'
set label '136 ms' at 1.02, 14 left font ',11' textcolor rgb '#505050'
set label 'working' at 0.5001, 1 center front font ',10' textcolor rgb '#FFFFFF'
set label 'lock' at 0.5551, 13 center front font ',10' textcolor rgb '#000000'
set label 'runnable' at 0.7001, 12 center front font ',10' textcolor rgb '#000000'
plot -1 with lines linecolor rgb '#808080', \
  'time.dat' index 3 using (0):1:((0)/$3):((0+$4)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#303030', \
  'time.dat' index 3 using (0):1:((0+$4)/$3):((0+$4+$5)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#CC79A7', \
  'time.dat' index 3 using (0):1:((0+$4+$5)/$3):((0+$4+$5+$6)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2', \
  'time.dat' index 3 using (0):1:((0+$4+$5+$6)/$3):((0+$4+$5+$6+$7)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#E69F00', \
  'time.dat' index 3 using (0):1:((0+$4+$5+$6+$7)/$3):((0+$4+$5+$6+$7+$8)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#7F7F7F', \
  'time.dat' index 3 using (0):1:((0+$4+$5+$6+$7+$8)/$3):((0+$4+$5+$6+$7+$8+$9)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#F0E442', \
  'time.dat' index 3 using (0):($10/$3>0.005?$1:NaN):((0+$4+$5+$6+$7+$8+$9)/$3):((0+$4+$5+$6+$7+$8+$9+$10)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid border linecolor rgb '#909090' linecolor rgb '#FFFFFF', \
  'time.dat' index 3 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#009E73', \
  'time.dat' index 3 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11+$12)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#56B4E9'
unset label; unset arrow; unset object

set lmargin at screen 0.08667; set rmargin at screen 0.49222
set tmargin at screen 0.44892; set bmargin at screen 0.26316
set label 'sleep' at screen 0.08667, screen 0.45820 left font ',13' textcolor rgb '#000000'
set label '1 worker' at graph 0.01, first 0 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 1 right font ',11'
set label '40.9 ms' at 1.02, 1 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 2 right font ',11'
set label '40.9 ms' at 1.02, 2 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 3 right font ',11'
set label '40.8 ms' at 1.02, 3 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 4 right font ',11'
set label '41.3 ms' at 1.02, 4 left font ',11' textcolor rgb '#505050'
set label '2 workers' at graph 0.01, first 5 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 6 right font ',11'
set label '81.4 ms' at 1.02, 6 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 7 right font ',11'
set label '41.0 ms' at 1.02, 7 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 8 right font ',11'
set label '40.9 ms' at 1.02, 8 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 9 right font ',11'
set label '41.4 ms' at 1.02, 9 left font ',11' textcolor rgb '#505050'
set label '4 workers' at graph 0.01, first 10 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 11 right font ',11'
set label '163 ms' at 1.02, 11 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 12 right font ',11'
set label '41.0 ms' at 1.02, 12 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 13 right font ',11'
set label '41.2 ms' at 1.02, 13 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 14 right font ',11'
set label '42.0 ms' at 1.02, 14 left font ',11' textcolor rgb '#505050'
set label 'blocked' at 0.5030, 1 center front font ',10' textcolor rgb '#FFFFFF'
plot -1 with lines linecolor rgb '#808080', \
  'time.dat' index 4 using (0):1:((0)/$3):((0+$4)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#303030', \
  'time.dat' index 4 using (0):1:((0+$4)/$3):((0+$4+$5)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#CC79A7', \
  'time.dat' index 4 using (0):1:((0+$4+$5)/$3):((0+$4+$5+$6)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2', \
  'time.dat' index 4 using (0):1:((0+$4+$5+$6)/$3):((0+$4+$5+$6+$7)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#E69F00', \
  'time.dat' index 4 using (0):1:((0+$4+$5+$6+$7)/$3):((0+$4+$5+$6+$7+$8)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#7F7F7F', \
  'time.dat' index 4 using (0):1:((0+$4+$5+$6+$7+$8)/$3):((0+$4+$5+$6+$7+$8+$9)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#F0E442', \
  'time.dat' index 4 using (0):($10/$3>0.005?$1:NaN):((0+$4+$5+$6+$7+$8+$9)/$3):((0+$4+$5+$6+$7+$8+$9+$10)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid border linecolor rgb '#909090' linecolor rgb '#FFFFFF', \
  'time.dat' index 4 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#009E73', \
  'time.dat' index 4 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11+$12)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#56B4E9'
unset label; unset arrow; unset object

set lmargin at screen 0.57889; set rmargin at screen 0.98444
set tmargin at screen 0.44892; set bmargin at screen 0.26316
set label 'http' at screen 0.57889, screen 0.45820 left font ',13' textcolor rgb '#000000'
set label '1 worker' at graph 0.01, first 0 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 1 right font ',11'
set label '48.4 ms' at 1.02, 1 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 2 right font ',11'
set label '48.5 ms' at 1.02, 2 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 3 right font ',11'
set label '48.4 ms' at 1.02, 3 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 4 right font ',11'
set label '49.3 ms' at 1.02, 4 left font ',11' textcolor rgb '#505050'
set label '2 workers' at graph 0.01, first 5 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 6 right font ',11'
set label '96.2 ms' at 1.02, 6 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 7 right font ',11'
set label '48.5 ms' at 1.02, 7 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 8 right font ',11'
set label '49.2 ms' at 1.02, 8 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 9 right font ',11'
set label '50.0 ms' at 1.02, 9 left font ',11' textcolor rgb '#505050'
set label '4 workers' at graph 0.01, first 10 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 11 right font ',11'
set label '192 ms' at 1.02, 11 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 12 right font ',11'
set label '49.5 ms' at 1.02, 12 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 13 right font ',11'
set label '49.2 ms' at 1.02, 13 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 14 right font ',11'
set label '52.6 ms' at 1.02, 14 left font ',11' textcolor rgb '#505050'
set label 'blocked' at 0.5087, 1 center front font ',10' textcolor rgb '#FFFFFF'
plot -1 with lines linecolor rgb '#808080', \
  'time.dat' index 5 using (0):1:((0)/$3):((0+$4)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#303030', \
  'time.dat' index 5 using (0):1:((0+$4)/$3):((0+$4+$5)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#CC79A7', \
  'time.dat' index 5 using (0):1:((0+$4+$5)/$3):((0+$4+$5+$6)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2', \
  'time.dat' index 5 using (0):1:((0+$4+$5+$6)/$3):((0+$4+$5+$6+$7)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#E69F00', \
  'time.dat' index 5 using (0):1:((0+$4+$5+$6+$7)/$3):((0+$4+$5+$6+$7+$8)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#7F7F7F', \
  'time.dat' index 5 using (0):1:((0+$4+$5+$6+$7+$8)/$3):((0+$4+$5+$6+$7+$8+$9)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#F0E442', \
  'time.dat' index 5 using (0):($10/$3>0.005?$1:NaN):((0+$4+$5+$6+$7+$8+$9)/$3):((0+$4+$5+$6+$7+$8+$9+$10)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid border linecolor rgb '#909090' linecolor rgb '#FFFFFF', \
  'time.dat' index 5 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#009E73', \
  'time.dat' index 5 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11+$12)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#56B4E9'
unset label; unset arrow; unset object

set lmargin at screen 0.08667; set rmargin at screen 0.49222
set tmargin at screen 0.22446; set bmargin at screen 0.03870
set label 'file-read' at screen 0.08667, screen 0.23375 left font ',13' textcolor rgb '#000000'
set label '1 worker' at graph 0.01, first 0 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 1 right font ',11'
set label '45.5 ms' at 1.02, 1 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 2 right font ',11'
set label '47.2 ms' at 1.02, 2 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 3 right font ',11'
set label '45.8 ms' at 1.02, 3 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 4 right font ',11'
set label '47.4 ms' at 1.02, 4 left font ',11' textcolor rgb '#505050'
set label '2 workers' at graph 0.01, first 5 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 6 right font ',11'
set label '90.8 ms' at 1.02, 6 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 7 right font ',11'
set label '58.6 ms' at 1.02, 7 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 8 right font ',11'
set label '61.4 ms' at 1.02, 8 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 9 right font ',11'
set label '64.5 ms' at 1.02, 9 left font ',11' textcolor rgb '#505050'
set label '4 workers' at graph 0.01, first 10 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 11 right font ',11'
set label '189 ms' at 1.02, 11 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 12 right font ',11'
set label '95.5 ms' at 1.02, 12 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 13 right font ',11'
set label '101 ms' at 1.02, 13 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 14 right font ',11'
set label '98.1 ms' at 1.02, 14 left font ',11' textcolor rgb '#505050'
set label 'working' at 0.1773, 1 center front font ',10' textcolor rgb '#FFFFFF'
set label 'blocked' at 0.5238, 12 center front font ',10' textcolor rgb '#FFFFFF'
plot -1 with lines linecolor rgb '#808080', \
  'time.dat' index 6 using (0):1:((0)/$3):((0+$4)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#303030', \
  'time.dat' index 6 using (0):1:((0+$4)/$3):((0+$4+$5)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#CC79A7', \
  'time.dat' index 6 using (0):1:((0+$4+$5)/$3):((0+$4+$5+$6)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2', \
  'time.dat' index 6 using (0):1:((0+$4+$5+$6)/$3):((0+$4+$5+$6+$7)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#E69F00', \
  'time.dat' index 6 using (0):1:((0+$4+$5+$6+$7)/$3):((0+$4+$5+$6+$7+$8)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#7F7F7F', \
  'time.dat' index 6 using (0):1:((0+$4+$5+$6+$7+$8)/$3):((0+$4+$5+$6+$7+$8+$9)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#F0E442', \
  'time.dat' index 6 using (0):($10/$3>0.005?$1:NaN):((0+$4+$5+$6+$7+$8+$9)/$3):((0+$4+$5+$6+$7+$8+$9+$10)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid border linecolor rgb '#909090' linecolor rgb '#FFFFFF', \
  'time.dat' index 6 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#009E73', \
  'time.dat' index 6 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11+$12)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#56B4E9'
unset label; unset arrow; unset object

set lmargin at screen 0.57889; set rmargin at screen 0.98444
set tmargin at screen 0.22446; set bmargin at screen 0.03870
set label 'mixed' at screen 0.57889, screen 0.23375 left font ',13' textcolor rgb '#000000'
set label '1 worker' at graph 0.01, first 0 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 1 right font ',11'
set label '41.1 ms' at 1.02, 1 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 2 right font ',11'
set label '41.1 ms' at 1.02, 2 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 3 right font ',11'
set label '41.2 ms' at 1.02, 3 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 4 right font ',11'
set label '41.6 ms' at 1.02, 4 left font ',11' textcolor rgb '#505050'
set label '2 workers' at graph 0.01, first 5 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 6 right font ',11'
set label '82.1 ms' at 1.02, 6 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 7 right font ',11'
set label '41.4 ms' at 1.02, 7 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 8 right font ',11'
set label '48.0 ms' at 1.02, 8 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 9 right font ',11'
set label '42.4 ms' at 1.02, 9 left font ',11' textcolor rgb '#505050'
set label '4 workers' at graph 0.01, first 10 left font ',11' textcolor rgb '#505050'
set label 'sequential' at graph -0.02, first 11 right font ',11'
set label '164 ms' at 1.02, 11 left font ',11' textcolor rgb '#505050'
set label 'threads' at graph -0.02, first 12 right font ',11'
set label '58.6 ms' at 1.02, 12 left font ',11' textcolor rgb '#505050'
set label 'gil' at graph -0.02, first 13 right font ',11'
set label '91.5 ms' at 1.02, 13 left font ',11' textcolor rgb '#505050'
set label 'processes' at graph -0.02, first 14 right font ',11'
set label '59.9 ms' at 1.02, 14 left font ',11' textcolor rgb '#505050'
set label 'working' at 0.2525, 1 center front font ',10' textcolor rgb '#FFFFFF'
set label 'lock' at 0.4430, 13 center front font ',10' textcolor rgb '#000000'
set label 'blocked' at 0.7463, 1 center front font ',10' textcolor rgb '#FFFFFF'
set label 'runnable' at 0.8474, 12 center front font ',10' textcolor rgb '#000000'
set label 'idle' at 0.9393, 13 center front font ',10' textcolor rgb '#000000'
plot -1 with lines linecolor rgb '#808080', \
  'time.dat' index 7 using (0):1:((0)/$3):((0+$4)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#303030', \
  'time.dat' index 7 using (0):1:((0+$4)/$3):((0+$4+$5)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#CC79A7', \
  'time.dat' index 7 using (0):1:((0+$4+$5)/$3):((0+$4+$5+$6)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2', \
  'time.dat' index 7 using (0):1:((0+$4+$5+$6)/$3):((0+$4+$5+$6+$7)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#E69F00', \
  'time.dat' index 7 using (0):1:((0+$4+$5+$6+$7)/$3):((0+$4+$5+$6+$7+$8)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#7F7F7F', \
  'time.dat' index 7 using (0):1:((0+$4+$5+$6+$7+$8)/$3):((0+$4+$5+$6+$7+$8+$9)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#F0E442', \
  'time.dat' index 7 using (0):($10/$3>0.005?$1:NaN):((0+$4+$5+$6+$7+$8+$9)/$3):((0+$4+$5+$6+$7+$8+$9+$10)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid border linecolor rgb '#909090' linecolor rgb '#FFFFFF', \
  'time.dat' index 7 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#009E73', \
  'time.dat' index 7 using (0):1:((0+$4+$5+$6+$7+$8+$9+$10+$11)/$3):((0+$4+$5+$6+$7+$8+$9+$10+$11+$12)/$3):($1-0.4):($1+0.4) with boxxyerror fillstyle solid noborder linecolor rgb '#56B4E9'
unset label; unset arrow; unset object

unset multiplot
unset output
