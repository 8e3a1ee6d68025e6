/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What C has no word for. An argument of MIN and MAX is evaluated twice.
 */
#ifndef TEXT_MACROS_H
#define TEXT_MACROS_H

/* How many elements an array has; not for pointers. */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Headers of some libraries have the same two. */
#ifndef MIN
#define MIN(a, b) ((a) < (b) ? (a) : (b))
#endif
#ifndef MAX
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#endif

#endif
