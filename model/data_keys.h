/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Objects of data files that an office may edit (layouts, printer profiles), read
 * strictly by a table of their keys: a mistyped key would change the paper without a
 * word.
 */
#ifndef MODEL_DATA_KEYS_H
#define MODEL_DATA_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "model/data.h"

struct data_key {
	const char *key;
	bool needed;
	/* Reads the value into its place; refuses what it is not (node_refuse()). */
	bool (*read)(const struct node *value, void *place, struct error *error);
	size_t offset; /* of the place in the struct that is read */
};

/* Reads the object into the struct. Keys that are not in the table and needed ones that
 * are missing are refused, and the refusal names the keys that exist. */
bool data_keys_read(const struct node *object, const struct data_key *keys, size_t count,
	void *into, struct error *error);

/* Readers. A text's place is a char *: what it held is freed. */
bool data_key_text(const struct node *value, void *place, struct error *error);
bool data_key_boolean(const struct node *value, void *place, struct error *error);
/* An array of texts, added to a struct string_list (model/lists.h). */
bool data_key_list(const struct node *value, void *place, struct error *error);

/* For readers of their own: the text of a value; its index among names, which a refusal
 * lists. */
bool data_key_string(const struct node *value, const char **text, struct error *error);
bool data_key_choice(const struct node *value, const char *const *names, size_t count,
	size_t *choice, struct error *error);

#endif
