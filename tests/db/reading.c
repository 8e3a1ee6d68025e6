/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who reads waits for nobody: all is told at once, as it was before a change under way. */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/postgres_server.h"

#include <ctype.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/abbreviations.h"
#include "db/bin.h"
#include "db/bundle.h"
#include "db/bundle_past.h"
#include "db/check_settings.h"
#include "db/copies.h"
#include "db/copy.h"
#include "db/found.h"
#include "db/head.h"
#include "db/ita_questions.h"
#include "db/ita_trend.h"
#include "db/kept.h"
#include "db/office_settings.h"
#include "db/office_words.h"
#include "db/offices.h"
#include "db/overview.h"
#include "db/progress.h"
#include "db/review.h"
#include "db/revisions.h"
#include "db/settings.h"
#include "db/store.h"
#include "db/trust/bundle_sign.h"
#include "db/trust/deputies.h"
#include "db/trust/people.h"
#include "db/trust/seal.h"
#include "db/trust/trail.h"
#include "db/trust/verify.h"
#include "model/card_source.h"
#include "model/ita_bank.h"
#include "model/ita_body.h"
#include "model/lists.h"
#include "model/report.h"
#include "tests/support/store_acts.h"
#include "tests/support/support.h"
#include "text/abbreviation.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

/* --- what can be asked --- */

static int visited;
static struct store *asked; /* by the reading that is under way */

/* A visit asks for more in the middle of what it is told. */
static bool count_visit(void)
{
	struct error error = ERROR_INIT;
	assert_done(store_count(asked, &(int64_t){0}, &error), &error);
	visited++;
	return true;
}

/* A visit of a struct, which counts. */
#define VISIT(name, type)                                                                \
	static bool name(void *context, const struct type *seen)                         \
	{                                                                                \
		(void)context, (void)seen;                                               \
		return count_visit();                                                    \
	}

VISIT(visit_report, report_summary)
VISIT(visit_version, card_version)
VISIT(visit_draft, draft)
VISIT(visit_kept, kept_text)
VISIT(visit_head_draft, head_draft)
VISIT(visit_hit, search_hit)
VISIT(visit_overview, card_overview)
VISIT(visit_progress, progress_card)
VISIT(visit_office, office_progress)
VISIT(visit_ita, ita_result)
VISIT(visit_person, person)
VISIT(visit_key, known_key)
VISIT(visit_entry, trail_entry)
VISIT(visit_acceptance, acceptance)
VISIT(visit_deputy, deputy)
VISIT(hear_typist, typist)
VISIT(see_item, bin_item)
VISIT(visit_revision, text_revision)
VISIT(see_card, card_entry)

static bool visit_owner(void *context, const char *name, int64_t times)
{
	(void)context, (void)name, (void)times;
	return count_visit();
}

static bool visit_rule(void *context, const char *rule, const char *severity)
{
	(void)context, (void)rule, (void)severity;
	return count_visit();
}

static bool ask_list(struct store *store, struct error *error)
{
	return store_list(store, visit_report, NULL, error);
}

static bool ask_count(struct store *store, struct error *error)
{
	return store_count(store, &(int64_t){0}, error);
}

static bool ask_summary(struct store *store, struct error *error)
{
	return store_summary(store, 1, visit_report, NULL, error);
}

static bool ask_load_head(struct store *store, struct error *error)
{
	struct report report;
	if (!store_load_head(store, 1, &report, error))
		return false;
	report_release(&report);
	return true;
}

static bool ask_read_head(struct store *store, struct error *error)
{
	struct report report;
	int64_t revision;
	if (!store_read_head(store, 1, &report, &revision, error))
		return false;
	/* As before the change that is under way. */
	assert_string_equal(report.title, "รายงาน");
	report_release(&report);
	return true;
}

static bool ask_head_revision(struct store *store, struct error *error)
{
	return store_head_revision(store, 1, &(int64_t){0}, error);
}

