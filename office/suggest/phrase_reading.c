/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/suggest/phrase_reading.h"

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/ita_questions.h"
#include "db/revisions.h"
#include "db/store.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "model/ita_bank.h"
#include "model/report.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/normalise.h"
#include "text/str.h"

static bool read_beside(struct beside *beside, struct store *store, struct error *error)
{
	(void)error;
	phrase_reading_run((struct phrase_reading *)beside, store);
	/* What cannot be read is left out; where nobody answers any more, who sends finds
	 * that out by itself. */
	return ((struct phrase_reading *)beside)->good;
}

static void free_beside(struct beside *beside)
{
	phrase_reading_free((struct phrase_reading *)beside);
}

struct phrase_reading *phrase_reading_new(
	int64_t report, const struct phrase_questions *known)
{
	struct phrase_reading *reading = mem_new(1, sizeof(*reading));
	reading->beside = (struct beside){.run = read_beside,
		.free = free_beside,
		.reads = true,
		.error = ERROR_INIT};
	reading->report = report;
	reading->of_office = known != NULL;
	if (!known)
		return reading;
	reading->questions = *known;
	reading->questions.corrected = mem_strdup(known->corrected);
	return reading;
}

void phrase_body_release(struct phrase_body *body)
{
	card_release(&body->card);
	report_release(&body->head);
}

void phrase_reading_free(struct phrase_reading *reading)
{
	if (!reading)
		return;
	error_release(&reading->beside.error);
	free(reading->agency);
	free(reading->questions.corrected);
	ita_bank_free(reading->bank);
	free(reading->texts);
	for (size_t i = 0; i < reading->bodies_count; i++)
		phrase_body_release(&reading->bodies[i]);
	free(reading->bodies);
	free(reading);
}

/* --- which texts there are --- */

static char *agency_of(const struct report_summary *report)
{
	struct str name = STR_INIT, folded = STR_INIT;
	str_printf(&name, "%s %s", report->agency_type, report->agency_name);
	text_fold_name(&folded, name.data, name.bytes);
	str_release(&name);
	return str_detach(&folded);
}

/* The reports of one agency. */
struct sources {
	struct phrase_reading *reading;
	int ita_year; /* of the one in which somebody types */
	enum ita_body ita_body;
	int64_t reports[PHRASE_TEXTS_MOST];
	int years[PHRASE_TEXTS_MOST];
	size_t count;
};

static bool take_own(void *context, const struct report_summary *report)
{
	struct sources *sources = context;
	sources->reading->agency = agency_of(report);
	/* A report answers the ITA result of the year before. */
	sources->ita_year = report->fiscal_year - 1;
	sources->ita_body = ita_body_of(report->agency_type);
	sources->reports[0] = report->number;
	sources->years[0] = report->fiscal_year;
	sources->count = 1;
	return true;
}

static bool take_source(void *context, const struct report_summary *report)
{
	struct sources *sources = context;
	char *agency = agency_of(report);
	const bool same = !strcmp(agency, sources->reading->agency) &&
			  report->number != sources->reports[0];
	free(agency);
	if (!same)
		return true;
	if (sources->count == PHRASE_TEXTS_MOST)
		return false;
	sources->reports[sources->count] = report->number;
	sources->years[sources->count++] = report->fiscal_year;
	return true;
}

static bool take_text(void *context, const struct text_revision *text)
{
	struct sources *sources = context;
	struct phrase_reading *reading = sources->reading;
	size_t at = 0;
	while (sources->reports[at] != text->report)
		at++;
	reading->texts = mem_grow(reading->texts, reading->texts_count,
		&reading->texts_capacity, sizeof(*reading->texts));
	reading->texts[reading->texts_count++] =
		(struct phrase_text){*text, sources->years[at]};
	return reading->texts_count < PHRASE_TEXTS_MOST;
}

static bool put_correction(void *context, const char *code, const char *text)
{
	str_printf(context, "%s %s\n", code, text ? text : "");
	return true;
}

/* Those that are known are not read again. */
static bool read_questions(struct phrase_reading *reading, struct store *store,
	const struct sources *sources, struct error *error)
{
	struct phrase_questions *questions = &reading->questions;
	const int year = sources->ita_year;
	const enum ita_body body = sources->ita_body;
	struct str corrected = STR_INIT;
	if (!store_ita_questions(store, year, body, put_correction, &corrected, error)) {
		str_release(&corrected);
		return false;
	}
	const bool known = year == questions->year && body == questions->body &&
			   !strcmp(corrected.data, questions->corrected);
	free(questions->corrected);
	*questions = (struct phrase_questions){year, body, str_detach(&corrected)};
	if (!known)
		reading->bank = store_ita_bank(store, year, body, error);
	return known || reading->bank;
}

static bool read_office(
	struct phrase_reading *reading, struct store *store, struct error *error)
{
	struct sources sources = {.reading = reading};
	struct error missing = ERROR_INIT;
	if (!store_summary(store, reading->report, take_own, &sources, error))
		return false;
	/* Without the questions there is less to be suggested. */
	if (!read_questions(reading, store, &sources, &missing))
		error_release(&missing);
	return store_list(store, take_source, &sources, error) &&
	       store_revisions(
		       store, sources.reports, sources.count, take_text, &sources, error);
}

/* --- some of them --- */

static struct phrase_body *add_body(
	struct phrase_reading *reading, const struct phrase_text *text)
{
	struct phrase_body *body = &reading->bodies[reading->bodies_count++];
	body->text = *text;
	card_init(&body->card);
	report_init(&body->head);
	return body;
}

/* As it is by now, which may be another than was told. */
static bool take_card(void *context, const struct card_entry *entry)
{
	struct phrase_reading *reading = context;
	struct phrase_text text = {{entry->report, entry->number, entry->revision}, 0};
	for (size_t i = 0; i < reading->wanted_count; i++)
		if (reading->wanted[i].is.card == entry->number)
			text.fiscal_year = reading->wanted[i].fiscal_year;
	struct phrase_body *body = add_body(reading, &text);
	card_copy(&body->card, &entry->card);
	return true;
}

/* What was taken away meanwhile is left out. */
static bool read_head(struct phrase_reading *reading, struct store *store,
	const struct phrase_text *wanted, struct error *error)
{
	struct phrase_text text = *wanted;
	struct report head;
	if (!store_read_head(store, wanted->is.report, &head, &text.is.revision, error))
		return error->kind == ERROR_USAGE;
	struct phrase_body *body = add_body(reading, &text);
	body->head = head;
	return true;
}

static bool read_texts(
	struct phrase_reading *reading, struct store *store, struct error *error)
{
	int64_t cards[PHRASE_TEXTS_AT_ONCE];
	size_t count = 0;
	reading->bodies = mem_new(reading->wanted_count + 1, sizeof(*reading->bodies));
	for (size_t i = 0; i < reading->wanted_count; i++)
		if (reading->wanted[i].is.card)
			cards[count++] = reading->wanted[i].is.card;
	bool good = !count ||
		    store_some_cards(store, cards, count, take_card, reading, error);
	for (size_t i = 0; good && i < reading->wanted_count; i++)
		good = reading->wanted[i].is.card ||
		       read_head(reading, store, &reading->wanted[i], error);
	return good;
}

void phrase_reading_run(struct phrase_reading *reading, struct store *store)
{
	struct error error = ERROR_INIT;
	reading->good = reading->of_office ? read_office(reading, store, &error)
					   : read_texts(reading, store, &error);
	error_release(&error);
}
