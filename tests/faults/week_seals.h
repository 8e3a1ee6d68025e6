/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the seals of the week prove: that they are of what was signed, and of nothing else.
 */
#ifndef TESTS_FAULTS_WEEK_SEALS_H
#define TESTS_FAULTS_WEEK_SEALS_H

#include "tests/faults/week_office.h"

enum { WEEK_MARK = 20 };

/* The mark that a seal of this must have, worked out here and not by the program: of the
 * canonical form as doc/data.md has it. exported: as week_export() gives it, changed. */
void week_mark(char mark[WEEK_MARK], json_t *exported);

/* The report is sealed with this mark: verify says so, and it stands on each printed page. */
void week_see_seal(struct week *week, int report, const char *mark);

/* In a copy each card of each report, from 1, is changed with another program: the seal does
 * not hold then, print and verify tell it. Returns how many changes there were. */
size_t week_break_seals(struct week *week, int reports);

#endif