static bool ask_head_version(struct store *store, struct error *error)
{
	struct report report;
	bool found = false;
	if (!store_head_version(store, 1, 1, &report, &found, error))
		return false;
	assert_true(found);
	report_release(&report);
	return true;
}

static bool ask_report_standing(struct store *store, struct error *error)
{
	struct report_standing standing;
	return store_report_standing(store, 1, &standing, error);
}

static bool ask_card_standing(struct store *store, struct error *error)
{
	struct card_standing standing;
	return store_card_standing(store, 1, &standing, error);
}

static bool ask_kept_texts(struct store *store, struct error *error)
{
	return store_kept_texts(store, "somsri", visit_kept, NULL, error);
}

static bool ask_load(struct store *store, struct error *error)
{
	struct report report;
	if (!store_load(store, 1, &report, error))
		return false;
	report_release(&report);
	return true;
}

static bool ask_cards(struct store *store, struct error *error)
{
	struct card_source *source = store_cards(store, 1, error);
	if (!source)
		return false;
	const bool read = source->next(source, error) != NULL;
	card_source_free(source);
	return read;
}

static bool ask_last_opened(struct store *store, struct error *error)
{
	return store_last_opened(store, "somsri", &(int64_t){0}, error);
}

static bool ask_card(struct store *store, struct error *error)
{
	struct card_entry entry;
	if (!store_card(store, 1, &entry, error))
		return false;
	card_entry_release(&entry);
	return true;
}

static bool ask_card_at(struct store *store, struct error *error)
{
	int64_t card;
	return store_card_at(store, 1, 1, &card, error);
}

static bool ask_card_history(struct store *store, struct error *error)
{
	return store_card_history(store, 1, visit_version, NULL, error);
}

static bool ask_drafts(struct store *store, struct error *error)
{
	return store_drafts(store, "somsri", visit_draft, NULL, error);
}

static bool ask_head_drafts(struct store *store, struct error *error)
{
	return store_head_drafts(store, "somsri", visit_head_draft, NULL, error);
}

static bool ask_search(struct store *store, struct error *error)
{
	return store_search(store, "แจกบัตร", 0, visit_hit, NULL, error) &&
	       store_search(store, "ก", 0, visit_hit, NULL, error);
}

static bool ask_backup(struct store *store, struct error *error)
{
	char *folder = support_folder();
	char *path = support_path(folder, "copy.db");
	int problems;
	/* Of what is on a server a copy is another thing (db/copies.h). */
	const bool done = postgres_server_wanted()
				  ? copies_write(store, path, &problems, error)
				  : store_backup(store, path, error);
	free(path);
	support_folder_remove(folder);
	return done;
}

static bool ask_obstacle(struct store *store, struct error *error)
{
	struct report report;
	enum import_obstacle obstacle;
	office_read(support_reports[0].path, &report);
	const bool done = store_import_obstacle(store, &report, &obstacle, error);
	report_release(&report);
	return done;
}

static bool ask_bundle(struct store *store, struct error *error)
{
	struct bundled_report report = {0};
	struct bundle_taking taking = {.reports = &report, .count = 1, .hash = ""};
	bool done = store_load(store, 1, &report.report, error);
	pasts_complete(&report.pasts, &report.report);
	done = done && store_plan_bundle(store, &taking, error);
	report_release(&report.report);
	pasts_release(&report.pasts);
	return done;
}

static bool ask_overview(struct store *store, struct error *error)
{
	return store_overview(store, 1, "somsri", visit_overview, NULL, error) &&
	       store_revisions(store, &(int64_t){1}, 1, visit_revision, NULL, error) &&
	       store_some_cards(store, &(int64_t){1}, 1, see_card, NULL, error);
}

static bool ask_owner_names(struct store *store, struct error *error)
{
	return store_owner_names(store, visit_owner, NULL, error) &&
	       store_captions(store, "url", visit_owner, NULL, error);
}

static bool ask_progress(struct store *store, struct error *error)
{
	return store_progress(store, 1, visit_progress, NULL, error);
}

static bool ask_progress_year(struct store *store, struct error *error)
{
	return store_progress_year(store, 2568, visit_progress, NULL, error);
}

