/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/json.h"

#include <stdlib.h>
#include <strings.h>

#include "model/card.h"
#include "model/data.h"
#include "model/json_read.h"
#include "model/json_shape.h"
#include "model/json_write.h"
#include "text/i18n.h"
#include "text/mem.h"

/* --- no two cards with one uuid --- */

static int compare_uuids(const void *a, const void *b)
{
	const struct card *first = *(const struct card *const *)a;
	const struct card *second = *(const struct card *const *)b;
	int order = strcasecmp(first->uuid, second->uuid);
	if (order)
		return order;
	return (first > second) - (first < second);
}

/* A card whose uuid an earlier one has, or NULL. */
static const struct card *find_double(const struct report *report)
{
	const struct card **cards = mem_new(report->count, sizeof(cards[0]));
	size_t count = 0;
	for (size_t i = 0; i < report->count; i++) {
		if (report->cards[i].uuid[0])
			cards[count++] = &report->cards[i];
	}
	qsort(cards, count, sizeof(cards[0]), compare_uuids);
	const struct card *found = NULL;
	for (size_t i = 1; i < count && !found; i++) {
		if (strcasecmp(cards[i - 1]->uuid, cards[i]->uuid) == 0)
			found = cards[i];
	}
	free(cards);
	return found;
}

static bool check_uuids(
	const struct node *root, const struct report *report, struct error *error)
{
	const struct card *found = find_double(report);
	if (!found)
		return true;
	struct node cards, uuid;
	if (!node_required(root, "cards", &cards, error))
		return false;
	const struct node card = node_element(&cards, (size_t)(found - report->cards));
	return node_required(&card, "uuid", &uuid, error) &&
	       node_refuse(&uuid, error,
		       _("another card has the uuid %s too; remove it from the copy"),
		       found->uuid);
}

/* --- documents to values and back --- */

static bool report_from_data(
	const struct data *data, struct report *report, struct error *error)
{
	struct report read;
	report_init(&read);
	const struct node root = data_root(data);
	if (!read_object(&root, &report_shape, &read, error) ||
		!check_uuids(&root, &read, error)) {
		report_release(&read);
		return false;
	}
	*report = read;
	return true;
}

bool report_from_json(const char *text, size_t bytes, const char *name,
	struct report *report, struct error *error)
{
	struct data *data = data_parse(text, bytes, name, error);
	bool done = data && report_from_data(data, report, error);
	data_free(data);
	return done;
}

bool report_read(const char *path, struct report *report, struct error *error)
{
	struct data *data = data_read(path, error);
	bool done = data && report_from_data(data, report, error);
	data_free(data);
	return done;
}

void report_to_json(struct str *out, const struct report *report)
{
	struct str text = STR_INIT;
	write_object(&text, &report_shape, report, true);
	data_show(out, text.data, text.bytes);
	str_putc(out, '\n');
	str_release(&text);
}

void card_to_json(struct str *out, const struct card *card)
{
	write_object(out, &card_shape, card, false);
}

bool card_from_json(const char *text, size_t bytes, const char *name, struct card *card,
	struct error *error)
{
	struct data *data = data_parse(text, bytes, name, error);
	if (!data)
		return false;
	struct card read;
	card_init(&read);
	const struct node root = data_root(data);
	bool done = read_own_object(&root, &card_shape, &read, error);
	if (done)
		*card = read;
	else
		card_release(&read);
	data_free(data);
	return done;
}
