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
	/* The first had neither "body" nor "sources": files of offices still have it. */
	static const char *const formats[] = {ITA_BANK_FORMAT, "mattrakan.ita/1"};
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
			(struct ita_question){.code = mem_strdup(member.key),
				.text = mem_strdup(text),
				.indicator = (int)bank->indicators_count};
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

/* --- what was compared: [{"codes": "o1 o3-o7", "body": "local", "from": "…"}, …] --- */

/* A code or a range of codes at the start of text; *at moves behind it and what parts it
 * from the next. False: it is none. */
static bool next_range(const char **at, enum ita_part *part, int *first, int *last)
{
	const size_t bytes = strcspn(*at, " ,"), dash = strcspn(*at, "-");
	char *from = mem_strndup(*at, dash < bytes ? dash : bytes);
	char *to = mem_strndup(*at + (dash < bytes ? dash + 1 : 0),
		dash < bytes ? bytes - dash - 1 : bytes);
	enum ita_part part_to;
	const bool good = ita_code_parse(from, part, first) &&
			  ita_code_parse(to, &part_to, last) && *part == part_to &&
			  *first <= *last;
	free(from);
	free(to);
	*at += bytes;
	*at += strspn(*at, " ,");
	return good;
}

static bool names(const char *codes, const char *code)
{
	enum ita_part part, of_code;
	int first, last, number;
	if (!ita_code_parse(code, &of_code, &number))
		return false;
	while (*codes && next_range(&codes, &part, &first, &last))
		if (part == of_code && number >= first && number <= last)
			return true;
	return false;
}

static bool read_body(const struct node *node, void *place, struct error *error)
{
	enum ita_body *body = place;
	const char *choices[ITA_BODIES];
	size_t choice;
	for (enum ita_body each = 0; each < ITA_BODIES; each++)
		choices[each] = ita_body_name(each);
	if (!data_key_choice(node, choices, ITA_BODIES, &choice, error))
		return false;
	*body = (enum ita_body)choice;
	return true;
}

static bool read_codes(const struct node *node, void *place, struct error *error)
{
	enum ita_part part;
	int first, last;
	if (!data_key_text(node, place, error))
		return false;
	const char *at = *(char **)place;
	bool good = *at != '\0';
	while (good && *at)
		good = next_range(&at, &part, &first, &last);
	return good ||
	       node_refuse(node, error, _("no codes of questions; expected: o1 o3-o7"));
}

#define SOURCE(member) offsetof(struct ita_source, member)
static const struct data_key source_keys[] = {
	{"codes", true, read_codes, SOURCE(codes)},
	{"body", true, read_body, SOURCE(body)},
	{"from", true, data_key_text, SOURCE(from)},
};

