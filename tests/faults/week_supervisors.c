/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/faults/week_supervisors.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "tests/faults/week_model.h"
#include "tests/support/pty.h"
#include "tests/support/support.h"
#include "text/str.h"

/* --- cards --- */

/* So many are still to be sent back of those that are still to be read. */
struct choice {
	struct support_random *random;
	uint32_t back, left;
};

static bool choose(struct choice *choice)
{
	const bool back = support_draw(choice->random, choice->left--) < choice->back;
	choice->back -= back;
	return back;
}

/* The code of the card that is read, which stands under "Issue". */
static void read_code(struct pty *pty, int report, char code[CODE_BYTES])
{
	struct str screen = STR_INIT;
	char begin[CODE_BYTES];
	snprintf(begin, sizeof(begin), "\n W%d-", report);
	pty_text(pty, &screen);
	const char *found = strstr(screen.data, begin);
	if (!found)
		fail_msg("no card of report %d is shown:\n%s", report, screen.data);
	found += strlen("\n ");
	snprintf(code, CODE_BYTES, "%.*s", (int)strcspn(found, " "), found);
	str_release(&screen);
}

static void decide(struct week *week, int person, const char *code, bool back)
{
	struct pty *pty = week_at(week, person);
	pty_key(pty, back ? "r" : "a");
	if (!back)
		return;
	pty_wait(pty, "What is to be mended");
	pty_type(pty, "ระบุจำนวนและวันที่ของ ");
	pty_type(pty, code);
	pty_key(pty, "Enter");
}

static void read_all(
	struct week *week, int person, int report, struct choice *choice, json_t *decided)
{
	struct pty *pty = week_at(week, person);
	char place[40], code[CODE_BYTES];
	const size_t count = week_count_in(week->model, report, "done");
	pty_key(pty, "F7");
	pty_wait(pty, "[Waiting");
	pty_key(pty, "Enter");
	for (size_t i = 1; i <= count; i++) {
		snprintf(place, sizeof(place), "  %zu of %zu", i, count);
		pty_wait(pty, place);
		read_code(pty, report, code);
		json_t *card = week_card(week->model, report, code);
		if (!card)
			fail_msg("the model has no card %s", code);
		const bool returns = choose(choice);
		decide(week, person, code, returns);
		json_object_set_new(
			decided, code, json_string(returns ? "returned" : "approved"));
	}
	if (count)
		pty_wait(pty, "Decided: ");
}

void week_type_passphrase(struct week *week, int person)
{
	struct pty *pty = week_at(week, person);
	pty_type(pty, week->people[person].passphrase);
	pty_key(pty, "Enter");
}

void week_sign_decided(struct week *week, int person, json_t *decided)
{
	struct pty *pty = week_at(week, person);
	if (!week_shows(pty, "Your passphrase "))
		pty_key(pty, "F7");
	pty_wait(pty, "Your passphrase ");
	week_type_passphrase(week, person);
	pty_wait_gone(pty, "Your passphrase ");
	pty_wait(pty, json_object_size(decided) == 1 ? "measure " : " measures");
	week_take_decided(week, person, decided);
	week_to_cards(week, person);
}

void week_take_decided(struct week *week, int person, json_t *decided)
{
	const char *code;
	json_t *state;
	json_object_foreach(decided, code, state)
	{
		json_t *card = week_card(week->model, code[1] - '0', code);
		const bool back = !strcmp(json_string_value(state), "returned");
		json_object_set(card, "state", state);
		week_did(week->model, week->people[person].login,
			back ? "card.return" : "card.approve");
	}
}

/* All that waits is read, `back` of it to be sent back, the rest to be approved. */
void week_read_waiting(
	struct week *week, int person, int report, int back, json_t *decided)
{
	struct choice choice = {&week->random, (uint32_t)back,
		(uint32_t)week_count_in(week->model, report, "done")};
	read_all(week, person, report, &choice, decided);
}

/* And signed, all by one passphrase. */
void week_review(struct week *week, int person, int report, int back)
{
	json_t *decided = json_object();
	week_read_waiting(week, person, report, back, decided);
	week_sign_decided(week, person, decided);
	json_decref(decided);
}

/* --- passphrases --- */

void week_set_first_passphrase(struct week *week, int person, const char *passphrase)
{
	struct pty *pty = week_at(week, person);
	pty_key(pty, "F7");
	pty_wait(pty, "You have no passphrase yet");
	pty_key(pty, "F8");
	pty_wait(pty, "The new passphrase:");
	week->people[person].passphrase = passphrase;
	week_type_passphrase(week, person);
	pty_wait(pty, "once more");
	week_type_passphrase(week, person);
}

void week_try_passphrase(struct week *week, int person, const char *passphrase)
{
	struct pty *pty = week_at(week, person);
	pty_key(pty, "F7");
	pty_wait(pty, "Your passphrase ");
	pty_type(pty, passphrase);
	pty_key(pty, "Enter");
	pty_wait(pty, "the passphrase is wrong");
	week_close(pty, "Your passphrase ");
}

void week_hand_over(struct week *week, int person, const char *until)
{
	struct pty *pty = week_at(week, person);
	pty_key(pty, "F9");
	pty_wait(pty, "F2 People");
	pty_key(pty, "F2");
	pty_wait(pty, "Ctrl-O Hand over");
	pty_key(pty, "/");
	pty_type(pty, week->people[person].login);
	pty_key(pty, "Enter");
	pty_key(pty, "Ctrl-O");
	pty_wait(pty, "Ctrl-S Hand over");
	/* There is one other supervisor, and the first day is today. */
	pty_key(pty, "Tab");
	pty_key(pty, "Tab");
	pty_type(pty, until);
	pty_key(pty, "Ctrl-S");
	pty_wait(pty, "Your passphrase hands your place over");
	week_type_passphrase(week, person);
	pty_wait(pty, "Handed over");
}

/* --- supervisors: reports --- */

static void begin_to_sign(struct week *week, int person, const char *question)
{
	struct pty *pty = week_at(week, person);
	pty_key(pty, "v");
	pty_wait(pty, "Who signs");
	pty_key(pty, "F5");
	pty_wait_gone(pty, "Who signs");
	pty_key(pty, "Esc");
	pty_wait(pty, "You have read it as it is now.");
	pty_key(pty, "a");
	pty_wait(pty, "Your opinion, as the memo prints it");
	pty_type(pty, "เห็นชอบ");
	pty_key(pty, "Enter");
	pty_wait(pty, "The date, as the memo prints it");
	pty_key(pty, "Enter");
	pty_wait(pty, question);
}

void week_sign_report(struct week *week, int person, int report, bool seals)
{
	struct pty *pty = week_at(week, person);
	const char *login = week->people[person].login;
	begin_to_sign(week, person, "Your passphrase signs the report");
	week_type_passphrase(week, person);
	pty_wait(pty, seals ? "Approved and sealed" : "Signed");
	week_did(week->model, login, seals ? "report.approve" : "report.sign");
	if (seals)
		week_seal(week->model, report);
	week_to_cards(week, person);
}

void week_see_approval(struct week *week, int person, const char *words)
{
	struct pty *pty = week_at(week, person);
	pty_key(pty, "v");
	pty_wait(pty, "Who signs");
	pty_wait(pty, words);
	week_to_cards(week, person);
}
