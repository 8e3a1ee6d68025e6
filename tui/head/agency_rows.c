/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/head/agency_rows.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "check/places.h"
#include "model/lists.h"
#include "office/agency.h"
#include "office/agency_names.h"
#include "office/suggest/phrase_index.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/app/dialog.h"
#include "tui/terminal/terminal.h"

void agency_rows_init(struct agency_rows *rows, struct form *form, size_t type)
{
	*rows = (struct agency_rows){.form = form,
		.type = type,
		.name = type + 1,
		.district = type + 2,
		.province = type + 3,
		.places = places_new(),
		.known = form_text(form, type + 1)};
}

void agency_rows_release(struct agency_rows *rows)
{
	places_free(rows->places);
	free(rows->known);
}

/* What the rows say now, each text to be freed. */
struct typed {
	char *type, *name, *district, *province;
};

static struct typed typed_now(const struct agency_rows *rows)
{
	return (struct typed){
		form_text(rows->form, rows->type),
		form_text(rows->form, rows->name),
		form_text(rows->form, rows->district),
		form_text(rows->form, rows->province),
	};
}

static struct agency_said said(const struct typed *typed)
{
	return (struct agency_said){
		typed->type, typed->name, typed->district, typed->province};
}

static void release_typed(struct typed *typed)
{
	free(typed->type);
	free(typed->name);
	free(typed->district);
	free(typed->province);
}

/* Which part of an agency the row of the cursor is; false: none that has names. */
static bool part_here(const struct agency_rows *rows, enum agency_part *part)
{
	const size_t row = form_row(rows->form);
	*part = row == rows->name       ? AGENCY_PART_NAME
		: row == rows->district ? AGENCY_PART_DISTRICT
					: AGENCY_PART_PROVINCE;
	return row == rows->name || row == rows->district || row == rows->province;
}

/* --- while one types --- */

static size_t offer(void *context, unsigned slot, const char *before, size_t bytes,
	struct offer *offers, size_t most)
{
	const struct agency_rows *rows = context;
	enum agency_part part;
	(void)slot;
	if (!part_here(rows, &part))
		return 0;
	struct typed typed = typed_now(rows);
	const struct agency_said now = said(&typed);
	const char *rests[OFFERS_MOST];
	const size_t count = agency_names_behind(
		rows->places, part, &now, before, bytes, rests, MIN(most, OFFERS_MOST));
	for (size_t i = 0; i < count; i++)
		str_puts(&offers[i].text, rests[i]);
	release_typed(&typed);
	return count;
}

bool agency_rows_suggest(struct agency_rows *rows, const struct offering *offering)
{
	struct offering own = *offering;
	own.offer = offer;
	own.context = rows;
	/* The places are all there from the beginning. */
	own.revision = 0;
	return form_suggest(rows->form, &own);
}

/* --- the list --- */

bool agency_rows_can_pick(const struct agency_rows *rows)
{
	enum agency_part part;
	return part_here(rows, &part);
}

/* The choices, and what their lines say. */
struct listed {
	struct agency_choice *choices;
	size_t count, capacity;
	struct string_list lines;
};

static bool list_choice(void *context, const struct agency_choice *choice)
{
	struct listed *listed = context;
	struct str line = STR_INIT;
	agency_choice_append(&line, choice);
	string_list_add(&listed->lines, line.data);
	str_release(&line);
	listed->choices = mem_grow(listed->choices, listed->count, &listed->capacity,
		sizeof(*listed->choices));
	listed->choices[listed->count++] = *choice;
	return false;
}

static size_t row_of(const struct agency_rows *rows, enum agency_part part)
{
	return part == AGENCY_PART_NAME       ? rows->name
	       : part == AGENCY_PART_DISTRICT ? rows->district
					      : rows->province;
}

static void take(struct agency_rows *rows, struct app *app, enum agency_part part,
	const struct agency_choice *choice)
{
	form_pick_text(rows->form, app, row_of(rows, part), choice->text);
	if (*choice->district)
		form_pick_text(rows->form, app, rows->district, choice->district);
	if (*choice->province)
		form_pick_text(rows->form, app, rows->province, choice->province);
	free(rows->known);
	rows->known = form_text(rows->form, rows->name);
}

static void tell_none(struct app *app, const struct agency_rows *rows)
{
	const char *fault = places_fault(rows->places);
	app_message(app, STYLE_WARNING, "%s",
		fault ? fault : _("No place of such a name is known; type it as it is"));
}

/* What is typed stands in the filter of the list, so that what begins so is seen. */
static size_t ask(const struct agency_rows *rows, struct app *app, enum agency_part part,
	const struct agency_said *now, const struct listed *listed, struct str *own)
{
	size_t count;
	const struct form_row *asked = &form_rows(rows->form, &count)[row_of(rows, part)];
	const struct pick_list list = {.title = _(asked->label),
		.texts = (const char *const *)listed->lines.items,
		.count = listed->count,
		.begins = part == AGENCY_PART_NAME ? agency_bare(now->type, now->name)
			  : part == AGENCY_PART_DISTRICT ? now->district
							 : now->province,
		/* There is no district of another name; of agencies there are. */
		.all = part != AGENCY_PART_NAME,
		.own = true};
	return dialog_pick_from(app, &list, own);
}

void agency_rows_pick(struct agency_rows *rows, struct app *app)
{
	enum agency_part part;
	if (!part_here(rows, &part))
		return;
	struct typed typed = typed_now(rows);
	const struct agency_said now = said(&typed);
	struct listed listed = {0};
	struct str own = STR_INIT;
	agency_choices_each(rows->places, part, &now, list_choice, &listed);
	if (!listed.count) {
		tell_none(app, rows);
	} else {
		const size_t picked = ask(rows, app, part, &now, &listed, &own);
		if (picked < listed.count)
			take(rows, app, part, &listed.choices[picked]);
		else if (picked == listed.count && own.bytes)
			form_pick_text(rows->form, app, row_of(rows, part), own.data);
	}
	str_release(&own);
	string_list_release(&listed.lines);
	free(listed.choices);
	release_typed(&typed);
}

/* --- where it is --- */

/* As proposals: who goes there and types puts something else in their place. */
static void fill_in(struct agency_rows *rows, struct app *app, const struct typed *typed,
	const struct agency_choice *choice)
{
	struct str where = STR_INIT;
	if (!*typed->district && *choice->district)
		form_propose_text(rows->form, rows->district, choice->district);
	if (!*typed->province && *choice->province)
		form_propose_text(rows->form, rows->province, choice->province);
	agency_place_append(&where, choice);
	app_message(app, STYLE_MESSAGE,
		_("The only place of that name is %s: it is filled in; change it where it "
		  "is another"),
		where.data);
	str_release(&where);
}

void agency_rows_follow(struct agency_rows *rows, struct app *app)
{
	if (form_row(rows->form) == rows->name)
		return;
	struct typed typed = typed_now(rows);
	const struct agency_said now = said(&typed);
	struct agency_choice only;
	if (strcmp(typed.name, rows->known) != 0) {
		free(rows->known);
		rows->known = mem_strdup(typed.name);
		const bool open = !*typed.district;
		const size_t places =
			open ? agency_name_places(rows->places, &now, &only) : 0;
		if (places == 1 && *only.province)
			fill_in(rows, app, &typed, &only);
		else if (places > 1)
			app_message(app, STYLE_MESSAGE,
				_("%d places have that name: Ctrl-O in its field lists "
				  "them"),
				(int)places);
	}
	release_typed(&typed);
}
