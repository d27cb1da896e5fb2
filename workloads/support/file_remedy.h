/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What to do where a call on a file in dir= has failed for the reason `number`
 * (an errno): the end of a message, after "; ". */
const char *file_remedy(int number);
