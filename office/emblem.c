/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/emblem.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "db/evidence_files.h"
#include "db/office_settings.h"
#include "model/file.h"
#include "publish/emblem.h"
#include "text/cell.h"
#include "text/mem.h"

#define ENDING ".png"

enum { NAME_COLUMNS = 60 }; /* what is remembered of a file's name */

bool emblem_read(struct store *store, char **value, struct error *error)
{
	return store_office_setting(store, OFFICE_EMBLEM, value, error);
}

bool emblem_set(
	struct store *store, const char *value, const char *who, struct error *error)
{
	return store_set_office_setting(store, OFFICE_EMBLEM, value, who, error);
}

static void append_name(struct str *value, const char *path)
{
	const char *name = file_last_part(path);
	struct str shown = STR_INIT;
	text_show(&shown, name, strlen(name));
	str_append(
		value, shown.data, text_fit(shown.data, shown.bytes, NAME_COLUMNS, NULL));
	str_release(&shown);
}

bool emblem_keep(const char *office, const char *path, char **value, struct error *error)
{
	struct str picture = STR_INIT, made = STR_INIT;
	const bool kept =
		file_read(path, &picture, error) &&
		publish_emblem_check(path, &picture, error) &&
		evidence_file_keep(office, ENDING, (const unsigned char *)picture.data,
			picture.bytes, &made, error);
	if (kept) {
		str_putc(&made, ' ');
		append_name(&made, path);
		*value = mem_strdup(made.data);
	}
	str_release(&picture);
	str_release(&made);
	return kept;
}

static size_t ref_bytes(const char *value)
{
	return strcspn(value, " ");
}

const char *emblem_name(const char *value)
{
	const char *name = value + ref_bytes(value);
	return *name ? name + 1 : name;
}

void emblem_path(const char *office, const char *value, struct str *path)
{
	char *ref = mem_strndup(value, ref_bytes(value));
	if (!evidence_file_path(office, ref, path)) {
		evidence_folder(office, path);
		str_printf(path, "/%s", file_last_part(ref));
	}
	free(ref);
}

bool emblem_takes(const char *name)
{
	const char *ending = name + file_stem(name);
	return !strcasecmp(ending, ENDING);
}
