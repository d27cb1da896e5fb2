# Made by scripts/fidelity.sh, from fidelity.dat. To draw it again, here:
#   gnuplot fidelity.gp
#   gnuplot -e "format='png'" fidelity.gp
set encoding utf8
if (!exists('format')) format = 'svg'
if (format eq 'png') {
    set terminal pngcairo noenhanced size 2160,2674 font 'DejaVu Sans,12' fontscale 1.5 linewidth 2 pointscale 2 background rgb 'white'
} else {
    set terminal svg name 'fidelity' noenhanced size 1080,1337 font 'DejaVu Sans, Verdana, sans-serif,12' background rgb 'white'
}
set output 'fidelity.'.format
unset key
set border 1 linecolor rgb '#808080'
set tics nomirror scale 0.5 textcolor rgb '#202020'
set grid xtics linetype 1 linecolor rgb '#E4E4E4' linewidth 1
set logscale x 2

set label 'Is the emulated lock like the real one?' at screen 0.02000, screen 0.98055 left font ',17'
set label "tvp's figure over CPython's: medians, tvp's quartiles over the blocks; grey: the bar; pale: CPython's own quartiles" at screen 0.02, screen 0.96410 left font ',11' textcolor rgb '#505050'
set label '' at screen 0.02452, screen 0.94615 point pointtype 7 pointsize 0.8 linecolor rgb '#0072B2'
set label 'CPython 3.11.7' at screen 0.03452, screen 0.94615 left font ',11'
set label '' at screen 0.13378, screen 0.94615 point pointtype 9 pointsize 0.8 linecolor rgb '#D55E00'
set label 'CPython 3.12.1' at screen 0.14378, screen 0.94615 left font ',11'
set label '' at screen 0.24304, screen 0.94615 point pointtype 5 pointsize 0.8 linecolor rgb '#009E73'
set label 'CPython 3.13.0' at screen 0.25304, screen 0.94615 left font ',11'
set label 'bytecode, 2 threads: speed-up' at screen 0.26578, screen 0.91286 right font ',11'
set label 'CPython 0.813–0.995×, tvp 1.13×' at screen 0.71570, screen 0.91286 left font ',10'
set label 'bytecode, 4 threads: speed-up' at screen 0.26578, screen 0.88220 right font ',11'
set label 'CPython 0.822–0.966×, tvp 0.952×' at screen 0.71570, screen 0.88220 left font ',10'
set label 'sleep:time=100ms, 3 threads: elapsed' at screen 0.26578, screen 0.85153 right font ',11'
set label 'CPython 201 ms, tvp 200 ms' at screen 0.71570, screen 0.85153 left font ',10'
set label 'sleep:time=100ms, 16 threads: elapsed' at screen 0.26578, screen 0.82087 right font ',11'
set label 'CPython 201 ms, tvp 201 ms' at screen 0.71570, screen 0.82087 left font ',10'
set label 'mixed:cpu=10%:op=10ms, 2 threads: speed-up' at screen 0.26578, screen 0.79020 right font ',11'
set label 'CPython 1.98–2.01×, tvp 1.99×' at screen 0.71570, screen 0.79020 left font ',10'
set label 'mixed:cpu=10%:op=10ms, 4 threads: speed-up' at screen 0.26578, screen 0.75954 right font ',11'
set label 'CPython 3.88–3.91×, tvp 3.94×' at screen 0.71570, screen 0.75954 left font ',10'
set label 'mixed:cpu=25%:op=10ms, 2 threads: speed-up' at screen 0.26578, screen 0.72887 right font ',11'
set label 'CPython 1.95–1.97×, tvp 1.96×' at screen 0.71570, screen 0.72887 left font ',10'
set label 'mixed:cpu=25%:op=10ms, 4 threads: speed-up' at screen 0.26578, screen 0.69820 right font ',11'
set label 'CPython 2.94–3.6×, tvp 3.8×' at screen 0.71570, screen 0.69820 left font ',10'
set label 'mixed:cpu=50%:op=10ms, 2 threads: speed-up' at screen 0.26578, screen 0.66754 right font ',11'
set label 'CPython 1.49–1.91×, tvp 1.91×' at screen 0.71570, screen 0.66754 left font ',10'
set label 'mixed:cpu=50%:op=10ms, 4 threads: speed-up' at screen 0.26578, screen 0.63687 right font ',11'
set label 'CPython 1.81–2.08×, tvp 1.89×' at screen 0.71570, screen 0.63687 left font ',10'
set label 'mixed:cpu=75%:op=10ms, 2 threads: speed-up' at screen 0.26578, screen 0.60621 right font ',11'
set label 'CPython 1.21–1.53×, tvp 1.28×' at screen 0.71570, screen 0.60621 left font ',10'
set label 'mixed:cpu=75%:op=10ms, 4 threads: speed-up' at screen 0.26578, screen 0.57554 right font ',11'
set label 'CPython 1.23–1.6×, tvp 1.32×' at screen 0.71570, screen 0.57554 left font ',10'
set label 'sha256:bytes=1K, 2 threads: speed-up' at screen 0.26578, screen 0.54488 right font ',11'
set label 'CPython 0.878–1.02×, tvp 0.915×' at screen 0.71570, screen 0.54488 left font ',10'
set label 'sha256:bytes=1M, 2 threads: speed-up' at screen 0.26578, screen 0.51421 right font ',11'
set label 'CPython 1.91–1.95×, tvp 1.86×' at screen 0.71570, screen 0.51421 left font ',10'
set label 'convoy, 1 hog: median round trip' at screen 0.26578, screen 0.48355 right font ',11'
set label 'CPython 5.23–5.25 ms, tvp 5.24 ms' at screen 0.71570, screen 0.48355 left font ',10'
set label 'convoy, 1 hog: p99 round trip' at screen 0.26578, screen 0.45288 right font ',11'
set label 'CPython 8.41–8.63 ms, tvp 8.39 ms' at screen 0.71570, screen 0.45288 left font ',10'
set label 'convoy, 2 hogs: median round trip' at screen 0.26578, screen 0.42221 right font ',11'
set label 'CPython 9.84–13.6 ms, tvp 9.83 ms' at screen 0.71570, screen 0.42221 left font ',10'
set label 'convoy, 2 hogs: p99 round trip' at screen 0.26578, screen 0.39155 right font ',11'
set label 'CPython 52–76 ms, tvp 54.5 ms' at screen 0.71570, screen 0.39155 left font ',10'
set label 'convoy, 4 hogs: median round trip' at screen 0.26578, screen 0.36088 right font ',11'
set label 'CPython 18.3–23.4 ms, tvp 19.9 ms' at screen 0.71570, screen 0.36088 left font ',10'
set label 'convoy, 4 hogs: p99 round trip' at screen 0.26578, screen 0.33022 right font ',11'
set label 'CPython 89.8–137 ms, tvp 88.1 ms' at screen 0.71570, screen 0.33022 left font ',10'
set label 'convoy, 1 hog, interval=500us: median round trip' at screen 0.26578, screen 0.29955 right font ',11'
set label 'CPython 0.646–0.672 ms, tvp 0.664 ms' at screen 0.71570, screen 0.29955 left font ',10'
set label 'convoy, 1 hog, interval=500us: p99 round trip' at screen 0.26578, screen 0.26889 right font ',11'
set label 'CPython 0.816–0.879 ms, tvp 1.21 ms' at screen 0.71570, screen 0.26889 left font ',10'
set label 'convoy, 1 hog, interval=1ms: median round trip' at screen 0.26578, screen 0.23822 right font ',11'
set label 'CPython 1.17–1.18 ms, tvp 1.15 ms' at screen 0.71570, screen 0.23822 left font ',10'
set label 'convoy, 1 hog, interval=1ms: p99 round trip' at screen 0.26578, screen 0.20755 right font ',11'
set label 'CPython 1.59–1.79 ms, tvp 1.47 ms' at screen 0.71570, screen 0.20755 left font ',10'
set label 'convoy, 1 hog, interval=20ms: median round trip' at screen 0.26578, screen 0.17689 right font ',11'
set label 'CPython 21.8–38.2 ms, tvp 20.4 ms' at screen 0.71570, screen 0.17689 left font ',10'
set label 'convoy, 1 hog, interval=20ms: p99 round trip' at screen 0.26578, screen 0.14622 right font ',11'
set label 'CPython 38.7–39.6 ms, tvp 38.6 ms' at screen 0.71570, screen 0.14622 left font ',10'
set label 'fairness:time=1s, 2 threads: Jain index' at screen 0.26578, screen 0.11556 right font ',11'
set label 'CPython 0.998–0.999, tvp 1' at screen 0.71570, screen 0.11556 left font ',10'
set label 'fairness:time=1s, 4 threads: Jain index' at screen 0.26578, screen 0.08489 right font ',11'
set label 'CPython 0.986–0.994, tvp 0.995' at screen 0.71570, screen 0.08489 left font ',10'
set label 'fairness:time=1s, 8 threads: Jain index' at screen 0.26578, screen 0.05423 right font ',11'
set label 'CPython 0.956–0.975, tvp 0.98' at screen 0.71570, screen 0.05423 left font ',10'
set lmargin at screen 0.27778; set rmargin at screen 0.70370
set tmargin at screen 0.92820; set bmargin at screen 0.03889
set xrange [0.4717:2.5544]
set yrange [1189:0]
unset ytics
set xtics ('0.5×' 0.5, '0.75×' 0.75, '' 0.9, '1×' 1, '' 1.1, '1.25×' 1.25, '1.5×' 1.5, '2×' 2) font ',10'
set arrow from 1, graph 0 to 1, graph 1 nohead back linecolor rgb '#606060' linewidth 1
set arrow from graph 0, first 41 to graph 1, first 41 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 82 to graph 1, first 82 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 123 to graph 1, first 123 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 164 to graph 1, first 164 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 205 to graph 1, first 205 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 246 to graph 1, first 246 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 287 to graph 1, first 287 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 328 to graph 1, first 328 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 369 to graph 1, first 369 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 410 to graph 1, first 410 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 451 to graph 1, first 451 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 492 to graph 1, first 492 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 533 to graph 1, first 533 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 574 to graph 1, first 574 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 615 to graph 1, first 615 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 656 to graph 1, first 656 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 697 to graph 1, first 697 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 738 to graph 1, first 738 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 779 to graph 1, first 779 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 820 to graph 1, first 820 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 861 to graph 1, first 861 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 902 to graph 1, first 902 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 943 to graph 1, first 943 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 984 to graph 1, first 984 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 1025 to graph 1, first 1025 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 1066 to graph 1, first 1066 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 1107 to graph 1, first 1107 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
set arrow from graph 0, first 1148 to graph 1, first 1148 nohead back linecolor rgb '#D0D0D0' linewidth 0.5
plot 'fidelity.dat' index 0 using 2:1:2:3:($1-4.5):($1+4.5) with boxxyerror fillstyle solid noborder linecolor rgb '#E2E2E2', \
  'fidelity.dat' index 1 using 5:1:($6-$5):(0) with vectors nohead linewidth 5 linecolor rgb '#B00072B2', \
  'fidelity.dat' index 1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.7 linewidth 1.2 linecolor rgb '#0072B2', \
  'fidelity.dat' index 2 using 5:1:($6-$5):(0) with vectors nohead linewidth 5 linecolor rgb '#B0D55E00', \
  'fidelity.dat' index 2 using 2:1:3:4 with xerrorbars pointtype 9 pointsize 0.7 linewidth 1.2 linecolor rgb '#D55E00', \
  'fidelity.dat' index 3 using 5:1:($6-$5):(0) with vectors nohead linewidth 5 linecolor rgb '#B0009E73', \
  'fidelity.dat' index 3 using 2:1:3:4 with xerrorbars pointtype 5 pointsize 0.7 linewidth 1.2 linecolor rgb '#009E73'
