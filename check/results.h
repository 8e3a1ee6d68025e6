/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How many steps of a measure have a result, where both are lists.
 */
#ifndef CHECK_RESULTS_H
#define CHECK_RESULTS_H

#include "model/card.h"

/* The items of the list that the results are; 0: they are none. */
int results_count(const struct card *card);

/* The steps; where there are none, the numbered lines of the measure. */
int steps_count(const struct card *card);

/* How many steps have no result. 0 also where one is missing: one result may well tell of
 * two steps; and where steps or results are no list. */
int steps_without_result(const struct card *card);

#endif
