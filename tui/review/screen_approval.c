/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The approval of a report: where it stands, who signs in which order, its seal; from
 * here it is submitted, signed, sent back and reopened.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "check/finding.h"
#include "db/head.h"
#include "db/review.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "db/trust/people_list.h"
#include "db/trust/seal.h"
#include "model/card.h"
#include "model/head_text.h"
#include "model/report.h"
#include "office/agency.h"
#include "office/day.h"
#include "office/moment.h"
#include "office/report_check.h"
#include "office/states.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/needs.h"
#include "tui/app/people.h"
#include "tui/app/screen.h"
#include "tui/app/screen_id.h"
#include "tui/app/signing.h"
#include "tui/review/approval_changes.h"
#include "tui/review/approval_reopen.h"
#include "tui/review/approval_seen.h"
#include "tui/review/screens.h"
#include "tui/review/signatories.h"
#include "tui/review/verifying.h"
#include "tui/terminal/canvas.h"
#include "tui/terminal/key.h"
#include "tui/terminal/terminal.h"
#include "tui/widget/action.h"
#include "tui/widget/text_view.h"
#include "tui/working/working.h"

/* What signatories mostly say; on paper, so in Thai in any language of the screen. */
#define OPINION_LAST   "อนุมัติ"
#define OPINION_BEFORE "เห็นควรอนุมัติ"

struct approval {
	struct app *app;
	int64_t report, revision;
	struct report whole; /* with its cards */
	bool loaded;
	struct sign_turn turn;
	struct str told; /* that somebody else was faster; "": it was not */
	enum seal_verdict verdict;
	char mark[SEAL_MARK_BYTES];
	struct people people;
	struct text_view *text_view;
};

static struct approval *approval_of(const struct screen *screen)
{
	return screen->state;
}

/* --- the text --- */

static size_t cards_done(const struct approval *approval)
{
	size_t done = 0;
	for (size_t i = 0; i < approval->whole.count; i++) {
		const enum card_state state = approval->whole.cards[i].state;
		done += state == CARD_DONE || state == CARD_APPROVED;
	}
	return done;
}

static void put_state(struct approval *approval)
{
	struct str line = STR_INIT, done = STR_INIT, all = STR_INIT;
	const enum digits digits = app_digits(approval->app);
	number_append(&done, (int64_t)cards_done(approval), digits);
	number_append(&all, (int64_t)approval->whole.count, digits);
	str_printf(&line, _("State: %s"), _(report_state_label(approval->whole.state)));
	str_puts(&line, "   ");
	str_printf(&line, _("%s of %s measures done"), done.data, all.data);
	text_view_paragraphs(approval->text_view, line.data);
	str_release(&line);
	str_release(&done);
	str_release(&all);
}

static const char *filled(const char *text)
{
	return text && *text ? text : NULL;
}

static void put_seal(struct approval *approval)
{
	const struct seal *seal = &approval->whole.seal;
	struct str line = STR_INIT;
	text_view_heading(approval->text_view, _("Seal"));
	text_view_paragraphs(
		approval->text_view, _(seal_verdict_label(approval->verdict)));
	if (approval->verdict == SEAL_AGREES && *approval->mark) {
		/* TRANSLATORS: the seal's short form, as the paper carries it */
		str_printf(
			&line, _("At the foot of each printed page: %s"), approval->mark);
		text_view_paragraphs(approval->text_view, line.data);
	}
	str_clear(&line);
	if (seal->present && filled(seal->name)) {
		str_printf(&line, _("Sealed by %s"), seal->name);
		if (filled(seal->post))
			str_printf(&line, ", %s", seal->post);
		if (seal->at.kind != DECIMAL_ABSENT && seal->at.kind != DECIMAL_NULL) {
			str_puts(&line, ", ");
			moment_append(&line, (int64_t)seal->at.value,
				app_digits(approval->app));
		}
		text_view_paragraphs(approval->text_view, line.data);
	}
	str_release(&line);
}

