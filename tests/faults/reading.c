/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/faults/reading.h"

#include "db/bin.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "db/trust/trail.h"
#include "model/json.h"
#include "model/report.h"
#include "text/error.h"

/* What a visit of the list needs. */
struct listing {
	struct reading *reading;
	int64_t numbers[100];
};

static void tell(struct reading *reading, bool done, struct error *error)
{
	if (!done && !reading->told.bytes)
		str_puts(&reading->told, error_message(error));
	error_release(error);
}

static bool see_summary(void *context, const struct report_summary *summary)
{
	struct listing *listing = context;
	struct reading *reading = listing->reading;
	listing->numbers[reading->reports++] = summary->number;
	reading->cards += summary->cards;
	str_printf(&reading->text, "%lld %d %s %s\n", (long long)summary->number,
		summary->fiscal_year, summary->title, summary->agency_name);
	return reading->reports < sizeof(listing->numbers) / sizeof(listing->numbers[0]);
}

static bool see_hit(void *context, const struct search_hit *hit)
{
	struct reading *reading = context;
	str_printf(&reading->text, "%lld %lld %s\n", (long long)hit->report,
		(long long)hit->card, hit->text);
	return true;
}

static bool see_version(void *context, const struct card_version *version)
{
	struct reading *reading = context;
	str_printf(&reading->text, "%lld %s %s\n", (long long)version->revision,
		version->who, version->card->output ? version->card->output : "");
	return true;
}

static bool see_entry(void *context, const struct trail_entry *entry)
{
	struct reading *reading = context;
	str_printf(&reading->text, "%s %s\n", entry->who, entry->act);
	return true;
}

static bool see_person(void *context, const struct person *person)
{
	struct reading *reading = context;
	str_printf(&reading->text, "%s %s\n", person->login, person->name);
	return true;
}

static bool see_draft(void *context, const struct draft *draft)
{
	struct reading *reading = context;
	str_printf(&reading->drafts, "%lld %s\n", (long long)draft->card, draft->body);
	return true;
}

static bool see_item(void *context, const struct bin_item *item)
{
	struct reading *reading = context;
	str_printf(&reading->text, "%lld %lld %s\n", (long long)item->report,
		(long long)item->card, item->title);
	reading->binned++;
	return true;
}

static void export(struct reading *reading, struct store *store, int64_t number)
{
	struct error error = ERROR_INIT;
	struct report report;
	const bool done = store_load(store, number, &report, &error);
	if (done) {
		report_to_json(&reading->text, &report);
		reading->exported += report.count;
		report_release(&report);
	}
	tell(reading, done, &error);
}

static void read_rest(struct reading *reading, struct store *store)
{
	struct error error = ERROR_INIT;
	bool done = store_search(store, "ประชุม", 0, see_hit, reading, &error);
	tell(reading, done, &error);
	done = store_card_history(store, 1, see_version, reading, &error);
	tell(reading, done, &error);
	done = store_trail(store, 0, 0, see_entry, reading, &error);
	tell(reading, done, &error);
	done = store_people(store, see_person, reading, &error);
	tell(reading, done, &error);
	done = store_drafts(store, "somsri", see_draft, reading, &error);
	tell(reading, done, &error);
	done = store_bin(store, 0, see_item, reading, &error);
	tell(reading, done, &error);
}

void reading_take(struct reading *reading, const char *path)
{
	struct error error = ERROR_INIT;
	struct listing listing = {.reading = reading};
	*reading =
		(struct reading){.text = STR_INIT, .drafts = STR_INIT, .told = STR_INIT};
	struct store *store = store_open(path, STORE_READ, &error);
	tell(reading, store != NULL, &error);
	if (!store)
		return;
	if (store_warning(store))
		str_puts(&reading->told, store_warning(store));
	const bool done = store_list(store, see_summary, &listing, &error);
	tell(reading, done, &error);
	for (size_t i = 0; i < reading->reports; i++)
		export(reading, store, listing.numbers[i]);
	read_rest(reading, store);
	store_close(store);
}

void reading_release(struct reading *reading)
{
	str_release(&reading->text);
	str_release(&reading->drafts);
	str_release(&reading->told);
}

static void note_problem(void *context, const char *words)
{
	struct str *first = context;
	if (!first->bytes)
		str_puts(first, words);
}

bool reading_verify(const char *path, struct str *words)
{
	struct error error = ERROR_INIT;
	struct store *store = store_open(path, STORE_READ, &error);
	if (!store || !store_verify(store, note_problem, words, &error))
		str_puts(words, error_message(&error));
	store_close(store);
	error_release(&error);
	return words->bytes > 0;
}
