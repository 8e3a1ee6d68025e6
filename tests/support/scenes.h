/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The scenes in which every screen is looked at: one table of what is in the office file
 * and which keys lead there. The same keys drive the grid in memory and the real program
 * on a pseudo-terminal.
 *
 * Keys are names as pty_key() knows them, with a space between, and texts in quotes:
 * "Enter Down 'รถ' Shift-Tab". Esc is in none: what follows it would have to wait.
 */
#ifndef TESTS_SUPPORT_SCENES_H
#define TESTS_SUPPORT_SCENES_H

#include "tests/support/office.h"
#include "tests/support/pty.h"

#include "tui/app/screen_id.h"
#include "tui/terminal/terminal.h"

enum scene_office {
	OFFICE_SAMPLES, /* five reports, annual under the cursor */
	OFFICE_EMPTY,   /* the person has a name, and there is no report */
	OFFICE_NONE,    /* no file: the first start */
};

/* Which looks of a scene are kept in tests/golden: those that show what it is about. All
 * that is compared with itself (other sizes, ASCII, the real program) is so for each. */
enum scene_looks {
	LOOKS_ONE = 0,    /* at 80x24 in Thai; of every scene */
	LOOKS_SMALL = 1,  /* and at 60x20 in English */
	LOOKS_STYLES = 2, /* and the meanings of its cells at 80x24 in Thai */
	LOOKS_ALL = 4,    /* every size, language and the meanings: of one a screen */
};

struct scene {
	const char *name;      /* of its golden screens */
	enum screen_id screen; /* that is on top, maybe below a dialog */
	const char *keys;      /* from the first screen on */
	enum scene_office begin;
	/* What else is in the file; NULL: nothing. */
	void (*set_up)(struct store *store, const char *who);
	/* Of the sizes that the window had before depends what is in view (but the
	 * borders do not), or how far a sheet is moved. */
	bool scrolled, moved;
	bool writes; /* its keys store something */
	bool compares; /* texts of a document stand in it, words that went beside those that came */
	bool versions;  /* it names versions, which are not everywhere the same */
	bool key_names; /* in ASCII arrows are named, and columns are others */
	const char *ascii_apart; /* in ASCII a row holds this and is another */
	unsigned looks;          /* bits of enum scene_looks */
};

extern const struct scene scenes[];
extern const size_t scenes_count;

struct scene_settings {
	const char *who;
	bool ascii, monochrome;
	bool arabic; /* digits */
};

/* For cmocka: what all scenes are copied from. */
int scenes_begin(void **state);
int scenes_end(void **state);

/* An office file of its own, in a folder of its own; its store is NULL where there is
 * none. Removed with office_remove(). */
void scene_open(const struct scene *scene, const struct scene_settings *settings,
	struct office *office);

void scene_play_grid(const struct scene *scene, struct terminal *grid);
void scene_play_pty(const struct scene *scene, struct pty *pty);

/* --- set-ups that need more than keys (scene_offices.c) --- */

void scene_of_states(struct store *store, const char *who);
/* A report with mistakes of several kinds. */
void scene_of_mistakes(struct store *store, const char *who);
void scene_no_cards(struct store *store, const char *who);
void scene_ita(struct store *store, const char *who);
/* The reports that tests/intake/returned/corrected.docx and more.docx come back to. */
void scene_returned(struct store *store, const char *who);
void scene_returned_more(struct store *store, const char *who);
void scene_bin(struct store *store, const char *who);
void scene_carried(struct store *store, const char *who);
void scene_carried_memo(struct store *store, const char *who);
void scene_approved(struct store *store, const char *who);
/* Of three reports: to come, today, over; of a fourth, handed in. */
void scene_deadlines(struct store *store, const char *who);
void scene_checked(struct store *store, const char *who);
void scene_ita_submitted(struct store *store, const char *who);
void scene_hard_period(struct store *store, const char *who);
void scene_recovered(struct store *store, const char *who);
void scene_card_conflict(struct store *store, const char *who);
void scene_memo_conflict(struct store *store, const char *who);
/* What was typed in a measure that was taken out, and in a memo. */
void scene_kept(struct store *store, const char *who);
/* A report under way, and people: who plays is a supervisor with a passphrase, without
 * one, or a clerk. */
void scene_progress(struct store *store, const char *who);
void scene_progress_no_key(struct store *store, const char *who);
void scene_progress_clerk(struct store *store, const char *who);
/* The same report submitted. */
void scene_people(struct store *store, const char *who);
void scene_misspelt(struct store *store, const char *who);
void scene_submitted(struct store *store, const char *who);
void scene_final(struct store *store, const char *who);
void scene_answered(struct store *store, const char *who);
/* Cards were stored at times that are always the same. */
void scene_old_cards(struct store *store, const char *who);

#endif