/* A measure that came back while the report waits for its signatures: nobody signs then, and
 * nobody mends it before the report is back too. */
static void put_sent_back(const struct approval *approval, struct str *out)
{
	const struct app *app = approval->app;
	struct str number = STR_INIT;
	number_append(&number, (int64_t)(approval->whole.count - cards_done(approval)),
		app_digits(app));
	str_printf(out,
		_("Measures that were sent back: %s. Nobody signs as long as they are "
		  "not done."),
		number.data);
	str_putc(out, ' ');
	if (people_supervises(app))
		str_puts(out, _("r sends the report back too, so that they can be "
				"mended."));
	else if (people_writes(app))
		str_puts(out, _("w takes the report back; then they are mended in the "
				"list of measures, and s submits it again."));
	else
		str_puts(out, _("A clerk takes the report back and mends them."));
	str_release(&number);
}

/* Whether the report was submitted, and is not whole any more. */
static bool is_sent_back(const struct approval *approval)
{
	return approval->whole.state == REPORT_SUBMITTED &&
	       cards_done(approval) < approval->whole.count;
}

/* What a report that is submitted waits for. */
static void put_turn(const struct approval *approval, struct str *out)
{
	if (is_sent_back(approval))
		put_sent_back(approval, out);
	else
		sign_turn_append(out, &approval->turn, app_digits(approval->app));
}

static void put_next(struct approval *approval)
{
	struct str line = STR_INIT;
	text_view_heading(approval->text_view, _("What comes next"));
	switch (approval->whole.state) {
	case REPORT_OPEN:
		str_puts(&line,
			cards_done(approval) == approval->whole.count
				? _("Every measure is done: s submits the report for "
				    "approval.")
				: _("Once every measure is done, the report is submitted "
				    "with s."));
		break;
	case REPORT_SUBMITTED: put_turn(approval, &line); break;
	case REPORT_APPROVED:
		str_puts(&line, _("What is approved does not change; a supervisor can "
				  "reopen it, which is recorded."));
		break;
	}
	text_view_paragraphs(approval->text_view, line.data);
	str_clear(&line);
	if (approval->whole.state == REPORT_SUBMITTED && approval->turn.mine &&
		!is_sent_back(approval)) {
		approval_put_seen(
			approval->app, approval->report, &approval->whole, &line);
		text_view_paragraphs(approval->text_view, line.data);
	}
	str_release(&line);
}

static void compose(struct approval *approval)
{
	text_view_refill(approval->text_view);
	put_state(approval);
	signatories_show(approval->text_view, &approval->whole, &approval->people,
		&approval->turn, app_digits(approval->app));
	put_seal(approval);
	put_next(approval);
}

static void forget(struct approval *approval)
{
	if (!approval->loaded)
		return;
	report_release(&approval->whole);
	sign_turn_release(&approval->turn);
	approval->loaded = false;
}

/* What was told of how it stood goes when it stands otherwise, though no key was pressed. */
static void drop_told(struct approval *approval)
{
	struct str *message = &approval->app->message;
	if (approval->told.bytes && strcmp(approval->told.data, message->data) == 0)
		str_clear(message);
	str_clear(&approval->told);
}

static bool reload(struct app *app, struct screen *screen, struct error *error)
{
	struct approval *approval = approval_of(screen);
	struct store *store = app->store;
	int64_t revision;
	struct report whole;
	struct sign_turn turn;
	if (!store_head_revision(store, approval->report, &revision, error) ||
		!store_load(store, approval->report, &whole, error))
		return false;
	if (!store_sign_turn(store, approval->report, app->who, &turn, error)) {
		report_release(&whole);
		return false;
	}
	forget(approval);
	if (revision != approval->revision)
		drop_told(approval);
	approval->revision = revision;
	approval->whole = whole;
	approval->turn = turn;
	approval->loaded = true;
	if (!store_seal_check(store, &approval->whole, &approval->verdict, error) ||
		!store_seal_mark(store, approval->report, approval->mark, error) ||
		!people_read(&approval->people, app, error))
		return false;
	compose(approval);
	return approval->whole.state != REPORT_SUBMITTED ||
	       approval_put_changes(app, approval->report, &approval->whole,
		       approval->text_view, error);
}

