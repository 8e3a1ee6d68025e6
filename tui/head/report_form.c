/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/head/report_form.h"

#include <stdlib.h>
#include <string.h>

#include "db/head.h"
#include "db/store.h"
#include "model/deadline.h"
#include "model/head_copy.h"
#include "model/report.h"
#include "office/agency.h"
#include "office/day.h"
#include "office/deadline.h"
#include "office/fiscal_year.h"
#include "office/settings.h"
#include "office/typed_texts.h"
#include "report/layout.h"
#include "text/date.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "tui/app/app.h"
#include "tui/app/dialog.h"
#include "tui/app/people.h"
#include "tui/head/head_join.h"
#include "tui/terminal/terminal.h"

static const char *const digits[] = {
	[DIGITS_THAI] = N_("Thai digits"),
	[DIGITS_ARABIC] = N_("Arabic digits"),
	[DIGITS_AS_TYPED] = N_("As typed"),
};

static const struct form_row rows[REPORT_ROWS] = {
	[REPORT_TYPE] =
		{
			.label = N_("Kind of agency"),
			.guide = N_("What the agency is, as it stands on its reports. "
				    "Ctrl-O shows a list."),
			.choices = agency_types,
			.choices_count = AGENCY_TYPES,
			.text = true,
		},
	[REPORT_NAME] =
		{
			.label = N_("Its name"),
			.guide = N_("The name alone, without the kind. The next reports "
				    "that are made take it from here. Ctrl-O lists the "
				    "names of places."),
			.text = true,
		},
	[REPORT_DISTRICT] =
		{
			.label = N_("District"),
			.guide = N_("Without the word อำเภอ. It is printed below the "
				    "agency; where it is empty, it is left out."),
			.text = true,
		},
	[REPORT_PROVINCE] =
		{
			.label = N_("Province"),
			.guide = N_("Without the word จังหวัด. It is printed below the "
				    "agency; where it is empty, it is left out."),
			.text = true,
		},
	[REPORT_YEAR] =
		{
			.label = N_("Fiscal year"),
			.guide = N_("The Buddhist year in which the fiscal year ends. "
				    "Years in the texts and periods stay as they "
				    "were typed."),
			.text = true,
		},
	[REPORT_MONTHS] =
		{
			.label = N_("Round"),
			.guide = N_("The whole year, or its first half."),
			.choices = fiscal_rounds,
			.choices_count = FISCAL_ROUNDS,
		},
	[REPORT_LAYOUT] =
		{
			.label = N_("Layout"),
			.guide = N_("What the report's table looks like, and which "
				    "fields are asked for. What other layouts do not "
				    "print is kept all the same."),
		},
	[REPORT_DIGITS] =
		{
			.label = N_("Digits"),
			.guide = N_("What the program writes on the paper itself: "
				    "numbers, pages, years. What was typed is never "
				    "changed."),
			.choices = digits,
			.choices_count = sizeof(digits) / sizeof(digits[0]),
		},
	[REPORT_TITLE] =
		{
			.label = N_("Title"),
			.guide = N_("It stands at the top of the report."),
			.text = true,
		},
	[REPORT_DEADLINE] =
		{
			.label = N_("Deadline"),
			.guide = N_("The day until which the report is to be handed in, "
				    "such as 30 เมษายน 2569; it may stay empty. It is "
				    "not printed in the report."),
			.text = true,
		},
};

/* What drafts call them. */
static const char *const paths[REPORT_ROWS] = {
	[REPORT_TYPE] = "agency.type",
	[REPORT_NAME] = "agency.name",
	[REPORT_DISTRICT] = "agency.district",
	[REPORT_PROVINCE] = "agency.province",
	[REPORT_YEAR] = "fiscal_year",
	[REPORT_MONTHS] = "months",
	[REPORT_LAYOUT] = "layout",
	[REPORT_DIGITS] = "digits",
	[REPORT_TITLE] = "title",
	[REPORT_DEADLINE] = "deadline",
};

/* --- a row's value, in the report and in the form --- */

/* The text of a row that is one; NULL for the others. */
static char **place_of(struct report *report, size_t row)
{
	switch (row) {
	case REPORT_TYPE: return &report->agency.type;
	case REPORT_NAME: return &report->agency.name;
	case REPORT_DISTRICT: return &report->agency.district;
	case REPORT_PROVINCE: return &report->agency.province;
	case REPORT_TITLE: return &report->title;
	default: return NULL;
	}
}

