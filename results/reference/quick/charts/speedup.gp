# Drawn by tvp, from speedup.dat. To draw it again, in this folder:
#   gnuplot speedup.gp
#   gnuplot -e "format='png'" speedup.gp
set encoding utf8
if (!exists('format')) format = 'svg'
if (!exists('file')) file = 'speedup.'.format
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
set label 'How much faster than one after another?' at screen 0.05778, screen 0.96078 left font ',17'
set label 'Total time of sequential over that of the model: median and 95 % interval of 9 blocks' at screen 0.05778, screen 0.91765 left font ',11' textcolor rgb '#505050'
set label 'workers' at screen 0.52111, screen 0.02745 center
set arrow from screen 0.05778, screen 0.86275 to screen 0.09333, screen 0.86275 nohead linecolor rgb '#0072B2' linewidth 3.5 dashtype solid
set label '' at screen 0.07556, screen 0.86275 point pointtype 7 pointsize 0.8*shrink linecolor rgb '#0072B2'
set label 'threads' at screen 0.10000, screen 0.86275 left
set arrow from screen 0.17556, screen 0.86275 to screen 0.21111, screen 0.86275 nohead linecolor rgb '#D55E00' linewidth 1.5 dashtype solid
set label '' at screen 0.19333, screen 0.86275 point pointtype 9 pointsize 0.9*shrink linecolor rgb '#D55E00'
set label 'gil' at screen 0.21778, screen 0.86275 left
set arrow from screen 0.26111, screen 0.86275 to screen 0.29667, screen 0.86275 nohead linecolor rgb '#009E73' linewidth 1.8 dashtype (8,5)
set label '' at screen 0.27889, screen 0.86275 point pointtype 4 pointsize 1*shrink linecolor rgb '#009E73'
set label 'processes' at screen 0.30333, screen 0.86275 left
set arrow from screen 0.39444, screen 0.86275 to screen 0.43000, screen 0.86275 nohead linecolor rgb '#7F7F7F' linewidth 1.5 dashtype solid
set label 'sequential' at screen 0.43667, screen 0.86275 left
set arrow from screen 0.53667, screen 0.86275 to screen 0.57222, screen 0.86275 nohead linecolor rgb '#A0A0A0' linewidth 1.2 dashtype (8,6)
set label 'ideal' at screen 0.57889, screen 0.86275 left
set xrange [0.5:4.5]
set yrange [0:4.4605]
set ytics 1

set lmargin at screen 0.05778; set rmargin at screen 0.27222
set tmargin at screen 0.78431; set bmargin at screen 0.49020
set label 'bytecode' at screen 0.05778, screen 0.80784 left font ',13' textcolor rgb '#000000'
set xtics ('1' 1, '2' 2, '4' 4)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb '#909090' linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb '#505050'
set format y '%g×'
plot x with lines linecolor rgb '#A0A0A0' linewidth 1.2 dashtype (8,6), \
  1 with lines linecolor rgb '#7F7F7F' linewidth 1.5, \
  'speedup.dat' index 0 using ($1-0.10363):2 with lines linecolor rgb '#0072B2' linewidth 3.5 dashtype solid, \
  'speedup.dat' index 0 using ($1-0.10363):2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb '#0072B2' linewidth 1.2, \
  'speedup.dat' index 1 using ($1+0.00000):2 with lines linecolor rgb '#D55E00' linewidth 1.5 dashtype solid, \
  'speedup.dat' index 1 using ($1+0.00000):2:3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb '#D55E00' linewidth 1.2, \
  'speedup.dat' index 2 using ($1+0.10363):2 with lines linecolor rgb '#009E73' linewidth 1.8 dashtype (8,5), \
  'speedup.dat' index 2 using ($1+0.10363):2:3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb '#009E73' linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.29444; set rmargin at screen 0.50889
set tmargin at screen 0.78431; set bmargin at screen 0.49020
set label 'primes' at screen 0.29444, screen 0.80784 left font ',13' textcolor rgb '#000000'
set xtics ('1' 1, '2' 2, '4' 4)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb '#909090' linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb '#505050'
set format y ''
plot x with lines linecolor rgb '#A0A0A0' linewidth 1.2 dashtype (8,6), \
  1 with lines linecolor rgb '#7F7F7F' linewidth 1.5, \
  'speedup.dat' index 3 using ($1-0.10363):2 with lines linecolor rgb '#0072B2' linewidth 3.5 dashtype solid, \
  'speedup.dat' index 3 using ($1-0.10363):2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb '#0072B2' linewidth 1.2, \
  'speedup.dat' index 4 using ($1+0.00000):2 with lines linecolor rgb '#D55E00' linewidth 1.5 dashtype solid, \
  'speedup.dat' index 4 using ($1+0.00000):2:3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb '#D55E00' linewidth 1.2, \
  'speedup.dat' index 5 using ($1+0.10363):2 with lines linecolor rgb '#009E73' linewidth 1.8 dashtype (8,5), \
  'speedup.dat' index 5 using ($1+0.10363):2:3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb '#009E73' linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.53111; set rmargin at screen 0.74556
