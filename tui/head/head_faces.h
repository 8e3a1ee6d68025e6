/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the memo and the texts before and after the table share: rows of texts, one below
 * another, with a line below them that says what is wanted where the cursor is.
 */
#ifndef TUI_HEAD_HEAD_FACES_H
#define TUI_HEAD_HEAD_FACES_H

#include "db/trust/people_list.h"
#include "model/head_text.h"
#include "text/i18n.h"
#include "tui/app/needs.h"
#include "tui/app/screen.h"
#include "tui/head/head_editor.h"
#include "tui/head/memo_acts.h"
#include "tui/terminal/key.h"
#include "tui/hints/hints.h"
#include "tui/widget/action.h"
#include "tui/widget/offers.h"

struct head_check;

struct head_face {
	struct head_editor *editor;
	char *heading;            /* agency and year */
	size_t top;               /* the first row in view */
	bool memo_printed;        /* it goes with the report */
	struct memo_now now;      /* what its figures are compared with */
	struct head_check *check; /* what the quick rules find */
	struct people people;     /* of whom some may sign */
	struct str path;          /* as head_face_about() told it last */
};

/* Opens the part of a report: at topic->path, where that is one of its texts. */
bool head_face_open(struct app *app, const struct screen_class *class,
	const struct topic *topic, enum head_part part, struct error *error);

/* Their texts, as they stand there now. */
extern const struct screen_places head_face_places;

/* Members of the classes. */
void head_face_about(const struct screen *screen, struct topic *topic);
void head_face_paint(struct app *app, struct screen *screen, const struct canvas *canvas);
enum effect head_face_event(
	struct app *app, struct screen *screen, const struct event *event);
bool head_face_suggest(
	struct app *app, struct screen *screen, const struct offering *offering);
bool head_face_keep(struct app *app, struct screen *screen, struct error *error);
bool head_face_reload(struct app *app, struct screen *screen, struct error *error);
void head_face_close(struct app *app, struct screen *screen);

struct head_editor *head_face_editor(const struct screen *screen);

/* Handlers and conditions of their actions. */
enum effect head_run_next(struct app *app, struct screen *screen);
enum effect head_run_previous(struct app *app, struct screen *screen);
enum effect head_run_parts(struct app *app, struct screen *screen);
enum effect head_run_confirm(struct app *app, struct screen *screen);
enum effect head_run_up(struct app *app, struct screen *screen);
enum effect head_run_down(struct app *app, struct screen *screen);
enum effect head_run_save(struct app *app, struct screen *screen);
enum effect head_run_extern(struct app *app, struct screen *screen);
enum effect head_run_preview(struct app *app, struct screen *screen);
enum effect head_run_learn(struct app *app, struct screen *screen);
enum effect head_run_replace(struct app *app, struct screen *screen);
/* Whether the text of the cursor was carried over and is not confirmed. */
bool head_waits(const struct app *app, const struct screen *screen);
/* Whether the cursor is in a signature; who gives it. */
bool head_in_signature(const struct app *app, const struct screen *screen);
enum effect head_run_signer(struct app *app, struct screen *screen);
/* Whether it is in a part of a list: a section, a signature, a text. */
bool head_in_list(const struct app *app, const struct screen *screen);
const char *head_lacks(
	const struct app *app, const struct screen *screen, enum need need);

/* The actions that follow a screen's own. */
#define HEAD_ACTIONS                                                                     \
	{                                                                                \
		.name = N_("Add/take out"),                                              \
		.help = N_("Chooses what is added behind this part; or takes this part " \
			   "out, after a question."),                                    \
		.keys = {K_INSERT, ALT('n')},                                            \
		.run = head_run_parts,                                                   \
		.needs = NEEDS_WRITE,                                                    \
	},                                                                               \
		{                                                                        \
			.name = N_("Up"),                                                \
			.help = N_("Move this part up."),                                \
			.keys = {CTRL('U'), ALT(K_UP)},                                  \
			.run = head_run_up,                                              \
			.possible = head_in_list,                                        \
			.needs = NEEDS_WRITE,                                            \
		},                                                                       \
		{                                                                        \
			.name = N_("Down"),                                              \
			.help = N_("Move this part down."),                              \
			.keys = {CTRL('D'), ALT(K_DOWN)},                                \
			.run = head_run_down,                                            \
			.possible = head_in_list,                                        \
			.needs = NEEDS_WRITE,                                            \
		},                                                                       \
		{                                                                        \
			.name = N_("Preview"),                                           \
			.help = N_("The pages of the report as they will be printed."),  \
			.keys = {K_F5, CTRL('P')},                                       \
			.run = head_run_preview,                                         \
		},                                                                       \
		{                                                                        \
			.name = N_("Replace"),                                           \
			.help = N_("Words by others, digits, spaces inside words, over " \
				   "the whole report: each place is shown before."),     \
			.quiet = true,                                                   \
			.run = head_run_replace,                                         \
			.needs = NEEDS_WRITE,                                            \
		},                                                                       \
		HINTS_ACTION,                                                            \
		{                                                                        \
			.name = N_("Learn the word"),                                    \
			.help = N_(                                                      \
				"The word that the check does not know is right: it "    \
				"tells of it no more, in all reports of the office."),   \
			.quiet = true,                                                   \
			.run = head_run_learn,                                           \
			.needs = NEEDS_CLERK,                                            \
		},                                                                       \
		{                                                                        \
			.name = N_("Field before"),                                      \
			.help = N_(                                                      \
				"Back to the field before. What was typed is saved."),   \
			.keys = {SHIFT(K_TAB), CTRL('R')},                               \
			.quiet = true,                                                   \
			.run = head_run_previous,                                        \
			.needs = NEEDS_ROW,                                              \
		},                                                                       \
		{                                                                        \
			.name = N_("Editor"),                                            \
			.help = N_("Open this field in the text editor that $VISUAL or " \
				   "$EDITOR names."),                                    \
			.keys = {CTRL('E')},                                             \
			.quiet = true,                                                   \
			.run = head_run_extern,                                          \
			.needs = NEEDS_ROW | NEEDS_WRITE,                                \
		},                                                                       \
	{                                                                                \
		.name = N_("Save"),                                                      \
		.help = N_("Save now. It is also done whenever a field is left."),       \
		.keys = {CTRL('S')}, .quiet = true, .run = head_run_save,                \
		.needs = NEEDS_WRITE,                                                    \
	}

/* How all of them begin. */
#define HEAD_NEXT                                                                        \
	{                                                                                \
		.name = N_("Next field"),                                                \
		.help = N_("To the next field. What was typed is saved."),               \
		.keys = {K_TAB, CTRL('N')},                                              \
		.run = head_run_next,                                                    \
		.needs = NEEDS_ROW,                                                      \
	},                                                                               \
	{                                                                                \
		.name = N_("Confirm"),                                                   \
		.help = N_("This text was carried over and is still "                    \
			   "right."),                                                    \
		.keys = {K_F8, CTRL('B')}, .run = head_run_confirm,                      \
		.possible = head_waits, .needs = NEEDS_WRITE,                            \
	}

#endif
