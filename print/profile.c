/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "print/profile.h"

#include <stdlib.h>
#include <string.h>

#include "model/data.h"
#include "model/data_folder.h"
#include "model/data_keys.h"
#include "print/sequence.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

#define KIND "profiles"

enum { LPI_MAX = 48, CPI_MAX = 40, CARRIAGE_MAX = 40 };

/* --- names --- */

static const char *const qualities[QUALITY_COUNT] = {
	[QUALITY_PANEL] = "panel",
	[QUALITY_DRAFT] = "draft",
	[QUALITY_LETTER] = "letter",
};

bool quality_find(const char *name, enum print_quality *quality)
{
	for (enum print_quality each = 0; each < QUALITY_COUNT; each++) {
		if (strcmp(qualities[each], name) != 0)
			continue;
		*quality = each;
		return true;
	}
	return false;
}

/* Thai tables in the printer's memory, all of them TIS-620 in A1-FB, with their numbers
 * for ESC ( t (Seiko Epson, ESC/P Reference Manual). KU42, table 18, has an order of its
 * own and is left out. */
static const struct {
	const char *name;
	unsigned number;
} tables[] = {
	{"panel", TABLE_PANEL},
	{"tis11", 19},
	{"tis18", 20},
	{"tis17", 21},
	{"tis13", 22},
	{"tis16", 23},
	{"win", 30},
};

static const char *const page_ends[] = {
	[PAGE_END_FEED] = "form-feed",
	[PAGE_END_LINES] = "line-feeds",
	[PAGE_END_BOTH] = "lines-and-form-feed",
};

/* --- readers of values --- */

static bool read_format(const struct node *node, void *place, struct error *error)
{
	(void)place;
	static const char *const formats[] = {PROFILE_FORMAT};
	size_t choice;
	return data_key_choice(node, formats, 1, &choice, error);
}

static bool read_encoding(const struct node *node, void *place, struct error *error)
{
	enum print_encoding *encoding = place;
	const char *names[ENCODING_COUNT];
	size_t choice;
	for (enum print_encoding each = 0; each < ENCODING_COUNT; each++)
		names[each] = encoding_name(each);
	if (!data_key_choice(node, names, ENCODING_COUNT, &choice, error))
		return false;
	*encoding = (enum print_encoding)choice;
	return true;
}

static bool read_passes(const struct node *node, void *place, struct error *error)
{
	unsigned *rows = place;
	long passes;
	if (!node_integer(node, 1, 3, &passes, error))
		return false;
	if (passes == 2)
		return node_refuse(node, error, _("a printer has 1 or 3 passes"));
	*rows = passes == 1 ? 1 : PROFILE_ROWS_MAX;
	return true;
}

static bool read_line_end(const struct node *node, void *place, struct error *error)
{
	static const char *const ends[] = {"lf", "crlf"};
	bool *crlf = place;
	size_t choice;
	if (!data_key_choice(node, ends, COUNT(ends), &choice, error))
		return false;
	*crlf = choice == 1;
	return true;
}

static bool read_page_end(const struct node *node, void *place, struct error *error)
{
	enum page_end *end = place;
	size_t choice;
	if (!data_key_choice(node, page_ends, COUNT(page_ends), &choice, error))
		return false;
	*end = (enum page_end)choice;
	return true;
}

static bool read_table(const struct node *node, void *place, struct error *error)
{
	unsigned *table = place;
	const char *names[COUNT(tables)];
	size_t choice;
	for (size_t i = 0; i < COUNT(tables); i++)
		names[i] = tables[i].name;
	if (!data_key_choice(node, names, COUNT(tables), &choice, error))
		return false;
	*table = tables[choice].number;
	return true;
}

static bool read_quality(const struct node *node, void *place, struct error *error)
{
	enum print_quality *quality = place;
	size_t choice;
	if (!data_key_choice(node, qualities, QUALITY_COUNT, &choice, error))
		return false;
	*quality = (enum print_quality)choice;
	return true;
}

static bool read_measure(
	const struct node *node, double *value, double most, struct error *error)
{
	double found;
	if (!node_number(node, &found, error))
		return false;
	if (found < 1 || found > most)
		return node_refuse(node, error, _("expected 1 to %g"), most);
	*value = found;
	return true;
}

static bool read_lpi(const struct node *node, void *place, struct error *error)
{
	return read_measure(node, place, LPI_MAX, error);
}

static bool read_cpi(const struct node *node, void *place, struct error *error)
{
	return read_measure(node, place, CPI_MAX, error);
}

static bool read_carriage(const struct node *node, void *place, struct error *error)
{
	return read_measure(node, place, CARRIAGE_MAX, error);
}

static bool read_sequence(const struct node *node, void *place, struct error *error)
{
	static const struct sequence_values values = {1, 1, 1};
	struct str bytes = STR_INIT;
	const char *text, *bad;
	size_t length;
	if (!data_key_string(node, &text, error))
		return false;
	const bool good = sequence_append(&bytes, text, &values, &bad, &length);
	str_release(&bytes);
	if (!good)
		return node_refuse(node, error,
			_("'%.*s' is none of these: a control character by name (ESC), one "
			  "character, a byte (0x1B), {lines}, {inches}, {table}"),
			(int)length, bad);
	return data_key_text(node, place, error);
}

/* --- tables of keys --- */

