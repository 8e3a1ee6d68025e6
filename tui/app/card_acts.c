/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/card_acts.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/store.h"
#include "db/trust/people.h"
#include "model/card.h"
#include "model/card_copy.h"
#include "model/report.h"
#include "office/report_changes.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/app/reviewing.h"
#include "tui/app/screen_id.h"
#include "tui/app/signing.h"
#include "tui/terminal/terminal.h"

/* Names that are told before the others are counted. */
enum { NAMES_MOST = 5 };

static const struct act {
	const char *title;
	const char *comment; /* what is asked first; NULL: nothing */
	const char *question;
	const char *done;
	const char *decided;
} acts[] = {
	[CARD_ACT_APPROVE] =
		{
			.title = N_("Approve"),
			.question = N_("Your passphrase approves:"),
			.done = N_("Approved"),
			.decided = N_("to be approved"),
		},
	[CARD_ACT_RETURN] =
		{
			.title = N_("Send back"),
			.comment = N_("What is to be mended"),
			.question = N_("Your passphrase sends back:"),
			.done = N_("Sent back"),
			.decided = N_("to be sent back"),
		},
	[CARD_ACT_REOPEN] =
		{
			.title = N_("Reopen"),
			.comment =
				N_("Why it is opened again, and what is to be changed"),
			.question = N_("Your passphrase opens again:"),
			.done = N_("Open again"),
			.decided = N_("to be opened again"),
		},
};

const char *card_decision_label(enum card_act act)
{
	return acts[act].decided;
}

/* Cards that are decided on, all or none of them: what was shown, and how to call it. */
struct batch {
	struct card_decision *items;
	struct card_subject *subjects;
	struct card *shown;
	size_t count;
};

static void batch_init(struct batch *batch, size_t most)
{
	*batch = (struct batch){.items = mem_new(most + 1, sizeof(*batch->items)),
		.subjects = mem_new(most + 1, sizeof(*batch->subjects)),
		.shown = mem_new(most + 1, sizeof(*batch->shown))};
}

static void batch_release(struct batch *batch)
{
	for (size_t i = 0; i < batch->count; i++)
		card_release(&batch->shown[i]);
	free(batch->items);
	free(batch->subjects);
	free(batch->shown);
}

static void batch_add(struct batch *batch, const struct card_subject *subject,
	const struct card *shown, enum card_act act, const char *comment)
{
	const size_t i = batch->count++;
	batch->subjects[i] = *subject;
	card_copy(&batch->shown[i], shown);
	batch->items[i] = (struct card_decision){.card = subject->card,
		.revision = subject->revision,
		.act = act,
		.comment = comment};
	card_shown(batch->items[i].shown, shown);
}

/* --- in words --- */

static void put_number(const struct app *app, struct str *out, int64_t number)
{
	number_append(out, number, app_digits(app));
}

static size_t count_of(const struct batch *batch, enum card_act act)
{
	size_t count = 0;
	for (size_t i = 0; i < batch->count; i++)
		count += batch->items[i].act == act;
	return count;
}

static void put_subject(const struct app *app, struct str *out,
	const struct card_subject *subject, const char *comment)
{
	struct str place = STR_INIT;
	put_number(app, &place, subject->place);
	str_puts(out, "\n");
	str_printf(out, _("Measure %s"), place.data);
	str_printf(out, "  %s", subject->name);
	if (comment && *comment)
		str_printf(out, ": “%s”", comment);
	str_release(&place);
}

/* The cards of an act one a line; comments: each with its own. */
static void put_subjects(const struct app *app, struct str *out,
	const struct batch *batch, enum card_act act, bool comments)
{
	const size_t count = count_of(batch, act);
	const size_t named = count <= NAMES_MOST ? count : NAMES_MOST - 1;
	size_t seen = 0;
	for (size_t i = 0; i < batch->count && seen < named; i++) {
		if (batch->items[i].act != act)
			continue;
		put_subject(app, out, &batch->subjects[i],
			comments ? batch->items[i].comment : NULL);
		seen++;
	}
	if (named < count) {
		struct str more = STR_INIT;
		put_number(app, &more, (int64_t)(count - named));
		str_puts(out, "\n");
		str_printf(out, _("and %s more"), more.data);
		str_release(&more);
	}
}

/* What each act does to which cards. */
static void put_question(
	const struct app *app, struct str *out, const struct batch *batch, bool comments)
{
	for (enum card_act act = CARD_ACT_APPROVE; act <= CARD_ACT_REOPEN; act++) {
		if (!count_of(batch, act))
			continue;
		str_puts(out, out->bytes ? "\n" : "");
		str_puts(out, _(acts[act].question));
		put_subjects(app, out, batch, act, comments);
	}
}

