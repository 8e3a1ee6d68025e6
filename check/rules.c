/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "check/rules.h"

#include <string.h>

extern const struct rule rule_required;

const struct rule *const rules[] = {
	&rule_required,
};

const size_t rules_count = sizeof(rules) / sizeof(rules[0]);

size_t rule_find(const char *name)
{
	size_t i = 0;
	while (i < rules_count && strcmp(rules[i]->name, name) != 0)
		i++;
	return i;
}
