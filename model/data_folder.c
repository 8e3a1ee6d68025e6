/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/data_folder.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/file.h"
#include "model/limits.h"
#include "text/cell.h"
#include "text/mem.h"
#include "text/utf8.h"

#define SUFFIX ".json"

/* The folder of an index, the first to be looked at first; false when there is none of
 * that index. One that is not set is "". */
static bool folder_at(const char *kind, size_t index, struct str *folder)
{
	const char *value = getenv("MATTRAKAN_DATADIR");
	str_clear(folder);
	switch (index) {
	case 0:
		if (value && *value)
			str_printf(folder, "%s/%s", value, kind);
		return true;
	case 1:
		file_data_folder(folder);
		str_printf(folder, "/%s", kind);
		return true;
	case 2: str_printf(folder, "%s/%s", PKGDATADIR, kind); return true;
	default: return false;
	}
}

bool data_folder_is_name(const char *text)
{
	const size_t bytes = strlen(text);
	uint32_t code_point;
	if (!bytes || bytes > LIMIT_NAME_BYTES || *text == '.' || strchr(text, '/'))
		return false;
	for (size_t at = 0; at < bytes;) {
		at += utf8_decode(text + at, bytes - at, &code_point);
		if (text_hides(code_point) || code_point < ' ' ||
			code_point == CODE_POINT_BAD)
			return false;
	}
	return true;
}

bool data_folder_find(const char *kind, const char *name, struct str *path)
{
	struct str folder = STR_INIT;
	bool found = strchr(name, '/') != NULL;
	if (found)
		str_puts(path, name);
	for (size_t i = 0; !found && folder_at(kind, i, &folder); i++) {
		if (!folder.bytes)
			continue;
		str_printf(&folder, "/%s" SUFFIX, name);
		found = !access(folder.data, F_OK);
		if (found)
			str_append(path, folder.data, folder.bytes);
	}
	str_release(&folder);
	return found;
}

void data_folder_list(const char *kind, struct str *out)
{
	struct str folder = STR_INIT;
	const char *between = "";
	for (size_t i = 0; folder_at(kind, i, &folder); i++) {
		if (!folder.bytes)
			continue;
		str_printf(out, "%s%s", between, folder.data);
		between = ", ";
	}
	str_release(&folder);
}

char *data_folder_name_of(const char *path)
{
	const char *base = file_last_part(path);
	size_t bytes = strlen(base), suffix = strlen(SUFFIX);
	if (bytes > suffix && !strcmp(base + bytes - suffix, SUFFIX))
		bytes -= suffix;
	return mem_strndup(base, bytes);
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
		char *name = data_folder_name_of(entry->d_name);
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

void data_folder_names(const char *kind, struct string_list *names)
{
	struct str folder = STR_INIT;
	for (size_t i = 0; folder_at(kind, i, &folder); i++)
		add_folder(names, folder.data);
	str_release(&folder);
	if (names->count)
		qsort(names->items, names->count, sizeof(*names->items), compare_names);
}