static const char *layout_name(const struct report *report)
{
	return report->layout ? report->layout : LAYOUT_DEFAULT;
}

/* How the report has a row, as people read it; to be freed. */
static char *stored(
	const struct report_form *form, const struct report *report, size_t row)
{
	struct str text = STR_INIT;
	char **place = place_of((struct report *)report, row);
	if (place)
		str_puts(&text, *place ? *place : "");
	else if (row == REPORT_YEAR)
		number_append(&text, report->fiscal_year, app_digits(form->app));
	else if (row == REPORT_MONTHS)
		str_puts(&text, _(fiscal_rounds[fiscal_round_of(report->months)]));
	else if (row == REPORT_DIGITS)
		str_puts(&text, _(digits[report->digits]));
	else if (row == REPORT_DEADLINE)
		deadline_day_append(
			&text, report->deadline, DATE_LONG, app_digits(form->app));
	else
		str_puts(&text, layout_name(report));
	return str_detach(&text);
}

/* A day is the same however it is written. */
static char *typed_day(const struct report_form *form)
{
	struct str text = STR_INIT;
	struct date day;
	char *value = form_text(form->form, REPORT_DEADLINE);
	if (!day_read(value, &day))
		return value;
	date_append(&text, day, DATE_LONG, app_digits(form->app));
	free(value);
	return str_detach(&text);
}

/* The same of the form. */
static char *typed(const struct report_form *form, size_t row)
{
	const struct form_row *kind = &form->rows[row];
	if (row == REPORT_DEADLINE)
		return typed_day(form);
	if (kind->text)
		return form_text(form->form, row);
	const size_t choice = form_choice(form->form, row);
	if (row == REPORT_LAYOUT)
		return mem_strdup(form->layouts.names.items[choice]);
	return mem_strdup(_(kind->choices[choice]));
}

/* A choice as drafts name it, whatever language the screen has. */
static const char *choice_name(const struct report_form *form, size_t row, size_t choice)
{
	return row == REPORT_LAYOUT ? form->layouts.names.items[choice]
				    : form->rows[row].choices[choice];
}

/* How drafts have a row; to be freed. */
static char *draft_text(const struct report_form *form, size_t row)
{
	return form->rows[row].text
		       ? form_text(form->form, row)
		       : mem_strdup(choice_name(form, row, form_choice(form->form, row)));
}

/* Puts in what a draft has. */
static void put_typed(struct report_form *form, size_t row, const char *text)
{
	if (form->rows[row].text) {
		form_set_text(form->form, row, text);
		return;
	}
	for (size_t i = 0; i < form->rows[row].choices_count; i++)
		if (strcmp(choice_name(form, row, i), text) == 0)
			form_set_choice(form->form, row, i);
}

/* A layout that this program does not have stays one of the choices. */
static size_t layout_of(struct data_list *layouts, const char *name)
{
	const size_t at = data_list_find(layouts, name);
	if (at == layouts->names.count)
		data_list_add(layouts, name, name);
	return at;
}

static void put_into_form(
	struct report_form *form, const struct report *report, size_t row)
{
	if (form->rows[row].text) {
		char *text = stored(form, report, row);
		form_set_text(form->form, row, text);
		free(text);
	} else if (row == REPORT_MONTHS) {
		form_set_choice(form->form, row, fiscal_round_of(report->months));
	} else if (row == REPORT_DIGITS) {
		form_set_choice(form->form, row, report->digits);
	} else {
		form_set_choice(
			form->form, row, layout_of(&form->layouts, layout_name(report)));
	}
}

static bool row_changed(const struct report_form *form, size_t row)
{
	char *now = typed(form, row);
	const bool changed = strcmp(now, form->shown[row]) != 0;
	free(now);
	return changed;
}

bool report_form_changed(const struct report_form *form)
{
	for (size_t row = 0; row < REPORT_ROWS; row++)
		if (row_changed(form, row))
			return true;
	return false;
}

/* Empty, there is none; what check() refuses does not come here. */
static bool put_deadline(const char *value, struct report *report)
{
	struct date day = {0};
	return (!*value || day_read(value, &day)) && deadline_put(report, day);
}