/* Whether a report waits for its signatures, with a measure in it that was sent back. */
static bool is_submitted(struct app *app, const struct batch *batch)
{
	struct card_entry entry;
	struct report head;
	bool submitted = false;
	if (!store_card(app->store, batch->subjects->card, &entry, NULL))
		return false;
	if (store_load_head(app->store, entry.report, &head, NULL)) {
		submitted = head.state == REPORT_SUBMITTED;
		report_release(&head);
	}
	card_entry_release(&entry);
	return submitted;
}

static void tell_done(struct app *app, const struct batch *batch)
{
	struct str text = STR_INIT;
	for (enum card_act act = CARD_ACT_APPROVE; act <= CARD_ACT_REOPEN; act++) {
		struct str number = STR_INIT;
		const size_t count = count_of(batch, act);
		if (!count)
			continue;
		put_number(app, &number,
			batch->count == 1 ? batch->subjects->place : (int64_t)count);
		str_puts(&text, text.bytes ? "   " : "");
		str_printf(&text, "%s: ", _(acts[act].done));
		str_printf(&text, batch->count == 1 ? _("measure %s") : _("%s measures"),
			number.data);
		str_release(&number);
	}
	if (count_of(batch, CARD_ACT_RETURN) && is_submitted(app, batch))
		str_printf(&text, "   %s",
			_("Its report is submitted: v, then r sends that back too"));
	app_message(app, STYLE_DONE, "%s", text.data);
	str_release(&text);
}

/* What is another in a card than was shown. */
static void tell_conflict(struct app *app, const struct card_subject *subject,
	const struct card *shown, struct error *error)
{
	struct card_entry now;
	struct str place = STR_INIT, what = STR_INIT;
	if (!store_card(app->store, subject->card, &now, error)) {
		app_error(app, error);
		return;
	}
	put_number(app, &place, subject->place);
	if (card_same_text(shown, &now.card)) {
		app_message(app, STYLE_WARNING,
			_("Somebody else changed measure %s just now; nothing was done. "
			  "Please look again"),
			place.data);
	} else {
		card_changes_append(&what, shown, &now.card);
		/* TRANSLATORS: a number; names of fields. */
		app_message(app, STYLE_WARNING,
			_("Measure %s is another than you read (%s): nothing was done. "
			  "Please read it again"),
			place.data, what.data);
	}
	card_entry_release(&now);
	str_release(&place);
	str_release(&what);
}

/* The message line; whether the cards are others now. */
static bool tell(struct app *app, enum save_outcome outcome, const struct batch *batch,
	size_t at, struct error *error)
{
	if (outcome == SAVE_DONE)
		tell_done(app, batch);
	else if (outcome == SAVE_CONFLICT)
		tell_conflict(app, &batch->subjects[at], &batch->shown[at], error);
	else
		app_error(app, error);
	return outcome != SAVE_FAILED;
}

/* --- carrying out --- */

/* Asks for the passphrase and does it. */
static bool carry_out(
	struct app *app, const char *title, const struct batch *batch, bool comments)
{
	struct error error = ERROR_INIT;
	struct str question = STR_INIT;
	size_t at = 0;
	put_question(app, &question, batch, comments);
	struct signer *signer = signing_ask(app, title, question.data);
	str_release(&question);
	if (!signer)
		return false;
	const enum save_outcome outcome = store_decide_cards(
		app->store, batch->items, batch->count, signer, &at, &error);
	signer_free(signer);
	/* What was done, and what is to be read again, is decided on no more. */
	for (size_t i = 0; i < batch->count; i++)
		if (outcome == SAVE_DONE || (outcome == SAVE_CONFLICT && i == at))
			reviewing_decide(app, batch->items[i].card, NOT_DECIDED, NULL);
	return tell(app, outcome, batch, at, &error);
}

/* A comment that says something, on these cards. False: left. */
static bool ask_comment(struct app *app, enum card_act act, const struct batch *batch,
	struct str *comment)
{
	struct str label = STR_INIT;
	if (!acts[act].comment)
		return true;
	str_puts(&label, _(acts[act].comment));
	put_subjects(app, &label, batch, act, false);
	const bool given = dialog_words(app, _(acts[act].title), label.data, comment);
	str_release(&label);
	return given;
}

