/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/faults/day.h"

#include <stdlib.h>
#include <string.h>

#include "db/bin.h"
#include "db/copies.h"
#include "db/engine/engine.h"
#include "db/head.h"
#include "db/open.h"
#include "db/overview.h"
#include "db/restore.h"
#include "db/review.h"
#include "db/settings.h"
#include "db/trust/keys.h"
#include "db/trust/people.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/approval.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/sqlite_old.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

char *day_dump(struct store *store)
{
	struct str out = STR_INIT;
	char *sql = raw_text(store,
		"SELECT group_concat('SELECT ' || quote(t) || ', ' || c || ' FROM ' || t, "
		"' UNION ALL ') FROM (SELECT m.name AS t, group_concat('quote(' || c.name || "
		"')', ' || '','' || ') AS c FROM sqlite_schema AS m JOIN "
		"pragma_table_info(m.name) AS c WHERE m.type = 'table' AND m.name NOT LIKE "
		"'sqlite%' AND m.name NOT LIKE 'search_index%' GROUP BY m.name ORDER BY "
		"m.name)");
	str_puts(&out, sql);
	free(sql);
	sql = str_detach(&out);
	raw_rows(&out, store, sql, "NULL");
	free(sql);
	return str_detach(&out);
}

/* --- the office file --- */

static char *path_of(const struct day *day, const char *name)
{
	return support_path(day->folder, name);
}

static void open_office(struct day *day)
{
	char *path = path_of(day, DAY_OFFICE);
	day->store = office_open(path, STORE_WRITE);
	day->store->key_cost = key_cost_least_for_tests();
	/* Its WAL comes into the file in the middle of the day as well. */
	char *pages = raw_text(day->store, "PRAGMA wal_autocheckpoint = 12");
	free(pages);
	free(path);
}

static void promise(struct day *day, const char *name)
{
	char *path = path_of(day, name);
	struct store *store = open_any_version(path, NULL);
	assert_non_null(store);
	day->promises = mem_grow(day->promises, day->promised, &day->promises_capacity,
		sizeof(*day->promises));
	day->promises[day->promised++] =
		(struct day_promise){day->log.count, mem_strdup(name), day_dump(store)};
	store_close(store);
	free(path);
}

/* --- its acts --- */

static void init(struct day *day)
{
	struct error error = ERROR_INIT;
	char *path = path_of(day, DAY_OFFICE);
	assert_done(store_create(path, NULL, &error), &error);
	free(path);
	open_office(day);
}

static void enter(struct day *day, const char *login, const char *name, unsigned roles)
{
	struct error error = ERROR_INIT;
	const struct person person = {
		.login = login, .name = name, .post = "ปลัด", .roles = roles};
	assert_done(store_put_person(day->store, &person, "root", &error), &error);
}

static void enter_clerk(struct day *day)
{
	enter(day, "somsri", "นางสมศรี มีสุข", ROLE_CLERK);
}

static void enter_supervisor(struct day *day)
{
	enter(day, "palad", "นายสมชาย ใจดี", ROLE_SUPERVISOR);
}

static void set_passphrase(struct day *day, const char *who)
{
	struct error error = ERROR_INIT;
	assert_done(
		store_set_passphrase(day->store, who, NULL, OFFICE_PASSPHRASE, &error),
		&error);
}

static void set_first_passphrase(struct day *day)
{
	set_passphrase(day, "palad");
}

static void enter_head(struct day *day)
{
	enter(day, "nayok", "นางสาวมาลี รักษ์ไทย", ROLE_SUPERVISOR);
}

static void set_second_passphrase(struct day *day)
{
	set_passphrase(day, "nayok");
}

static void take_in(struct day *day, struct report *report, enum import_mode mode)
{
	struct error error = ERROR_INIT;
	int64_t number = 0;
	assert_done(store_import(day->store, report, mode, "somsri", &number, &error),
		&error);
	report_release(report);
}

static void import(struct day *day)
{
	struct report report;
	approval_parse(&report);
	take_in(day, &report, IMPORT_NEW);
}

/* The first report again, as who works in it left it. */
static void import_again(struct day *day)
{
	struct report report;
	struct error error = ERROR_INIT;
	assert_done(store_load(day->store, 1, &report, &error), &error);
	card_release(&report.cards[--report.count]);
	take_in(day, &report, IMPORT_REPLACE);
}

static int64_t card_at(struct day *day, int place)
{
	struct error error = ERROR_INIT;
	int64_t card = 0;
	assert_done(store_card_at(day->store, day->report, place, &card, &error), &error);
	return card;
}