static void put_into_report(
	const struct report_form *form, size_t row, struct report *report)
{
	char *value = typed(form, row);
	char **place = place_of(report, row);
	if (place) {
		const char *type = report->agency.type ? report->agency.type : "";
		settings_text(
			place, row == REPORT_NAME ? agency_bare(type, value) : value);
		report->agency.present = report->agency.present || row != REPORT_TITLE;
	} else if (row == REPORT_YEAR) {
		const int year = fiscal_year_typed(value);
		report->fiscal_year = year ? year : form->head.fiscal_year;
	} else if (row == REPORT_MONTHS) {
		report->months = fiscal_round_months(form_choice(form->form, row));
	} else if (row == REPORT_DIGITS) {
		report->digits = (enum digits)form_choice(form->form, row);
		report->digits_present = true;
	} else if (row == REPORT_DEADLINE) {
		put_deadline(value, report);
	} else {
		settings_text(&report->layout, value);
	}
	free(value);
}

/* --- what is found --- */

/* The name stays as it is typed, with the kind before it: words are marked in it. */
static bool typed_report(void *context, struct report *head, struct error *error)
{
	const struct report_form *form = context;
	if (!head_copy(&form->head, head, error))
		return false;
	for (size_t row = 0; row < REPORT_ROWS; row++)
		if (row_changed(form, row))
			put_into_report(form, row, head);
	if (row_changed(form, REPORT_NAME)) {
		char *name = form_text(form->form, REPORT_NAME);
		settings_text(&head->agency.name, name);
		free(name);
	}
	return true;
}

static void put_path(const void *context, size_t row, struct str *out)
{
	(void)context;
	str_puts(out, paths[row]);
}

static bool is_wrong(const void *context, size_t row, const char *text)
{
	struct date day;
	(void)context;
	return row == REPORT_YEAR       ? !fiscal_year_typed(text)
	       : row == REPORT_DEADLINE ? !day_read(text, &day)
					: false;
}

/* --- opening --- */

/* What is below a row that is printed, but empty. */
static void empty_hint(void *context, const char *text, struct str *out)
{
	(void)context;
	if (!text[strspn(text, " ")])
		str_puts(out, _("still empty: it is not printed"));
}

static void year_hint(void *context, const char *text, struct str *out)
{
	const struct report_form *form = context;
	fiscal_year_hint(
		text, form_choice(form->form, REPORT_MONTHS), app_digits(form->app), out);
}

static void deadline_row_hint(void *context, const char *text, struct str *out)
{
	const struct report_form *form = context;
	if (form->head.state == REPORT_OPEN)
		deadline_hint(text, form->left, app_digits(form->app), out);
}

static void fill(struct report_form *form)
{
	memcpy(form->rows, rows, sizeof(rows));
	data_list_layouts(&form->layouts);
	layout_of(&form->layouts, layout_name(&form->head));
	form->rows[REPORT_LAYOUT].choices =
		(const char *const *)form->layouts.titles.items;
	form->rows[REPORT_LAYOUT].choices_count = form->layouts.titles.count;
	form->form = form_new(form->rows, REPORT_ROWS);
	form_set_hint(form->form, REPORT_DISTRICT, empty_hint, form);
	form_set_hint(form->form, REPORT_PROVINCE, empty_hint, form);
	form_set_hint(form->form, REPORT_YEAR, year_hint, form);
	form_set_hint(form->form, REPORT_DEADLINE, deadline_row_hint, form);
	for (size_t row = 0; row < REPORT_ROWS; row++) {
		put_into_form(form, &form->head, row);
		form->shown[row] = typed(form, row);
	}
	form->check = form_check_new(&(struct form_check_of){.app = form->app,
					     .report = form->number,
					     .context = form,
					     .typed = typed_report,
					     .path = put_path,
					     .is_wrong = is_wrong},
		form->form);
}

static size_t row_named(const char *path)
{
	size_t row = 0;
	while (row < REPORT_ROWS && strcmp(paths[row], path) != 0)
		row++;
	return row;
}

const char *report_form_label(const char *path)
{
	const size_t row = row_named(path);
	return row < REPORT_ROWS ? rows[row].label : NULL;
}

static bool is_path(const void *context, const char *path)
{
	(void)context;
	return row_named(path) < REPORT_ROWS;
}

static void take_in(struct report_form *form, struct head_left *left)
{
	bool restored = false;
	for (size_t row = 0; row < REPORT_ROWS; row++) {
		const char *text = typed_texts_find(&left->typed, paths[row]);
		if (!text)
			continue;
		put_typed(form, row, text);
		restored = restored || row_changed(form, row);
	}
	form->touched = true;
	if (restored && left->revision != form->revision) {
		form->began = left->revision;
		form->before = left->before;
		report_init(&left->before);
	}
	form_go(form->form, row_named(left->path));
	if (restored)
		head_left_tell(form->app);
}

