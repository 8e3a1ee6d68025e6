/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Settings of one person in the office file: short texts under names.
 */
#ifndef DB_SETTINGS_H
#define DB_SETTINGS_H

#include "db/store.h"

/* *value is a copy for the caller to free; NULL where none is set. */
bool store_setting(struct store *store, const char *who, const char *name, char **value,
	struct error *error);
/* NULL takes it away. */
bool store_set_setting(struct store *store, const char *who, const char *name,
	const char *value, struct error *error);

#endif
