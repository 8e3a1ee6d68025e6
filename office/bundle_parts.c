/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/bundle_parts.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "db/bundle_past.h"
#include "db/trust/keys.h"
#include "db/trust/trail.h"
#include "model/card.h"
#include "model/data.h"
#include "model/json.h"
#include "model/kept_file.h"
#include "model/limits.h"
#include "model/report.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"

/* What came of a report, by the parts. */
enum { CAME_REPORT = 1, CAME_PASTS = 2, CAME_TRAIL = 4 };

/* The report of the UUID that a part's name ends in, which is made where it is new. */
static struct bundled_report *find(struct bundle *bundle, const char *uuid)
{
	for (size_t i = 0; i < bundle->count; i++)
		if (!strncasecmp(bundle->reports[i].uuid, uuid, UUID_BYTES))
			return &bundle->reports[i];
	if (bundle->count == BUNDLE_REPORTS_MAX)
		return NULL;
	bundle->reports =
		mem_resize(bundle->reports, bundle->count + 1, sizeof(*bundle->reports));
	struct bundled_report *added = &bundle->reports[bundle->count++];
	memset(added, 0, sizeof(*added));
	report_init(&added->report);
	strncat(added->uuid, uuid, UUID_BYTES);
	return added;
}

/* --- a report --- */

static bool take_report(struct bundled_report *report, const struct str *text,
	const char *name, struct error *error)
{
	struct report read;
	if (!report_from_json(text->data, text->bytes, name, &read, error))
		return false;
	report_release(&report->report);
	report->report = read;
	return !strcasecmp(read.uuid, report->uuid) ||
	       error_set(error, ERROR_REFUSED,
		       _("%s: the report in it has another UUID than its name"), name);
}

/* --- what it said before --- */

static bool take_text(struct past *past, const struct node *node, struct error *error)
{
	const char *text;
	size_t bytes;
	if (!node_string(node, &text, &bytes, error))
		return false;
	const bool done =
		bytes == HASH_HEX + strlen(" done") && !strcmp(text + HASH_HEX, " done");
	if (strspn(text, "0123456789abcdef") != HASH_HEX || (bytes != HASH_HEX && !done))
		return node_refuse(node, error, _("this is no digest"));
	past_add(past, text, done);
	return true;
}

static bool take_past(struct pasts *pasts, const struct node *node, struct error *error)
{
	struct node uuid, away, texts;
	const char *of;
	size_t bytes, count;
	bool is_away;
	if (!node_object(node, error) || !node_required(node, "uuid", &uuid, error) ||
		!node_string(&uuid, &of, &bytes, error) ||
		!node_required(node, "away", &away, error) ||
		!node_boolean(&away, &is_away, error) ||
		!node_required(node, "texts", &texts, error) ||
		!node_array(&texts, &count, error))
		return false;
	if (!uuid_valid(of))
		return node_refuse(&uuid, error, _("this is no UUID"));
	struct past *past = pasts_add(pasts, of);
	past->away = is_away;
	for (size_t i = 0; i < count; i++) {
		const struct node each = node_element(&texts, i);
		if (!take_text(past, &each, error))
			return false;
	}
	return true;
}

static bool take_pasts(
	struct bundled_report *report, const struct node *root, struct error *error)
{
	size_t count;
	if (!node_array(root, &count, error))
		return false;
	if (count > 2 * LIMIT_CARDS)
		return node_refuse(root, error, _("too many measures"));
	for (size_t i = 0; i < count; i++) {
		const struct node each = node_element(root, i);
		if (!take_past(&report->pasts, &each, error))
			return false;
	}
	return true;
}

/* --- its trail --- */

/* The texts of an entry, as they are called. */
static bool take_texts(
	const struct node *node, struct trail_entry *entry, struct error *error)
{
	const struct {
		const char *key, **text;
	} texts[] = {{"who", &entry->who}, {"act", &entry->act},
		{"detail", &entry->detail}, {"digest", &entry->digest},
		{"previous", &entry->previous}, {"hash", &entry->hash},
		{"key", &entry->key}, {"signature", &entry->signature},
		{"parts", &entry->parts}, {"standing", &entry->standing},
		{"places", &entry->places}};
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct node member;
		size_t bytes;
		if (!node_required(node, texts[i].key, &member, error) ||
			!node_string(&member, texts[i].text, &bytes, error))
			return false;
	}
	return true;
}