/* --- drawing --- */

static void title(
	struct app *app, struct screen *screen, struct str *left, struct str *right)
{
	const struct approval *approval = approval_of(screen);
	report_heading(left, &approval->whole, app_digits(app));
	str_puts(right, _("Approval"));
}

static void paint(struct app *app, struct screen *screen, const struct canvas *canvas)
{
	const struct canvas text =
		canvas_part(canvas, 0, 1, canvas->rows, canvas->columns - 1);
	text_view_paint(approval_of(screen)->text_view, &text, app_wrapper(app));
}

/* --- keys --- */

/* Shows how it stands now, and says who was faster. */
static enum effect tell_conflict(struct approval *approval)
{
	struct app *app = approval->app;
	struct screen screen = {&screen_approval, approval};
	struct error error = ERROR_INIT;
	approval_tell_conflict(app, approval->report, &approval->whole);
	if (!reload(app, &screen, &error))
		app_error(app, &error);
	str_clear(&approval->told);
	str_append(&approval->told, app->message.data, app->message.bytes);
	return EFFECT_PAINT;
}

/* What came of an act. */
static enum effect tell_outcome(struct approval *approval, enum save_outcome outcome,
	const char *done, struct error *error)
{
	struct app *app = approval->app;
	if (outcome == SAVE_CONFLICT)
		return tell_conflict(approval);
	if (outcome == SAVE_DONE)
		app_message(app, STYLE_DONE, "%s", done);
	else
		app_error(app, error);
	return EFFECT_PAINT | EFFECT_RELOAD;
}

/* Nothing is asked that would be refused. */
static void tell_what_is_not_done(const struct approval *approval)
{
	struct str left = STR_INIT;
	number_append(&left, (int64_t)(approval->whole.count - cards_done(approval)),
		app_digits(approval->app));
	app_message(approval->app, STYLE_WARNING,
		_("Measures that are not done yet: %s. F12 in the list of measures "
		  "says that they are"),
		left.data);
	str_release(&left);
}

/* How much the check still finds, which keeps nobody from submitting. False: whoever waits
 * has stopped it. */
static bool put_findings(struct app *app, int64_t report, struct str *out)
{
	struct error error = ERROR_INIT;
	struct report_check *check = working_check(app, report, &error);
	if (!check && error.kind == ERROR_STOPPED) {
		app_error(app, &error);
		return false;
	}
	if (!check) {
		str_printf(out, "\n\n%s", error_message(&error));
		error_release(&error);
		return true;
	}
	report_check_keep(check, app->store, app->who);
	const size_t errors = finding_list_count(&check->list, SEVERITY_ERROR);
	const size_t warnings = finding_list_count(&check->list, SEVERITY_WARNING);
	struct str mend = STR_INIT, look = STR_INIT;
	number_append(&mend, (int64_t)errors, app_digits(app));
	number_append(&look, (int64_t)warnings, app_digits(app));
	if (errors || warnings) {
		str_puts(out, "\n\n");
		/* TRANSLATORS: numbers of findings: errors, warnings. */
		str_printf(out,
			_("The check still finds: to mend %s, to look at %s. F6 in the "
			  "list of measures shows them."),
			mend.data, look.data);
	}
	str_release(&mend);
	str_release(&look);
	report_check_free(check);
	return true;
}

static bool asks_to_submit(const struct approval *approval)
{
	struct app *app = approval->app;
	struct str question = STR_INIT;
	str_puts(&question,
		_("Submit the report for approval? Till it is signed or taken back, "
		  "nothing in it can be changed."));
	signatories_put_without_key(&question, &approval->whole.memo, &approval->people);
	const bool yes = put_findings(app, approval->report, &question) &&
			 dialog_confirm(app, _("Submit"), question.data, N_("Submit"));
	str_release(&question);
	return yes;
}

