/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart_palette.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    unsigned light;
    unsigned dark;
} colours[] = {
    {"ground", 0xFFFFFF, 0x14181D},
    {"ink", 0x202020, 0xE6E8EA},   /* text, and what is most important */
    {"faint", 0x505050, 0xAEB6BE}, /* text of less weight */
    {"axis", 0x808080, 0x8B949E},
    {"lines", 0xE4E4E4, 0x2F363E}, /* the grid */
    {"frame", 0x909090, 0x7D8590}, /* around what has the ground's colour */
    {"guide", 0xA0A0A0, 0x6E7781}, /* lines to compare with */
    {"mark", 0x806000, 0xE3B341},  /* what was found, and where it may lie */
    {"band", 0xFFF0C0, 0x3D3313},
    {"grey", 0x7F7F7F, 0x9AA4AE},
    {"pale", 0xDDDDDD, 0x3B434B},
    {"deep", 0x303030, 0xD0D7DE},
    {"blue", 0x0072B2, 0x4AA8E0},
    {"vermilion", 0xD55E00, 0xF2884B},
    {"green", 0x009E73, 0x2FC49A},
    {"purple", 0xCC79A7, 0xDE9BC2},
    {"orange", 0xE69F00, 0xF0B53C},
    {"sky", 0x56B4E9, 0x9AD2F5},
    {"yellow", 0xF0E442, 0xF0E442},
    {"contrast", 0x000000, 0xFFFFFF},
};
enum { COLOURS = sizeof colours / sizeof *colours };

static unsigned rgb_of(const char *name, size_t length, bool dark)
{
    size_t i = 0;

    while (i + 1 < COLOURS
           && (strncmp(colours[i].name, name, length) != 0
               || colours[i].name[length] != '\0')) {
        i++;
    }
    return dark ? colours[i].dark : colours[i].light;
}

/* As gnuplot's mixed(), below. */
static unsigned mix(unsigned a, unsigned b, double share)
{
    unsigned rgb = 0;

    for (unsigned shift = 0; shift < 24; shift += 8) {
        double part = (double)((a >> shift) & 255U) * (1.0 - share)
                      + (double)((b >> shift) & 255U) * share;
        rgb |= (unsigned)(part + 0.5) << shift;
    }
    return rgb;
}

unsigned chart_palette_rgb(const char *colour, bool dark)
{
    static const char call[] = "mix(";

    if (strncmp(colour, call, sizeof call - 1) != 0) {
        return rgb_of(colour, strlen(colour), dark);
    }
    const char *first = colour + sizeof call - 1;
    size_t length = strcspn(first, ",");
    const char *second = first + length + (first[length] == ',' ? 1 : 0);
    size_t second_length = strcspn(second, ",");
    const char *share =
        second + second_length + strspn(second + second_length, ",");

    return mix(rgb_of(first, length, dark), rgb_of(second, second_length, dark),
               strtod(share, NULL));
}

void chart_palette_put(FILE *gp)
{
    for (size_t i = 0; i < COLOURS; i++) {
        fprintf(gp, "%s = theme eq 'dark' ? '#%06X' : '#%06X'\n",
                colours[i].name, colours[i].dark, colours[i].light);
    }
    fputs("hex(c) = int(real('0x'.c[2:7]))\n"
          "part(c, s) = (hex(c) >> s) & 255\n"
          "mixed(a, b, t, s) = int(part(a, s)*(1 - t) + part(b, s)*t + 0.5)\n"
          "mix(a, b, t) = sprintf('#%02X%02X%02X', "
          "mixed(a, b, t, 16), mixed(a, b, t, 8), mixed(a, b, t, 0))\n"
          "blend(c, t) = mix(c, ground, t)\n"
          "tint(c, t) = mix(c, '#FFFFFF', t)\n"
          "shade(c, t) = mix(c, '#000000', t)\n"
          "linear(c, s) = (part(c, s)/255.0)**2.2\n"
          "luminance(c) = 0.2126*linear(c, 16) + 0.7152*linear(c, 8) + "
          "0.0722*linear(c, 0)\n"
          "over(c) = luminance(c) > 0.179 ? '#000000' : '#FFFFFF'\n",
          gp);
}
