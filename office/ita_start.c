/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/ita_start.h"

#include <stdlib.h>
#include <string.h>

#include "db/ita_questions.h"
#include "model/ita.h"
#include "model/ita_body.h"
#include "office/ita_values.h"
#include "text/mem.h"
#include "text/str.h"

static void put_text(char **place, const char *text)
{
	if (!text || !*text)
		return;
	free(*place);
	*place = mem_strdup(text);
}

/* The recommendation is what should be done: where the clerk's measure begins. */
void ita_start_item(struct card *card, const struct ita_item *item)
{
	put_text(&card->issue, item->issue);
	put_text(&card->measure, item->recommendation);
	string_list_add_name(&card->owners, item->owner);
	string_list_add_name(&card->refs, item->code);
}

struct ita_bank *ita_bank_of(
	struct store *store, const struct report *head, struct error *error)
{
	return store_ita_bank(
		store, ita_year_of(head), ita_body_of(head->agency.type), error);
}

bool ita_codes_typed(const char *text, struct string_list *codes)
{
	enum ita_part part;
	int number;
	const char *start = text + strspn(text, " \t\n");
	size_t bytes = strlen(start);
	while (bytes && strchr(" \t\n", start[bytes - 1]))
		bytes--;
	char *trimmed = mem_strndup(start, bytes);
	bool good = true;
	if (ita_code_parse(trimmed, &part, &number))
		string_list_add(codes, trimmed);
	else
		good = ita_codes_split(trimmed, codes);
	free(trimmed);
	return good;
}

/* --- several --- */

struct start {
	struct string_list issues, measures, owners, refs;
};

static const struct ita_item *item_of(const struct report *head, const char *code)
{
	for (size_t i = 0; i < head->ita.count; i++)
		if (head->ita.items[i].code &&
			ita_code_same(head->ita.items[i].code, code))
			return &head->ita.items[i];
	return NULL;
}

/* As the item or the year writes it: e11 of E๑๑. */
static void add_code(struct start *start, const struct report *head,
	const struct ita_bank *bank, const char *code)
{
	const struct ita_item *item = item_of(head, code);
	const struct ita_question *question = bank ? ita_bank_find(bank, code) : NULL;
	if (!item && !question)
		return;
	for (size_t i = 0; i < start->refs.count; i++)
		if (ita_code_same(start->refs.items[i], code))
			return;
	string_list_add(&start->refs, item ? item->code : question->code);
	const char *issue = item && item->issue && *item->issue ? item->issue
			    : question                          ? question->text
								: "";
	string_list_add(&start->issues, issue);
	if (item) {
		string_list_add_name(&start->measures, item->recommendation);
		string_list_add_name(&start->owners, item->owner);
	}
}

/* One question by itself; of several, each behind its code, as reports write them. */
static void put_issues(struct card *card, const struct start *start)
{
	struct str text = STR_INIT;
	for (size_t i = 0; i < start->issues.count; i++) {
		if (i)
			str_putc(&text, '\n');
		if (start->issues.count > 1)
			str_printf(&text, "- %s%s", start->refs.items[i],
				*start->issues.items[i] ? " " : "");
		str_puts(&text, start->issues.items[i]);
	}
	put_text(&card->issue, text.data);
	str_release(&text);
}

static void put_measures(struct card *card, const struct start *start)
{
	struct str text = STR_INIT;
	for (size_t i = 0; i < start->measures.count; i++) {
		if (i)
			str_putc(&text, '\n');
		str_puts(&text, start->measures.items[i]);
	}
	put_text(&card->measure, text.data);
	str_release(&text);
}

bool ita_start(struct card *card, const struct report *head, const struct ita_bank *bank,
	const struct string_list *codes)
{
	struct start start = {0};
	for (size_t i = 0; i < codes->count; i++)
		add_code(&start, head, bank, codes->items[i]);
	put_issues(card, &start);
	put_measures(card, &start);
	for (size_t i = 0; i < start.owners.count; i++)
		string_list_add_name(&card->owners, start.owners.items[i]);
	for (size_t i = 0; i < start.refs.count; i++)
		string_list_add_name(&card->refs, start.refs.items[i]);
	const bool any = start.refs.count > 0;
	string_list_release(&start.issues);
	string_list_release(&start.measures);
	string_list_release(&start.owners);
	string_list_release(&start.refs);
	return any;
}