static void save(struct day *day, int place, enum card_state state, const char *text)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_card(day->store, card_at(day, place), &entry, &error), &error);
	entry.card.state = state;
	free(entry.card.output);
	entry.card.output = mem_strdup(text);
	assert_done(store_save_card(day->store, &entry, "somsri", &error) == SAVE_DONE,
		&error);
	card_entry_release(&entry);
}

static void edit(struct day *day)
{
	save(day, 1, CARD_DRAFT, "แก้ไขแล้ว");
}

static void edit_long(struct day *day)
{
	struct str text = STR_INIT;
	for (int i = 0; i < 400; i++)
		str_puts(&text, "ประชุมชี้แจงเจ้าหน้าที่ทุกคน ");
	save(day, 2, CARD_DRAFT, text.data);
	str_release(&text);
}

static void done_first(struct day *day)
{
	save(day, 1, CARD_DONE, "ผลผลิตที่หนึ่ง");
}

static void done_second(struct day *day)
{
	save(day, 2, CARD_DONE, "ผลผลิตที่สอง");
}

static void type(struct day *day)
{
	struct error error = ERROR_INIT;
	const struct draft draft = {.card = card_at(day, 1),
		.revision = 1,
		.who = "somsri",
		.session = "s",
		.field = FIELD_OUTPUT,
		.body = "{\"output\":\"กำลังพิมพ์\"}"};
	assert_done(store_draft_put(day->store, &draft, &error), &error);
}

static void stop_typing(struct day *day)
{
	struct error error = ERROR_INIT;
	assert_done(store_draft_drop(day->store, card_at(day, 1), "somsri", "s", &error),
		&error);
}

static void add_card(struct day *day)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_add_card(day->store, day->report, "somsri", &entry, &error),
		&error);
	card_entry_release(&entry);
}

static void remove_card(struct day *day)
{
	struct error error = ERROR_INIT;
	const int64_t card = card_at(day, 3);
	assert_done(store_remove_card(day->store, card, "somsri", NULL, &error), &error);
}

static void remember(struct day *day)
{
	struct error error = ERROR_INIT;
	assert_done(
		store_set_last_opened(day->store, "somsri", day->report, &error), &error);
}

/* What a supervisor does to the first card. */
static void review(struct day *day,
	enum save_outcome (*act)(struct store *store, struct card_at *cards, size_t count,
		const char *comment, const struct signer *signer, size_t *at,
		struct error *error))
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct signer *signer = office_unlock(day->store, "palad");
	assert_done(store_card(day->store, card_at(day, 1), &entry, &error), &error);
	struct card_at at = {entry.number, entry.revision};
	card_entry_release(&entry);
	assert_done(
		act(day->store, &at, 1, "ขอรายละเอียด", signer, NULL, &error) == SAVE_DONE,
		&error);
	signer_free(signer);
}

static enum save_outcome approve_cards(struct store *store, struct card_at *cards,
	size_t count, const char *comment, const struct signer *signer, size_t *at,
	struct error *error)
{
	(void)comment;
	return office_approve_cards(store, cards, count, signer, at, error);
}

static void return_first(struct day *day)
{
	review(day, office_return_cards);
}

static void approve_first(struct day *day)
{
	review(day, approve_cards);
}

static void submit(struct day *day)
{
	approval_submit(day->store, day->report);
}

static void sign(struct day *day)
{
	approval_sign(day->store, day->report, "palad");
}

static void seal(struct day *day)
{
	approval_sign(day->store, day->report, "nayok");
}

static void reopen(struct day *day)
{
	struct error error = ERROR_INIT;
	struct signer *signer = office_unlock(day->store, "palad");
	int64_t revision = 0;
	assert_done(
		store_head_revision(day->store, day->report, &revision, &error), &error);
	assert_done(office_reopen_report(day->store, day->report, &revision, "แก้ตัวเลข",
			    signer, &error) == SAVE_DONE,
		&error);
	signer_free(signer);
}

static void import_other(struct day *day)
{
	struct report report;
	office_invent(&report, 2566, 6, 7);
	take_in(day, &report, IMPORT_NEW);
}

static void to_the_bin(struct day *day)
{
	struct error error = ERROR_INIT;
	assert_done(store_remove_report(day->store, 2, "somsri", &error), &error);
}

static void out_of_the_bin(struct day *day)
{
	struct error error = ERROR_INIT;
	assert_done(store_restore_report(day->store, 2, "somsri", &error), &error);
}

static void destroy(struct day *day)
{
	struct error error = ERROR_INIT;
	assert_done(store_destroy_report(day->store, 2, "palad", &error), &error);
}

static void leave_and_come(struct day *day)
{
	store_close(day->store);
	open_office(day);
}

static void back_up(struct day *day)
{
	struct error error = ERROR_INIT;
	char *path = path_of(day, "backup.db");
	assert_done(store_backup(day->store, path, &error), &error);
	free(path);
	promise(day, "backup.db");
}