#define PITCH(member) offsetof(struct profile_pitch, member)
static const struct data_key pitch_keys[] = {
	{"cpi", true, read_cpi, PITCH(cpi)},
	{"send", true, read_sequence, PITCH(send)},
};

static bool read_pitches(const struct node *node, void *place, struct error *error)
{
	struct profile *profile = place;
	size_t count;
	if (!node_array(node, &count, error))
		return false;
	if (count > PROFILE_PITCHES_MAX)
		return node_refuse(
			node, error, _("at most %d are expected"), PROFILE_PITCHES_MAX);
	profile->pitches_count = count;
	for (size_t i = 0; i < count; i++) {
		struct profile_pitch *pitch = &profile->pitches[i];
		const struct node each = node_element(node, i);
		if (!data_keys_read(&each, pitch_keys, COUNT(pitch_keys), pitch, error))
			return false;
		if (i && pitch->cpi <= profile->pitches[i - 1].cpi)
			return node_refuse(&each, error,
				_("pitches are expected from the widest characters to the "
				  "narrowest: 10, 12, 17"));
	}
	return true;
}

#define COMMAND(name) ((size_t)(name) * sizeof(char *))
static const struct data_key command_keys[] = {
	{"reset", false, read_sequence, COMMAND(COMMAND_RESET)},
	{"table", false, read_sequence, COMMAND(COMMAND_TABLE)},
	{"spacing", false, read_sequence, COMMAND(COMMAND_SPACING)},
	{"page_lines", false, read_sequence, COMMAND(COMMAND_PAGE_LINES)},
	{"page_inches", false, read_sequence, COMMAND(COMMAND_PAGE_INCHES)},
	{"draft", false, read_sequence, COMMAND(COMMAND_DRAFT)},
	{"letter", false, read_sequence, COMMAND(COMMAND_LETTER)},
	{"end", false, read_sequence, COMMAND(COMMAND_END)},
};

static bool read_commands(const struct node *node, void *place, struct error *error)
{
	return data_keys_read(node, command_keys, COUNT(command_keys), place, error);
}

#define PROFILE(member) offsetof(struct profile, member)
static const struct data_key profile_keys[] = {
	{"format", true, read_format, 0},
	{"title", true, data_key_text, PROFILE(title)},
	{"title_en", false, data_key_text, PROFILE(title_en)},
	{"encoding", true, read_encoding, PROFILE(encoding)},
	{"passes", false, read_passes, PROFILE(rows)},
	{"line_end", false, read_line_end, PROFILE(crlf)},
	{"page_end", false, read_page_end, PROFILE(page_end)},
	{"lines_per_inch", false, read_lpi, PROFILE(lpi)},
	{"carriage", false, read_carriage, PROFILE(carriage)},
	{"table", false, read_table, PROFILE(table)},
	{"quality", false, read_quality, PROFILE(quality)},
	{"pitches", false, read_pitches, 0},
	{"commands", false, read_commands, PROFILE(commands)},
};

/* A table that cannot be chosen, a quality that has no command. */
static bool check(
	const struct profile *profile, const struct node *root, struct error *error)
{
	if (profile->table != TABLE_PANEL && !profile->commands[COMMAND_TABLE])
		return node_refuse(root, error,
			_("\"table\" names a table, and \"commands\" has no \"table\" to "
			  "choose it with"));
	if (profile->encoding == ENCODING_UTF8 && profile->rows > 1)
		return node_refuse(root, error,
			_("3 passes are expected with an encoding of one byte a "
			  "character, not with utf-8"));
	return true;
}

static struct profile *load_file(const char *path, struct error *error)
{
	struct data *data = data_read(path, error);
	if (!data)
		return NULL;
	struct profile *profile = mem_new(1, sizeof(*profile));
	profile->name = data_folder_name_of(path);
	profile->rows = 1;
	profile->lpi = PROFILE_LPI;
	profile->carriage = PROFILE_CARRIAGE;
	struct node root = data_root(data);
	bool good = data_keys_read(
			    &root, profile_keys, COUNT(profile_keys), profile, error) &&
		    check(profile, &root, error);
	data_free(data);
	if (good)
		return profile;
	profile_free(profile);
	return NULL;
}

struct profile *profile_load(const char *name, struct error *error)
{
	struct str path = STR_INIT;
	struct profile *profile = NULL;
	if (!name)
		name = PROFILE_DEFAULT;
	if (data_folder_find(KIND, name, &path)) {
		profile = load_file(path.data, error);
	} else {
		struct str names = STR_INIT;
		struct string_list list = {0};
		profile_names(&list);
		for (size_t i = 0; i < list.count; i++)
			str_printf(&names, "%s%s", i ? ", " : "", list.items[i]);
		error_set(error, ERROR_USAGE, _("no printer profile '%s'; there are: %s"),
			name, names.data);
		string_list_release(&list);
		str_release(&names);
	}
	str_release(&path);
	return profile;
}

void profile_names(struct string_list *names)
{
	data_folder_names(KIND, names);
}

const char *profile_title(const struct profile *profile)
{
	return profile->title_en && !strcmp(language_now(), "en") ? profile->title_en
								  : profile->title;
}

void profile_free(struct profile *profile)
{
	if (!profile)
		return;
	free(profile->name);
	free(profile->title);
	free(profile->title_en);
	for (size_t i = 0; i < PROFILE_PITCHES_MAX; i++)
		free(profile->pitches[i].send);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		free(profile->commands[i]);
	free(profile);
}
