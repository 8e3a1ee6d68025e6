/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "report/layout.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/data.h"
#include "model/file.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

#define SUFFIX ".json"

static bool read_string(const struct node *node, const char **text, struct error *error)
{
	size_t bytes;
	return node_string(node, text, &bytes, error);
}

static bool read_format(
	const struct node *node, struct layout *layout, struct error *error)
{
	(void)layout;
	const char *text;
	if (!read_string(node, &text, error))
		return false;
	return !strcmp(text, LAYOUT_FORMAT) ||
	       node_refuse(node, error, _("expected \"%s\""), LAYOUT_FORMAT);
}

static bool read_text(const struct node *node, char **text, struct error *error)
{
	const char *found;
	if (!read_string(node, &found, error))
		return false;
	free(*text);
	*text = mem_strdup(found);
	return true;
}

static bool read_title(
	const struct node *node, struct layout *layout, struct error *error)
{
	return read_text(node, &layout->title, error);
}

static bool read_cover(
	const struct node *node, struct layout *layout, struct error *error)
{
	return node_boolean(node, &layout->cover, error);
}

static bool read_memo(const struct node *node, struct layout *layout, struct error *error)
{
	return node_boolean(node, &layout->memo, error);
}

static bool read_round(
	const struct node *node, struct layout *layout, struct error *error)
{
	return node_boolean(node, &layout->round, error);
}

static bool read_groups(
	const struct node *node, struct layout *layout, struct error *error)
{
	return node_boolean(node, &layout->groups, error);
}

static bool read_numbers(
	const struct node *node, struct layout *layout, struct error *error)
{
	return node_boolean(node, &layout->columns[0].number, error);
}

static bool read_owners(
	const struct node *node, struct layout *layout, struct error *error)
{
	const char *text;
	if (!read_string(node, &text, error))
		return false;
	if (!strcmp(text, "slash"))
		layout->owners = OWNERS_SLASH;
	else if (!strcmp(text, "lines"))
		layout->owners = OWNERS_LINES;
	else
		return node_refuse(node, error, _("expected \"slash\" or \"lines\""));
	return true;
}

/* Appends a name to those that a refusal names. */
static void add_name(struct str *known, const char *name)
{
	str_printf(known, "%s%s", known->bytes ? ", " : "", name);
}

static bool read_field(
	const struct node *node, enum card_field *field, struct error *error)
{
	const char *name;
	if (!read_string(node, &name, error))
		return false;
	enum card_field found = card_field_find(name);
	if (found != FIELD_NONE) {
		*field = found;
		return true;
	}
	struct str names = STR_INIT;
	for (enum card_field each = 0; each < FIELD_COUNT; each++)
		add_name(&names, card_field_name(each));
	node_refuse(node, error, _("no such field; the fields are: %s"), names.data);
	str_release(&names);
	return false;
}

