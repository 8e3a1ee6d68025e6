/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/config.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/data.h"
#include "model/data_keys.h"
#include "model/file.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"

#define FILE_NAME "/" PACKAGE "/config.json"

enum { FILES_MAX = 2 };

struct file {
	char *path; /* NULL: it is not there */
	char *format;
	char *values[CONFIG_KEYS]; /* NULL: it does not say */
};

/* The person's first. */
static struct file files[FILES_MAX];

#define VALUE(key) offsetof(struct file, values[key])
static const struct data_key keys[] = {
	{"format", true, data_key_text, offsetof(struct file, format)},
	{"office", false, data_key_text, VALUE(CONFIG_OFFICE)},
	{"language", false, data_key_text, VALUE(CONFIG_LANGUAGE)},
	{"digits", false, data_key_text, VALUE(CONFIG_DIGITS)},
	{"theme", false, data_key_text, VALUE(CONFIG_THEME)},
	{"lines", false, data_key_text, VALUE(CONFIG_LINES)},
	{"suggestions", false, data_key_text, VALUE(CONFIG_SUGGESTIONS)},
	{"hints", false, data_key_text, VALUE(CONFIG_HINTS)},
	{"paper", false, data_key_text, VALUE(CONFIG_PAPER)},
	{"profile", false, data_key_text, VALUE(CONFIG_PROFILE)},
	{"pitch", false, data_key_text, VALUE(CONFIG_PITCH)},
	{"printer", false, data_key_text, VALUE(CONFIG_PRINTER)},
	{"patience", false, data_key_text, VALUE(CONFIG_PATIENCE)},
};

const char *config_name(enum config_key key)
{
	for (size_t i = 0; i < COUNT(keys); i++)
		if (keys[i].offset == VALUE(key))
			return keys[i].key;
	return NULL;
}

static void forget_file(struct file *file)
{
	free(file->path);
	free(file->format);
	for (size_t i = 0; i < CONFIG_KEYS; i++)
		free(file->values[i]);
	*file = (struct file){0};
}

/* The path of one by its index; "": there is none of that. */
static void path_at(size_t index, struct str *path)
{
	const char *named = getenv("MATTRAKAN_CONFIG");
	str_clear(path);
	if (named && index == 0)
		str_puts(path, named);
	if (named)
		return;
	if (index == 0)
		file_config_folder(path);
	else
		str_puts(path, SYSCONFDIR);
	str_puts(path, FILE_NAME);
}

/* A path in somebody's home folder is written with ~ there, as in a shell. */
static void expand_home(char **office)
{
	const char *home = getenv("HOME");
	if (!*office || strncmp(*office, "~/", 2) != 0 || !home)
		return;
	struct str path = STR_INIT;
	str_printf(&path, "%s%s", home, *office + 1);
	free(*office);
	*office = str_detach(&path);
}

static bool check_format(const struct node *root, const char *format, struct error *error)
{
	struct node at;
	return strcmp(format, CONFIG_FORMAT) == 0 || !node_member(root, "format", &at) ||
	       node_refuse(&at, error, _("expected \"%s\""), CONFIG_FORMAT);
}

static bool take_file(struct file *file, const char *path, struct error *error)
{
	if (!*path || access(path, F_OK))
		return true;
	struct data *data = data_read(path, error);
	if (!data)
		return false;
	const struct node root = data_root(data);
	const bool good = data_keys_read(&root, keys, COUNT(keys), file, error) &&
			  check_format(&root, file->format, error);
	data_free(data);
	file->path = mem_strdup(path);
	expand_home(&file->values[CONFIG_OFFICE]);
	return good;
}

bool config_load(struct error *error)
{
	struct str path = STR_INIT;
	bool good = true;
	for (size_t i = 0; i < FILES_MAX; i++) {
		forget_file(&files[i]);
		path_at(i, &path);
		good = good && take_file(&files[i], path.data, error);
	}
	for (size_t i = 0; !good && i < FILES_MAX; i++)
		forget_file(&files[i]);
	str_release(&path);
	return good;
}

static const struct file *file_of(enum config_key key)
{
	for (size_t i = 0; i < FILES_MAX; i++)
		if (files[i].values[key])
			return &files[i];
	return NULL;
}

const char *config_value(enum config_key key)
{
	const struct file *file = file_of(key);
	return file ? file->values[key] : NULL;
}

const char *config_source(enum config_key key)
{
	const struct file *file = file_of(key);
	return file ? file->path : NULL;
}

void config_paths(struct str *paths)
{
	struct str path = STR_INIT;
	for (size_t i = 0; i < FILES_MAX; i++) {
		path_at(i, &path);
		if (path.bytes)
			str_printf(paths, "%s%s", paths->bytes ? "\n" : "", path.data);
	}
	str_release(&path);
}
