/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/ita_questions.h"

#include <string.h>

#include "db/engine/query.h"
#include "db/engine/transaction.h"
#include "db/office_settings.h"
#include "model/ita.h"
#include "model/ita_body.h"
#include "model/lists.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"

#define NOT_ASKED "-"

/* "ita 2568 local ", before the codes of a year. */
static void put_start(struct str *out, int year, enum ita_body body)
{
	str_printf(out, "ita %d %s ", year, ita_body_name(body));
}

/* "ita 2568 local o3", however the code is written; false: it is none. */
static bool put_name(struct str *out, int year, enum ita_body body, const char *code,
	struct error *error)
{
	enum ita_part part;
	int number;
	if (!ita_code_parse(code, &part, &number))
		return error_set(error, ERROR_USAGE,
			_("%s is no code of an ITA item, such as i7 or o34"), code);
	put_start(out, year, body);
	str_printf(out, "%c%d", ita_part_name(part)[0] | 0x20, number);
	return true;
}

bool store_ita_questions(struct store *store, int year, enum ita_body body,
	ita_question_visit *visit, void *context, struct error *error)
{
	struct str start = STR_INIT, end = STR_INIT;
	put_start(&start, year, body);
	put_start(&end, year, body);
	end.data[end.bytes - 1] = '!'; /* the first character behind the space */
	struct query query = query_open_lenient(store, SQL_OFFICE_SETTING_LIST);
	query_hold(&query);
	query_text(&query, start.data);
	query_text(&query, end.data);
	enum query_outcome outcome = QUERY_DONE;
	bool more = true;
	while (more && (outcome = query_step(&query, error)) == QUERY_ROW) {
		const char *name = query_column_text(&query);
		const char *text = query_column_text(&query);
		/* A name that cannot be read is another. */
		if (!strncmp(name, start.data, start.bytes))
			more = visit(context, name + start.bytes,
				strcmp(text, NOT_ASKED) != 0 ? text : NULL);
	}
	query_close(&query);
	str_release(&start);
	str_release(&end);
	return outcome != QUERY_FAILED;
}

static bool correct(void *context, const char *code, const char *text)
{
	ita_bank_correct(context, code, text);
	return true;
}

struct ita_bank *store_ita_bank(
	struct store *store, int year, enum ita_body body, struct error *error)
{
	struct ita_bank *bank = ita_bank_load(year, body, error);
	if (!bank || store_ita_questions(store, year, body, correct, bank, error))
		return bank;
	ita_bank_free(bank);
	return NULL;
}

static bool is_question(const char *text, struct error *error)
{
	if (strlen(text) > ITA_QUESTION_BYTES)
		return error_set(error, ERROR_REFUSED,
			_("the question is too long: it may have %d bytes"),
			ITA_QUESTION_BYTES);
	if (strchr(text, '\n') || !strcmp(text, NOT_ASKED))
		return error_set(error, ERROR_REFUSED,
			_("a question is one line of text, such as: โครงสร้าง"));
	return true;
}

bool store_set_ita_question(struct store *store, int year, enum ita_body body,
	const char *code, const char *text, const char *who, struct error *error)
{
	struct str name = STR_INIT;
	const bool done = put_name(&name, year, body, code, error) &&
			  (!text || is_question(text, error)) &&
			  store_set_office_setting(
				  store, name.data, text ? text : NOT_ASKED, who, error);
	str_release(&name);
	return done;
}

static bool take_code(void *context, const char *code, const char *text)
{
	(void)text;
	string_list_add(context, code);
	return true;
}

static bool reset(struct store *store, int year, enum ita_body body,
	const struct string_list *codes, const char *who, struct error *error)
{
	bool good = true;
	for (size_t i = 0; good && i < codes->count; i++) {
		struct str name = STR_INIT;
		good = put_name(&name, year, body, codes->items[i], error) &&
		       store_set_office_setting(store, name.data, NULL, who, error);
		str_release(&name);
	}
	return good;
}

bool store_reset_ita_question(struct store *store, int year, enum ita_body body,
	const char *code, const char *who, struct error *error)
{
	struct string_list codes = {0};
	bool good = store_begin(store, error);
	if (!good)
		return false;
	if (code)
		string_list_add(&codes, code);
	else
		good = store_ita_questions(store, year, body, take_code, &codes, error);
	good = transaction_end(
		store, good && reset(store, year, body, &codes, who, error), error);
	string_list_release(&codes);
	return good;
}
