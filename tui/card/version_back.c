/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/card/version_back.h"

#include <stddef.h>

#include "db/store.h"
#include "model/card_copy.h"
#include "model/card_fields.h"
#include "office/field_check.h"
#include "office/moment.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/terminal/terminal.h"

void version_back_release(struct version_back *back)
{
	if (back->done)
		card_release(&back->before);
	*back = (struct version_back){0};
}

/* --- which fields --- */

static void put_fields(struct str *out, unsigned fields)
{
	enum card_field order[FIELD_COUNT];
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		order[field] = field;
	card_fields_append(out, order, fields);
}

/* Those that the history shows, and that say something else now. */
static unsigned others(const struct card *now, const struct card *version)
{
	unsigned fields = 0;
	for (enum card_field field = 0; field < FIELD_COUNT; field++)
		if (card_field_row(field)->uses & USE_DIFF &&
			!card_field_same(now, version, field))
			fields |= 1u << field;
	return fields;
}

/* One of several, or all of them; 0: Esc. */
static unsigned ask_which(struct app *app, unsigned fields)
{
	const char *texts[FIELD_COUNT + 1];
	unsigned sets[FIELD_COUNT + 1] = {fields};
	size_t count = 1;
	struct str all = STR_INIT;
	str_printf(&all, "%s: ", _("All of it"));
	put_fields(&all, fields);
	texts[0] = all.data;
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (!(fields & 1u << field))
			continue;
		sets[count] = 1u << field;
		texts[count++] = _(card_field_label(field));
	}
	const size_t picked = dialog_pick(
		app, _("What shall be brought back?"), texts, count, false, NULL);
	str_release(&all);
	return picked < count ? sets[picked] : 0;
}

/* --- into the measure --- */

static void copy_fields(struct card *to, const struct card *from, unsigned fields)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (!(fields & 1u << field))
			continue;
		card_field_copy(to, from, field);
		if (!card_unconfirmed(from, field))
			card_confirm(to, field);
	}
}

/* Whether it was stored; where not, the message line says why. */
static bool save(struct app *app, struct card_entry *entry)
{
	struct error error = ERROR_INIT;
	const enum save_outcome outcome =
		store_save_card(app->store, entry, app->who, &error);
	if (outcome == SAVE_CONFLICT)
		app_message(app, STYLE_WARNING, "%s",
			_("Somebody else is saving this measure: nothing was changed"));
	app_error(app, &error);
	if (outcome == SAVE_DONE)
		app_saved(app);
	return outcome == SAVE_DONE;
}

static void tell_taken(struct app *app, unsigned fields, int64_t at, bool reopened)
{
	struct str which = STR_INIT, when = STR_INIT;
	put_fields(&which, fields);
	moment_append(&when, at, app_digits(app));
	app_message(app, STYLE_DONE,
		/* TRANSLATORS: names of fields, when that version was made */
		reopened ? _("Brought back: %s as of %s; the measure is a draft again. "
			     "Ctrl-Z undoes it")
			 : _("Brought back: %s as of %s. Ctrl-Z undoes it"),
		which.data, when.data);
	str_release(&which);
	str_release(&when);
}

static bool take(struct version_back *back, struct app *app, struct card_entry *entry,
	const struct card *version, int64_t at)
{
	unsigned fields = others(&entry->card, version);
	if (!fields) {
		app_message(app, STYLE_MESSAGE, "%s",
			_("The measure says the same as this version"));
		return false;
	}
	if (fields & (fields - 1))
		fields = ask_which(app, fields);
	if (!fields)
		return false;
	struct version_back done = {.done = true, .fields = fields};
	card_copy(&done.before, &entry->card);
	copy_fields(&entry->card, version, fields);
	if (!save(app, entry)) {
		version_back_release(&done);
		return false;
	}
	done.revision = entry->revision;
	tell_taken(app, fields, at,
		done.before.state == CARD_DONE && entry->card.state != CARD_DONE);
	version_back_release(back);
	*back = done;
	return true;
}

bool version_back_take(struct version_back *back, struct app *app, int64_t card,
	const struct card *version, int64_t at)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	if (!store_card(app->store, card, &entry, &error)) {
		app_error(app, &error);
		return false;
	}
	const bool taken = take(back, app, &entry, version, at);
	card_entry_release(&entry);
	return taken;
}

bool version_back_undo(struct version_back *back, struct app *app, int64_t card)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	if (!store_card(app->store, card, &entry, &error)) {
		app_error(app, &error);
		return false;
	}
	bool undone = entry.revision == back->revision;
	if (undone) {
		copy_fields(&entry.card, &back->before, back->fields);
		if (back->before.state == CARD_DONE)
			entry.card.state = CARD_DONE;
		undone = save(app, &entry);
	} else {
		app_message(app, STYLE_WARNING, "%s",
			_("Somebody changed the measure since: nothing was undone"));
	}
	if (undone) {
		app_message(app, STYLE_DONE, "%s", _("The measure is as it was before"));
		version_back_release(back);
	}
	card_entry_release(&entry);
	return undone;
}