static void keep_daily(struct day *day)
{
	struct error error = ERROR_INIT;
	struct kept_copies copies;
	bool made = false;
	assert_done(copies_make(day->store, COPY_DAILY, &made, &error), &error);
	assert_true(made);
	assert_true(copies_list(day->store->path, &copies, NULL));
	promise(day, copies_newest(&copies)->path + strlen(day->folder) + 1);
	copies_release(&copies);
}

static void restore(struct day *day)
{
	struct error error = ERROR_INIT;
	struct str aside = STR_INIT;
	char *path = path_of(day, DAY_OFFICE), *copy = path_of(day, "backup.db");
	store_close(day->store);
	assert_done(store_restore(path, copy, "palad", &aside, NULL, &error), &error);
	promise(day, aside.data + strlen(day->folder) + 1);
	open_office(day);
	str_release(&aside);
	free(path);
	free(copy);
}

/* The old file, with a copy of how it was. */
static void bring_up_to_date(struct day *day)
{
	struct kept_copies copies;
	char *path = path_of(day, DAY_OLD);
	struct store *store = office_open(path, STORE_WRITE);
	day->old_dump = day_dump(store);
	store_close(store);
	assert_true(copies_list(path, &copies, NULL));
	promise(day, copies_newest(&copies)->path + strlen(day->folder) + 1);
	copies_release(&copies);
	free(path);
}

static const struct {
	const char *name;
	void (*act)(struct day *day);
} acts[] = {
	{"init", init},
	{"a clerk is entered", enter_clerk},
	{"a supervisor is entered", enter_supervisor},
	{"a passphrase is set", set_first_passphrase},
	{"another supervisor is entered", enter_head},
	{"a passphrase is set", set_second_passphrase},
	{"a report is imported", import},
	{"it is imported again, a card less", import_again},
	{"it is opened", remember},
	{"a card is edited", edit},
	{"somebody types", type},
	{"and stops", stop_typing},
	{"a long text is saved", edit_long},
	{"a card is done", done_first},
	{"it is returned", return_first},
	{"it is done again", done_first},
	{"it is approved", approve_first},
	{"the day's copy is made", keep_daily},
	{"a card is added", add_card},
	{"it goes to the bin", remove_card},
	{"a card is done", done_second},
	{"the report is submitted", submit},
	{"it is signed", sign},
	{"it is sealed", seal},
	{"everybody leaves and comes back", leave_and_come},
	{"a backup is made", back_up},
	{"the report is reopened", reopen},
	{"a report is imported", import_other},
	{"it goes to the bin", to_the_bin},
	{"it comes back", out_of_the_bin},
	{"it goes to the bin", to_the_bin},
	{"it is destroyed", destroy},
	{"the backup is restored", restore},
	{"a report is imported", import_other},
	{"an old file is brought up to date", bring_up_to_date},
	{"a report is opened", remember},
	{"everybody leaves", NULL},
};

/* --- the day --- */

static void note_state(struct day *day, const char *act)
{
	day->states =
		mem_grow(day->states, day->count, &day->capacity, sizeof(*day->states));
	day->states[day->count++] = (struct day_state){
		day->log.count, act, day->store ? day_dump(day->store) : NULL};
}

static void make_old_file(struct day *day)
{
	struct office office;
	struct report report;
	office_make(&office);
	office_invent(&report, 2565, 2, 9);
	office_import(&office, &report);
	report_release(&report);
	char *path = path_of(day, DAY_OLD);
	sqlite_old_make(&office, 6, path);
	free(path);
	office_remove(&office);
}

void day_run(struct day *day)
{
	*day = (struct day){.folder = support_folder(), .report = 1};
	setenv("SOURCE_DATE_EPOCH", "1795143751", 1);
	make_old_file(day);
	setenv("MATTRAKAN_COPIES", "yes", 1);
	disk_log_begin(&day->log, day->folder);
	note_state(day, "the morning");
	for (size_t i = 0; i < COUNT(acts); i++) {
		if (acts[i].act)
			acts[i].act(day);
		else
			store_close(day->store);
		if (acts[i].act)
			note_state(day, acts[i].name);
	}
	disk_log_end(&day->log);
	setenv("MATTRAKAN_COPIES", "no", 1);
}

void day_release(struct day *day)
{
	for (size_t i = 0; i < day->count; i++)
		free(day->states[i].dump);
	for (size_t i = 0; i < day->promised; i++) {
		free(day->promises[i].name);
		free(day->promises[i].dump);
	}
	free(day->states);
	free(day->promises);
	free(day->old_dump);
	disk_log_release(&day->log);
	support_folder_remove(day->folder);
}
