/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/faults/week_clerks.h"

#include <stdio.h>
#include <string.h>

#include "tests/faults/week_model.h"
#include "tests/support/pty.h"
#include "text/str.h"

#define NEXT_FIELD "\016" /* Ctrl-N */
#define ENTER      "\r"
#define F12        "\033[24~"

enum {
	FIELDS_TO_OUTPUT = 5, /* of a card, before it */
	/* The memo: its five rows and the closing, then five of each signature. */
	TABS_TO_SIGNATURES = 6,
	TABS_OF_SIGNATURE = 5,
};

/* --- cards --- */

static void put_list(struct str *keys, const json_t *list)
{
	size_t i;
	json_t *item;
	json_array_foreach(list, i, item)
	{
		str_puts(keys, i ? ENTER : "");
		str_puts(keys, json_string_value(item));
	}
}

void week_type_card(struct week *week, int person, const json_t *card)
{
	struct str keys = STR_INIT;
	struct pty *pty = week_at(week, person);
	/* What is typed before the card stands there is dropped. */
	pty_key(pty, "n");
	pty_wait(pty, "Next field");
	str_printf(&keys, "%s" NEXT_FIELD "%s" NEXT_FIELD, week_text(card, "issue"),
		week_text(card, "measure"));
	put_list(&keys, json_object_get(json_object_get(card, "steps"), "items"));
	str_printf(&keys, NEXT_FIELD "%s" NEXT_FIELD, week_text(card, "period"));
	put_list(&keys, json_object_get(card, "owners"));
	/* Evidence stands between the two, and stays empty. */
	str_printf(&keys, NEXT_FIELD "%s" NEXT_FIELD NEXT_FIELD "%s" F12,
		week_text(card, "output"), week_text(card, "outcome"));
	pty_type(pty, keys.data);
	str_release(&keys);
}

static void open_card(struct week *week, int person, const char *code)
{
	struct pty *pty = week_at(week, person);
	pty_key(pty, "/");
	pty_type(pty, code);
	pty_key(pty, "Enter");
	pty_key(pty, "Enter");
	pty_wait(pty, "Next field");
}

void week_finish_card(struct week *week, int person, const char *code)
{
	open_card(week, person, code);
	pty_key(week_at(week, person), "F12");
}

void week_done(struct week *week, int person, json_t *card)
{
	pty_wait(
		week_at(week, person), "Done: everything that the report needs is there");
	week_set(card, "state", "done");
	week_did(week->model, week->people[person].login, "card.done");
	week_to_cards(week, person);
}

void week_open_output(struct week *week, int person, const char *code)
{
	struct pty *pty = week_at(week, person);
	open_card(week, person, code);
	for (int i = 0; i < FIELDS_TO_OUTPUT; i++)
		pty_key(pty, "Ctrl-N");
	pty_key(pty, "Ctrl-End");
	pty_settle(pty);
}

void week_answer_card(
	struct week *week, int person, json_t *card, const char *more, const char *answer)
{
	struct pty *pty = week_at(week, person);
	char code[CODE_BYTES];
	snprintf(code, sizeof(code), "%.*s", (int)strcspn(week_text(card, "issue"), " "),
		week_text(card, "issue"));
	week_open_output(week, person, code);
	pty_wait(pty, "To be mended");
	pty_type(pty, more);
	pty_key(pty, "F12");
	if (!*more) {
		pty_wait(pty, "Nothing in the measure was changed");
		pty_key(pty, "F8");
	}
	pty_wait(pty, "Your answer");
	pty_type(pty, answer);
	pty_key(pty, "Enter");
	struct str text = STR_INIT;
	str_printf(&text, "%s%s", week_text(card, "output"), more);
	week_set(card, "output", text.data);
	str_release(&text);
	week_done(week, person, card);
}

/* --- the report --- */

/* What a clerk does with a report in Approval. */
struct deed {
	const char *key, *action, *question, *told;
	const char *state, *act; /* what the report becomes by it, what the trail says */
};

static void carry_out(struct week *week, int person, int report, const struct deed *deed)
{
	struct pty *pty = week_at(week, person);
	pty_key(pty, "v");
	pty_wait(pty, deed->action);
	pty_key(pty, deed->key);
	pty_wait(pty, deed->question);
	pty_key(pty, "F8");
	pty_wait(pty, deed->told);
	week_set(week_report(week->model, report), "state", deed->state);
	week_did(week->model, week->people[person].login, deed->act);
	week_to_cards(week, person);
}

void week_submit(struct week *week, int person, int report)
{
	static const struct deed deed = {"s", "s Submit",
		"Submit the report for approval?",
		"Submitted: now it waits for the signatures", "submitted",
		"report.submit"};
	carry_out(week, person, report, &deed);
}

void week_withdraw(struct week *week, int person, int report)
{
	static const struct deed deed = {"w", "w Withdraw", "Take the report back",
		"Taken back: the report is open", "open", "report.withdraw"};
	carry_out(week, person, report, &deed);
}

void week_choose_signer(struct week *week, int person, int signature, const char *name)
{
	struct pty *pty = week_at(week, person);
	pty_key(pty, "m");
	pty_wait(pty, "Ins Add/take out");
	for (int tab = TABS_TO_SIGNATURES + (signature - 1) * TABS_OF_SIGNATURE; tab;
		tab--)
		pty_key(pty, "Tab");
	pty_settle(pty);
	pty_key(pty, "Ctrl-O");
	pty_wait(pty, "Who signs?");
	pty_type(pty, name);
	pty_key(pty, "Enter");
	pty_wait_gone(pty, "Who signs?");
	pty_key(pty, "Ctrl-S");
	pty_wait(pty, "Saved");
	week_to_cards(week, person);
}