static bool read_sources(const struct node *node, void *place, struct error *error)
{
	struct ita_bank *bank = place;
	size_t count;
	if (!node_array(node, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct node element = node_element(node, i);
		struct ita_source source = {ITA_LOCAL, NULL, NULL};
		const bool good = data_keys_read(
			&element, source_keys, COUNT(source_keys), &source, error);
		bank->sources = mem_grow(bank->sources, bank->sources_count,
			&bank->sources_capacity, sizeof(*bank->sources));
		bank->sources[bank->sources_count++] = source;
		if (!good)
			return false;
	}
	return true;
}

/* Each question has the best that one of the sources says of it. */
static void judge(struct ita_bank *bank)
{
	for (size_t i = 0; i < bank->questions_count; i++) {
		struct ita_question *question = &bank->questions[i];
		for (size_t k = 0; k < bank->sources_count; k++) {
			const struct ita_source *source = &bank->sources[k];
			const enum ita_sure sure = source->body == bank->body
							   ? ITA_SURE_CHECKED
							   : ITA_SURE_OTHER;
			if (sure <= question->sure ||
				!names(source->codes, question->code))
				continue;
			question->sure = sure;
			question->source = source->from;
		}
	}
}

/* For people who read the file: its name says of whom it is. */
static bool read_whose(const struct node *node, void *place, struct error *error)
{
	(void)place;
	enum ita_body body;
	return read_body(node, &body, error);
}

#define BANK(member) offsetof(struct ita_bank, member)
static const struct data_key keys[] = {
	{"format", true, read_format, 0},
	{"about", false, read_about, 0},
	{"year", true, read_year, BANK(year)},
	{"body", false, read_whose, 0},
	{"sources", false, read_sources, 0},
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

/* The year that a file's name says, and whose it is, "" for all: 2569, 2569-school; 0: it
 * is no such name. */
static int name_year(const char *name, const char **whose)
{
	char *end;
	const long year = strtol(name, &end, 10);
	enum ita_body body;
	if (end == name || year < YEAR_MIN || year > YEAR_MAX)
		return 0;
	*whose = *end == '-' ? end + 1 : end;
	return !*end || (*end == '-' && ita_body_find(end + 1, &body)) ? (int)year : 0;
}

/* The name of the file of the nearest year; of one year the file of that kind of body
 * itself, and of two years as near the earlier: numbering is more often kept than made
 * new. NULL: there is none. */
static const char *nearest(const struct string_list *names, int year, enum ita_body body)
{
	const char *found = NULL, *whose;
	int found_year = 0;
	for (size_t i = 0; i < names->count; i++) {
		const int each = name_year(names->items[i], &whose);
		const bool own = each && !strcmp(whose, ita_body_name(body));
		if (!each || (*whose && !own))
			continue;
		const int less = abs(each - year) - abs(found_year - year);
		if (!found || less < 0 || (each == found_year && own)) {
			found = names->items[i];
			found_year = each;
		}
	}
	return found;
}

static int compare_years(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

int *ita_bank_years(size_t *count)
{
	struct string_list names = {0};
	const char *whose;
	data_folder_names(KIND, &names);
	int *years = mem_new(names.count + 1, sizeof(*years));
	*count = 0;
	for (size_t i = 0; i < names.count; i++) {
		const int year = name_year(names.items[i], &whose);
		bool there = !year;
		for (size_t k = 0; k < *count; k++)
			there = there || years[k] == year;
		if (!there)
			years[(*count)++] = year;
	}
	qsort(years, *count, sizeof(*years), compare_years);
	string_list_release(&names);
	return years;
}

static bool no_bank(struct error *error)
{
	struct str folders = STR_INIT;
	data_folder_list(KIND, &folders);
	error_set(error, ERROR_SYSTEM, _("no questions of the ITA in %s"), folders.data);
	str_release(&folders);
	return false;
}

static bool find_file(int year, enum ita_body body, struct str *path, struct error *error)
{
	struct string_list names = {0};
	data_folder_names(KIND, &names);
	const char *name = nearest(&names, year, body);
	const bool found = name && data_folder_find(KIND, name, path);
	string_list_release(&names);
	return found || no_bank(error);
}

struct ita_bank *ita_bank_load(int year, enum ita_body body, struct error *error)
{
	struct str path = STR_INIT;
	struct ita_bank *bank = NULL;
	if (find_file(year, body, &path, error))
		bank = load(path.data, error);
	if (bank) {
		bank->of_that_year = bank->year == year;
		bank->body = body;
		judge(bank);
	}
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
	for (size_t i = 0; i < bank->sources_count; i++) {
		free(bank->sources[i].codes);
		free(bank->sources[i].from);
	}
	free(bank->indicators);
	free(bank->questions);
	free(bank->sources);
	free(bank);
}

const struct ita_question *ita_bank_find(const struct ita_bank *bank, const char *code)
{
	for (size_t i = 0; i < bank->questions_count; i++)
		if (ita_code_same(bank->questions[i].code, code))
			return &bank->questions[i];
	return NULL;
}

bool ita_bank_numbers_sure(const struct ita_bank *bank, enum ita_part part)
{
	enum ita_part each;
	int number, last = 0;
	enum ita_sure sure = ITA_SURE_NOT;
	for (size_t i = 0; i < bank->questions_count; i++) {
		const struct ita_question *question = &bank->questions[i];
		if (!ita_code_parse(question->code, &each, &number) || each != part ||
			number < last)
			continue;
		last = number;
		sure = question->sure;
	}
	return sure != ITA_SURE_NOT;
}

/* --- what an office corrects --- */

static void take_out(struct ita_bank *bank, size_t index)
{
	struct ita_question *question = &bank->questions[index];
	free(question->code);
	free(question->text);
	memmove(question, question + 1,
		(--bank->questions_count - index) * sizeof(*question));
}

/* Behind the questions of its part with lesser numbers, under the indicator of the last of
 * those; before all it is under that of the first. */
static void put_in(struct ita_bank *bank, const char *code, const char *text)
{
	enum ita_part part, each;
	int number, of_each, indicator = -1;
	size_t at = 0;
	if (!ita_code_parse(code, &part, &number))
		return;
	for (size_t i = 0; i < bank->questions_count; i++) {
		const struct ita_question *question = &bank->questions[i];
		if (!ita_code_parse(question->code, &each, &of_each) || each > part)
			continue;
		if (each < part || of_each < number)
			at = i + 1;
		if (each == part && (indicator < 0 || of_each < number))
			indicator = question->indicator;
	}
	for (size_t i = 0; indicator < 0 && i < bank->indicators_count; i++)
		if (bank->indicators[i].part == part)
			indicator = (int)i;
	if (indicator < 0) /* a file without any of that part */
		return;
	bank->questions = mem_grow(bank->questions, bank->questions_count,
		&bank->questions_capacity, sizeof(*bank->questions));
	memmove(bank->questions + at + 1, bank->questions + at,
		(bank->questions_count++ - at) * sizeof(*bank->questions));
	bank->questions[at] = (struct ita_question){.code = mem_strdup(code),
		.text = mem_strdup(text),
		.indicator = indicator,
		.sure = ITA_SURE_OFFICE};
}

void ita_bank_correct(struct ita_bank *bank, const char *code, const char *text)
{
	for (size_t i = 0; i < bank->questions_count; i++) {
		struct ita_question *question = &bank->questions[i];
		if (!ita_code_same(question->code, code))
			continue;
		if (!text) {
			take_out(bank, i);
			return;
		}
		free(question->text);
		question->text = mem_strdup(text);
		question->sure = ITA_SURE_OFFICE;
		question->source = NULL;
		return;
	}
	if (text)
		put_in(bank, code, text);
}
