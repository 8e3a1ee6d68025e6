/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/ita_rows.h"

#include <stdlib.h>

#include "db/ita_questions.h"
#include "model/ita.h"
#include "model/ita_body.h"
#include "text/mem.h"

static char *copy(const char *text)
{
	return text ? mem_strdup(text) : NULL;
}

void ita_rows_release(struct ita_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		free(rows->items[i].code);
		free(rows->items[i].text);
		free(rows->items[i].shipped);
		free(rows->items[i].indicator);
		free(rows->items[i].source);
	}
	free(rows->items);
	*rows = (struct ita_rows){0};
}

static struct ita_row *find(const struct ita_rows *rows, const char *code)
{
	for (size_t i = 0; i < rows->count; i++)
		if (ita_code_same(rows->items[i].code, code))
			return &rows->items[i];
	return NULL;
}

const struct ita_row *ita_rows_find(const struct ita_rows *rows, const char *code)
{
	return find(rows, code);
}

/* One that was taken out keeps its place. */
static bool put_in_place(void *context, const char *code, const char *text)
{
	if (text)
		ita_bank_correct(context, code, text);
	return true;
}

static void add(struct ita_rows *rows, const struct ita_bank *all,
	const struct ita_bank *shipped, const struct ita_question *question)
{
	const struct ita_question *before = ita_bank_find(shipped, question->code);
	rows->items =
		mem_grow(rows->items, rows->count, &rows->capacity, sizeof(*rows->items));
	rows->items[rows->count++] = (struct ita_row){.code = mem_strdup(question->code),
		.text = mem_strdup(question->text),
		.shipped = copy(before ? before->text : NULL),
		.indicator = copy(all->indicators[question->indicator].name),
		.source = copy(before ? before->source : NULL),
		.sure = question->sure};
}

static bool mark(void *context, const char *code, const char *text)
{
	struct ita_rows *rows = context;
	struct ita_row *row = find(rows, code);
	if (!row)
		return true;
	row->corrected = true;
	row->sure = ITA_SURE_OFFICE;
	rows->corrected++;
	if (!text) {
		free(row->text);
		row->text = NULL;
	}
	return true;
}

bool ita_rows_read(struct ita_rows *rows, struct store *store, int year,
	enum ita_body body, struct error *error)
{
	struct ita_rows read = {0};
	struct ita_bank *shipped = ita_bank_load(year, body, error);
	struct ita_bank *all = shipped ? ita_bank_load(year, body, error) : NULL;
	bool good =
		all && store_ita_questions(store, year, body, put_in_place, all, error);
	for (size_t i = 0; good && i < all->questions_count; i++)
		add(&read, all, shipped, &all->questions[i]);
	good = good && store_ita_questions(store, year, body, mark, &read, error);
	if (good) {
		read.year = all->year;
		read.of_that_year = all->of_that_year;
		ita_rows_release(rows);
		*rows = read;
	} else {
		ita_rows_release(&read);
	}
	ita_bank_free(shipped);
	ita_bank_free(all);
	return good;
}
