# Drawn by tvp, from timeline-bytecode-gil-3.dat. To draw it again, in this folder:
#   gnuplot timeline-bytecode-gil-3.gp
#   gnuplot -e "format='png'" timeline-bytecode-gil-3.gp
set encoding utf8
if (!exists('format')) format = 'svg'
if (!exists('file')) file = 'timeline-bytecode-gil-3.'.format
if (format eq 'png') {
    set terminal pngcairo noenhanced size 1800,512 font 'DejaVu Sans,12' fontscale 1.5 linewidth 2 pointscale 2 background rgb 'white'
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 900,256 font 'DejaVu Sans, Verdana, sans-serif,12' background rgb 'white'
    shrink = 0.8
}
set output file
set multiplot
unset key
set border 3 linecolor rgb '#808080'
set tics nomirror scale 0.5 textcolor rgb '#202020'
set grid ytics linetype 1 linecolor rgb '#E4E4E4' linewidth 1
set label 'Who holds the lock, and when? bytecode, gil, 3 workers' at screen 0.09333, screen 0.92188 left font ',17'
set label 'One trial, traced apart from those measured: all of 75.5 ms' at screen 0.09333, screen 0.83594 left font ',11' textcolor rgb '#505050'
set label 'ms after the gate opened' at screen 0.53889, screen 0.05469 center
set arrow from screen 0.09333, screen 0.72656 to screen 0.12889, screen 0.72656 nohead linecolor rgb '#D55E00' linewidth 23.68 dashtype solid
set label 'holds the lock' at screen 0.13556, screen 0.72656 left
set arrow from screen 0.26667, screen 0.72656 to screen 0.30222, screen 0.72656 nohead linecolor rgb '#E69F00' linewidth 5.12 dashtype solid
set label 'waits for the lock' at screen 0.30889, screen 0.72656 left

set lmargin at screen 0.09333; set rmargin at screen 0.96222
set tmargin at screen 0.57031; set bmargin at screen 0.19531
set label '' at screen 0.09333, screen 0.61719 left font ',13' textcolor rgb '#000000'
unit = 1e+06
least = 96584.4335
end(from, to) = to - from < least ? from + least : to
set xrange [0:75.529027]
set format x '%.10g'
set yrange [2.5:-0.5]
set ytics ('worker 0' 0, 'worker 1' 1, 'worker 2' 2) scale 0
plot 0 with lines linecolor rgb '#E4E4E4' linewidth 1, \
  'timeline-bytecode-gil-3.dat' index 0 using 2:1:($2/unit):(end($2,$3)/unit):($1-0.08):($1+0.08) with boxxyerror fillstyle solid noborder linecolor rgb '#E69F00', \
  'timeline-bytecode-gil-3.dat' index 1 using 2:1:($2/unit):(end($2,$3)/unit):($1-0.37):($1+0.37) with boxxyerror fillstyle solid noborder linecolor rgb '#D55E00'

unset multiplot
unset output
