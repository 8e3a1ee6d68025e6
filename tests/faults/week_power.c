/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/faults/week_power.h"

#include <jansson.h>
#include <string.h>

#include "tests/faults/tally.h"
#include "tests/faults/week_clerks.h"
#include "tests/faults/week_model.h"
#include "tests/faults/week_supervisors.h"
#include "tests/support/pty.h"
#include "tests/support/support.h"
#include "text/str.h"

/* A clerk's card that is being changed meanwhile: its output is `sure`, then perhaps more of
 * what is typed, which is `all` in the end. */
struct typing {
	int person, report;
	json_t *card;
	char code[CODE_BYTES];
	struct str sure, all;
};

#define SENTENCE " ติดตามผลทุกเดือน"
#define CTRL_S   "\023"

/* What is typed first is saved, and acknowledged. */
static void begin_typing(
	struct week *week, struct typing *typing, int person, int report, int card)
{
	*typing = (struct typing){
		.person = person, .report = report, .sure = STR_INIT, .all = STR_INIT};
	struct pty *pty = week->people[person].pty;
	week_code(typing->code, report, card);
	typing->card = week_card(week->model, report, typing->code);
	str_printf(&typing->sure, "%s" SENTENCE, week_text(typing->card, "output"));
	week_open_output(week, person, typing->code);
	pty_type(pty, SENTENCE CTRL_S);
	pty_wait(pty, "Saved");
	week_set(typing->card, "output", typing->sure.data);
	week_set(typing->card, "state", "draft");
	str_printf(&typing->all, "%s" SENTENCE SENTENCE, typing->sure.data);
}

/* As the file has it, which it must: no less than was acknowledged, and as it was typed. */
static void take_output(struct week *week, const json_t *exported, struct typing *typing)
{
	const json_t *card = week_find_card(exported, typing->code);
	const char *output = week_text(card, "output");
	const size_t bytes = strlen(output);
	if (bytes < typing->sure.bytes || strncmp(output, typing->all.data, bytes) != 0)
		tally_lost(&week->tally, "%s: '%s' is there of '%s'", typing->code,
			output, typing->all.data);
	week_set(typing->card, "output", output);
}

/* What was decided was signed as a whole, or not at all; whether it was. */
static bool take_decided(struct week *week, const json_t *exported, json_t *decided)
{
	size_t done = 0;
	const char *code;
	json_t *state;
	json_object_foreach(decided, code, state)
	{
		const json_t *card = week_find_card(exported, code);
		done += json_equal(json_object_get(card, "state"), state) != 0;
	}
	if (done && done != json_object_size(decided))
		tally_lost(&week->tally, "%zu of %zu decisions are there", done,
			json_object_size(decided));
	if (done)
		week_take_decided(week, PALAD, decided);
	return done > 0;
}

/* Comes back to the card, where what was typed is there or is typed once more. */
static void go_on_typing(struct week *week, struct typing *typing)
{
	week_come(week, typing->person);
	struct pty *pty = week->people[typing->person].pty;
	pty_wait(pty, "Next field");
	pty_key(pty, "End");
	pty_key(pty, "Ctrl-S");
	pty_settle(pty);
	json_t *exported = week_export(week, week->path, typing->report);
	take_output(week, exported, typing);
	pty_type(pty, typing->all.data + strlen(week_text(typing->card, "output")));
	pty_key(pty, "F12");
	week_set(typing->card, "output", typing->all.data);
	week_done(week, typing->person, typing->card);
	json_decref(exported);
	str_release(&typing->sure);
	str_release(&typing->all);
}

/* While both clerks save, and the deputy signs what `back` was drawn for. */
void week_cut_the_power(struct week *week, int report, int back)
{
	struct typing typing[2];
	json_t *decided = json_object();
	struct pty *pty = week->people[PALAD].pty;
	begin_typing(week, &typing[0], SOMSRI, report, 1);
	begin_typing(week, &typing[1], MANIT, report, 2);
	week_read_waiting(week, PALAD, report, back, decided);
	pty_key(pty, "F7");
	pty_wait(pty, "Your passphrase ");
	week_type_passphrase(week, PALAD);
	for (int i = 0; i < 2; i++)
		pty_type(week->people[typing[i].person].pty, SENTENCE CTRL_S SENTENCE);
	struct pty *watched = week->people[support_draw(&week->random, 3)].pty;
	pty_wait_output(
		watched, pty_output(watched)->bytes + support_draw(&week->random, 400));
	week_kill_all(week);
	json_t *exported = week_export(week, week->path, report);
	for (int i = 0; i < 2; i++)
		take_output(week, exported, &typing[i]);
	week->tally.tried++;
	week->tally.good++;
	const bool was_signed = take_decided(week, exported, decided);
	week->signed_in_cuts += was_signed;
	week_look(week, week->path, week->model);
	for (int i = 0; i < 2; i++)
		go_on_typing(week, &typing[i]);
	week_come(week, PALAD);
	week_open_report(week, PALAD);
	if (!was_signed)
		week_review(week, PALAD, report, back);
	json_decref(exported);
	json_decref(decided);
}
