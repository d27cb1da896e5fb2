# Drawn by tvp, from speedup.dat. To draw it again, in this folder:
#   gnuplot speedup.gp
#   gnuplot -e "format='png'" speedup.gp
set encoding utf8
if (!exists('format')) format = 'svg'
if (!exists('file')) file = 'speedup.'.format
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
set label 'How much faster than one after another?' at screen 0.05778, screen 0.95000 left font ',17'
set label 'Total time of sequential over that of the model: median and 95 % interval of 7 blocks' at screen 0.05778, screen 0.89500 left font ',11' textcolor rgb '#505050'
set label 'workers' at screen 0.52111, screen 0.03500 center
set label 'Runs differ in host, CPU, kernel, CPUs allowed, OMP_NUM_THREADS' at screen 0.05778, screen 0.82500 left font ',11' textcolor rgb '#505050'
set arrow from screen 0.05778, screen 0.77000 to screen 0.09333, screen 0.77000 nohead linecolor rgb '#0072B2' linewidth 3.5 dashtype solid
set label '' at screen 0.07556, screen 0.77000 point pointtype 7 pointsize 0.8*shrink linecolor rgb '#0072B2'
set label 'threads · one' at screen 0.10000, screen 0.77000 left
set arrow from screen 0.22333, screen 0.77000 to screen 0.25889, screen 0.77000 nohead linecolor rgb '#66AAD1' linewidth 2 dashtype (2,3)
set label '' at screen 0.24111, screen 0.77000 point pointtype 6 pointsize 0.8*shrink linecolor rgb '#66AAD1'
set label 'threads · two' at screen 0.26556, screen 0.77000 left
set arrow from screen 0.38889, screen 0.77000 to screen 0.42444, screen 0.77000 nohead linecolor rgb '#D55E00' linewidth 1.5 dashtype solid
set label '' at screen 0.40667, screen 0.77000 point pointtype 9 pointsize 0.9*shrink linecolor rgb '#D55E00'
set label 'gil · one' at screen 0.43111, screen 0.77000 left
set arrow from screen 0.52222, screen 0.77000 to screen 0.55778, screen 0.77000 nohead linecolor rgb '#E69E66' linewidth 1.5 dashtype (2,3)
set label '' at screen 0.54000, screen 0.77000 point pointtype 8 pointsize 0.9*shrink linecolor rgb '#E69E66'
set label 'gil · two' at screen 0.56444, screen 0.77000 left
set arrow from screen 0.65556, screen 0.77000 to screen 0.69111, screen 0.77000 nohead linecolor rgb '#009E73' linewidth 1.8 dashtype (8,5)
set label '' at screen 0.67333, screen 0.77000 point pointtype 4 pointsize 1*shrink linecolor rgb '#009E73'
set label 'processes · one' at screen 0.69778, screen 0.77000 left
set arrow from screen 0.05778, screen 0.71500 to screen 0.09333, screen 0.71500 nohead linecolor rgb '#66C5AB' linewidth 1.8 dashtype (2,3)
set label '' at screen 0.07556, screen 0.71500 point pointtype 5 pointsize 1*shrink linecolor rgb '#66C5AB'
set label 'processes · two' at screen 0.10000, screen 0.71500 left
set arrow from screen 0.24000, screen 0.71500 to screen 0.27556, screen 0.71500 nohead linecolor rgb '#7F7F7F' linewidth 1.5 dashtype solid
set label 'sequential' at screen 0.28222, screen 0.71500 left
set arrow from screen 0.38222, screen 0.71500 to screen 0.41778, screen 0.71500 nohead linecolor rgb '#A0A0A0' linewidth 1.2 dashtype (8,6)
set label 'ideal' at screen 0.42444, screen 0.71500 left
set xrange [0.5:4.5]
set yrange [0:4.54]
set ytics 1

set lmargin at screen 0.05778; set rmargin at screen 0.35111
set tmargin at screen 0.57500; set bmargin at screen 0.12500
set label 'primes' at screen 0.05778, screen 0.64500 left font ',13' textcolor rgb '#000000'
set xtics ('1' 1, '2' 2, '4' 4)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb '#909090' linewidth 1 dashtype (2,3)
set label '2 cores · one' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb '#505050'
set arrow from 4, graph 0 to 4, graph 1 nohead back linecolor rgb '#909090' linewidth 1 dashtype (2,3)
set label '4 cores · two' at 4, graph 0.06 right offset character -0.5,0 font ',11' textcolor rgb '#505050'
set format y '%g×'
plot x with lines linecolor rgb '#A0A0A0' linewidth 1.2 dashtype (8,6), \
  1 with lines linecolor rgb '#7F7F7F' linewidth 1.5, \
  'speedup.dat' index 0 using ($1-0.18939):2 with lines linecolor rgb '#0072B2' linewidth 3.5 dashtype solid, \
  'speedup.dat' index 0 using ($1-0.18939):2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb '#0072B2' linewidth 1.2, \
  'speedup.dat' index 1 using ($1-0.11364):2 with lines linecolor rgb '#66AAD1' linewidth 2 dashtype (2,3), \
  'speedup.dat' index 1 using ($1-0.11364):2:3:4 with yerrorbars pointtype 6 pointsize 0.8*shrink linecolor rgb '#66AAD1' linewidth 1.2, \
  'speedup.dat' index 2 using ($1-0.03788):2 with lines linecolor rgb '#D55E00' linewidth 1.5 dashtype solid, \
  'speedup.dat' index 2 using ($1-0.03788):2:3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb '#D55E00' linewidth 1.2, \
  'speedup.dat' index 3 using ($1+0.03788):2 with lines linecolor rgb '#E69E66' linewidth 1.5 dashtype (2,3), \
  'speedup.dat' index 3 using ($1+0.03788):2:3:4 with yerrorbars pointtype 8 pointsize 0.9*shrink linecolor rgb '#E69E66' linewidth 1.2, \
  'speedup.dat' index 4 using ($1+0.11364):2 with lines linecolor rgb '#009E73' linewidth 1.8 dashtype (8,5), \
  'speedup.dat' index 4 using ($1+0.11364):2:3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb '#009E73' linewidth 1.2, \
  'speedup.dat' index 5 using ($1+0.18939):2 with lines linecolor rgb '#66C5AB' linewidth 1.8 dashtype (2,3), \
  'speedup.dat' index 5 using ($1+0.18939):2:3:4 with yerrorbars pointtype 5 pointsize 1*shrink linecolor rgb '#66C5AB' linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.37333; set rmargin at screen 0.66667
