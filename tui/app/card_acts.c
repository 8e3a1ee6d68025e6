/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/app/card_acts.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "text/date.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "tui/app/dialog.h"
#include "tui/app/people.h"
#include "tui/app/signing.h"

/* Names that are told before the others are counted. */
enum { NAMES_MOST = 5 };

static const struct act {
	const char *title;
	const char *comment; /* what is asked first; NULL: nothing */
	const char *question;
	const char *done;
} acts[] = {
	[CARD_ACT_APPROVE] =
		{
			.title = N_("Approve"),
			.question = N_("Your passphrase approves:"),
			.done = N_("Approved"),
		},
	[CARD_ACT_RETURN] =
		{
			.title = N_("Send back"),
			.comment = N_("What is to be mended"),
			.question = N_("Your passphrase sends back:"),
			.done = N_("Sent back"),
		},
	[CARD_ACT_REOPEN] =
		{
			.title = N_("Reopen"),
			.comment =
				N_("Why it is opened again, and what is to be changed"),
			.question = N_("Your passphrase opens again:"),
			.done = N_("Open again"),
		},
};

static void put_number(const struct app *app, struct str *out, int64_t number)
{
	number_append(out, number, app_digits(app));
}

/* The cards one a line, for the question. */
static void put_subjects(const struct app *app, struct str *out,
	const struct card_subject *subjects, size_t count)
{
	const size_t named = count <= NAMES_MOST ? count : NAMES_MOST - 1;
	for (size_t i = 0; i < named; i++) {
		struct str place = STR_INIT;
		put_number(app, &place, subjects[i].place);
		str_puts(out, "\n");
		str_printf(out, _("Measure %s"), place.data);
		str_printf(out, "  %s", subjects[i].name);
		str_release(&place);
	}
	if (named < count) {
		struct str more = STR_INIT;
		put_number(app, &more, (int64_t)(count - named));
		str_puts(out, "\n");
		str_printf(out, _("and %s more"), more.data);
		str_release(&more);
	}
}

/* A comment that says something, on these cards. False: left. */
static bool ask_comment(struct app *app, const struct act *act,
	const struct card_subject *subjects, size_t count, struct str *comment)
{
	struct str label = STR_INIT;
	if (!act->comment)
		return true;
	str_puts(&label, _(act->comment));
	put_subjects(app, &label, subjects, count);
	const bool given = dialog_words(app, _(act->title), label.data, comment);
	str_release(&label);
	return given;
}

static enum save_outcome run(struct app *app, enum card_act act, struct card_at *cards,
	size_t count, const char *comment, const struct signer *signer, size_t *at,
	struct error *error)
{
	switch (act) {
	case CARD_ACT_APPROVE:
		return store_approve_cards(app->store, cards, count, signer, at, error);
	case CARD_ACT_RETURN:
		return store_return_cards(
			app->store, cards, count, comment, signer, at, error);
	default:
		return store_reopen_cards(
			app->store, cards, count, comment, signer, at, error);
	}
}

/* The message line; whether the cards are others now. */
static bool tell(struct app *app, const struct act *act, enum save_outcome outcome,
	const struct card_subject *subjects, size_t count, size_t at, struct error *error)
{
	struct str number = STR_INIT, text = STR_INIT;
	if (outcome == SAVE_DONE) {
		put_number(app, &number, count == 1 ? subjects->place : (int64_t)count);
		str_printf(&text, "%s: ", _(act->done));
		str_printf(&text, count == 1 ? _("measure %s") : _("%s measures"),
			number.data);
		app_message(app, STYLE_DONE, "%s", text.data);
	} else if (outcome == SAVE_CONFLICT) {
		put_number(app, &number, subjects[at < count ? at : 0].place);
		app_message(app, STYLE_WARNING,
			_("Somebody else changed measure %s just now; nothing was done. "
			  "Please look again"),
			number.data);
	} else {
		app_error(app, error);
	}
	str_release(&number);
	str_release(&text);
	return outcome != SAVE_FAILED;
}

/* All that is needed is there: the act itself. */
static bool perform(struct app *app, enum card_act act,
	const struct card_subject *subjects, size_t count, const char *comment,
	const struct signer *signer)
{
	struct error error = ERROR_INIT;
	struct card_at *cards = mem_new(count, sizeof(*cards));
	size_t at = 0;
	for (size_t i = 0; i < count; i++)
		cards[i] = (struct card_at){subjects[i].card, subjects[i].revision};
	const enum save_outcome outcome =
		run(app, act, cards, count, comment, signer, &at, &error);
	free(cards);
	return tell(app, &acts[act], outcome, subjects, count, at, &error);
}

bool card_act(struct app *app, enum card_act act, const struct card_subject *subjects,
	size_t count)
{
	struct str comment = STR_INIT, question = STR_INIT;
	bool others = false;
	if (!count || !ask_comment(app, &acts[act], subjects, count, &comment)) {
		str_release(&comment);
		return false;
	}
	str_puts(&question, _(acts[act].question));
	put_subjects(app, &question, subjects, count);
	struct signer *signer = signing_ask(app, _(acts[act].title), question.data);
	if (signer)
		others = perform(app, act, subjects, count, comment.data, signer);
	signer_free(signer);
	str_release(&comment);
	str_release(&question);
	return others;
}

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
