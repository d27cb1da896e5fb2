/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

enum { HOST_NAME_BYTES = 64 };

/*
 * What this machine is called in records: TVP_HOST from the environment, else
 * its host name. Becomes part of a folder's name: of anything but letters,
 * digits, '.', '_' and '-' stands a '_'.
 */
void host_name_get(char name[HOST_NAME_BYTES]);
