/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/ita_bank.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/data.h"
#include "model/data_folder.h"
#include "model/data_keys.h"
#include "model/lists.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

#define KIND "ita"
enum { YEAR_MIN = 2500, YEAR_MAX = 2699, INDICATOR_MAX = 99 };

/* --- readers of values --- */

static bool read_format(const struct node *node, void *place, struct error *error)
{
	(void)place;
	static const char *const formats[] = {ITA_BANK_FORMAT};
	size_t choice;
	return data_key_choice(node, formats, COUNT(formats), &choice, error);
}

/* A note for people who read the file. */
static bool read_about(const struct node *node, void *place, struct error *error)
{
	(void)place;
	const char *text;
	return data_key_string(node, &text, error);
}

static bool read_integer(const struct node *node, long minimum, long maximum, int *place,
	struct error *error)
{
	long value;
	if (!node_integer(node, minimum, maximum, &value, error))
		return false;
	*place = (int)value;
	return true;
}

static bool read_year(const struct node *node, void *place, struct error *error)
{
	return read_integer(node, YEAR_MIN, YEAR_MAX, place, error);
}

static bool read_number(const struct node *node, void *place, struct error *error)
{
	return read_integer(node, 1, INDICATOR_MAX, place, error);
}

static bool read_part(const struct node *node, void *place, struct error *error)
{
	enum ita_part *part = place;
	const char *names[ITA_PARTS];
	size_t choice;
	for (enum ita_part each = 0; each < ITA_PARTS; each++)
		names[each] = ita_part_name(each);
	if (!data_key_choice(node, names, ITA_PARTS, &choice, error))
		return false;
	*part = (enum ita_part)choice;
	return true;
}

/* --- an indicator with its questions: {"i1": "…", …} --- */

/* Questions belong to the bank, which knows them by code. (Readers whose row has the
 * offset 0 are given the whole.) */
struct indicator_read {
	struct ita_indicator indicator;
	struct ita_bank *bank;
};

static bool read_questions(const struct node *node, void *place, struct error *error)
{
	struct ita_bank *bank = ((struct indicator_read *)place)->bank;
	struct node member;
	if (!node_object(node, error))
		return false;
	for (size_t position = 0; node_each(node, &position, &member);) {
		const char *text;
		enum ita_part part;
		int number;
		if (!data_key_string(&member, &text, error))
			return false;
		if (!ita_code_parse(member.key, &part, &number))
			return node_refuse(&member, error,
				_("no code of a question; expected: i1, e11, o34"));
		if (ita_bank_find(bank, member.key))
			return node_refuse(
				&member, error, _("this question is there already"));
		bank->questions = mem_grow(bank->questions, bank->questions_count,
			&bank->questions_capacity, sizeof(*bank->questions));
		bank->questions[bank->questions_count++] =
			(struct ita_question){mem_strdup(member.key), mem_strdup(text),
				(int)bank->indicators_count};
	}
	return true;
}

#define READ(member) offsetof(struct indicator_read, member)
static const struct data_key indicator_keys[] = {
	{"number", true, read_number, READ(indicator.number)},
	{"part", true, read_part, READ(indicator.part)},
	{"name", true, data_key_text, READ(indicator.name)},
	{"questions", true, read_questions, 0},
};

static bool read_indicators(const struct node *node, void *place, struct error *error)
{
	struct ita_bank *bank = place;
	size_t count;
	if (!node_array(node, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct node element = node_element(node, i);
		struct indicator_read read = {.bank = bank};
		const bool good = data_keys_read(
			&element, indicator_keys, COUNT(indicator_keys), &read, error);
		bank->indicators = mem_grow(bank->indicators, bank->indicators_count,
			&bank->indicators_capacity, sizeof(*bank->indicators));
		bank->indicators[bank->indicators_count++] = read.indicator;
		if (!good)
			return false;
	}
	return true;
}

#define BANK(member) offsetof(struct ita_bank, member)
static const struct data_key keys[] = {
	{"format", true, read_format, 0},
	{"about", false, read_about, 0},
	{"year", true, read_year, BANK(year)},
	{"indicators", true, read_indicators, 0},
};

static struct ita_bank *load(const char *path, struct error *error)
{
	struct data *data = data_read(path, error);
	if (!data)
		return NULL;
	struct ita_bank *bank = mem_new(1, sizeof(*bank));
	const struct node root = data_root(data);
	const bool good = data_keys_read(&root, keys, COUNT(keys), bank, error);
	data_free(data);
	if (good)
		return bank;
	ita_bank_free(bank);
	return NULL;
}

/* --- which file --- */

/* The year that a file's name says; 0 if it is no year. */
static int name_year(const char *name)
{
	char *end;
	const long year = strtol(name, &end, 10);
	return *name && !*end && year >= YEAR_MIN && year <= YEAR_MAX ? (int)year : 0;
}

/* Of two years as near, the earlier: numbering is more often kept than made new. */
static int nearest(const struct string_list *names, int year)
{
	int found = 0;
	for (size_t i = 0; i < names->count; i++) {
		const int each = name_year(names->items[i]);
		if (each && (!found || abs(each - year) < abs(found - year)))
			found = each;
	}
	return found;
}

static bool no_bank(struct error *error)
{
	struct str folders = STR_INIT;
	data_folder_list(KIND, &folders);
	error_set(error, ERROR_SYSTEM, _("no questions of the ITA in %s"), folders.data);
	str_release(&folders);
	return false;
}

static bool find_file(int year, struct str *path, struct error *error)
{
	struct string_list names = {0};
	char name[sizeof("-2147483648")];
	data_folder_names(KIND, &names);
	const int found = nearest(&names, year);
	string_list_release(&names);
	if (!found)
		return no_bank(error);
	snprintf(name, sizeof(name), "%d", found);
	return data_folder_find(KIND, name, path) || no_bank(error);
}

struct ita_bank *ita_bank_load(int year, struct error *error)
{
	struct str path = STR_INIT;
	struct ita_bank *bank = NULL;
	if (find_file(year, &path, error))
		bank = load(path.data, error);
	if (bank)
		bank->of_that_year = bank->year == year;
	str_release(&path);
	return bank;
}

void ita_bank_free(struct ita_bank *bank)
{
	if (!bank)
		return;
	for (size_t i = 0; i < bank->indicators_count; i++)
		free(bank->indicators[i].name);
	for (size_t i = 0; i < bank->questions_count; i++) {
		free(bank->questions[i].code);
		free(bank->questions[i].text);
	}
	free(bank->indicators);
	free(bank->questions);
	free(bank);
}

const struct ita_question *ita_bank_find(const struct ita_bank *bank, const char *code)
{
	for (size_t i = 0; i < bank->questions_count; i++)
		if (ita_code_same(bank->questions[i].code, code))
			return &bank->questions[i];
	return NULL;
}
