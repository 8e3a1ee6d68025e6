/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/ita/ita_form.h"

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/overview.h"
#include "model/head_copy.h"
#include "model/ita.h"
#include "model/ita_bank.h"
#include "model/lists.h"
#include "model/report.h"
#include "office/fiscal_year.h"
#include "office/ita_start.h"
#include "office/ita_words.h"
#include "office/suggest/office_phrases.h"
#include "office/typed_texts.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/form.h"
#include "tui/head/form_check.h"
#include "tui/widget/action.h"
#include "tui/widget/offers.h"

/* --- a row's value --- */

char *ita_form_stored(const struct ita_form *form, const struct report *report,
	struct ita_part_of part, size_t row)
{
	struct str text = STR_INIT;
	ita_value(report, part, row, app_digits(form->app), &text);
	return str_detach(&text);
}

char *ita_form_typed(const struct ita_form *form, size_t row)
{
	const struct form_row *kind = &form->rows[row];
	return kind->text ? form_text(form->form, row)
			  : mem_strdup(_(kind->choices[form_choice(form->form, row)]));
}

/* What a draft has, where a choice is named as in the source, whatever language the
 * screen has; or what the screen shows. */
static void put_typed(struct ita_form *form, size_t row, const char *text)
{
	if (form->rows[row].text) {
		form_set_text(form->form, row, text);
		return;
	}
	for (size_t i = 0; i < form->rows[row].choices_count; i++) {
		const char *choice = form->rows[row].choices[i];
		if (!strcmp(text, choice) || !strcmp(text, _(choice)))
			form_set_choice(form->form, row, i);
	}
}

/* How drafts have a row; to be freed. */
static char *draft_text(const struct ita_form *form, size_t row)
{
	const struct form_row *kind = &form->rows[row];
	return kind->text ? form_text(form->form, row)
			  : mem_strdup(kind->choices[form_choice(form->form, row)]);
}

static void put_into_form(struct ita_form *form, const struct report *report,
	struct ita_part_of part, size_t row)
{
	char *text = ita_form_stored(form, report, part, row);
	put_typed(form, row, text);
	free(text);
}

bool ita_form_row_changed(const struct ita_form *form, size_t row)
{
	char *now = ita_form_typed(form, row);
	const bool changed = strcmp(now, form->shown[row]) != 0;
	free(now);
	return changed;
}

bool ita_form_changed(const struct ita_form *form)
{
	for (size_t row = 0; row < form->count; row++)
		if (ita_form_row_changed(form, row))
			return true;
	return false;
}

bool ita_form_is_new(const struct ita_form *form)
{
	return form->part.is_item && form->part.item >= form->head.ita.count;
}

/* --- what is said below a line --- */

static void question_hint(void *context, const char *text, struct str *out)
{
	const struct ita_form *form = context;
	const struct ita_question *question =
		form->bank ? ita_bank_find(form->bank, text) : NULL;
	char *wrong = ita_value_wrong(form->part, ITEM_CODE, text);
	struct str year = STR_INIT;
	number_append(&year, form->bank ? form->bank->year : 0, app_digits(form->app));
	if (wrong)
		str_puts(out, *text ? _("type it like i7, e11 or o34") : "");
	else if (!form->bank)
		str_puts(out, _("there are no questions to look it up in"));
	else if (!question)
		str_printf(out, _("no such item in the questions of %s"), year.data);
	else
		ita_put_question(out, form->bank, question);
	if (question)
		ita_put_sure(out, form->bank, question, app_digits(form->app));
	str_release(&year);
	free(wrong);
}

static void score_hint(void *context, const char *text, struct str *out)
{
	struct decimal score;
	(void)context;
	if (!ita_score_typed(text, &score))
		str_puts(out, _("a number from 0 to 100 is expected"));
}

/* The result as the form says it; to be released. */
static struct ita typed_figures(const struct ita_form *form)
{
	struct report report = {0};
	const struct ita_part_of figures = {0};
	for (size_t row = 0; row < FIGURE_ROWS; row++) {
		char *text = form_text(form->form, row);
		ita_put_value(&report, figures, row, text);
		free(text);
	}
	return report.ita;
}

