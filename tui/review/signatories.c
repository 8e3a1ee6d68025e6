/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/review/signatories.h"

#include "model/signatory.h"
#include "text/i18n.h"
#include "text/str.h"
#include "tui/terminal/terminal.h"

static bool is_filled(const char *text)
{
	return text && *text;
}

/* --- the list --- */

static void begin_part(struct str *out)
{
	str_puts(out, out->bytes ? "  " : "");
}

struct showing {
	const struct report *report;
	const struct people *people;
	const struct sign_turn *turn;
};

/* Whether it is in the way of every signature. */
static bool is_in_the_way(
	const struct showing *showing, size_t index, enum signatory signatory)
{
	const enum report_state state = showing->report->state;
	const bool to_come =
		state == REPORT_OPEN ||
		(state == REPORT_SUBMITTED && index >= showing->turn->blocked);
	return to_come && signatory_blocks(signatory);
}

/* Whose it is, as long as it is not given. */
static void put_whose(const struct showing *showing, size_t index, struct str *out)
{
	const struct signature *signature = &showing->report->memo.signatures[index];
	const enum signatory signatory = people_signatory(showing->people, signature);
	if (out->bytes && !is_in_the_way(showing, index, signatory))
		return;
	begin_part(out);
	if (signatory == SIGNATORY_HERE)
		str_puts(out, _("not yet"));
	else
		people_signatory_append(showing->people, signature, out);
}

/* What is to be said beside the name of a signatory. */
static void put_state(const struct showing *showing, size_t index, struct str *out)
{
	const struct signature *signature = &showing->report->memo.signatures[index];
	if (is_filled(signature->opinion))
		str_printf(out, "“%s”", signature->opinion);
	if (is_filled(signature->date)) {
		begin_part(out);
		str_puts(out, signature->date);
	}
	if (signature_has_deputy(signature)) {
		begin_part(out);
		/* TRANSLATORS: a name. */
		str_printf(out, _("signed in that place by %s"), signature->deputy_name);
	}
	if (showing->report->state == REPORT_SUBMITTED && index == showing->turn->index) {
		begin_part(out);
		str_puts(out, _("signs now"));
	}
	put_whose(showing, index, out);
}

void signatories_show(struct text_view *view, const struct report *report,
	const struct people *people, const struct sign_turn *turn, enum digits digits)
{
	const struct showing showing = {report, people, turn};
	const struct memo *memo = &report->memo;
	text_view_heading(view, _("Who signs"));
	if (!memo->count)
		text_view_paragraphs(view,
			_("The memo names nobody: one act of any supervisor approves."));
	for (size_t i = 0; i < memo->count; i++) {
		struct str name = STR_INIT, state = STR_INIT;
		const char *said = memo->signatures[i].name;
		number_append(&name, (int64_t)i + 1, digits);
		str_printf(&name, ". %s", is_filled(said) ? said : "-");
		put_state(&showing, i, &state);
		text_view_entry(view, name.data, state.data);
		str_release(&name);
		str_release(&state);
	}
}

/* --- what is in the way --- */

bool signatories_all_said(
	struct app *app, const struct memo *memo, const struct people *people)
{
	size_t i = 0;
	while (i < memo->count &&
		!signatory_blocks(people_signatory(people, &memo->signatures[i])))
		i++;
	if (i == memo->count)
		return true;
	struct str number = STR_INIT, why = STR_INIT;
	number_append(&number, (int64_t)i + 1, app_digits(app));
	people_signatory_append(people, &memo->signatures[i], &why);
	app_message(app, STYLE_WARNING,
		/* TRANSLATORS: the number of a signature; what is wrong with it. */
		_("Signature %s: %s. Ctrl-O in the memo chooses who signs"), number.data,
		why.data);
	str_release(&number);
	str_release(&why);
	return false;
}

void signatories_put_without_key(
	struct str *out, const struct memo *memo, const struct people *people)
{
	for (size_t i = 0; i < memo->count; i++) {
		const struct signature *signature = &memo->signatures[i];
		if (people_signatory(people, signature) != SIGNATORY_HERE ||
			people_find(people, signature->signer)->has_key)
			continue;
		/* TRANSLATORS: a name. */
		str_printf(out,
			_("\n\n%s has set no passphrase yet: it has to be chosen before "
			  "that signature."),
			signature_name(signature));
	}
}

static void put_blocked(struct str *out, const struct sign_turn *turn, enum digits digits)
{
	struct str number = STR_INIT;
	number_append(&number, (int64_t)turn->blocked + 1, digits);
	/* TRANSLATORS: the number of a signature; what is wrong with it. */
	str_printf(out,
		_("Nobody can sign. Signature %s: %s. A clerk takes the report back (w); "
		  "in the memo Ctrl-O chooses who signs."),
		number.data, turn->why);
	str_release(&number);
}

/* --- whose turn it is --- */

bool sign_turn_approves(const struct sign_turn *turn)
{
	return turn->last && !turn->on_paper;
}

static const char *my_turn(const struct sign_turn *turn)
{
	if (!turn->last)
		return _("It is your turn: a signs.");
	return sign_turn_approves(turn)
		       ? _("It is your turn: a signs, approves and seals.")
		       : _("It is your turn: a signs, and seals what is then signed on the "
			   "paper.");
}

void sign_turn_append(struct str *out, const struct sign_turn *turn, enum digits digits)
{
	if (turn->why)
		put_blocked(out, turn, digits);
	else if (turn->mine)
		str_puts(out, my_turn(turn));
	else if (turn->name)
		str_printf(out, _("It is the turn of %s."), turn->name);
	else
		str_puts(out, sign_turn_approves(turn)
				      ? _("A supervisor signs, and thereby approves.")
				      : _("A supervisor seals what is then signed on the "
					  "paper."));
	if (turn->deputy) {
		str_putc(out, ' ');
		/* TRANSLATORS: a name. */
		str_printf(out, _("You act for %s."), turn->name);
	}
}
