# Drawn by tvp, from map.dat. To draw it again, in this folder:
#   gnuplot map.gp
#   gnuplot -e "format='png'" map.gp
set encoding utf8
if (!exists('format')) format = 'svg'
if (!exists('file')) file = 'map.'.format
if (format eq 'png') {
    set terminal pngcairo noenhanced size 1800,656 font 'DejaVu Sans,12' fontscale 1.5 linewidth 2 pointscale 2 background rgb 'white'
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 900,328 font 'DejaVu Sans, Verdana, sans-serif,12' background rgb 'white'
    shrink = 0.8
}
set output file
set multiplot
unset key
set border 3 linecolor rgb '#808080'
set tics nomirror scale 0.5 textcolor rgb '#202020'
set grid ytics linetype 1 linecolor rgb '#E4E4E4' linewidth 1
set label 'Who wins where, and by how much?' at screen 0.04444, screen 0.93902 left font ',17'
set label 'mixed:op=1ms: the runner-up''s cost over the winner''s; = no winner; hatched: inferred; dashed: 2 cores' at screen 0.04444, screen 0.87195 left font ',11' textcolor rgb '#505050'
set label 'cpu' at screen 0.51444, screen 0.04268 center
set object rectangle from screen 0.04444, screen 0.76829 to screen 0.06000, screen 0.80488 fillcolor rgb '#D55E00' fillstyle solid noborder
set label 'G gil' at screen 0.06667, screen 0.78659 left
set object rectangle from screen 0.12667, screen 0.76829 to screen 0.14222, screen 0.80488 fillcolor rgb '#009E73' fillstyle solid noborder
set label 'P processes' at screen 0.14889, screen 0.78659 left

set lmargin at screen 0.04444; set rmargin at screen 0.98444
set tmargin at screen 0.66463; set bmargin at screen 0.15244
set label 'workers' at screen 0.04444, screen 0.70122 left font ',13' textcolor rgb '#000000'
set xtics ('0 %%' 0, '20 %%' 1, '40 %%' 2, '60 %%' 3, '80 %%' 4, '100 %%' 5) scale 0
set ytics ('1' 0, '2' 1, '3' 2, '4' 3) scale 0
set arrow from graph 0, first 1.5 to graph 1, first 1.5 nohead front linecolor rgb '#202020' linewidth 1.5 dashtype (6,4)
unset grid
set border 0
set xrange [-0.5:5.5]
set yrange [-0.5:3.5]
plot NaN, \
  'map.dat' index 0 using 1:2:($1-0.5):($1+0.5):($2-0.5):($2+0.5):3 with boxxyerror fillstyle solid 1.0 border rgb '#D0D0D0' linecolor rgb variable, \
  'map.dat' index 0 using 1:2:4:5 with labels font ',14' textcolor rgb variable, \
  'map.dat' index 1 using 1:2:($1-0.5):($1+0.5):($2-0.5):($2+0.5):3 with boxxyerror fillstyle pattern 4 border rgb '#D0D0D0' linecolor rgb variable, \
  'map.dat' index 1 using 1:2:4:5 with labels font ',14' textcolor rgb variable
unset label; unset arrow; unset object

unset multiplot
unset output
