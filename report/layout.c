/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/layout.h"

#include <stdlib.h>

#include "model/data.h"
#include "model/data_folder.h"
#include "model/data_keys.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

#define KIND "layouts"

static bool read_format(const struct node *node, void *place, struct error *error)
{
	(void)place;
	static const char *const formats[] = {LAYOUT_FORMAT};
	size_t choice;
	return data_key_choice(node, formats, 1, &choice, error);
}

static bool read_owners(const struct node *node, void *place, struct error *error)
{
	static const char *const joins[] = {
		[OWNERS_SLASH] = "slash", [OWNERS_LINES] = "lines"};
	enum owners_join *owners = place;
	size_t choice;
	if (!data_key_choice(
		    node, joins, sizeof(joins) / sizeof(joins[0]), &choice, error))
		return false;
	*owners = (enum owners_join)choice;
	return true;
}

static bool read_paper(const struct node *node, void *place, struct error *error)
{
	static const char *const turned[] = {"portrait", "landscape"};
	enum layout_paper *paper = place;
	size_t choice;
	if (!data_key_choice(node, turned, 2, &choice, error))
		return false;
	*paper = choice ? LAYOUT_LANDSCAPE : LAYOUT_PORTRAIT;
	return true;
}

static bool read_field(
	const struct node *node, enum card_field *field, struct error *error)
{
	const char *names[FIELD_COUNT];
	size_t choice;
	for (enum card_field each = 0; each < FIELD_COUNT; each++)
		names[each] = card_field_name(each);
	if (!data_key_choice(node, names, FIELD_COUNT, &choice, error))
		return false;
	*field = (enum card_field)choice;
	return true;
}

static bool read_fields(const struct node *node, void *place, struct error *error)
{
	struct layout_column *column = place;
	size_t count;
	if (!node_array(node, &count, error))
		return false;
	if (count < 1 || count > COLUMN_FIELDS_MAX)
		return node_refuse(
			node, error, _("expected 1 to %d fields"), COLUMN_FIELDS_MAX);
	for (size_t i = 0; i < count; i++) {
		struct node field = node_element(node, i);
		if (!read_field(&field, &column->fields[i], error))
			return false;
	}
	column->fields_count = count;
	return true;
}

static bool read_optional(const struct node *node, void *place, struct error *error)
{
	unsigned *optional = place;
	size_t count;
	if (!node_array(node, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct node element = node_element(node, i);
		enum card_field field;
		if (!read_field(&element, &field, error))
			return false;
		*optional |= 1u << field;
	}
	return true;
}

static bool read_least(const struct node *node, void *place, struct error *error)
{
	unsigned *columns = place;
	long least;
	if (!node_integer(node, COLUMN_LEAST_MIN, COLUMN_LEAST_MAX, &least, error))
		return false;
	*columns = (unsigned)least;
	return true;
}

#define COLUMN(member) offsetof(struct layout_column, member)
static const struct data_key column_keys[] = {
	{"heading", true, data_key_text, COLUMN(heading)},
	{"least", true, read_least, COLUMN(least)},
	{"fields", true, read_fields, 0},
	{"optional", false, read_optional, COLUMN(optional)},
};

static bool read_columns(const struct node *node, void *place, struct error *error)
{
	struct layout *layout = place;
	size_t count;
	if (!node_array(node, &count, error))
		return false;
	if (count < 1 || count > LAYOUT_COLUMNS_MAX)
		return node_refuse(
			node, error, _("expected 1 to %d columns"), LAYOUT_COLUMNS_MAX);
	layout->columns_count = count;
	for (size_t i = 0; i < count; i++) {
		struct node column = node_element(node, i);
		if (!data_keys_read(&column, column_keys,
			    sizeof(column_keys) / sizeof(column_keys[0]),
			    &layout->columns[i], error))
			return false;
	}
	return true;
}

#define LAYOUT(member) offsetof(struct layout, member)
static const struct data_key layout_keys[] = {
	{"format", true, read_format, 0},
	{"title", true, data_key_text, LAYOUT(title)},
	{"short", false, data_key_text, LAYOUT(shorter)},
	{"memo", false, data_key_boolean, LAYOUT(memo)},
	{"cover", false, data_key_boolean, LAYOUT(cover)},
	{"round", false, data_key_boolean, LAYOUT(round)},
	{"groups", false, data_key_boolean, LAYOUT(groups)},
	{"numbers", false, data_key_boolean, LAYOUT(columns[0].number)},
	{"owners", false, read_owners, LAYOUT(owners)},
	{"paper", false, read_paper, LAYOUT(paper)},
	{"columns", true, read_columns, 0},
};

static struct layout *load_file(const char *path, struct error *error)
{
	struct data *data = data_read(path, error);
	if (!data)
		return NULL;
	struct layout *layout = mem_new(1, sizeof(*layout));
	layout->name = data_folder_name_of(path);
	struct node root = data_root(data);
	bool good = data_keys_read(&root, layout_keys,
		sizeof(layout_keys) / sizeof(layout_keys[0]), layout, error);
	data_free(data);
	if (good)
		return layout;
	layout_free(layout);
	return NULL;
}

struct layout *layout_load(const char *name, struct error *error)
{
	struct str path = STR_INIT;
	struct layout *layout = NULL;
	if (!name)
		name = LAYOUT_DEFAULT;
	if (data_folder_find(KIND, name, &path)) {
		layout = load_file(path.data, error);
	} else {
		data_folder_list(KIND, &path);
		error_set(
			error, ERROR_REFUSED, _("no layout '%s' in %s"), name, path.data);
	}
	str_release(&path);
	return layout;
}

const char *layout_short(const struct layout *layout)
{
	return layout->shorter && *layout->shorter ? layout->shorter : layout->title;
}

void layout_names(struct string_list *names)
{
	data_folder_names(KIND, names);
}

void layout_free(struct layout *layout)
{
	if (!layout)
		return;
	free(layout->name);
	free(layout->title);
	free(layout->shorter);
	for (size_t i = 0; i < layout->columns_count; i++)
		free(layout->columns[i].heading);
	free(layout);
}

static const struct layout_column *column_of(
	const struct layout *layout, enum card_field field)
{
	for (size_t i = 0; i < layout->columns_count; i++)
		for (size_t k = 0; k < layout->columns[i].fields_count; k++)
			if (layout->columns[i].fields[k] == field)
				return &layout->columns[i];
	return NULL;
}

bool layout_prints(const struct layout *layout, enum card_field field)
{
	return column_of(layout, field) != NULL;
}

bool layout_requires(const struct layout *layout, enum card_field field)
{
	const struct layout_column *column = column_of(layout, field);
	return column && !(column->optional & 1u << field);
}
