/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The power is cut while all of them save: kill -9 of every process at once, somewhere in
 * the output of one of them.
 */
#ifndef TESTS_FAULTS_WEEK_POWER_H
#define TESTS_FAULTS_WEEK_POWER_H

#include "tests/faults/week_office.h"

/* Both clerks type more into the outputs of cards 1 and 2 of the report, the newest, and save;
 * the deputy signs decisions on all that waits in it, of which so many are sent back. Then all
 * come back: what was acknowledged is there, what was being saved or signed is whole or not
 * there, and is done once more: by the deputy, and by the clerks, who go on where they were and
 * say that their cards are done. */
void week_cut_the_power(struct week *week, int report, int back);

#endif