/* Those that were not read as they are now, to read instead; the message line says so. */
static void read_first(struct app *app, const int64_t *cards, size_t count)
{
	const struct topic topic = {.cards = cards, .count = count};
	struct str number = STR_INIT;
	app_show(app, SCREEN_READ, &topic);
	put_number(app, &number, (int64_t)count);
	if (app_is_on(app, SCREEN_READ))
		app_message(app, STYLE_WARNING,
			_("Not read yet: %s. Read each and press a; F7 then signs"),
			number.data);
	str_release(&number);
}

/* Loads them as they are now; *unread gets those that are to be read first. */
static bool take_subjects(struct app *app, enum card_act act,
	const struct card_subject *subjects, size_t count, struct batch *batch,
	int64_t *unread, size_t *unread_count)
{
	struct error error = ERROR_INIT;
	for (size_t i = 0; i < count; i++) {
		struct card_entry entry;
		if (!store_card(app->store, subjects[i].card, &entry, &error)) {
			app_error(app, &error);
			return false;
		}
		batch_add(batch, &subjects[i], &entry.card, act, NULL);
		if (act == CARD_ACT_APPROVE && entry.card.state == CARD_DONE &&
			!reviewing_read_card(app, entry.number, &entry.card))
			unread[(*unread_count)++] = entry.number;
		card_entry_release(&entry);
	}
	return true;
}

bool card_act(struct app *app, enum card_act act, const struct card_subject *subjects,
	size_t count)
{
	struct batch batch;
	struct str comment = STR_INIT;
	int64_t *unread = mem_new(count + 1, sizeof(*unread));
	size_t unread_count = 0;
	bool others = false;
	batch_init(&batch, count);
	if (!take_subjects(app, act, subjects, count, &batch, unread, &unread_count)) {
		others = true; /* one of them is gone */
	} else if (unread_count) {
		read_first(app, unread, unread_count);
	} else if (count && ask_comment(app, act, &batch, &comment)) {
		for (size_t i = 0; i < count; i++)
			batch.items[i].comment = comment.data;
		others = carry_out(app, _(acts[act].title), &batch, false);
	}
	free(unread);
	batch_release(&batch);
	str_release(&comment);
	return others;
}

/* --- decided while reading --- */

static void tell_decided(struct app *app)
{
	struct str number = STR_INIT;
	put_number(app, &number, (int64_t)reviewing_count(app));
	app_message(app, STYLE_DONE, _("Decided on: %s. F7 signs what you decided"),
		number.data);
	str_release(&number);
}

bool card_decide(struct app *app, enum card_act act, const struct card_entry *entry)
{
	struct batch batch;
	struct str comment = STR_INIT;
	if (reviewing_decided(app, entry->number) == (int)act) {
		reviewing_decide(app, entry->number, NOT_DECIDED, NULL);
		app_message(app, STYLE_MESSAGE, "%s", _("Not decided any more"));
		return false;
	}
	batch_init(&batch, 1);
	const struct card *card = &entry->card;
	const char *name = card->issue && *card->issue ? card->issue : card->measure;
	char *line = mem_strndup(name ? name : "", strcspn(name ? name : "", "\n"));
	const struct card_subject subject = {
		entry->number, entry->revision, entry->place, line};
	batch_add(&batch, &subject, card, act, NULL);
	const bool decided = ask_comment(app, act, &batch, &comment);
	if (decided) {
		reviewing_decide(app, entry->number, (int)act, comment.data);
		tell_decided(app);
	}
	free(line);
	batch_release(&batch);
	str_release(&comment);
	return decided;
}

bool card_decisions_sign(struct app *app)
{
	struct batch batch;
	batch_init(&batch, reviewing_count(app));
	for (const struct reviewed *at = NULL; (at = reviewing_next(app, at));) {
		const struct card_subject subject = {
			at->card, at->revision, at->place, at->name};
		batch_add(&batch, &subject, &at->shown, (enum card_act)at->decided,
			at->comment);
	}
	const bool others = batch.count && carry_out(app, _("Sign"), &batch, true);
	batch_release(&batch);
	return others;
}

/* --- what was said --- */

bool card_comment_append(
	struct app *app, int64_t card, struct str *out, struct error *error)
{
	struct card_comment comment;
	struct str day = STR_INIT;
	bool found = false;
	if (!store_card_comment(app->store, card, &comment, &found, error))
		return false;
	if (!found)
		return true;
	date_append(
		&day, date_from_time((time_t)comment.at), DATE_SHORT, app_digits(app));
	/* TRANSLATORS: who, when, what is to be mended */
	str_printf(out, _("%s sent it back on %s: “%s”"), comment.who, day.data,
		comment.text);
	str_release(&day);
	card_comment_release(&comment);
	return true;
}