static void total_hint(void *context, const char *text, struct str *out)
{
	const struct ita_form *form = context;
	struct ita ita = typed_figures(form);
	double total;
	struct str figure = STR_INIT;
	struct decimal typed;
	if (!ita_score_typed(text, &typed)) {
		score_hint(NULL, text, out);
	} else if (ita_total(&ita, &total)) {
		ita_put_rounded(&figure, total, app_digits(form->app));
		str_printf(out, _("the parts make it %s"), figure.data);
	}
	str_release(&figure);
	ita_release(&ita);
}

static void level_hint(void *context, const char *text, struct str *out)
{
	struct ita ita = typed_figures(context);
	(void)text;
	ita_put_verdict(out, &ita);
	if (decimal_known(&ita.year) && !ita_levels_sure((int)ita.year.value))
		str_printf(out, " (%s)", _(ita_sure_label(ITA_SURE_NOT)));
	ita_release(&ita);
}

/* --- what is found --- */

/* Where the form's values stand in the report. */
static struct ita_part_of part_in(const struct ita_form *form)
{
	struct ita_part_of part = form->part;
	if (ita_form_is_new(form))
		part.item = MIN(form->place, form->head.ita.count);
	return part;
}

static bool typed_report(void *context, struct report *head, struct error *error)
{
	const struct ita_form *form = context;
	const struct ita_part_of part = part_in(form);
	if (!head_copy(&form->head, head, error))
		return false;
	if (ita_form_is_new(form))
		ita_insert_item(&head->ita, MIN(part.item, head->ita.count));
	for (size_t row = 0; row < form->count; row++) {
		char *text = ita_form_typed(form, row);
		if (ita_form_row_changed(form, row))
			ita_put_value(head, part, row, text);
		free(text);
	}
	return true;
}

static void put_path(const void *context, size_t row, struct str *out)
{
	ita_path(out, part_in(context), row);
}

static bool is_wrong(const void *context, size_t row, const char *text)
{
	const struct ita_form *form = context;
	char *why = ita_value_wrong(form->part, row, text);
	free(why);
	return why != NULL;
}

/* --- opening --- */

static bool add_owner(void *context, const char *name, int64_t times)
{
	(void)times;
	string_list_add(context, name);
	return true;
}

static void prepare_item(struct ita_form *form)
{
	struct error error = ERROR_INIT;
	form->bank = ita_bank_of(form->app->store, &form->head, &error);
	if (!form->bank)
		app_error(form->app, &error);
	if (!store_owner_names(form->app->store, add_owner, &form->owners, &error))
		app_error(form->app, &error);
	form->rows[ITEM_OWNER].choices = (const char *const *)form->owners.items;
	form->rows[ITEM_OWNER].choices_count = form->owners.count;
	form->form = form_new(form->rows, form->count);
	form_set_hint(form->form, ITEM_CODE, question_hint, form);
	form_set_hint(form->form, ITEM_SCORE, score_hint, form);
}

static void prepare_figures(struct ita_form *form)
{
	form->form = form_new(form->rows, form->count);
	form_set_hint(form->form, FIGURE_TOTAL, total_hint, form);
	form_set_hint(form->form, FIGURE_IIT, score_hint, form);
	form_set_hint(form->form, FIGURE_EIT, score_hint, form);
	form_set_hint(form->form, FIGURE_OIT, score_hint, form);
	form_set_hint(form->form, FIGURE_LEVEL, level_hint, form);
}

static void fill(struct ita_form *form)
{
	form->count = form->part.is_item ? (size_t)ITEM_ROWS : (size_t)FIGURE_ROWS;
	memcpy(form->rows, form->part.is_item ? item_rows : figure_rows,
		form->count * sizeof(*form->rows));
	if (form->part.is_item)
		prepare_item(form);
	else
		prepare_figures(form);
	for (size_t row = 0; row < form->count; row++) {
		put_into_form(form, &form->head, form->part, row);
		form->shown[row] = ita_form_typed(form, row);
	}
	form_refresh(form->form);
	form->check = form_check_new(&(struct form_check_of){.app = form->app,
					     .report = form->number,
					     .context = form,
					     .typed = typed_report,
					     .path = put_path,
					     .is_wrong = is_wrong},
		form->form);
}

