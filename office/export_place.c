/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/export_place.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/address.h"
#include "model/file.h"
#include "office/agency.h"
#include "office/layout_called.h"
#include "office/own_file.h"
#include "text/cell.h"
#include "text/collate.h"
#include "text/date.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/user.h"
#include "text/utf8.h"

/* --- names --- */

enum { STEM_MOST = 200 /* bytes; file systems take 255, and copies get longer names */ };

/* What a word of the name may not have becomes a hyphen, as do spaces; several are one. A
 * point is not the first, for that would hide the file. */
static void append_word(struct str *out, const char *text)
{
	struct str shown = STR_INIT;
	text_show(&shown, text, strlen(text));
	for (const char *at = shown.data; *at; at++) {
		const bool plain =
			(unsigned char)*at > ' ' && !strchr("/\\:*?\"<>|~-", *at);
		if (plain && (out->bytes || *at != '.'))
			str_putc(out, *at);
		else if (out->bytes && out->data[out->bytes - 1] != '-')
			str_putc(out, '-');
	}
	str_release(&shown);
}

static void append_part(struct str *out, const char *text)
{
	if (out->bytes && out->data[out->bytes - 1] != '-')
		str_putc(out, '-');
	append_word(out, text);
}

/* Not in the middle of a character or between a letter and its marks. */
static void shorten(struct str *name)
{
	size_t end = 0;
	while (end < name->bytes) {
		const struct cell cell = cell_next(name->data + end, name->bytes - end);
		if (end + cell.bytes > STEM_MOST)
			break;
		end += cell.bytes;
	}
	while (end && name->data[end - 1] == '-')
		end--;
	str_truncate(name, end);
}

void export_name_append(
	struct str *out, const struct report *report, const struct export_form *form)
{
	struct layout_called called = {0};
	struct str name = STR_INIT, part = STR_INIT;
	agency_append(&part, report->agency.type, report->agency.name);
	append_part(&name, part.data);
	str_clear(&part);
	number_append(&part, report->fiscal_year, DIGITS_ARABIC);
	append_part(&name, part.data);
	if (report->months == ROUND_MONTHS) {
		str_clear(&part);
		number_append(&part, report->months, DIGITS_ARABIC);
		str_puts(&part, "เดือน");
		append_part(&name, part.data);
	}
	append_part(&name,
		layout_called(&called, report->layout ? report->layout : "")->shorter);
	shorten(&name);
	str_printf(out, "%s.%s", name.data, form->ending);
	layout_called_release(&called);
	str_release(&name);
	str_release(&part);
}

/* --- folders --- */

static bool is_folder(const char *path)
{
	struct stat status;
	return !stat(path, &status) && S_ISDIR(status.st_mode);
}

/* Takes the path over. */
static void add_folder(struct export_folders *folders, const char *called, char *path)
{
	bool there = !path || !*path || !is_folder(path);
	for (size_t i = 0; !there && i < folders->count; i++)
		there = !strcmp(folders->items[i].path, path);
	if (there) {
		free(path);
		return;
	}
	folders->items = mem_grow(folders->items, folders->count, &folders->capacity,
		sizeof(*folders->items));
	folders->items[folders->count++] = (struct export_folder){called, path};
}

static void add_media(struct export_folders *folders, const char *media)
{
	struct string_list names = {0};
	export_subfolders(media, &names);
	for (size_t i = 0; i < names.count; i++) {
		struct str path = STR_INIT;
		str_printf(&path, "%s/%s", media, names.items[i]);
		add_folder(folders, N_("Stick or disk"), str_detach(&path));
	}
	string_list_release(&names);
}

void export_folders_list(struct export_folders *folders, const char *last,
	const char *office, const struct string_list *media)
{
	const char *home = getenv("HOME");
	char *beside = address_is_server(office) ? mem_strdup("") : file_folder(office);
	*folders = (struct export_folders){0};
	add_folder(folders, N_("As last time"), mem_strdup(last));
	for (size_t i = 0; i < media->count; i++)
		add_media(folders, media->items[i]);
	add_folder(folders, N_("Home"), home ? mem_strdup(home) : NULL);
	add_folder(folders, N_("Beside the office file"),
		*beside ? realpath(beside, NULL) : NULL);
	free(beside);
}

void export_folders_release(struct export_folders *folders)
{
	for (size_t i = 0; i < folders->count; i++)
		free(folders->items[i].path);
	free(folders->items);
	*folders = (struct export_folders){0};
}

void export_media(struct string_list *media)
{
	static const char *const roots[] = {"/media/", "/run/media/"};
	const struct passwd *person = user_of_id(getuid());
	if (!person)
		return;
	for (size_t i = 0; i < 2; i++) {
		struct str path = STR_INIT;
		str_printf(&path, "%s%s", roots[i], person->pw_name);
		string_list_add(media, path.data);
		str_release(&path);
	}
}

static int compare_names(const void *a, const void *b)
{
	const char *first = *(char *const *)a, *second = *(char *const *)b;
	return text_collate(first, strlen(first), second, strlen(second));
}

/* Whether a name in a folder is to be listed: a file that is taken, or (NULL) a folder. */
static bool is_listed(
	const char *folder, const char *name, bool (*takes)(const char *name))
{
	struct str path = STR_INIT;
	struct stat status;
	str_printf(&path, "%s/%s", folder, name);
	const bool listed = *name != '.' && utf8_valid(name, strlen(name), NULL) &&
			    !stat(path.data, &status) &&
			    (takes ? S_ISREG(status.st_mode) && takes(name)
				   : S_ISDIR(status.st_mode));
	str_release(&path);
	return listed;
}

static bool list(
	const char *folder, bool (*takes)(const char *name), struct string_list *names)
{
	const size_t before = names->count;
	DIR *files = opendir(folder);
	if (!files)
		return false;
	for (struct dirent *entry; (entry = readdir(files));)
		if (is_listed(folder, entry->d_name, takes))
			string_list_add(names, entry->d_name);
	closedir(files);
	if (names->count > before)
		qsort(names->items + before, names->count - before, sizeof(*names->items),
			compare_names);
	return true;
}

bool export_subfolders(const char *folder, struct string_list *names)
{
	return list(folder, NULL, names);
}

bool export_files(
	const char *folder, bool (*takes)(const char *name), struct string_list *names)
{
	return list(folder, takes, names);
}

/* --- what was chosen last --- */

#define NAME "export"

void export_last_read(struct export_last *last)
{
	struct str text = STR_INIT;
	own_file_read(NAME, &text);
	const size_t bytes = strcspn(text.data, "\n");
	last->form = mem_strndup(text.data, bytes);
	last->folder = mem_strdup(text.data[bytes] ? text.data + bytes + 1 : "");
	str_release(&text);
}

void export_last_write(const char *form, const char *folder)
{
	struct str text = STR_INIT;
	str_printf(&text, "%s\n%s", form, folder);
	own_file_write(NAME, text.data);
	str_release(&text);
}

void export_last_release(struct export_last *last)
{
	free(last->form);
	free(last->folder);
}