static enum effect run_submit(struct app *app, struct screen *screen)
{
	struct approval *approval = approval_of(screen);
	struct error error = ERROR_INIT;
	if (cards_done(approval) < approval->whole.count) {
		tell_what_is_not_done(approval);
		return EFFECT_PAINT;
	}
	if (!signatories_all_said(app, &approval->whole.memo, &approval->people))
		return EFFECT_PAINT;
	if (!asks_to_submit(approval))
		return EFFECT_PAINT;
	return tell_outcome(approval,
		store_submit_report(app->store, approval->report, &approval->revision,
			app->who, &error),
		_("Submitted: now it waits for the signatures"), &error);
}

static enum effect run_take_back(struct app *app, struct screen *screen)
{
	struct approval *approval = approval_of(screen);
	struct error error = ERROR_INIT;
	if (!dialog_confirm(app, _("Withdraw"),
		    _("Take the report back, to go on with it? What was signed since "
		      "it was submitted has to be signed again."),
		    N_("Withdraw")))
		return EFFECT_PAINT;
	return tell_outcome(approval,
		store_send_back_report(app->store, approval->report, &approval->revision,
			NULL, app->who, NULL, NULL, &error),
		_("Taken back: the report is open"), &error);
}

/* The supervisor who says why in *comment; NULL: nobody does. */
static struct signer *ask_why(struct app *app, const char *name, const char *label,
	const char *passphrase, struct str *comment)
{
	if (!dialog_words(app, name, label, comment))
		return NULL;
	return signing_ask(app, name, passphrase);
}

static enum effect run_send_back(struct app *app, struct screen *screen)
{
	struct approval *approval = approval_of(screen);
	struct error error = ERROR_INIT;
	struct str comment = STR_INIT;
	enum effect effect = EFFECT_PAINT;
	struct signer *signer = ask_why(app, _("Send back"), _("What is to be mended"),
		_("Your passphrase sends the report back to the clerks."), &comment);
	if (signer)
		effect = tell_outcome(approval,
			store_send_back_report(app->store, approval->report,
				&approval->revision, &approval->whole, app->who, signer,
				comment.data, &error),
			_("Sent back: the report is open again"), &error);
	signer_free(signer);
	str_release(&comment);
	return effect;
}

static enum effect reopen(struct approval *approval, const int64_t *cards, size_t count)
{
	struct app *app = approval->app;
	struct error error = ERROR_INIT;
	struct str comment = STR_INIT;
	enum effect effect = EFFECT_PAINT;
	struct signer *signer = ask_why(app, _("Reopen"),
		_("Why the approved report is opened again"),
		_("Your passphrase opens the approved report again. Its seal is taken "
		  "off; paper that carries it no longer agrees."),
		&comment);
	if (signer)
		effect = tell_outcome(approval,
			store_reopen_report(app->store, approval->report,
				&approval->revision, &approval->whole, cards, count,
				comment.data, signer, &error),
			_("The report is open again"), &error);
	signer_free(signer);
	str_release(&comment);
	return effect;
}

static enum effect run_reopen(struct app *app, struct screen *screen)
{
	struct approval *approval = approval_of(screen);
	int64_t *cards;
	size_t count;
	if (!approval_choose_cards(
		    app, approval->report, &approval->whole, &cards, &count))
		return EFFECT_PAINT;
	const enum effect effect = reopen(approval, cards, count);
	free(cards);
	return effect;
}

/* The words stand below the heading that the memo has for them. */
static void put_opinion(
	struct str *opinion, const char *typed, size_t heading, const char *words)
{
	str_append(opinion, typed, heading);
	if (heading && typed[heading - 1] != '\n')
		str_putc(opinion, '\n');
	str_puts(opinion, words);
}

/* The date as the memo prints it; nobody signs one that is none. */
static bool ask_day(struct app *app, struct str *date)
{
	while (dialog_line(app, _("Sign"), _("The date, as the memo prints it"), date)) {
		struct date day;
		if (!date->bytes || day_read(date->data, &day))
			return true;
		app_message(app, STYLE_WARNING, "%s",
			_("This day is not understood; type it like ๑ ธันวาคม ๒๕๖๙"));
	}
	return false;
}