static bool ask_offices(struct store *store, struct error *error)
{
	int year = 0;
	return store_newest_year(store, &year, error) &&
	       store_offices(store, 2568, 0, visit_office, NULL, error);
}

static bool ask_ita_trend(struct store *store, struct error *error)
{
	return store_ita_trend(store, 1, visit_ita, NULL, error);
}

static bool ask_card_comment(struct store *store, struct error *error)
{
	struct card_comment comment = {0};
	bool found = false;
	const bool done = store_card_comment(store, 1, &comment, &found, error);
	card_comment_release(&comment);
	return done;
}

static bool ask_card_returned(struct store *store, struct error *error)
{
	struct card_returned returned;
	bool found;
	if (!store_card_returned(store, 1, &returned, &found, error))
		return false;
	if (found)
		card_returned_release(&returned);
	return true;
}

static bool ask_sign_turn(struct store *store, struct error *error)
{
	struct sign_turn turn;
	if (!store_sign_turn(store, 1, "palad", &turn, error))
		return false;
	sign_turn_release(&turn);
	return true;
}

static void visit_setting(void *context, const char *name, const char *value)
{
	(void)context, (void)name, (void)value;
	count_visit();
}

static bool ask_setting(struct store *store, struct error *error)
{
	char *value = NULL;
	const bool done = store_setting(store, "somsri", "place", &value, error);
	free(value);
	return done && store_settings(store, "somsri", visit_setting, NULL, error) &&
	       store_office_setting(store, "x", &value, error) && !value;
}

static bool ask_ita(struct store *store, struct error *error)
{
	struct ita_bank *bank = store_ita_bank(store, 2568, ITA_LOCAL, error);
	const bool done = bank != NULL;
	ita_bank_free(bank);
	return done;
}

static bool ask_people(struct store *store, struct error *error)
{
	return store_people(store, visit_person, NULL, error);
}

static bool ask_deputies(struct store *store, struct error *error)
{
	return store_deputies(store, visit_deputy, NULL, error);
}

static bool ask_deputy_on(struct store *store, struct error *error)
{
	bool acts;
	return store_deputy_on(
		store, "nayok", "palad", (struct date){2569, 11, 20}, &acts, error);
}

static bool ask_administers(struct store *store, struct error *error)
{
	(void)error;
	return store_administers(store);
}

static bool ask_roles(struct store *store, struct error *error)
{
	unsigned roles;
	return store_roles(store, "somsri", &roles, error);
}

static bool ask_keys(struct store *store, struct error *error)
{
	enum key_owner_kind whose;
	return store_keys(store, visit_key, NULL, error) &&
	       store_key_whose(store, "", &whose, error);
}

static bool ask_trail(struct store *store, struct error *error)
{
	return store_trail(store, 1, 0, visit_entry, NULL, error) &&
	       store_trail(store, 0, 1, visit_entry, NULL, error) &&
	       store_trail_behind(store, 1, visit_entry, NULL, error) &&
	       store_trail_newest(store, &(int64_t){0}, error);
}

static bool ask_found(struct store *store, struct error *error)
{
	struct found found;
	bool known;
	return store_found(store, 1, &found, &known, error);
}

static bool ask_acceptances(struct store *store, struct error *error)
{
	return store_acceptances(store, 1, visit_acceptance, NULL, error);
}

static bool ask_rules(struct store *store, struct error *error)
{
	return store_rules(store, visit_rule, NULL, error);
}

static bool ask_units(struct store *store, struct error *error)
{
	struct string_list units = {0};
	const bool done = store_units(store, &units, error) &&
			  store_office_words(store, &units, error);
	string_list_release(&units);
	return done;
}

static bool ask_abbreviations(struct store *store, struct error *error)
{
	struct abbreviations list = {0};
	const bool done = store_abbreviations(store, &list, error);
	abbreviations_release(&list);
	return done;
}

static bool ask_typed_by_others(struct store *store, struct error *error)
{
	return store_typing(store, 1, 0, "somsri", "a", 0, hear_typist, NULL, error);
}