static bool recover(struct report_form *form, struct error *error)
{
	struct head_left left;
	const bool good = head_draft_find(
		&form->draft, &form->head, form->revision, is_path, NULL, &left, error);
	if (good && left.found)
		take_in(form, &left);
	head_left_release(&left);
	return good;
}

static void release(struct report_form *form)
{
	for (size_t row = 0; row < REPORT_ROWS; row++)
		free(form->shown[row]);
	form_check_free(form->check);
	agency_rows_release(&form->agency);
	form_free(form->form);
	data_list_release(&form->layouts);
	report_release(&form->head);
	report_release(&form->before);
	head_draft_of_release(&form->draft);
}

/* --- beside the loop --- */

static bool save_waiting(void *form)
{
	return report_form_save(form);
}

static bool forget_draft(void *form, struct error *error)
{
	return report_form_forget(form, error);
}

static bool keep_all(void *context, struct error *error)
{
	struct report_form *form = context;
	form->touched = true;
	return report_form_keep(form, error);
}

static void free_form(void *context)
{
	struct report_form *form = context;
	release(form);
	free(form);
}

static struct form_saving saving_of(struct report_form *form)
{
	return (struct form_saving){.app = form->app,
		.form = form,
		.save = save_waiting,
		.forget = forget_draft,
		.keep = keep_all,
		.free = free_form};
}

void report_form_close(struct report_form *form)
{
	form_saving_close(&form->saving);
}

/* --- reading --- */

static bool take_left(void *context, const struct report_summary *report)
{
	int64_t *left = context;
	*left = report->cards - report->cards_done;
	return true;
}

bool report_form_init(
	struct report_form *form, struct app *app, int64_t report, struct error *error)
{
	struct error failed = ERROR_INIT;
	*form = (struct report_form){
		.app = app, .number = report, .draft = {.app = app, .report = report}};
	report_init(&form->before);
	form->saving = saving_of(form);
	if (!store_summary(app->store, report, take_left, &form->left, error) ||
		!store_read_head(app->store, report, &form->head, &form->revision, error))
		return false;
	form->read_only_why = people_read_only(app, form->head.state);
	form->read_only = form->read_only_why != NULL;
	fill(form);
	if (!form->read_only && !recover(form, &failed))
		app_error(app, &failed);
	agency_rows_init(&form->agency, form->form, REPORT_TYPE);
	return true;
}

/* --- keeping --- */

static bool put_draft(struct report_form *form, struct error *error)
{
	struct typed_texts typed_rows = {NULL, 0, 0};
	for (size_t row = 0; row < REPORT_ROWS; row++) {
		char *text = draft_text(form, row);
		if (row_changed(form, row))
			typed_texts_add(&typed_rows, paths[row], text);
		free(text);
	}
	const bool done =
		head_draft_write(&form->draft, form->began ? form->began : form->revision,
			paths[form_row(form->form)], 0, &typed_rows, error);
	typed_texts_release(&typed_rows);
	return done;
}

bool report_form_forget(struct report_form *form, struct error *error)
{
	if (!head_draft_forget(&form->draft, error))
		return false;
	form->touched = false;
	return true;
}

bool report_form_keep(struct report_form *form, struct error *error)
{
	if (!form->touched || form->read_only)
		return true;
	if (!report_form_changed(form))
		return report_form_forget(form, error);
	if (!put_draft(form, error))
		return false;
	form->touched = false;
	return true;
}

/* --- saving --- */

/* What is wrong with a row that was changed, N_(); NULL: nothing. */
static const char *fault_of(const struct report_form *form, size_t row)
{
	struct report tried = {0};
	char *value = form_text(form->form, row);
	const char *fault = NULL;
	if (row == REPORT_NAME && !*value)
		fault = N_("The agency's name is still missing");
	else if (row == REPORT_YEAR && !fiscal_year_typed(value))
		fault = N_("The fiscal year is not understood; type it like 2569");
	else if (row == REPORT_DEADLINE && !put_deadline(value, &tried))
		fault = N_("Deadline: this day is not understood; type it like 30 "
			   "เมษายน 2569, or leave it empty");
	free(tried.deadline);
	free(value);
	return fault;
}

