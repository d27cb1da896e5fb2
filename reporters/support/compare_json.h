/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "compare_format.h"

extern const struct compare_format compare_json;
