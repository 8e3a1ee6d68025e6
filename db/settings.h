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
/* All of them at once, in the order of their names. */
typedef void store_setting_taken(void *context, const char *name, const char *value);
bool store_settings(struct store *store, const char *who, store_setting_taken *take,
	void *context, struct error *error);

/* NULL takes it away. */
bool store_set_setting(struct store *store, const char *who, const char *name,
	const char *value, struct error *error);

#endif