static bool ask_bin(struct store *store, struct error *error)
{
	return store_bin(store, 0, see_item, NULL, error);
}

static bool ask_bin_cards(struct store *store, struct error *error)
{
	int64_t *cards;
	size_t count;
	const bool done = store_bin_cards(store, 1, &cards, &count, error);
	if (done)
		free(cards);
	return done;
}

static bool ask_head_anywhere(struct store *store, struct error *error)
{
	struct report head;
	const bool done = store_load_head_anywhere(store, 1, &head, error);
	if (done)
		report_release(&head);
	return done;
}

static bool ask_find_double(struct store *store, struct error *error)
{
	struct report report;
	int64_t number;
	if (!store_load_head(store, 1, &report, error))
		return false;
	const bool done = store_find_double(store, &report, 1, &number, error);
	report_release(&report);
	return done;
}

static bool ask_seal_check(struct store *store, struct error *error)
{
	struct report report;
	enum seal_verdict verdict;
	if (!store_load(store, 1, &report, error))
		return false;
	const bool done = store_seal_check(store, &report, &verdict, error);
	report_release(&report);
	return done;
}

static bool ask_copy_in_memory(struct store *store, struct error *error)
{
	/* Of files alone. */
	if (postgres_server_wanted())
		return true;
	struct store *copy = store_copy_in_memory(store, error);
	store_close(copy);
	return copy != NULL;
}

static bool ask_load_typed(struct store *store, struct error *error)
{
	struct report report;
	if (!store_load_typed(store, 1, "somsri", "session", &report, error))
		return false;
	report_release(&report);
	return true;
}

static bool ask_changes(struct store *store, struct error *error)
{
	return store_changes(store, &(int64_t){0}, error);
}

static bool ask_seal_mark(struct store *store, struct error *error)
{
	char mark[SEAL_MARK_BYTES];
	return store_seal_mark(store, 1, mark, error);
}

static bool visit_mark(void *context, int64_t report, const char *mark)
{
	(void)context, (void)report, (void)mark;
	return count_visit();
}

static bool ask_seal_marks(struct store *store, struct error *error)
{
	return store_seal_marks(store, visit_mark, NULL, error);
}

static void no_card(void *context, int64_t card)
{
	fail_msg("%p: %d is altered", context, (int)card);
}
static bool ask_altered(struct store *store, struct error *error)
{
	return store_altered_cards(store, 1, no_card, NULL, error);
}

static void no_problem(void *context, const char *words)
{
	(void)context;
	fail_msg("%s", words);
}

static bool ask_verify_report(struct store *store, struct error *error)
{
	return store_verify_report(store, 1, no_problem, NULL, error);
}

static bool ask_open(struct store *store, struct error *error)
{
	(void)store;
	struct store *other = store_open(getenv("READING_OFFICE"), STORE_READ, error);
	store_close(other);
	return other != NULL;
}

