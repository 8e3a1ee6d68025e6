/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of rules: what there is to find, in the order in which it is listed. */
#ifndef CHECK_RULES_H
#define CHECK_RULES_H

#include "check/rule.h"

extern const struct rule *const rules[];
extern const size_t rules_count;

/* The index of a rule by its name; rules_count if there is none. */
size_t rule_find(const char *name);

#endif