static bool is_path(const void *context, const char *path)
{
	const struct ita_form *form = context;
	struct ita_part_of part;
	size_t row;
	return ita_path_parse(path, &part, &row) && part.is_item == form->part.is_item &&
	       (!part.is_item || part.item == form->part.item ||
		       (ita_form_is_new(form) && part.item >= form->head.ita.count));
}

/* The item of the draft may be another number now; its rows are the same. */
static void take_in(struct ita_form *form, struct head_left *left)
{
	struct ita_part_of part;
	struct str path = STR_INIT;
	size_t at;
	bool restored = false;
	if (!ita_path_parse(left->path, &part, &at))
		return;
	for (size_t row = 0; row < form->count; row++) {
		str_clear(&path);
		ita_path(&path, part, row);
		const char *text = typed_texts_find(&left->typed, path.data);
		if (!text)
			continue;
		put_typed(form, row, text);
		restored = restored || ita_form_row_changed(form, row);
	}
	str_release(&path);
	form->touched = true;
	if (restored && left->revision != form->revision) {
		form->began = left->revision;
		form->before = left->before;
		form->before_part = part;
		report_init(&left->before);
	}
	form_go(form->form, at);
	form_refresh(form->form);
	if (restored)
		head_left_tell(form->app);
}

static bool recover(struct ita_form *form, struct error *error)
{
	struct head_left left;
	const bool good = head_draft_find(
		&form->draft, &form->head, form->revision, is_path, form, &left, error);
	if (good && left.found)
		take_in(form, &left);
	head_left_release(&left);
	return good;
}

static bool is_ita(const void *context, const char *path)
{
	struct ita_part_of part;
	size_t row;
	(void)context;
	return ita_path_parse(path, &part, &row);
}

bool ita_form_left(
	struct app *app, int64_t report, struct ita_part_of *part, struct error *error)
{
	char *path = NULL;
	size_t row;
	const bool found =
		head_draft_left_path(app, report, is_ita, NULL, &path, error) && path &&
		ita_path_parse(path, part, &row);
	free(path);
	return found;
}

static void release(struct ita_form *form)
{
	for (size_t row = 0; row < form->count; row++)
		free(form->shown[row]);
	form_check_free(form->check);
	form_free(form->form);
	string_list_release(&form->owners);
	ita_bank_free(form->bank);
	report_release(&form->head);
	report_release(&form->before);
	head_draft_of_release(&form->draft);
}

/* --- beside the loop --- */

static bool save_waiting(void *form)
{
	return ita_form_save(form);
}

static bool forget_draft(void *form, struct error *error)
{
	return ita_form_forget(form, error);
}

static bool keep_all(void *context, struct error *error)
{
	struct ita_form *form = context;
	form->touched = true;
	return ita_form_keep(form, error);
}

static void free_form(void *context)
{
	struct ita_form *form = context;
	release(form);
	free(form);
}

static struct form_saving saving_of(struct ita_form *form)
{
	return (struct form_saving){.app = form->app,
		.form = form,
		.save = save_waiting,
		.forget = forget_draft,
		.keep = keep_all,
		.free = free_form};
}

void ita_form_close(struct ita_form *form)
{
	form_saving_close(&form->saving);
}

/* --- reading --- */

bool ita_form_init(struct ita_form *form, struct app *app, int64_t report,
	struct ita_part_of part, size_t place, struct error *error)
{
	struct error failed = ERROR_INIT;
	*form = (struct ita_form){.app = app,
		.number = report,
		.part = part,
		.place = place,
		.draft = {.app = app, .report = report}};
	report_init(&form->before);
	form->saving = saving_of(form);
	if (!store_read_head(app->store, report, &form->head, &form->revision, error))
		return false;
	form->read_only = form->head.state != REPORT_OPEN;
	if (part.is_item && part.item > form->head.ita.count)
		form->part.item = form->head.ita.count;
	fill(form);
	if (!form->read_only && !recover(form, &failed))
		app_error(app, &failed);
	return true;
}