/* The opinion and the date that the memo prints, with what is mostly said. False: left. */
static bool ask_words(struct approval *approval, struct str *opinion, struct str *date)
{
	const size_t index = approval->turn.index;
	if (index >= approval->whole.memo.count)
		return true; /* nobody's place in the memo */
	const char *whole = approval->whole.memo.signatures[index].opinion;
	const char *typed = whole ? whole : "";
	const size_t heading = opinion_heading(typed);
	const enum digits digits =
		approval->whole.digits == DIGITS_ARABIC ? DIGITS_ARABIC : DIGITS_THAI;
	struct str words = STR_INIT;
	str_puts(&words, filled(typed + heading)               ? typed + heading
			 : sign_turn_approves(&approval->turn) ? OPINION_LAST
							       : OPINION_BEFORE);
	date_append(date, date_from_time(time_now()), DATE_LONG, digits);
	const bool said = dialog_line(approval->app, _("Sign"),
				  _("Your opinion, as the memo prints it"), &words) &&
			  ask_day(approval->app, date);
	put_opinion(opinion, typed, heading, words.data);
	str_release(&words);
	return said;
}

static enum effect sign(struct approval *approval)
{
	struct app *app = approval->app;
	struct error error = ERROR_INIT;
	struct str opinion = STR_INIT, date = STR_INIT;
	enum effect effect = EFFECT_PAINT;
	struct signer *signer = NULL;
	const bool last = approval->turn.last;
	if (last && !verifying_before_seal(app, approval->report))
		return EFFECT_PAINT | EFFECT_RELOAD;
	if (ask_words(approval, &opinion, &date))
		signer = signing_ask(app, _("Sign"),
			sign_turn_approves(&approval->turn)
				? _("Your passphrase signs the report, approves "
				    "it and seals it.")
			: last ? _("Your passphrase signs the report and seals "
				   "it, for the paper.")
			       : _("Your passphrase signs the report."));
	if (signer)
		effect = tell_outcome(approval,
			store_sign_report(app->store, approval->report,
				&approval->revision, &approval->whole, opinion.data,
				date.data, signer, &error),
			sign_turn_approves(&approval->turn) ? _("Approved and sealed")
			: last ? _("Signed and sealed: print it for those who "
				   "sign on the paper")
			       : _("Signed"),
			&error);
	signer_free(signer);
	str_release(&opinion);
	str_release(&date);
	return effect;
}

static enum effect run_sign(struct app *app, struct screen *screen)
{
	struct approval *approval = approval_of(screen);
	if (approval->turn.mine && !is_sent_back(approval))
		return approval_may_sign(app, approval->report, &approval->whole)
			       ? sign(approval)
			       : EFFECT_PAINT;
	struct str line = STR_INIT;
	put_turn(approval, &line);
	app_message(app, STYLE_WARNING, "%s", line.data);
	str_release(&line);
	return EFFECT_PAINT;
}

static enum effect run_passphrase(struct app *app, struct screen *screen)
{
	(void)screen;
	signing_set_passphrase(app);
	return EFFECT_PAINT | EFFECT_RELOAD;
}