static bool take_numbers(
	const struct node *node, struct trail_entry *entry, struct error *error)
{
	const struct {
		const char *key;
		int64_t *number;
	} numbers[] = {{"number", &entry->number}, {"at", &entry->at},
		{"report", &entry->report}, {"card", &entry->card},
		{"revision", &entry->revision}};
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		struct node member;
		long number;
		if (!node_required(node, numbers[i].key, &member, error) ||
			!node_integer(&member, 0, BUNDLE_TIME_MAX, &number, error))
			return false;
		*numbers[i].number = number;
	}
	return true;
}

/* The trail is there to be looked at; what import needs to know of it is that it is whole. */
static bool look_at_trail(const struct node *root, struct error *error)
{
	size_t count;
	if (!node_array(root, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct node each = node_element(root, i);
		struct trail_entry entry;
		if (!node_object(&each, error) || !take_texts(&each, &entry, error) ||
			!take_numbers(&each, &entry, error))
			return false;
		if (!trail_entry_agrees(&entry))
			return node_refuse(&each, error,
				_("this entry of the trail is not what was written"));
	}
	return true;
}

/* --- any of them --- */

static bool take_parsed(struct bundled_report *report, unsigned came,
	const struct str *text, const char *name, struct error *error)
{
	struct data *data = data_parse(text->data, text->bytes, name, error);
	if (!data)
		return false;
	const struct node root = data_root(data);
	const bool good = came == CAME_PASTS ? take_pasts(report, &root, error)
					     : look_at_trail(&root, error);
	data_free(data);
	return good;
}

bool bundle_take_json(struct bundle *bundle, const char *path, const char *name,
	const struct str *text, struct error *error)
{
	struct bundled_report *report = find(bundle, strchr(name, '/') + 1);
	if (!report)
		return error_set(error, ERROR_REFUSED,
			_("%s: more than %d reports in one bundle"), path,
			BUNDLE_REPORTS_MAX);
	const unsigned came =
		!strncmp(name, BUNDLE_REPORTS, strlen(BUNDLE_REPORTS)) ? CAME_REPORT
		: !strncmp(name, BUNDLE_PASTS, strlen(BUNDLE_PASTS))   ? CAME_PASTS
								       : CAME_TRAIL;
	/* (A manifest may list a part twice.) */
	if (report->came & came)
		return bundle_refuse_changed(path, name, error);
	report->came |= came;
	const bool good = came == CAME_REPORT
				  ? take_report(report, text, name, error)
				  : take_parsed(report, came, text, name, error);
	return good || error_prefix(error, "%s", path);
}

/* --- behind them --- */

static int compare(const void *one, const void *other)
{
	return strcmp(*(const char *const *)one, *(const char *const *)other);
}

/* All refs of evidence, sorted; they stay those of the reports. */
static const char **all_refs(const struct bundle *bundle, size_t *count)
{
	const char **refs = NULL;
	size_t capacity = 0;
	*count = 0;
	for (size_t i = 0; i < bundle->count; i++)
		for (size_t k = 0; k < bundle->reports[i].report.count; k++) {
			const struct evidence_list *evidence =
				&bundle->reports[i].report.cards[k].evidence;
			for (size_t e = 0; e < evidence->count; e++) {
				if (!kept_file_name(evidence->items[e].ref))
					continue;
				refs = mem_grow(refs, *count, &capacity, sizeof(*refs));
				refs[(*count)++] = evidence->items[e].ref;
			}
		}
	if (refs)
		qsort(refs, *count, sizeof(*refs), compare);
	return refs;
}

static bool are_named(const struct bundle *bundle, const char *path,
	const struct string_list *files, struct error *error)
{
	size_t count;
	const char **refs = all_refs(bundle, &count);
	bool named = true;
	for (size_t i = 0; named && i < files->count; i++) {
		named = refs &&
			bsearch(&files->items[i], refs, count, sizeof(*refs), compare);
		if (!named)
			bundle_refuse_part(path, files->items[i], error);
	}
	free(refs);
	return named;
}

bool bundle_end_json(struct bundle *bundle, const char *path,
	const struct string_list *files, struct error *error)
{
	if (!bundle->count)
		return error_set(error, ERROR_REFUSED, _("%s: no report is in it"), path);
	for (size_t i = 0; i < bundle->count; i++) {
		struct bundled_report *report = &bundle->reports[i];
		if (report->came != (CAME_REPORT | CAME_PASTS | CAME_TRAIL))
			return error_set(error, ERROR_REFUSED,
				_("%s: of report %s not all parts are in it"), path,
				report->uuid);
		pasts_complete(&report->pasts, &report->report);
	}
	return are_named(bundle, path, files, error);
}