set tmargin at screen 0.57500; set bmargin at screen 0.12500
set label 'sleep' at screen 0.37333, screen 0.64500 left font ',13' textcolor rgb '#000000'
set label 'time=2s' at screen 0.37333, screen 0.60250 left font ',11' textcolor rgb '#505050'
set xtics ('1' 1, '2' 2, '4' 4)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb '#909090' linewidth 1 dashtype (2,3)
set label '2 cores · one' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb '#505050'
set arrow from 4, graph 0 to 4, graph 1 nohead back linecolor rgb '#909090' linewidth 1 dashtype (2,3)
set label '4 cores · two' at 4, graph 0.06 right offset character -0.5,0 font ',11' textcolor rgb '#505050'
set format y ''
plot x with lines linecolor rgb '#A0A0A0' linewidth 1.2 dashtype (8,6), \
  1 with lines linecolor rgb '#7F7F7F' linewidth 1.5, \
  'speedup.dat' index 6 using ($1-0.18939):2 with lines linecolor rgb '#0072B2' linewidth 3.5 dashtype solid, \
  'speedup.dat' index 6 using ($1-0.18939):2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb '#0072B2' linewidth 1.2, \
  'speedup.dat' index 7 using ($1-0.11364):2 with lines linecolor rgb '#66AAD1' linewidth 2 dashtype (2,3), \
  'speedup.dat' index 7 using ($1-0.11364):2:3:4 with yerrorbars pointtype 6 pointsize 0.8*shrink linecolor rgb '#66AAD1' linewidth 1.2, \
  'speedup.dat' index 8 using ($1-0.03788):2 with lines linecolor rgb '#D55E00' linewidth 1.5 dashtype solid, \
  'speedup.dat' index 8 using ($1-0.03788):2:3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb '#D55E00' linewidth 1.2, \
  'speedup.dat' index 9 using ($1+0.03788):2 with lines linecolor rgb '#E69E66' linewidth 1.5 dashtype (2,3), \
  'speedup.dat' index 9 using ($1+0.03788):2:3:4 with yerrorbars pointtype 8 pointsize 0.9*shrink linecolor rgb '#E69E66' linewidth 1.2, \
  'speedup.dat' index 10 using ($1+0.11364):2 with lines linecolor rgb '#009E73' linewidth 1.8 dashtype (8,5), \
  'speedup.dat' index 10 using ($1+0.11364):2:3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb '#009E73' linewidth 1.2, \
  'speedup.dat' index 11 using ($1+0.18939):2 with lines linecolor rgb '#66C5AB' linewidth 1.8 dashtype (2,3), \
  'speedup.dat' index 11 using ($1+0.18939):2:3:4 with yerrorbars pointtype 5 pointsize 1*shrink linecolor rgb '#66C5AB' linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.68889; set rmargin at screen 0.98222
set tmargin at screen 0.57500; set bmargin at screen 0.12500
set label 'mixed' at screen 0.68889, screen 0.64500 left font ',13' textcolor rgb '#000000'
set xtics ('1' 1, '2' 2, '4' 4)
set arrow from 4, graph 0 to 4, graph 1 nohead back linecolor rgb '#909090' linewidth 1 dashtype (2,3)
set label '4 cores · two' at 4, graph 0.95 right offset character -0.5,0 font ',11' textcolor rgb '#505050'
set format y ''
plot x with lines linecolor rgb '#A0A0A0' linewidth 1.2 dashtype (8,6), \
  1 with lines linecolor rgb '#7F7F7F' linewidth 1.5, \
  'speedup.dat' index 12 using ($1-0.11364):2 with lines linecolor rgb '#66AAD1' linewidth 2 dashtype (2,3), \
  'speedup.dat' index 12 using ($1-0.11364):2:3:4 with yerrorbars pointtype 6 pointsize 0.8*shrink linecolor rgb '#66AAD1' linewidth 1.2, \
  'speedup.dat' index 13 using ($1+0.03788):2 with lines linecolor rgb '#E69E66' linewidth 1.5 dashtype (2,3), \
  'speedup.dat' index 13 using ($1+0.03788):2:3:4 with yerrorbars pointtype 8 pointsize 0.9*shrink linecolor rgb '#E69E66' linewidth 1.2, \
  'speedup.dat' index 14 using ($1+0.18939):2 with lines linecolor rgb '#66C5AB' linewidth 1.8 dashtype (2,3), \
  'speedup.dat' index 14 using ($1+0.18939):2:3:4 with yerrorbars pointtype 5 pointsize 1*shrink linecolor rgb '#66C5AB' linewidth 1.2
unset label; unset arrow; unset object

unset multiplot
unset output
