/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/clerk.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/settings.h"
#include "db/store.h"
#include "model/card.h"
#include "tests/support/office.h"
#include "tests/support/office_place.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

static json_t *parse(const char *text)
{
	json_error_t error;
	json_t *value = json_loads(text, 0, &error);
	if (!value)
		fail_msg("%s: %s", error.text, text);
	return value;
}

static json_t *card_of(json_t *report, size_t card)
{
	json_t *found = json_array_get(json_object_get(report, "cards"), card);
	if (!found)
		fail_msg("there is no card %zu", card);
	return found;
}

/* Of steps only the keys stay that an empty card has. */
static void empty_card(json_t *card)
{
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		const char *name = card_field_name(field);
		json_t *value = json_object_get(card, name);
		if (json_is_string(value))
			json_object_set_new(card, name, json_string(""));
		else if (json_is_array(value))
			json_array_clear(value);
		else if (json_is_object(value))
			json_object_set_new(card, name,
				json_pack("{s:s, s:[]}", "lead", "", "items"));
	}
	json_object_del(card, "state");
}

/* A pause, which comes earlier or later on a busy machine, would write into empty fields. */
static void suggest_nothing(const char *office)
{
	struct error error = ERROR_INIT;
	const struct passwd *person = getpwuid(getuid());
	struct store *store = office_open(office, STORE_WRITE);
	assert_non_null(person);
	assert_done(
		store_set_setting(store, person->pw_name, "suggestions", "off", &error),
		&error);
	store_close(store);
}

json_t *clerk_make(struct clerk *clerk, const char *path, size_t card)
{
	struct str text = STR_INIT;
	*clerk = (struct clerk){
		.folder = support_folder(), .run = (struct program_run)PROGRAM_RUN_INIT};
	char *office = office_place(clerk->folder, "office.db");
	setenv("MATTRAKAN_FILE", office, 1);
	support_read(path, &text);
	json_t *report = parse(text.data);
	json_t *whole = json_deep_copy(card_of(report, card));
	empty_card(card_of(report, card));
	char *emptied = json_dumps(report, JSON_INDENT(1));
	char *file = support_path(clerk->folder, "report.json");
	support_write(file, emptied, strlen(emptied));
	program_expect(&clerk->run, 0, "import", file);
	suggest_nothing(office);
	free(emptied);
	free(file);
	free(office);
	json_decref(report);
	str_release(&text);
	return whole;
}

void clerk_remove(struct clerk *clerk)
{
	pty_free(clerk->pty);
	program_run_release(&clerk->run);
	support_folder_remove(clerk->folder);
}

void clerk_start(struct clerk *clerk, int rows, int columns)
{
	const char *const arguments[] = {"--lang", "en", NULL};
	const struct pty_start start = {.arguments = arguments,
		.rows = rows,
		.columns = columns,
		.settings = clerk->settings,
		.kind = clerk->kind,
		.joins_am = clerk->joins_am,
		.holds_answers = clerk->holds_answers};
	pty_free(clerk->pty);
	clerk->rows = rows ? rows : 24;
	clerk->columns = columns ? columns : 80;
	clerk->pty = pty_new(&start);
	pty_wait(clerk->pty, clerk->begins ? clerk->begins : "F1");
}

void clerk_open(struct clerk *clerk, size_t card)
{
	pty_key(clerk->pty, "Enter");
	pty_wait(clerk->pty, "F7 Progress");
	for (size_t i = 0; i < card; i++)
		pty_key(clerk->pty, "Down");
	pty_key(clerk->pty, "Enter");
	pty_wait(clerk->pty, "Next field");
}

const char *clerk_field(struct clerk *clerk)
{
	struct str row = STR_INIT;
	const char *name = NULL;
	pty_settle(clerk->pty);
	for (int y = 0; y < clerk->rows && !name; y++) {
		if (strcmp(pty_cell(clerk->pty, y, 0), "▌") != 0)
			continue;
		str_clear(&row);
		pty_row(clerk->pty, y, &row);
		/* Behind the mark and what was found in the field: "▌ ✓ ". */
		const char *label = row.data + strlen("▌ ");
		label += strcspn(label, " ");
		label += strspn(label, " ");
		for (enum card_field field = 0; field < FIELD_COUNT; field++) {
			const char *wanted = card_field_label(field);
			if (strncmp(label, wanted, strlen(wanted)) == 0)
				name = card_field_name(field);
		}
	}
	if (!name)
		pty_wait(clerk->pty, "▌ the name of a field");
	str_release(&row);
	return name;
}

void clerk_go(struct clerk *clerk, const char *field)
{
	for (int i = 0; i < FIELD_COUNT && strcmp(clerk_field(clerk), field) != 0; i++)
		pty_key(clerk->pty, "Ctrl-N");
	assert_string_equal(clerk_field(clerk), field);
}

void clerk_leave(struct clerk *clerk)
{
	pty_key(clerk->pty, "Ctrl-Q");
	assert_int_equal(pty_wait_exit(clerk->pty), 0);
	assert_string_equal(pty_not_restored(clerk->pty), "");
}

json_t *clerk_report(struct clerk *clerk)
{
	program_expect(&clerk->run, 0, "export", "--format", "json");
	return parse(clerk->run.out.data);
}

json_t *clerk_card(struct clerk *clerk, size_t card)
{
	json_t *report = clerk_report(clerk);
	json_t *found = json_incref(card_of(report, card));
	json_decref(report);
	return found;
}

char *clerk_text(struct clerk *clerk, size_t card, const char *field)
{
	json_t *value = clerk_card(clerk, card);
	const char *text = json_string_value(json_object_get(value, field));
	char *copy = mem_strdup(text ? text : "");
	json_decref(value);
	return copy;
}
