/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Each value of each table: the statements named values_TABLE, whose rows query.c looks
 * at as it does at all others.
 */
#include <config.h>

#include <string.h>

#include "db/trust/verify_parts.h"

static bool value_row(const struct verify *verify, struct query *query)
{
	(void)verify, (void)query;
	return true;
}

bool verify_values(const struct verify *verify)
{
	static const char of_values[] = "values_";
	for (enum sql name = 0; name < SQL_COUNT; name++)
		if (strncmp(verify->store->driver->statements[name].name, of_values,
			    strlen(of_values)) == 0 &&
			!verify_each(verify, name, value_row))
			return false;
	return true;
}
