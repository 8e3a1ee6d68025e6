/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/picking/evidence_pick.h"

#include <stdlib.h>
#include <string.h>

#include "db/evidence_files.h"
#include "db/overview.h"
#include "model/lists.h"
#include "model/report.h"
#include "office/evidence_found.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "tui/app/dialog.h"
#include "tui/picking/folder_pick.h"
#include "tui/terminal/terminal.h"

enum { ALL_FIELDS = (1u << FIELD_COUNT) - 1, CAPTIONS_MOST = 12 };

static void add_piece(struct evidence_list *pieces, const char *kind, const char *ref,
	const char *caption)
{
	struct evidence *piece = evidence_list_add(pieces);
	piece->kind = mem_strdup(kind);
	piece->ref = mem_strdup(ref);
	piece->caption = mem_strdup(caption);
}

/* --- addresses --- */

/* Paper shows such an address where the text has it, and no caption for it: that stays for
 * who wants one. */
static void add_address(struct evidence_list *pieces, const struct found_address *found)
{
	add_piece(pieces, "url", found->address, "");
}

void evidence_of_texts(
	const struct card *card, unsigned fields, struct evidence_list *pieces)
{
	struct found_addresses found = {0};
	addresses_find(&found, card, fields);
	for (size_t i = 0; i < found.count; i++)
		add_address(pieces, &found.items[i]);
	found_addresses_release(&found);
}

/* --- captions --- */

/* What most captions of a kind say here, before somebody has written one. */
static const char *usual_caption(const char *kind)
{
	return !strcmp(kind, "photo") ? "ภาพถ่ายการดำเนินกิจกรรม"
	       : !strcmp(kind, "url") ? "เว็บไซต์ของหน่วยงาน"
				      : "เอกสารประกอบการดำเนินงาน";
}

static bool add_caption(void *context, const char *caption, int64_t times)
{
	struct string_list *captions = context;
	(void)times;
	string_list_add_name(captions, caption);
	return captions->count < CAPTIONS_MOST;
}

/* The words before the address, those that the office uses, the usual one. */
static void read_captions(struct app *app, const struct card *card, const char *kind,
	const char *place, struct string_list *captions)
{
	struct str words = STR_INIT;
	struct error error = ERROR_INIT;
	evidence_words_before(&words, card, place);
	string_list_add_name(captions, words.data);
	if (!store_captions(app->store, kind, add_caption, captions, &error))
		app_error(app, &error);
	string_list_add_name(captions, usual_caption(kind));
	str_release(&words);
}

bool caption_pick(struct app *app, const struct card *card, const char *kind,
	const char *place, const char *now, struct str *caption)
{
	struct string_list captions = {0};
	struct str typed = STR_INIT;
	read_captions(app, card, kind, place, &captions);
	const struct pick_list list = {
		.title = _("Caption"),
		.texts = (const char *const *)captions.items,
		.count = captions.count,
		.begins = now,
		.own = true,
	};
	const size_t chosen = dialog_pick_from(app, &list, &typed);
	const bool taken = chosen < list.count || (chosen == list.count && typed.bytes);
	if (taken) {
		str_clear(caption);
		str_puts(caption, chosen < list.count ? list.texts[chosen] : typed.data);
	}
	string_list_release(&captions);
	str_release(&typed);
	return taken;
}

/* --- files --- */

/* Of a file whose name says nothing: as the office calls such, else the usual. */
static void put_caption(
	struct app *app, const char *kind, const char *path, struct str *caption)
{
	struct string_list used = {0};
	struct error error = ERROR_INIT;
	evidence_words_of_file(caption, path);
	if (caption->bytes)
		return;
	if (!store_captions(app->store, kind, add_caption, &used, &error))
		error_release(&error); /* it is but a proposal */
	str_puts(caption, used.count ? used.items[0] : usual_caption(kind));
	string_list_release(&used);
}

static bool keep_file(struct app *app, const char *path, struct evidence_list *pieces,
	struct error *error)
{
	const char *kind = evidence_kind_of_file(path);
	struct str ref = STR_INIT, caption = STR_INIT;
	const bool kept = evidence_file_take(app->office, path, &ref, error);
	if (kept) {
		put_caption(app, kind, path, &caption);
		add_piece(pieces, kind, ref.data, caption.data);
	}
	str_release(&ref);
	str_release(&caption);
	return kept;
}

/* Those that cannot be kept hold nobody up; the first reason is told. */
static void keep_files(
	struct app *app, const struct string_list *paths, struct evidence_list *pieces)
{
	struct error error = ERROR_INIT;
	size_t failed = 0;
	for (size_t i = 0; i < paths->count; i++) {
		struct error one = ERROR_INIT;
		if (keep_file(app, paths->items[i], pieces, &one))
			continue;
		if (failed++)
			error_release(&one);
		else
			error = one;
	}
	if (failed > 1)
		error_prefix(&error, _("%zu of %zu files were not kept"), failed,
			paths->count);
	app_error(app, &error);
}

static bool pick_files(struct app *app, struct evidence_list *pieces)
{
	static const struct files_wanted wanted = {
		.remembered = "evidence",
		.where = N_("Photo or file as evidence: where is it?"),
		.several =
			N_("Each becomes a piece of evidence; a copy is kept beside the "
			   "office file."),
		.takes = evidence_takes_file,
	};
	struct string_list paths = {0};
	if (files_pick(app, &wanted, &paths))
		keep_files(app, &paths, pieces);
	string_list_release(&paths);
	return pieces->count;
}

/* --- all together --- */

static void put_shown(
	struct app *app, struct string_list *shown, const struct found_addresses *found)
{
	struct str text = STR_INIT, count = STR_INIT;
	if (found->count > 1) {
		number_append(&count, (int64_t)found->count, app_digits(app));
		str_printf(&text, _("All %s addresses of the text"), count.data);
		string_list_add(shown, text.data);
	}
	for (size_t i = 0; i < found->count; i++) {
		const struct found_address *one = &found->items[i];
		str_clear(&text);
		str_puts(&text, one->address);
		if (*one->caption)
			str_printf(&text, "  %s", one->caption);
		string_list_add(shown, text.data);
	}
	string_list_add(shown, _("Photos or files of a folder …"));
	str_release(&text);
	str_release(&count);
}

static bool pick_found(struct app *app, const struct found_addresses *found,
	struct evidence_list *pieces)
{
	struct string_list shown = {0};
	put_shown(app, &shown, found);
	const struct pick_list list = {
		.title = _("Evidence"),
		.texts = (const char *const *)shown.items,
		.count = shown.count,
		.numbered = true,
	};
	const size_t chosen = dialog_pick_from(app, &list, NULL);
	const size_t all = found->count > 1; /* a row before the first address */
	string_list_release(&shown);
	if (chosen >= list.count)
		return false;
	if (chosen + 1 == list.count)
		return pick_files(app, pieces);
	for (size_t i = 0; i < found->count; i++)
		if (chosen == i + all || (all && chosen == 0))
			add_address(pieces, &found->items[i]);
	return pieces->count;
}

bool evidence_pick(struct app *app, const struct card *card, struct evidence_list *pieces)
{
	struct found_addresses found = {0};
	addresses_find(&found, card, ALL_FIELDS);
	const bool chosen =
		found.count ? pick_found(app, &found, pieces) : pick_files(app, pieces);
	found_addresses_release(&found);
	return chosen;
}