/* --- keys --- */

enum effect ita_form_event(struct ita_form *form, const struct event *event)
{
	const enum effect effect = form_event(form->form, form->app, event);
	if (effect != EFFECT_UNUSED) {
		form->touched = true;
		form_refresh(form->form);
	}
	return effect;
}

static bool is_code(const struct ita_form *form)
{
	return form->part.is_item && form_row(form->form) == ITEM_CODE;
}

static void find_levels(struct ita_form *form)
{
	char *text = form_text(form->form, FIGURE_YEAR);
	const int year = fiscal_year_typed(text);
	struct form_row *row = &form->rows[FIGURE_LEVEL];
	row->choices =
		ita_levels(year ? year : ita_year_of(&form->head), &row->choices_count);
	free(text);
}

bool ita_form_suggest(struct ita_form *form, const struct offering *offering)
{
	static const unsigned slots[ITEM_ROWS] = {
		[ITEM_ISSUE] = SLOT_ITA_ISSUE,
		[ITEM_RECOMMENDATION] = SLOT_ITA_RECOMMENDATION,
		[ITEM_OWNER] = SLOT_ITA_OWNER,
	};
	struct offering of_row = *offering;
	of_row.slots[0] = slots[form_row(form->form)];
	return form->part.is_item && !form->read_only && of_row.slots[0] &&
	       form_suggest(form->form, &of_row);
}

bool ita_form_can_pick(const struct ita_form *form)
{
	if (form->read_only)
		return false;
	if (!form->part.is_item)
		return form_row(form->form) == FIGURE_LEVEL;
	return is_code(form) ? form->bank && form->bank->questions_count
			     : form_can_pick(form->form);
}

static void pick_code(struct ita_form *form)
{
	const struct ita_bank *bank = form->bank;
	struct string_list lines = {0};
	struct str typed_words = STR_INIT;
	char *now = form_text(form->form, ITEM_CODE);
	const struct ita_question *question = ita_bank_find(bank, now);
	for (size_t i = 0; i < bank->questions_count; i++) {
		struct str line = STR_INIT;
		ita_put_choice(&line, bank, &bank->questions[i]);
		string_list_add(&lines, line.data);
		str_release(&line);
	}
	const size_t picked = dialog_pick_at(form->app, _("Item (?: not compared yet)"),
		(const char *const *)lines.items, lines.count,
		question ? (size_t)(question - bank->questions) : 0, false, &typed_words);
	if (picked < lines.count)
		form_pick_text(
			form->form, form->app, ITEM_CODE, bank->questions[picked].code);
	free(now);
	str_release(&typed_words);
	string_list_release(&lines);
}

enum effect ita_form_pick(struct ita_form *form)
{
	form->touched = true;
	if (!form->part.is_item)
		find_levels(form);
	if (is_code(form))
		pick_code(form);
	else
		form_pick(form->form, form->app);
	form_refresh(form->form);
	return EFFECT_PAINT;
}

/* --- keeping --- */

static bool put_draft(struct ita_form *form, struct error *error)
{
	struct typed_texts typed = {NULL, 0, 0};
	struct str path = STR_INIT;
	for (size_t row = 0; row < form->count; row++) {
		char *text = draft_text(form, row);
		str_clear(&path);
		ita_path(&path, form->part, row);
		if (ita_form_row_changed(form, row))
			typed_texts_add(&typed, path.data, text);
		free(text);
	}
	str_clear(&path);
	ita_path(&path, form->part, form_row(form->form));
	const bool done = head_draft_write(&form->draft,
		form->began ? form->began : form->revision, path.data, 0, &typed, error);
	typed_texts_release(&typed);
	str_release(&path);
	return done;
}

bool ita_form_forget(struct ita_form *form, struct error *error)
{
	if (!head_draft_forget(&form->draft, error))
		return false;
	form->touched = false;
	return true;
}

bool ita_form_keep(struct ita_form *form, struct error *error)
{
	if (!form->touched || form->read_only)
		return true;
	if (!ita_form_changed(form))
		return ita_form_forget(form, error);
	if (!put_draft(form, error))
		return false;
	form->touched = false;
	return true;
}
