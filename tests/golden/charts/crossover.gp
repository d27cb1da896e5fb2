# Drawn by tvp, from crossover.dat. To draw it again, in this folder:
#   gnuplot crossover.gp
#   gnuplot -e "format='png'" crossover.gp
set encoding utf8
if (!exists('format')) format = 'svg'
if (!exists('file')) file = 'crossover.'.format
if (format eq 'png') {
    set terminal pngcairo noenhanced size 1800,920 font 'DejaVu Sans,12' fontscale 1.5 linewidth 2 pointscale 2 background rgb 'white'
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 900,460 font 'DejaVu Sans, Verdana, sans-serif,12' background rgb 'white'
    shrink = 0.8
}
set output file
set multiplot
unset key
set border 3 linecolor rgb '#808080'
set tics nomirror scale 0.5 textcolor rgb '#202020'
set grid ytics linetype 1 linecolor rgb '#E4E4E4' linewidth 1
set label 'At what value does the winner change?' at screen 0.05778, screen 0.95652 left font ',17'
set label 'mixed, 2 workers: from cpu=37.5 % [37 %, 38 %] on, threads win over gil; below, no difference (within 5 %).' at screen 0.05778, screen 0.90870 left font ',11' textcolor rgb '#505050'
set label 'cpu' at screen 0.52111, screen 0.03043 center
set arrow from screen 0.05778, screen 0.84783 to screen 0.09333, screen 0.84783 nohead linecolor rgb '#0072B2' linewidth 1.5 dashtype solid
set label '' at screen 0.07556, screen 0.84783 point pointtype 7 pointsize 0.8*shrink linecolor rgb '#0072B2'
set label 'threads win' at screen 0.10000, screen 0.84783 left
set arrow from screen 0.20778, screen 0.84783 to screen 0.24333, screen 0.84783 nohead linecolor rgb '#7F7F7F' linewidth 1.5 dashtype solid
set label '' at screen 0.22556, screen 0.84783 point pointtype 6 pointsize 0.9*shrink linecolor rgb '#7F7F7F'
set label 'no difference, or unclear' at screen 0.25000, screen 0.84783 left
set object rectangle from screen 0.47000, screen 0.83478 to screen 0.48556, screen 0.86087 fillcolor rgb '#F0E0B0' fillstyle solid noborder
set label 'border and 95 % interval' at screen 0.49222, screen 0.84783 left
set arrow from screen 0.70333, screen 0.84783 to screen 0.73889, screen 0.84783 nohead linecolor rgb '#A0A0A0' linewidth 1 dashtype (2,4)
set label 'within 5 %' at screen 0.74556, screen 0.84783 left

set lmargin at screen 0.05778; set rmargin at screen 0.98444
set tmargin at screen 0.76087; set bmargin at screen 0.10870
set label 'total of gil over that of threads' at screen 0.05778, screen 0.78696 left font ',13' textcolor rgb '#000000'
set logscale y
set xrange [-0.02:1.02]
set yrange [0.891504:2.09816]
set ytics ('1×' 1, '2×' 2, '1.5×' 1.5, '1.2×' 1.2, '1.1×' 1.1, '0.9×' 0.9)
set xtics ('0 %%' 0, '20 %%' 0.2, '40 %%' 0.4, '60 %%' 0.6, '80 %%' 0.8, '100 %%' 1)
set object rectangle from 0.37, graph 0 to 0.38, graph 1 back fillcolor rgb '#F0E0B0' fillstyle solid noborder
set arrow from 0.3750238099, graph 0 to 0.3750238099, graph 1 nohead back linecolor rgb '#806000' linewidth 1.2
set label 'gil wins' at graph 0.995, graph 0.04 right front font ',11' textcolor rgb '#505050'
set label 'threads win' at graph 0.005, graph 0.96 left front font ',11' textcolor rgb '#505050'
plot 1 with lines linecolor rgb '#7F7F7F' linewidth 1.5, \
  1.05 with lines linecolor rgb '#A0A0A0' linewidth 1 dashtype (2,4), \
  0.9523809524 with lines linecolor rgb '#A0A0A0' linewidth 1 dashtype (2,4), \
  'crossover.dat' index 0 using 1:2 with lines linecolor rgb '#B0B0B0' linewidth 1.2, \
  'crossover.dat' index 1 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb '#0072B2' linewidth 1.5, \
  'crossover.dat' index 2 using 1:2:3:4 with yerrorbars pointtype 6 pointsize 0.9*shrink linecolor rgb '#7F7F7F' linewidth 1.5
unset label; unset arrow; unset object

unset multiplot
unset output
