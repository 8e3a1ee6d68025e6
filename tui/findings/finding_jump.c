/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/findings/finding_jump.h"

#include <stdlib.h>
#include <string.h>

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
	const struct topic topic = {.card = report_check_card(check, spot->card),
		.path = card_field_name(spot->field),
		.start = cursor,
		.bytes = spot->bytes};
	return app_open(app, SCREEN_GUIDE, &topic, error);
}

/* --- the report's own texts --- */

/* The item of the ITA result that the path names, from 1; 0: none, it is of the figures.
 */
static size_t item_of(const char *path)
{
	static const char items[] = "ita.items[";
	const bool named = strncmp(path, items, strlen(items)) == 0;
	return named ? strtoul(path + strlen(items), NULL, 10) + 1 : 0;
}

static bool jump_to_own(struct app *app, const struct report_check *check,
	const struct spot *spot, struct error *error)
{
	/* What no measure has: the first is as good as any. */
	const bool of_cards = card_field_find(spot->path) != FIELD_NONE;
	const struct topic topic = {.report = check->number,
		.card = of_cards ? report_check_card(check, 1) : 0,
		.path = spot->path,
		.start = of_cards ? 0 : spot->start,
		.bytes = of_cards ? 0 : spot->bytes,
		.item = item_of(spot->path)};
	enum screen_id id = screen_of_text(spot->path);
	if (topic.card)
		id = SCREEN_GUIDE;
	else if (id == SCREEN_ITA)
		id = SCREEN_ITA_FORM;
	return app_open(app, id, &topic, error);
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