set tmargin at screen 0.78431; set bmargin at screen 0.49020
set label 'mandelbrot' at screen 0.53111, screen 0.80784 left font ',13' textcolor rgb '#000000'
set xtics ('1' 1, '2' 2, '4' 4)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb '#909090' linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb '#505050'
set format y ''
plot x with lines linecolor rgb '#A0A0A0' linewidth 1.2 dashtype (8,6), \
  1 with lines linecolor rgb '#7F7F7F' linewidth 1.5, \
  'speedup.dat' index 6 using ($1-0.10363):2 with lines linecolor rgb '#0072B2' linewidth 3.5 dashtype solid, \
  'speedup.dat' index 6 using ($1-0.10363):2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb '#0072B2' linewidth 1.2, \
  'speedup.dat' index 7 using ($1+0.00000):2 with lines linecolor rgb '#D55E00' linewidth 1.5 dashtype solid, \
  'speedup.dat' index 7 using ($1+0.00000):2:3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb '#D55E00' linewidth 1.2, \
  'speedup.dat' index 8 using ($1+0.10363):2 with lines linecolor rgb '#009E73' linewidth 1.8 dashtype (8,5), \
  'speedup.dat' index 8 using ($1+0.10363):2:3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb '#009E73' linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.76778; set rmargin at screen 0.98222
set tmargin at screen 0.78431; set bmargin at screen 0.49020
set label 'wordcount' at screen 0.76778, screen 0.80784 left font ',13' textcolor rgb '#000000'
set xtics ('1' 1, '2' 2, '4' 4)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb '#909090' linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb '#505050'
set format y ''
plot x with lines linecolor rgb '#A0A0A0' linewidth 1.2 dashtype (8,6), \
  1 with lines linecolor rgb '#7F7F7F' linewidth 1.5, \
  'speedup.dat' index 9 using ($1-0.10363):2 with lines linecolor rgb '#0072B2' linewidth 3.5 dashtype solid, \
  'speedup.dat' index 9 using ($1-0.10363):2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb '#0072B2' linewidth 1.2, \
  'speedup.dat' index 10 using ($1+0.00000):2 with lines linecolor rgb '#D55E00' linewidth 1.5 dashtype solid, \
  'speedup.dat' index 10 using ($1+0.00000):2:3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb '#D55E00' linewidth 1.2, \
  'speedup.dat' index 11 using ($1+0.10363):2 with lines linecolor rgb '#009E73' linewidth 1.8 dashtype (8,5), \
  'speedup.dat' index 11 using ($1+0.10363):2:3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb '#009E73' linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.05778; set rmargin at screen 0.27222
set tmargin at screen 0.39216; set bmargin at screen 0.09804
set label 'sleep' at screen 0.05778, screen 0.41569 left font ',13' textcolor rgb '#000000'
set xtics ('1' 1, '2' 2, '4' 4)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb '#909090' linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb '#505050'
set format y '%g×'
plot x with lines linecolor rgb '#A0A0A0' linewidth 1.2 dashtype (8,6), \
  1 with lines linecolor rgb '#7F7F7F' linewidth 1.5, \
  'speedup.dat' index 12 using ($1-0.10363):2 with lines linecolor rgb '#0072B2' linewidth 3.5 dashtype solid, \
  'speedup.dat' index 12 using ($1-0.10363):2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb '#0072B2' linewidth 1.2, \
  'speedup.dat' index 13 using ($1+0.00000):2 with lines linecolor rgb '#D55E00' linewidth 1.5 dashtype solid, \
  'speedup.dat' index 13 using ($1+0.00000):2:3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb '#D55E00' linewidth 1.2, \
  'speedup.dat' index 14 using ($1+0.10363):2 with lines linecolor rgb '#009E73' linewidth 1.8 dashtype (8,5), \
  'speedup.dat' index 14 using ($1+0.10363):2:3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb '#009E73' linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.29444; set rmargin at screen 0.50889
