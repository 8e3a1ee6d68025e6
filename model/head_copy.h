/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy of a report without its cards: its own texts, ITA result and unknown keys. */
#ifndef MODEL_HEAD_COPY_H
#define MODEL_HEAD_COPY_H

#include <stdbool.h>

#include "model/report.h"
#include "text/error.h"

/* *copy is untouched on failure. */
bool head_copy(const struct report *report, struct report *copy, struct error *error);

#endif
