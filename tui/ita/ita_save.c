/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed in the form of an ITA result goes into the report. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/store.h"
#include "model/head_copy.h"
#include "model/ita.h"
#include "model/ita_bank.h"
#include "model/report.h"
#include "office/ita_values.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/form.h"
#include "tui/head/form_saving.h"
#include "tui/head/head_draft.h"
#include "tui/head/head_join.h"
#include "tui/ita/ita_form.h"
#include "tui/terminal/terminal.h"

/* --- whether it can be saved --- */

/* The cursor goes to the first row that is wrong; what is typed in it stays. */
static bool check(struct ita_form *form)
{
	for (size_t row = 0; row < form->count; row++) {
		char *text = ita_form_typed(form, row);
		char *wrong = ita_form_row_changed(form, row) || ita_form_is_new(form)
				      ? ita_value_wrong(form->part, row, text)
				      : NULL;
		const bool good = !wrong;
		free(text);
		if (wrong) {
			form_go(form->form, row);
			app_message(form->app, STYLE_WARNING, "%s: %s",
				_(form->rows[row].label), wrong);
		}
		free(wrong);
		if (!good)
			return false;
	}
	return true;
}

static bool has_code(const struct ita_form *form, const char *code)
{
	for (size_t i = 0; i < form->head.ita.count; i++) {
		const char *each = form->head.ita.items[i].code;
		if (i != form->part.item && each && *each && ita_code_same(each, code))
			return true;
	}
	return false;
}

/* A code that the year does not have, or that is there already, is asked about: numbers
 * change from year to year, and the file of questions may be the one that is wrong. */
static bool wanted(const struct ita_form *form)
{
	struct str question = STR_INIT, year = STR_INIT;
	char *code = form->part.is_item ? ita_form_typed(form, ITEM_CODE) : NULL;
	if (code && ita_form_row_changed(form, ITEM_CODE)) {
		number_append(
			&year, form->bank ? form->bank->year : 0, app_digits(form->app));
		if (has_code(form, code))
			str_printf(
				&question, _("Item %s is in this result already."), code);
		else if (form->bank && form->bank->of_that_year &&
			 !ita_bank_find(form->bank, code))
			str_printf(&question,
				_("The questions of ITA %s have no item %s."), year.data,
				code);
	}
	const bool yes =
		!question.bytes ||
		dialog_ask(form->app, _("Save it all the same?"), question.data, false);
	free(code);
	str_release(&question);
	str_release(&year);
	return yes;
}

/* --- into the report as it is stored now --- */

/* Which of two it shall be; others: somebody changed the report since it was read. */
static int which(struct ita_form *form, const struct report *head,
	struct ita_part_of there, size_t row, bool others)
{
	char *theirs = ita_form_stored(form, head, there, row);
	char *was = form->began
			    ? ita_form_stored(form, &form->before, form->before_part, row)
			    : ita_form_stored(form, &form->head, form->part, row);
	char *mine = ita_form_typed(form, row);
	int choice = HEAD_MINE;
	if (others && strcmp(theirs, was) != 0 && strcmp(theirs, mine) != 0)
		choice = head_ask_which(form->app,
			&(struct head_two){form->number, _(form->rows[row].label), theirs,
				mine, false});
	free(theirs);
	free(was);
	free(mine);
	return choice;
}

static bool put_rows(struct ita_form *form, struct report *head, struct ita_part_of there,
	bool all, bool others)
{
	for (size_t row = 0; row < form->count; row++) {
		const int choice = all ? HEAD_MINE
				   : ita_form_row_changed(form, row)
					   ? which(form, head, there, row, others)
					   : HEAD_THEIRS;
		if (choice == CHOICE_NONE)
			return false;
		if (choice == HEAD_MINE) {
			char *text = ita_form_typed(form, row);
			ita_put_value(head, there, row, text);
			free(text);
		}
	}
	return true;
}

/* Rows of a new item that are empty stay absent. */
static bool put_new(struct ita_form *form, struct report *head)
{
	struct ita_part_of there = {true, MIN(form->place, head->ita.count)};
	ita_insert_item(&head->ita, there.item);
	for (size_t row = 0; row < form->count; row++) {
		char *text = ita_form_typed(form, row);
		if (*text)
			ita_put_value(head, there, row, text);
		free(text);
	}
	return true;
}

static bool ask_again(const struct ita_form *form)
{
	return dialog_ask(form->app, _("Save it all the same?"),
		_("Somebody else took this item out, or gave it another code. Saved now, "
		  "it is one more item."),
		false);
}

static bool apply(struct ita_form *form, struct report *head, bool others)
{
	struct ita_part_of there = form->part;
	if (ita_form_is_new(form))
		return put_new(form, head);
	if (!form->part.is_item || !others)
		return put_rows(form, head, there, false, others);
	there.item = ita_find_item(&head->ita, &form->head.ita, form->part.item);
	if (there.item != SIZE_MAX)
		return put_rows(form, head, there, false, true);
	if (!ask_again(form))
		return false;
	form->place = form->part.item;
	return put_new(form, head);
}

static enum save_outcome store(
	struct ita_form *form, struct report *head, int64_t revision, struct error *error)
{
	const bool others = form->began || revision != form->revision;
	if (!apply(form, head, others))
		return SAVE_FAILED;
	return store_save_head(
		form->app->store, form->number, head, &revision, form->app->who, error);
}

bool ita_form_save(struct ita_form *form)
{
	struct report head;
	int64_t revision;
	struct error error = ERROR_INIT;
	if (form->read_only || !ita_form_changed(form))
		return true;
	if (!check(form) || !wanted(form))
		return false;
	if (head_draft_lost(&form->draft)) {
		form->touched = true;
		return false;
	}
	if (!store_read_head(form->app->store, form->number, &head, &revision, &error)) {
		app_error(form->app, &error);
		return false;
	}
	const enum save_outcome outcome = store(form, &head, revision, &error);
	report_release(&head);
	if (outcome == SAVE_DONE && ita_form_forget(form, &error))
		app_saved(form->app);
	else if (outcome == SAVE_CONFLICT)
		app_message(form->app, STYLE_WARNING, "%s",
			_("Somebody else is saving this report: please save again"));
	app_error(form->app, &error);
	return outcome == SAVE_DONE;
}

bool ita_form_save_closing(struct ita_form *form)
{
	struct report head;
	struct error error = ERROR_INIT;
	if (!form->app->sends)
		return ita_form_save(form);
	if (form->read_only || !ita_form_changed(form))
		return true;
	if (!check(form) || !wanted(form))
		return false;
	if (!head_copy(&form->head, &head, &error)) {
		app_error(form->app, &error);
		return false;
	}
	if (!apply(form, &head, form->began)) {
		report_release(&head);
		return false;
	}
	form_saving_send(&form->saving, form->number, &head, form->revision);
	return true;
}