/* Whether what cannot be left so is filled in; the cursor goes to what is not. */
static bool check(struct report_form *form)
{
	static const size_t checked[] = {REPORT_NAME, REPORT_YEAR, REPORT_DEADLINE};
	for (size_t i = 0; i < COUNT(checked); i++) {
		const size_t row = checked[i];
		const char *fault = row_changed(form, row) ? fault_of(form, row) : NULL;
		if (!fault)
			continue;
		app_message(form->app, STYLE_WARNING, "%s", _(fault));
		form_go(form->form, row);
		return false;
	}
	return true;
}

/* Whether a changed row goes into the report, which has changed since it was read:
 * HEAD_MINE or HEAD_THEIRS, CHOICE_NONE where that was not said. */
static int which(
	struct report_form *form, const struct report *head, size_t row, bool other)
{
	const struct report *before = form->began ? &form->before : &form->head;
	char *theirs = stored(form, head, row), *was = stored(form, before, row);
	char *mine = typed(form, row);
	int choice = HEAD_MINE;
	if (other && strcmp(theirs, was) != 0 && strcmp(theirs, mine) != 0)
		choice = head_ask_which(
			form->app, &(struct head_two){form->number, _(rows[row].label),
					   theirs, mine, false});
	free(theirs);
	free(was);
	free(mine);
	return choice;
}

static bool apply(struct report_form *form, struct report *head, bool other)
{
	for (size_t row = 0; row < REPORT_ROWS; row++) {
		const int choice = row_changed(form, row) ? which(form, head, row, other)
							  : HEAD_THEIRS;
		if (choice == CHOICE_NONE)
			return false;
		if (choice == HEAD_MINE)
			put_into_report(form, row, head);
	}
	return true;
}

/* Whether what tells reports apart is another than before. */
static bool is_renamed(const struct report *before, const struct report *after)
{
	return before->fiscal_year != after->fiscal_year ||
	       before->months != after->months ||
	       !head_same_text(before->title, after->title) ||
	       !head_same_text(before->agency.name, after->agency.name) ||
	       !head_same_text(before->agency.type, after->agency.type);
}

/* Whether it is no double, or is wanted as one. */
static bool wanted(
	struct report_form *form, const struct report *head, struct error *error)
{
	int64_t number = 0;
	if (!is_renamed(&form->head, head))
		return true;
	if (!store_find_double(form->app->store, head, form->number, &number, error))
		return false;
	return !number ||
	       dialog_ask(form->app, _("Save it all the same?"),
		       _("There is another report of the same agency, year, months and "
			 "title already: the two are easily mixed up."),
		       false);
}

bool report_form_save(struct report_form *form)
{
	struct report head;
	int64_t revision;
	struct error error = ERROR_INIT;
	if (form->read_only || !report_form_changed(form))
		return true;
	if (!check(form))
		return false;
	if (head_draft_lost(&form->draft)) {
		form->touched = true;
		return false;
	}
	if (!store_read_head(form->app->store, form->number, &head, &revision, &error)) {
		app_error(form->app, &error);
		return false;
	}
	const bool other = form->began || revision != form->revision;
	enum save_outcome outcome = SAVE_FAILED;
	if (apply(form, &head, other) && wanted(form, &head, &error))
		outcome = store_save_head(form->app->store, form->number, &head,
			&revision, form->app->who, &error);
	report_release(&head);
	if (outcome == SAVE_DONE && report_form_forget(form, &error))
		app_saved(form->app);
	else if (outcome == SAVE_CONFLICT)
		app_message(form->app, STYLE_WARNING, "%s",
			_("Somebody else is saving this report: please save again"));
	app_error(form->app, &error);
	return outcome == SAVE_DONE;
}

bool report_form_save_closing(struct report_form *form)
{
	struct report head;
	struct error error = ERROR_INIT;
	if (!form->app->sends)
		return report_form_save(form);
	if (form->read_only || !report_form_changed(form))
		return true;
	if (!check(form))
		return false;
	if (!head_copy(&form->head, &head, &error)) {
		app_error(form->app, &error);
		return false;
	}
	if (!apply(form, &head, form->began)) {
		report_release(&head);
		return false;
	}
	/* Whether it is a double by now is asked for. */
	if (is_renamed(&form->head, &head)) {
		report_release(&head);
		return report_form_save(form);
	}
	form_saving_send(&form->saving, form->number, &head, form->revision);
	return true;
}