static const struct {
	const char *name;
	bool (*ask)(struct store *store, struct error *error);
} readings[] = {
	{"store_open", ask_open},
	{"store_list", ask_list},
	{"store_count", ask_count},
	{"store_summary", ask_summary},
	{"store_load_head", ask_load_head},
	{"store_read_head", ask_read_head},
	{"store_head_revision", ask_head_revision},
	{"store_head_version", ask_head_version},
	{"store_report_standing", ask_report_standing},
	{"store_card_standing", ask_card_standing},
	{"store_kept_texts", ask_kept_texts},
	{"store_load", ask_load},
	{"store_cards", ask_cards},
	{"store_last_opened", ask_last_opened},
	{"store_card", ask_card},
	{"store_card_at", ask_card_at},
	{"store_card_history", ask_card_history},
	{"store_drafts", ask_drafts},
	{"store_head_drafts", ask_head_drafts},
	{"store_search", ask_search},
	{"store_backup", ask_backup},
	{"store_import_obstacle", ask_obstacle},
	{"store_pasts", ask_bundle},
	{"store_plan_bundle", ask_bundle},
	{"store_key_whose", ask_keys},
	{"store_overview", ask_overview},
	{"store_revisions", ask_overview},
	{"store_some_cards", ask_overview},
	{"store_owner_names", ask_owner_names},
	{"store_captions", ask_owner_names},
	{"store_progress", ask_progress},
	{"store_progress_year", ask_progress_year},
	{"store_offices", ask_offices},
	{"store_newest_year", ask_offices},
	{"store_ita_trend", ask_ita_trend},
	{"store_card_comment", ask_card_comment},
	{"store_card_returned", ask_card_returned},
	{"store_sign_turn", ask_sign_turn},
	{"store_setting", ask_setting},
	{"store_settings", ask_setting},
	{"store_people", ask_people},
	{"store_deputies", ask_deputies},
	{"store_deputy_on", ask_deputy_on},
	{"store_administers", ask_administers},
	{"store_roles", ask_roles},
	{"store_keys", ask_keys},
	{"store_trail", ask_trail},
	{"store_trail_behind", ask_trail},
	{"store_trail_newest", ask_trail},
	{"store_acceptances", ask_acceptances},
	{"store_found", ask_found},
	{"store_rules", ask_rules},
	{"store_abbreviations", ask_abbreviations},
	{"store_units", ask_units},
	{"store_office_words", ask_units},
	{"store_office_setting", ask_setting},
	{"store_ita_questions", ask_ita},
	{"store_ita_bank", ask_ita},
	{"store_typing", ask_typed_by_others},
	{"store_bin", ask_bin},
	{"store_bin_cards", ask_bin_cards},
	{"store_load_head_anywhere", ask_head_anywhere},
	{"store_find_double", ask_find_double},
	{"store_seal_check", ask_seal_check},
	{"store_copy_in_memory", ask_copy_in_memory},
	{"store_load_typed", ask_load_typed},
	{"store_in_place", store_in_place},
	{"store_changes", ask_changes},
	{"store_seal_mark", ask_seal_mark},
	{"store_seal_marks", ask_seal_marks},
	{"store_altered_cards", ask_altered},
	{"store_verify_report", ask_verify_report},
};

static bool is_known(const char *name)
{
	bool known = !strncmp(name, "store_set_", strlen("store_set_"));
	for (size_t i = 0; i < COUNT(readings); i++)
		known = known || strcmp(readings[i].name, name) == 0;
	for (size_t i = 0; i < COUNT(store_acts); i++)
		known = known || strcmp(store_acts[i], name) == 0;
	return known;
}

static void look_at_header(const char *path)
{
	struct str text = STR_INIT;
	support_read(path, &text);
	for (const char *at = text.data; (at = strstr(at, "store_"));) {
		const char *start = at;
		while (islower((unsigned char)*at) || *at == '_')
			at++;
		/* In a comment, a call is named with nothing between the brackets. */
		const bool starts = start > text.data && strchr(" *\t", start[-1]);
		const bool is_type = strncmp(start, "store_problem(", 14) == 0;
		if (!starts || is_type || *at != '(' || at[1] == ')')
			continue;
		char *name = mem_strndup(start, (size_t)(at - start));
		if (!is_known(name))
			fail_msg("%s: %s() is in none of the tables here", path, name);
		free(name);
	}
	str_release(&text);
}

static void test_every_function_is_asked(void **state)
{
	(void)state;
	glob_t headers;
	assert_int_equal(glob(TOP_SRCDIR "/db/*.h", 0, NULL, &headers), 0);
	assert_int_equal(glob(TOP_SRCDIR "/db/*/*.h", GLOB_APPEND, NULL, &headers), 0);
	assert_true(headers.gl_pathc > 20);
	for (size_t i = 0; i < headers.gl_pathc; i++)
		look_at_header(headers.gl_pathv[i]);
	globfree(&headers);
}

