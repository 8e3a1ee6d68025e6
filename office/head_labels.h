/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How the texts of a report itself are called for people, the number of a section or of a
 * signature in it.
 */
#ifndef OFFICE_HEAD_LABELS_H
#define OFFICE_HEAD_LABELS_H

#include <stddef.h>

#include "model/head_text.h"
#include "text/number.h"
#include "text/str.h"

/* Appends what a text is called; index: in its list, else 0. */
void head_label(struct str *out, enum head_what what, size_t index, enum digits digits);

/* Appends translated words in which %s, where it is, stands for index, counted from 1. */
void head_numbered(struct str *out, const char *words, size_t index, enum digits digits);

#endif
