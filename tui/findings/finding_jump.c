/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/findings/finding_jump.h"

#include <stdlib.h>
#include <string.h>

#include "model/head_text.h"
#include "text/i18n.h"
#include "tui/card/card_screen.h"
#include "tui/head/head_screen.h"
#include "tui/head/report_form.h"

/* --- cards --- */

/* Where evidence keeps a text of its piece: lines of evidence_field.h. */
enum { LINE_REF = 1, LINE_CAPTION, LINE_DATE, LINES_A_PIECE };

/* Whether the byte lies in the text, which is one paragraph or more; *left: how far
 * behind the text's start it lies, else behind the line end that follows. */
static bool lies_in(const char *text, size_t *left)
{
	const size_t bytes = text ? strlen(text) : 0;
	if (bytes && *left <= bytes)
		return true;
	*left -= bytes ? bytes + 1 : 0;
	return false;
}

/* The cursor of evidence for a byte of the text that card_field_append() makes. */
static size_t evidence_cursor(const struct evidence_list *evidence, size_t at)
{
	for (size_t i = 0; i < evidence->count; i++) {
		const struct evidence *piece = &evidence->items[i];
		const size_t first = i * LINES_A_PIECE;
		if (lies_in(piece->caption, &at))
			return first + LINE_CAPTION;
		if (lies_in(piece->ref, &at))
			return first + LINE_REF;
		if (lies_in(piece->date, &at))
			return first + LINE_DATE;
	}
	return 0;
}

static bool jump_to_card(struct app *app, const struct report_check *check,
	const struct spot *spot, struct error *error)
{
	const struct card *card = &check->report.cards[spot->card - 1];
	const size_t cursor = spot->field == FIELD_EVIDENCE
				      ? evidence_cursor(&card->evidence, spot->start)
				      : spot->start;
	if (!screen_guide_open(app, report_check_card(check, spot->card), spot->field,
		    cursor, error))
		return false;
	const struct screen *top = &app->screens[app->depth - 1];
	if (top->class == &screen_guide)
		card_editor_point(((struct card_screen *)top->state)->editor, spot->start,
			spot->bytes);
	return true;
}

/* --- the report's own texts --- */

static bool begins(const char *path, const char *start)
{
	return strncmp(path, start, strlen(start)) == 0;
}

/* To the row of a text on the screen that was just opened. */
static void go_to_text(struct app *app, const struct spot *spot)
{
	enum head_what what;
	size_t index;
	struct screen *top = &app->screens[app->depth - 1];
	if ((top->class != &screen_memo && top->class != &screen_texts) ||
		!head_path_parse(spot->path, &what, &index))
		return;
	struct head_editor *editor = head_screen_editor(top);
	for (size_t i = 0; i < editor->rows.count; i++) {
		const struct head_row *row = &editor->rows.items[i];
		if (row->what != what || row->index != index)
			continue;
		const struct text_mark mark = {spot->start, spot->bytes};
		head_editor_go(editor, i);
		field_move(row->field, spot->start);
		field_mark(row->field, &mark, spot->bytes ? 1 : 0);
	}
}

static const struct {
	const char *path;
	enum report_form_row row;
} form_rows[] = {
	{"agency.type", REPORT_TYPE},
	{"agency.name", REPORT_NAME},
	{"agency.district", REPORT_DISTRICT},
	{"agency.province", REPORT_PROVINCE},
	{"fiscal_year", REPORT_YEAR},
	{"months", REPORT_MONTHS},
	{"layout", REPORT_LAYOUT},
	{"digits", REPORT_DIGITS},
	{"title", REPORT_TITLE},
};

static void go_to_form_row(struct app *app, const char *path)
{
	const struct screen *top = &app->screens[app->depth - 1];
	if (top->class != &screen_report)
		return;
	for (size_t i = 0; i < sizeof(form_rows) / sizeof(form_rows[0]); i++)
		if (strcmp(form_rows[i].path, path) == 0)
			form_go(((struct report_form *)top->state)->form,
				form_rows[i].row);
}

/* The item that the path names, or the figures. */
static bool jump_to_ita(struct app *app, const struct report_check *check,
	const char *path, struct error *error)
{
	static const char items[] = "ita.items[";
	if (!begins(path, items))
		return screen_ita_figures_open(app, check->number, error);
	const size_t item = strtoul(path + strlen(items), NULL, 10);
	return screen_ita_item_open(app, check->number, item, item, error);
}

static bool jump_to_own(struct app *app, const struct report_check *check,
	const struct spot *spot, struct error *error)
{
	if (begins(spot->path, "ita"))
		return jump_to_ita(app, check, spot->path, error);
	const bool memo = begins(spot->path, "memo");
	if (memo || begins(spot->path, "before") || begins(spot->path, "after")) {
		if (memo ? !screen_memo_open(app, check->number, error)
			 : !screen_texts_open(app, check->number, error))
			return false;
		go_to_text(app, spot);
		return true;
	}
	/* What no measure has: the first is as good as any. */
	const enum card_field field = card_field_find(spot->path);
	if (field != FIELD_NONE && report_check_card(check, 1))
		return screen_guide_open(
			app, report_check_card(check, 1), field, 0, error);
	if (!screen_report_open(app, check->number, error))
		return false;
	go_to_form_row(app, spot->path);
	return true;
}

bool finding_jump(struct app *app, const struct report_check *check,
	const struct finding *finding, struct error *error)
{
	const struct spot *spot = &finding->spot;
	const bool done = spot->card ? jump_to_card(app, check, spot, error)
				     : jump_to_own(app, check, spot, error);
	if (done)
		app_message(app,
			finding->severity == SEVERITY_ERROR ? STYLE_ERROR : STYLE_WARNING,
			"%s", finding->message);
	return done;
}
