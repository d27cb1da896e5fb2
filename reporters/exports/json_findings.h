/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export.h"
#include "findings.h"
#include "json_out.h"

/* What tvp's own JSON has of a run's findings: members of an object that is
 * open. They are described in docs/report.schema.json. */

/* "cells": what they are, their figures, how they went. */
void json_cells(struct json_out *j, const struct export *x,
                const struct findings *f);

/* "verdicts", "break_evens", "scaling"; needs findings_add_laws and
 * findings_add_metrics. */
void json_judgements(struct json_out *j, const struct findings *f);

/* "sentences", "remarks", "reliability". */
void json_remarks(struct json_out *j, const struct findings *f);
