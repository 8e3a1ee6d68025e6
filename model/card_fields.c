/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/card_fields.h"

#include <string.h>

#include "text/i18n.h"

static const struct card_field_row rows[FIELD_COUNT] = {
#define CARD_FIELD(NAME, member, KIND, column, ...)                                      \
	[FIELD_##NAME] = {.key = #member,                                                \
		.holds = HOLDS_##KIND,                                                   \
		.offset = offsetof(struct card, member),                                 \
		__VA_ARGS__},
#include "model/card_fields.def"
};

_Static_assert((int)FIELD_COUNT <= FIELD_IDS, "a set of fields fits an unsigned");

const struct card_field_row *card_field_row(enum card_field field)
{
	return &rows[field];
}

const char *card_field_name(enum card_field field)
{
	return field < FIELD_COUNT ? rows[field].key : "";
}

const char *card_field_label(enum card_field field)
{
	return field < FIELD_COUNT ? rows[field].label : "";
}

enum card_field card_field_find(const char *name)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (strcmp(rows[field].key, name) == 0)
			return field;
	}
	return FIELD_NONE;
}

enum card_field card_field_by_id(int id)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (rows[field].id == id)
			return field;
	}
	return FIELD_NONE;
}

unsigned card_fields_to_ids(unsigned fields)
{
	unsigned ids = 0;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		ids |= (fields >> field & 1u) << (rows[field].id - 1);
	return ids;
}

unsigned card_fields_from_ids(unsigned ids)
{
	unsigned fields = 0;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		fields |= (ids >> (rows[field].id - 1) & 1u) << field;
	return fields;
}

char **card_text(struct card *card, enum card_field field)
{
	if (field >= FIELD_COUNT || rows[field].holds != HOLDS_TEXT)
		return NULL;
	return (char **)(void *)((char *)card + rows[field].offset);
}
