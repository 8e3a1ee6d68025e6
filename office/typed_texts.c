/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/typed_texts.h"

#include <stdlib.h>
#include <string.h>

#include "model/data.h"
#include "model/head_text.h"
#include "model/json.h"
#include "model/limits.h"
#include "office/ita_values.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"

#define MEMBER "texts"

void typed_texts_add(struct typed_texts *texts, const char *path, const char *text)
{
	texts->items = mem_grow(
		texts->items, texts->count, &texts->capacity, sizeof(*texts->items));
	texts->items[texts->count++] =
		(struct typed_text){mem_strdup(path), mem_strdup(text)};
}

const char *typed_texts_find(const struct typed_texts *texts, const char *path)
{
	for (size_t i = 0; i < texts->count; i++)
		if (strcmp(texts->items[i].path, path) == 0)
			return texts->items[i].text;
	return NULL;
}

void typed_texts_release(struct typed_texts *texts)
{
	for (size_t i = 0; i < texts->count; i++) {
		free(texts->items[i].path);
		free(texts->items[i].text);
	}
	free(texts->items);
	*texts = (struct typed_texts){NULL, 0, 0};
}

void typed_texts_to_json(struct str *out, const struct typed_texts *texts)
{
	str_puts(out, "{\"" MEMBER "\":{");
	for (size_t i = 0; i < texts->count; i++) {
		const struct typed_text *item = &texts->items[i];
		str_puts(out, i ? "," : "");
		data_quote(out, item->path, strlen(item->path));
		str_puts(out, ":");
		data_quote(out, item->text, strlen(item->text));
	}
	str_puts(out, "}}");
}

static bool read_members(
	const struct node *object, struct typed_texts *texts, struct error *error)
{
	struct node member;
	for (size_t position = 0; node_each(object, &position, &member);) {
		const char *text;
		size_t bytes;
		if (!node_string(&member, &text, &bytes, error))
			return false;
		typed_texts_add(texts, member.key, text);
	}
	return true;
}

/* --- bodies of older programs --- */

static void add_other(
	struct typed_texts *texts, const char *path, const char *was, const char *now)
{
	if (strcmp(now ? now : "", was ? was : "") != 0)
		typed_texts_add(texts, path, now ? now : "");
}

static void add_head_texts(
	struct typed_texts *texts, struct report *before, struct report *typed)
{
	for (enum head_what what = 0; what < HEAD_WHATS; what++) {
		char **now;
		for (size_t i = 0; (now = head_text(typed, what, i)) != NULL; i++) {
			char **was = head_text(before, what, i);
			struct str path = STR_INIT;
			head_path(&path, what, i);
			add_other(texts, path.data, was ? *was : NULL, *now);
			str_release(&path);
			if (head_list_of(what) == HEAD_LISTS)
				break;
		}
	}
}

static void add_ita_part(struct typed_texts *texts, const struct report *before,
	const struct report *typed, struct ita_part_of part, size_t rows)
{
	for (size_t row = 0; row < rows; row++) {
		struct str was = STR_INIT, now = STR_INIT, path = STR_INIT;
		ita_value(before, part, row, DIGITS_ARABIC, &was);
		ita_value(typed, part, row, DIGITS_ARABIC, &now);
		ita_path(&path, part, row);
		add_other(texts, path.data, was.data, now.data);
		str_release(&was);
		str_release(&now);
		str_release(&path);
	}
}

/* A whole report: what differs in it. */
static bool read_report(const char *body, struct report *before,
	struct typed_texts *texts, struct error *error)
{
	struct report typed;
	if (!report_from_json(body, strlen(body), _("draft"), &typed, error))
		return false;
	add_head_texts(texts, before, &typed);
	add_ita_part(texts, before, &typed, (struct ita_part_of){0}, FIGURE_ROWS);
	for (size_t i = 0; i < typed.ita.count; i++)
		add_ita_part(texts, before, &typed,
			(struct ita_part_of){.is_item = true, .item = i}, ITEM_ROWS);
	report_release(&typed);
	return true;
}

/* --- */

bool typed_texts_from_json(const char *body, struct report *before,
	struct typed_texts *texts, struct error *error)
{
	struct typed_texts read = {NULL, 0, 0};
	struct node member;
	struct data *data = data_parse(body, strlen(body), _("draft"), error);
	if (!data)
		return false;
	const struct node root = data_root(data);
	bool good = node_object(&root, error);
	if (good && node_member(&root, MEMBER, &member))
		good = node_object(&member, error) && read_members(&member, &read, error);
	else if (good)
		good = read_report(body, before, &read, error);
	data_free(data);
	if (good)
		*texts = read;
	else
		typed_texts_release(&read);
	return good;
}

/* --- into a report --- */

static void apply_head(
	struct report *report, enum head_what what, size_t index, const char *text)
{
	const enum head_list list = head_list_of(what);
	while (list != HEAD_LISTS && !head_text(report, what, index) &&
		head_list_count(report, list) < LIMIT_LIST_ITEMS)
		head_list_insert(report, list, SIZE_MAX - 1);
	head_put_text(report, what, index, text);
}

void typed_texts_apply(const struct typed_texts *texts, struct report *report)
{
	for (size_t i = 0; i < texts->count; i++) {
		const char *path = texts->items[i].path, *text = texts->items[i].text;
		enum head_what what;
		struct ita_part_of part;
		size_t index;
		if (head_path_parse(path, &what, &index))
			apply_head(report, what, index, text);
		else if (ita_path_parse(path, &part, &index))
			ita_put_value(report, part, index, text);
	}
}