static bool read_fields(
	const struct node *node, struct layout_column *column, struct error *error)
{
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

static bool read_optional(
	const struct node *node, struct layout_column *column, struct error *error)
{
	size_t count;
	if (!node_array(node, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct node element = node_element(node, i);
		enum card_field field;
		if (!read_field(&element, &field, error))
			return false;
		column->optional |= 1u << field;
	}
	return true;
}

static bool read_least(
	const struct node *node, struct layout_column *column, struct error *error)
{
	long least;
	if (!node_integer(node, COLUMN_LEAST_MIN, COLUMN_LEAST_MAX, &least, error))
		return false;
	column->least = (unsigned)least;
	return true;
}

static bool read_heading(
	const struct node *node, struct layout_column *column, struct error *error)
{
	return read_text(node, &column->heading, error);
}

static const struct {
	const char *key;
	bool needed;
	bool (*read)(const struct node *, struct layout_column *, struct error *);
} column_keys[] = {
	{"heading", true, read_heading},
	{"least", true, read_least},
	{"fields", true, read_fields},
	{"optional", false, read_optional},
};
enum { COLUMN_KEYS = sizeof(column_keys) / sizeof(column_keys[0]) };

static bool refuse_key(const struct node *node, struct str *known, struct error *error)
{
	node_refuse(node, error, _("no such key here; the keys are: %s"), known->data);
	str_release(known);
	return false;
}

static bool refuse_column_key(const struct node *node, struct error *error)
{
	struct str known = STR_INIT;
	for (size_t i = 0; i < COLUMN_KEYS; i++)
		add_name(&known, column_keys[i].key);
	return refuse_key(node, &known, error);
}

static bool read_column(
	const struct node *node, struct layout_column *column, struct error *error)
{
	if (!node_object(node, error))
		return false;
	size_t position = 0;
	struct node member;
	while (node_each(node, &position, &member)) {
		size_t i = 0;
		while (i < COLUMN_KEYS && strcmp(member.key, column_keys[i].key) != 0)
			i++;
		if (i == COLUMN_KEYS)
			return refuse_column_key(&member, error);
		if (!column_keys[i].read(&member, column, error))
			return false;
	}
	for (size_t i = 0; i < COLUMN_KEYS; i++)
		if (column_keys[i].needed &&
			!node_required(node, column_keys[i].key, &member, error))
			return false;
	return true;
}

static bool read_columns(
	const struct node *node, struct layout *layout, struct error *error)
{
	size_t count;
	if (!node_array(node, &count, error))
		return false;
	if (count < 1 || count > LAYOUT_COLUMNS_MAX)
		return node_refuse(
			node, error, _("expected 1 to %d columns"), LAYOUT_COLUMNS_MAX);
	layout->columns_count = count;
	for (size_t i = 0; i < count; i++) {
		struct node column = node_element(node, i);
		if (!read_column(&column, &layout->columns[i], error))
			return false;
	}
	return true;
}

static const struct {
	const char *key;
	bool needed;
	bool (*read)(const struct node *, struct layout *, struct error *);
} layout_keys[] = {
	{"format", true, read_format},
	{"title", true, read_title},
	{"memo", false, read_memo},
	{"cover", false, read_cover},
	{"round", false, read_round},
	{"groups", false, read_groups},
	{"numbers", false, read_numbers},
	{"owners", false, read_owners},
	{"columns", true, read_columns},
};
enum { LAYOUT_KEYS = sizeof(layout_keys) / sizeof(layout_keys[0]) };

static bool refuse_layout_key(const struct node *node, struct error *error)
{
	struct str known = STR_INIT;
	for (size_t i = 0; i < LAYOUT_KEYS; i++)
		add_name(&known, layout_keys[i].key);
	return refuse_key(node, &known, error);
}

static bool read_layout(
	const struct node *root, struct layout *layout, struct error *error)
{
	if (!node_object(root, error))
		return false;
	size_t position = 0;
	struct node member;
	while (node_each(root, &position, &member)) {
		size_t i = 0;
		while (i < LAYOUT_KEYS && strcmp(member.key, layout_keys[i].key) != 0)
			i++;
		if (i == LAYOUT_KEYS)
			return refuse_layout_key(&member, error);
		if (!layout_keys[i].read(&member, layout, error))
			return false;
	}
	for (size_t i = 0; i < LAYOUT_KEYS; i++)
		if (layout_keys[i].needed &&
			!node_required(root, layout_keys[i].key, &member, error))
			return false;
	return true;
}

/* The file's name without its folder and .json. */
static char *name_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *base = slash ? slash + 1 : path;
	size_t bytes = strlen(base), suffix = strlen(SUFFIX);
	if (bytes > suffix && !strcmp(base + bytes - suffix, SUFFIX))
		bytes -= suffix;
	return mem_strndup(base, bytes);
}

static struct layout *load_file(const char *path, struct error *error)
{
	struct data *data = data_read(path, error);
	if (!data)
		return NULL;
	struct layout *layout = mem_new(1, sizeof(*layout));
	layout->name = name_of(path);
	struct node root = data_root(data);
	bool good = read_layout(&root, layout, error);
	data_free(data);
	if (good)
		return layout;
	layout_free(layout);
	return NULL;
}

/* The folders that may hold layouts, the first to be looked at first; false when
 * there is no folder of that index. An unset one is "". */
static bool folder_at(size_t index, struct str *folder)
{
	const char *value = getenv("MATTRAKAN_DATADIR");
	str_clear(folder);
	switch (index) {
	case 0:
		if (value && *value)
			str_printf(folder, "%s/layouts", value);
		return true;
	case 1:
		file_data_folder(folder);
		str_puts(folder, "/layouts");
		return true;
	case 2: str_puts(folder, PKGDATADIR "/layouts"); return true;
	default: return false;
	}
}

static bool find_file(const char *name, struct str *path)
{
	for (size_t i = 0; folder_at(i, path); i++) {
		if (!path->bytes)
			continue;
		str_printf(path, "/%s" SUFFIX, name);
		if (!access(path->data, F_OK))
			return true;
	}
	return false;
}

struct layout *layout_load(const char *name, struct error *error)
{
	if (strchr(name, '/'))
		return load_file(name, error);
	struct str path = STR_INIT;
	struct layout *layout = NULL;
	if (find_file(name, &path)) {
		layout = load_file(path.data, error);
	} else {
		str_clear(&path);
		struct str folder = STR_INIT;
		for (size_t i = 0; folder_at(i, &folder); i++)
			if (folder.bytes)
				str_printf(&path, "%s%s", path.bytes ? ", " : "",
					folder.data);
		str_release(&folder);
		error_set(
			error, ERROR_REFUSED, _("no layout '%s' in %s"), name, path.data);
	}
	str_release(&path);
	return layout;
}

static bool has_name(const struct string_list *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++)
		if (!strcmp(names->items[i], name))
			return true;
	return false;
}

static void add_folder(struct string_list *names, const char *folder)
{
	DIR *entries = *folder ? opendir(folder) : NULL;
	const struct dirent *entry;
	while (entries && (entry = readdir(entries)) != NULL) {
		size_t bytes = strlen(entry->d_name), suffix = strlen(SUFFIX);
		if (bytes <= suffix || entry->d_name[0] == '.' ||
			strcmp(entry->d_name + bytes - suffix, SUFFIX) != 0)
			continue;
		char *name = name_of(entry->d_name);
		if (!has_name(names, name))
			string_list_add(names, name);
		free(name);
	}
	if (entries)
		closedir(entries);
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void layout_names(struct string_list *names)
{
	struct str folder = STR_INIT;
	for (size_t i = 0; folder_at(i, &folder); i++)
		add_folder(names, folder.data);
	str_release(&folder);
	if (names->count)
		qsort(names->items, names->count, sizeof(*names->items), compare_names);
}

void layout_free(struct layout *layout)
{
	if (!layout)
		return;
	free(layout->name);
	free(layout->title);
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