set tmargin at screen 0.39216; set bmargin at screen 0.09804
set label 'http' at screen 0.29444, screen 0.41569 left font ',13' textcolor rgb '#000000'
set xtics ('1' 1, '2' 2, '4' 4)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb '#909090' linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb '#505050'
set format y ''
plot x with lines linecolor rgb '#A0A0A0' linewidth 1.2 dashtype (8,6), \
  1 with lines linecolor rgb '#7F7F7F' linewidth 1.5, \
  'speedup.dat' index 15 using ($1-0.10363):2 with lines linecolor rgb '#0072B2' linewidth 3.5 dashtype solid, \
  'speedup.dat' index 15 using ($1-0.10363):2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb '#0072B2' linewidth 1.2, \
  'speedup.dat' index 16 using ($1+0.00000):2 with lines linecolor rgb '#D55E00' linewidth 1.5 dashtype solid, \
  'speedup.dat' index 16 using ($1+0.00000):2:3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb '#D55E00' linewidth 1.2, \
  'speedup.dat' index 17 using ($1+0.10363):2 with lines linecolor rgb '#009E73' linewidth 1.8 dashtype (8,5), \
  'speedup.dat' index 17 using ($1+0.10363):2:3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb '#009E73' linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.53111; set rmargin at screen 0.74556
set tmargin at screen 0.39216; set bmargin at screen 0.09804
set label 'file-read' at screen 0.53111, screen 0.41569 left font ',13' textcolor rgb '#000000'
set xtics ('1' 1, '2' 2, '4' 4)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb '#909090' linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb '#505050'
set format y ''
plot x with lines linecolor rgb '#A0A0A0' linewidth 1.2 dashtype (8,6), \
  1 with lines linecolor rgb '#7F7F7F' linewidth 1.5, \
  'speedup.dat' index 18 using ($1-0.10363):2 with lines linecolor rgb '#0072B2' linewidth 3.5 dashtype solid, \
  'speedup.dat' index 18 using ($1-0.10363):2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb '#0072B2' linewidth 1.2, \
  'speedup.dat' index 19 using ($1+0.00000):2 with lines linecolor rgb '#D55E00' linewidth 1.5 dashtype solid, \
  'speedup.dat' index 19 using ($1+0.00000):2:3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb '#D55E00' linewidth 1.2, \
  'speedup.dat' index 20 using ($1+0.10363):2 with lines linecolor rgb '#009E73' linewidth 1.8 dashtype (8,5), \
  'speedup.dat' index 20 using ($1+0.10363):2:3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb '#009E73' linewidth 1.2
unset label; unset arrow; unset object

set lmargin at screen 0.76778; set rmargin at screen 0.98222
set tmargin at screen 0.39216; set bmargin at screen 0.09804
set label 'mixed' at screen 0.76778, screen 0.41569 left font ',13' textcolor rgb '#000000'
set xtics ('1' 1, '2' 2, '4' 4)
set arrow from 2, graph 0 to 2, graph 1 nohead back linecolor rgb '#909090' linewidth 1 dashtype (2,3)
set label '2 cores' at 2, graph 0.95 left offset character 0.5,0 font ',11' textcolor rgb '#505050'
set format y ''
plot x with lines linecolor rgb '#A0A0A0' linewidth 1.2 dashtype (8,6), \
  1 with lines linecolor rgb '#7F7F7F' linewidth 1.5, \
  'speedup.dat' index 21 using ($1-0.10363):2 with lines linecolor rgb '#0072B2' linewidth 3.5 dashtype solid, \
  'speedup.dat' index 21 using ($1-0.10363):2:3:4 with yerrorbars pointtype 7 pointsize 0.8*shrink linecolor rgb '#0072B2' linewidth 1.2, \
  'speedup.dat' index 22 using ($1+0.00000):2 with lines linecolor rgb '#D55E00' linewidth 1.5 dashtype solid, \
  'speedup.dat' index 22 using ($1+0.00000):2:3:4 with yerrorbars pointtype 9 pointsize 0.9*shrink linecolor rgb '#D55E00' linewidth 1.2, \
  'speedup.dat' index 23 using ($1+0.10363):2 with lines linecolor rgb '#009E73' linewidth 1.8 dashtype (8,5), \
  'speedup.dat' index 23 using ($1+0.10363):2:3:4 with yerrorbars pointtype 4 pointsize 1*shrink linecolor rgb '#009E73' linewidth 1.2
unset label; unset arrow; unset object

unset multiplot
unset output