/* Something for each visit to be told of. */
static void fill(struct store *store)
{
	struct error error = ERROR_INIT;
	struct draft draft = {.card = 1,
		.revision = 1,
		.who = "manit",
		.session = "a",
		.field = FIELD_ISSUE,
		.body = "{}"};
	const struct head_draft head = {.report = 1,
		.revision = 1,
		.who = "somsri",
		.session = "b",
		.field = "title",
		.body = "{}"};
	const struct kept_text kept = {.report = 1, .revision = 1, .body = "{}"};
	const struct acceptance accepted = {
		.rule = "period", .path = "title", .basis = "x", .reason = "why not"};
	struct card_entry added;
	assert_done(store_keep_text(store, &kept, "somsri", "a", &error), &error);
	assert_done(store_draft_put(store, &draft, &error), &error);
	draft.who = "somsri";
	assert_done(store_draft_put(store, &draft, &error), &error);
	assert_done(store_head_draft_put(store, &head, &error), &error);
	assert_done(store_accept(store, 1, &accepted, "somsri", &error), &error);
	assert_done(store_set_rule(store, "period", "off", "somsri", &error), &error);
	assert_done(store_add_card(store, 1, "somsri", &added, &error), &error);
	assert_done(
		store_remove_card(store, added.number, "somsri", NULL, &error), &error);
	card_entry_release(&added);
}

static int make(void **state)
{
	static struct office office;
	struct report report;
	office_make(&office);
	office_people(&office);
	office_parse(
		"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\","
		"\"fiscal_year\":2568,\"months\":12,\"title\":\"รายงาน\",\"agency\":{\"name\":\"ทดลอง\"},"
		"\"ita\":{\"total\":90},\"cards\":[{\"measure\":\"แจกบัตรคิว\"}]}",
		&report);
	office_import(&office, &report);
	report_release(&report);
	fill(office.store);
	setenv("READING_OFFICE", office.path, 1);
	*state = &office;
	return 0;
}

static int unmake(void **state)
{
	office_remove(*state);
	return 0;
}

/* A change by somebody else that is under way: others wait for its end to write. */
static void begin_change(struct store *other)
{
	struct error error = ERROR_INIT;
	struct report head;
	int64_t revision;
	assert_done(store_begin(other, &error), &error);
	assert_done(store_read_head(other, 1, &head, &revision, &error), &error);
	free(head.title);
	head.title = mem_strdup("ชื่อใหม่");
	assert_int_equal(
		store_save_head(other, 1, &head, &revision, "manit", &error), SAVE_DONE);
	report_release(&head);
}

static void test_reading_waits_for_nobody(void **state)
{
	const struct office *office = *state;
	struct error error = ERROR_INIT;
	struct store *other = office_open(office->path, STORE_WRITE);
	begin_change(other);
	store_patience(office->store, 0);
	assert_false(store_begin(office->store, &error));
	assert_error(&error, ERROR_SYSTEM, "try again in a moment");
	struct store *reader = office_open(office->path, STORE_READ);
	store_patience(reader, 0);
	for (size_t i = 0; i < 2 * COUNT(readings); i++) {
		struct store *store = asked = i % 2 ? reader : office->store;
		if (!readings[i / 2].ask(store, &error))
			fail_msg("%s: %s", readings[i / 2].name, error_message(&error));
		assert_not_nested(store);
	}
	assert_true(visited > 0);
	store_close(reader);
	store_rollback(other);
	store_close(other);
}

/* Nor does it keep others from writing. */
static void test_reading_is_in_nobodys_way(void **state)
{
	const struct office *office = *state;
	struct error error = ERROR_INIT;
	struct store *other = office_open(office->path, STORE_WRITE);
	store_patience(other, 0);
	struct card_source *source = store_cards(office->store, 1, &error);
	assert_non_null(source);
	begin_change(other);
	assert_done(store_commit(other, &error), &error);
	card_source_free(source);
	store_close(other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_function_is_asked),
		cmocka_unit_test(test_reading_waits_for_nobody),
		cmocka_unit_test(test_reading_is_in_nobodys_way),
	};
	return cmocka_run_group_tests(tests, make, unmake);
}
