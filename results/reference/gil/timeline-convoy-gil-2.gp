# Drawn by tvp, from timeline-convoy-gil-2.dat. To draw it again, in this folder:
#   gnuplot timeline-convoy-gil-2.gp
#   gnuplot -e "format='png'" timeline-convoy-gil-2.gp
set encoding utf8
if (!exists('format')) format = 'svg'
if (!exists('file')) file = 'timeline-convoy-gil-2.'.format
if (format eq 'png') {
    set terminal pngcairo noenhanced size 1800,448 font 'DejaVu Sans,12' fontscale 1.5 linewidth 2 pointscale 2 background rgb 'white'
    shrink = 1.0
} else {
    set terminal svg name 'tvp' noenhanced size 900,224 font 'DejaVu Sans, Verdana, sans-serif,12' background rgb 'white'
    shrink = 0.8
}
set output file
set multiplot
unset key
set border 3 linecolor rgb '#808080'
set tics nomirror scale 0.5 textcolor rgb '#202020'
set grid ytics linetype 1 linecolor rgb '#E4E4E4' linewidth 1
set label 'Who holds the lock, and when? convoy, gil, 2 workers' at screen 0.09333, screen 0.91071 left font ',17'
set label 'One trial, traced apart from those measured: all of 93.5 ms' at screen 0.09333, screen 0.81250 left font ',11' textcolor rgb '#505050'
set label 'ms after the gate opened' at screen 0.53889, screen 0.06250 center
set arrow from screen 0.09333, screen 0.68750 to screen 0.12889, screen 0.68750 nohead linecolor rgb '#D55E00' linewidth 23.68 dashtype solid
set label 'holds the lock' at screen 0.13556, screen 0.68750 left
set arrow from screen 0.26667, screen 0.68750 to screen 0.30222, screen 0.68750 nohead linecolor rgb '#E69F00' linewidth 5.12 dashtype solid
set label 'waits for the lock' at screen 0.30889, screen 0.68750 left
set arrow from screen 0.47222, screen 0.68750 to screen 0.50778, screen 0.68750 nohead linecolor rgb '#7F7F7F' linewidth 1.92 dashtype solid
set label 'blocked' at screen 0.51444, screen 0.68750 left

set lmargin at screen 0.09333; set rmargin at screen 0.96222
set tmargin at screen 0.50893; set bmargin at screen 0.22321
set label '' at screen 0.09333, screen 0.56250 left font ',13' textcolor rgb '#000000'
unit = 1e+06
least = 119502.7059
end(from, to) = to - from < least ? from + least : to
set xrange [0:93.451116]
set format x '%.10g'
set yrange [1.5:-0.5]
set ytics ('worker 0' 0, 'worker 1' 1) scale 0
plot 0 with lines linecolor rgb '#E4E4E4' linewidth 1, \
  'timeline-convoy-gil-2.dat' index 0 using 2:1:($2/unit):(end($2,$3)/unit):($1-0.08):($1+0.08) with boxxyerror fillstyle solid noborder linecolor rgb '#E69F00', \
  'timeline-convoy-gil-2.dat' index 1 using 2:1:($2/unit):(end($2,$3)/unit):($1-0.03):($1+0.03) with boxxyerror fillstyle solid noborder linecolor rgb '#7F7F7F', \
  'timeline-convoy-gil-2.dat' index 2 using 2:1:($2/unit):(end($2,$3)/unit):($1-0.37):($1+0.37) with boxxyerror fillstyle solid noborder linecolor rgb '#D55E00'

unset multiplot
unset output
