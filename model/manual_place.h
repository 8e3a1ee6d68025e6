/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the manual lies for those who work with the program (doc/manual): in the folder
 * "manual" of the installed data, or of $MATTRAKAN_DATADIR where that is set.
 */
#ifndef MODEL_MANUAL_PLACE_H
#define MODEL_MANUAL_PLACE_H

#include <stdbool.h>

#include "text/str.h"

/* Appends the path of its first page; false: it was not installed, and nothing is appended. */
bool manual_place(struct str *path);

#endif