static const struct action actions[] = {
	{
		.name = N_("Submit"),
		.help = N_("Submit the report for approval, once every measure is "
			   "done."),
		.keys = {'s'},
		.run = run_submit,
		.needs = NEEDS_OPEN | NEEDS_CLERK,
	},
	{
		.name = N_("Sign"),
		.help = N_("Sign the report; the last signature approves and seals it. A "
			   "supervisor's passphrase is asked for."),
		.keys = {'a'},
		.run = run_sign,
		.needs = NEEDS_SUBMITTED | NEEDS_SUPERVISOR,
	},
	{
		.name = N_("Send back"),
		.help = N_("A supervisor sends the report back, with what is to be "
			   "mended."),
		.keys = {'r'},
		.run = run_send_back,
		.needs = NEEDS_SUBMITTED | NEEDS_SUPERVISOR,
	},
	{
		.name = N_("Withdraw"),
		.help = N_("A clerk takes the report back before it is approved."),
		.keys = {'w'},
		.run = run_take_back,
		.needs = NEEDS_SUBMITTED | NEEDS_CLERK,
	},
	{
		.name = N_("Reopen"),
		.help = N_(
			"A supervisor opens the approved report again, and those of its "
			"measures that are chosen; the reason is recorded, and the "
			"seal taken off."),
		.keys = {'o'},
		.run = run_reopen,
		.needs = NEEDS_APPROVED | NEEDS_SUPERVISOR,
	},
	{
		.name = N_("Preview"),
		.help = N_("The pages of the report as they will be printed; it is not "
			   "signed before they were read."),
		.keys = {K_F5, CTRL('P')},
		.opens = SCREEN_PREVIEW,
		.about = ABOUT_REPORT,
	},
	{
		.name = N_("Check"),
		.help = N_("What is to be mended in the report."),
		.keys = {K_F6, CTRL('K')},
		.opens = SCREEN_FINDINGS,
		.about = ABOUT_REPORT,
	},
	{
		.name = N_("Trail"),
		.help = N_("Who did what when, each entry bound to the one before."),
		.keys = {'l'},
		.opens = SCREEN_TRAIL,
		.about = ABOUT_REPORT,
	},
	{
		.name = N_("Passphrase"),
		.help = N_("A supervisor sets the passphrase, or another one."),
		.keys = {'k'},
		.run = run_passphrase,
		.needs = NEEDS_SUPERVISOR,
	},
	VERIFYING_ACTION,
};

static enum effect event(
	struct app *app, struct screen *screen, const struct event *happened)
{
	(void)app;
	return text_view_event(approval_of(screen)->text_view, happened);
}

/* For Copy. */
static void read_text(const struct screen *screen, struct str *out)
{
	text_view_append(approval_of(screen)->text_view, out);
}

static void close(struct app *app, struct screen *screen)
{
	struct approval *approval = approval_of(screen);
	(void)app;
	forget(approval);
	people_release(&approval->people);
	str_release(&approval->told);
	text_view_free(approval->text_view);
	free(approval);
}

static void about(const struct screen *screen, struct topic *topic)
{
	topic->report = approval_of(screen)->report;
}

static const char *lacks(
	const struct app *app, const struct screen *screen, enum need need)
{
	const enum report_state state = approval_of(screen)->whole.state;
	(void)app;
	if (need == NEEDS_OPEN)
		return people_locked(state);
	const enum report_state wanted =
		need == NEEDS_SUBMITTED ? REPORT_SUBMITTED : REPORT_APPROVED;
	return state == wanted ? NULL : needs_words(need);
}

static bool open(struct app *app, const struct topic *topic, struct error *error)
{
	struct approval *approval = mem_new(1, sizeof(*approval));
	struct screen screen = {&screen_approval, approval};
	approval->app = app;
	approval->report = topic->report;
	approval->text_view = text_view_new();
	if (!reload(app, &screen, error)) {
		close(app, &screen);
		return false;
	}
	return app_push(app, &screen_approval, approval);
}

const struct screen_class screen_approval = {
	.id = SCREEN_APPROVAL,
	.name = "approval",
	.open = open,
	.about = about,
	.title = title,
	.paint = paint,
	.event = event,
	.reload = reload,
	.follows = true,
	.close = close,
	.actions = actions,
	.actions_count = sizeof(actions) / sizeof(actions[0]),
	.lacks = lacks,
	.hides = NEEDS_SUPERVISOR,
	.read = read_text,
	.help = N_(
		"A report is submitted by a clerk, then signed by those who stand in its "
		"memo, in their order: people of the office file here, whoever is chosen "
		"so on the paper. The last signature here approves the "
		"report and seals what it says."),
	.widgets = WIDGET_READ,
};
