/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/office_place.h"
#include "tests/support/postgres_server.h"
#include "tests/support/raw.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "db/engine/engine.h"
#include "db/review.h"
#include "db/trust/keys.h"
#include "model/card.h"
#include "model/json.h"
#include "model/lists.h"
#include "model/report.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

void assert_done(bool done, struct error *error)
{
	if (!done)
		fail_msg("%s", error_message(error));
	error_release(error);
}

void assert_error(struct error *error, enum error_kind kind, const char *words)
{
	if (error->kind != kind)
		fail_msg("kind %d, not %d: %s", error->kind, kind, error_message(error));
	if (!strstr(error_message(error), words))
		fail_msg("'%s' is not in: %s", words, error_message(error));
	if (strchr(error_message(error), '\n'))
		fail_msg("a message of several lines: %s", error_message(error));
	error_release(error);
}

static void no_problem(void *context, const char *words)
{
	(void)context;
	fail_msg("verify: %s", words);
}

void assert_sound(struct store *store)
{
	struct error error = ERROR_INIT;
	assert_done(store_verify(store, no_problem, NULL, &error), &error);
}

char *office_new(struct office *office)
{
	struct error error = ERROR_INIT;
	office->folder = support_folder();
	office->database = NULL;
	if (postgres_server_wanted()) {
		office->database = postgres_server_database(office_empty());
		office->path = postgres_server_address(
			office->database, postgres_server_keeper());
	} else {
		office->path = support_path(office->folder, "office.db");
		assert_done(store_create(office->path, NULL, &error), &error);
	}
	return office->path;
}

void office_make(struct office *office)
{
	office->store = office_open(office_new(office), STORE_WRITE);
}

void assert_not_nested(const struct store *store)
{
	if (store && store->nested)
		fail_msg("%s was stepped while another statement stood on a row",
			store->nested);
}

void office_remove(struct office *office)
{
	assert_not_nested(office->store);
	store_close(office->store);
	free(office->path);
	if (office->database)
		postgres_server_drop(office->database);
	support_folder_remove(office->folder);
}

int office_setup(void **state)
{
	struct office *office = test_malloc(sizeof(*office));
	office_make(office);
	*state = office;
	return 0;
}

int office_teardown(void **state)
{
	office_remove(*state);
	test_free(*state);
	return 0;
}

int office_setup_cards(void **state, int cards)
{
	enum { YEAR = 2567, SEED = 3 };
	struct report report;
	office_setup(state);
	office_invent(&report, YEAR, cards, SEED);
	office_import(*state, &report);
	report_release(&report);
	return 0;
}

static void enter(struct office *office, const char *login, const char *name,
	const char *post, unsigned roles)
{
	struct error error = ERROR_INIT;
	const struct person person = {
		.login = login, .name = name, .post = post, .roles = roles};
	assert_done(store_put_person(office->store, &person, "root", &error), &error);
	if (roles & ROLE_SUPERVISOR)
		assert_done(store_set_passphrase(office->store, login, NULL,
				    OFFICE_PASSPHRASE, &error),
			&error);
}

void office_people(struct office *office)
{
	office->store->key_cost = key_cost_least_for_tests();
	enter(office, "somsri", "นางสมศรี มีสุข", "นักวิเคราะห์นโยบายและแผน", ROLE_CLERK);
	enter(office, "manit", "นายมานิต ขยัน", "นิติกร", ROLE_CLERK);
	enter(office, "prasit", "นายประสิทธิ์ ดีงาม", "เจ้าพนักงานธุรการ", ROLE_CLERK);
	enter(office, "palad", "นายสมชาย ใจดี", "ปลัด", ROLE_SUPERVISOR);
	enter(office, "nayok", "นางสาวมาลี รักษ์ไทย", "นายก", ROLE_SUPERVISOR);
}

struct signer *office_unlock(struct store *store, const char *who)
{
	struct error error = ERROR_INIT;
	struct signer *signer =
		store_unlock(store, who, OFFICE_PASSPHRASE, time(NULL), &error);
	assert_done(signer != NULL, &error);
	return signer;
}

static enum save_outcome decide(struct store *store, enum card_act act,
	struct card_at *cards, size_t count, const char *comment,
	const struct signer *signer, size_t *at, struct error *error)
{
	struct card_decision *decisions = mem_new(count, sizeof(*decisions));
	for (size_t i = 0; i < count; i++) {
		struct error missing = ERROR_INIT;
		struct card_entry entry;
		decisions[i] = (struct card_decision){.card = cards[i].card,
			.revision = cards[i].revision,
			.act = act,
			.comment = comment};
		if (store_card(store, cards[i].card, &entry, &missing)) {
			card_shown(decisions[i].shown, &entry.card);
			card_entry_release(&entry);
		}
		error_release(&missing);
	}
	const enum save_outcome outcome =
		store_decide_cards(store, decisions, count, signer, at, error);
	for (size_t i = 0; i < count; i++)
		cards[i].revision = decisions[i].revision;
	free(decisions);
	return outcome;
}

enum save_outcome office_approve_cards(struct store *store, struct card_at *cards,
	size_t count, const struct signer *signer, size_t *at, struct error *error)
{
	return decide(store, CARD_ACT_APPROVE, cards, count, NULL, signer, at, error);
}

enum save_outcome office_return_cards(struct store *store, struct card_at *cards,
	size_t count, const char *comment, const struct signer *signer, size_t *at,
	struct error *error)
{
	return decide(store, CARD_ACT_RETURN, cards, count, comment, signer, at, error);
}

enum save_outcome office_reopen_cards(struct store *store, struct card_at *cards,
	size_t count, const char *comment, const struct signer *signer, size_t *at,
	struct error *error)
{
	return decide(store, CARD_ACT_REOPEN, cards, count, comment, signer, at, error);
}

enum save_outcome office_send_back_report(struct store *store, int64_t report,
	int64_t *revision, const struct signer *signer, const char *comment,
	struct error *error)
{
	struct report shown;
	if (!store_load(store, report, &shown, error))
		return SAVE_FAILED;
	const enum save_outcome outcome = store_send_back_report(
		store, report, revision, &shown, NULL, signer, comment, error);
	report_release(&shown);
	return outcome;
}

enum save_outcome office_sign_report(struct store *store, int64_t report,
	int64_t *revision, const char *opinion, const char *date,
	const struct signer *signer, struct error *error)
{
	struct report shown;
	if (!store_load(store, report, &shown, error))
		return SAVE_FAILED;
	const enum save_outcome outcome = store_sign_report(
		store, report, revision, &shown, opinion, date, signer, error);
	report_release(&shown);
	return outcome;
}

enum save_outcome office_reopen_report(struct store *store, int64_t report,
	int64_t *revision, const char *comment, const struct signer *signer,
	struct error *error)
{
	struct report shown;
	if (!store_load(store, report, &shown, error))
		return SAVE_FAILED;
	const enum save_outcome outcome = store_reopen_report(
		store, report, revision, &shown, NULL, 0, comment, signer, error);
	report_release(&shown);
	return outcome;
}

void office_approve(struct office *office, int64_t number)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	struct signer *signer = office_unlock(office->store, "palad");
	assert_done(store_card(office->store, number, &entry, &error), &error);
	struct card_at at = {number, entry.revision};
	card_entry_release(&entry);
	const enum save_outcome outcome =
		office_approve_cards(office->store, &at, 1, signer, NULL, &error);
	assert_done(outcome == SAVE_DONE, &error);
	signer_free(signer);
}

void office_force_approved(struct store *store, int64_t card)
{
	struct str sql = STR_INIT;
	str_printf(&sql, "UPDATE card SET state = 'approved' WHERE number = %lld",
		(long long)card);
	assert_true(raw_try(store, sql.data, NULL));
	str_release(&sql);
}

struct store *office_open(const char *path, enum store_access access)
{
	struct error error = ERROR_INIT;
	struct store *store = store_open(path, access, &error);
	assert_done(store != NULL, &error);
	return store;
}

void office_read(const char *path, struct report *report)
{
	struct error error = ERROR_INIT;
	assert_done(report_read(path, report, &error), &error);
}

void office_parse(const char *json, struct report *report)
{
	struct error error = ERROR_INIT;
	assert_done(report_from_json(json, strlen(json), "test", report, &error), &error);
}

int64_t office_import(struct office *office, struct report *report)
{
	struct error error = ERROR_INIT;
	int64_t number = 0;
	assert_done(store_import(
			    office->store, report, IMPORT_NEW, "somsri", &number, &error),
		&error);
	assert_true(number > 0);
	return number;
}

void office_load(struct office *office, int64_t number, struct report *report)
{
	struct error error = ERROR_INIT;
	assert_done(store_load(office->store, number, report, &error), &error);
}

char *office_json(const struct report *report)
{
	struct str text = STR_INIT;
	report_to_json(&text, report);
	return str_detach(&text);
}

/* --- invented reports --- */

static const char *const words[] = {
	"ประชุม",
	"ชี้แจง",
	"เจ้าหน้าที่",
	"ทุกคน",
	"จัดทำ",
	"ทะเบียน",
	"รับเรื่อง",
	"ร้องเรียน",
	"ผ่าน",
	"เว็บไซต์",
	"ของ",
	"หน่วยงาน",
	"อย่าง",
	"น้อย",
	"เดือน",
	"ละ",
	"หนึ่ง",
	"ครั้ง",
	"และ",
	"รายงาน",
	"ผู้บริหาร",
	"ทราบ",
	"ผู้ติดต่อ",
	"ราชการ",
	"สำรวจ",
	"ความพึงพอใจ",
	"๒๕๖๗",
	"ติดประกาศ",
	"ที่",
	"บอร์ด",
	"ตรวจสอบ",
	"งบประมาณ",
	"พัสดุ",
	"อบรม",
	"คุณธรรม",
	"โปร่งใส",
	"ตู้ ",
	"รับ",
	"ความเห็น",
	"Line ",
	"ITA ",
	"แก้ไข",
	"ปรับปรุง",
	"คู่มือ",
	"บริการ",
	"ประชาชน",
	"ลด",
	"ขั้นตอน",
	"เวลา",
	"คิว",
};

static char *invent_text(struct support_random *random, int count)
{
	struct str text = STR_INIT;
	for (int i = 0; i < count; i++) {
		str_puts(&text,
			words[support_draw(random, sizeof(words) / sizeof(*words))]);
		if (i % 12 == 11)
			str_puts(&text, support_draw(random, 4) ? " " : "\n");
	}
	return str_detach(&text);
}

static void invent_card(struct card *card, struct support_random *random)
{
	enum { SHORT = 4, LONG = 20 }; /* words */
	card->issue = invent_text(random, LONG);
	card->measure = invent_text(random, LONG);
	card->steps.present = true;
	for (int i = 0; i < 5; i++) {
		char *step = invent_text(random, SHORT * 2);
		string_list_add(&card->steps.items, step);
		free(step);
	}
	string_list_add(&card->owners, "สำนักปลัด");
	string_list_add(&card->refs, "i7");
	card->period = mem_strdup("ต.ค. – ก.ย.");
	card->output = invent_text(random, LONG * 2);
	card->outcome = invent_text(random, LONG);
	card->suggestion = invent_text(random, LONG);
	card->state = support_draw(random, 2) ? CARD_DONE : CARD_DRAFT;
}

void office_invent(struct report *report, int fiscal_year, int cards, uint64_t seed)
{
	struct support_random random = {seed};
	report_init(report);
	report->fiscal_year = fiscal_year;
	report->months = 12;
	report->layout = mem_strdup("annual");
	report->agency.present = true;
	report->agency.name = mem_strdup("ตัวอย่าง");
	report->title = invent_text(&random, 6);
	for (int i = 0; i < cards; i++)
		invent_card(report_add_card(report), &random);
}

void office_make_counters(struct office *office, int cards)
{
	struct report report;
	office_make(office);
	office_invent(&report, 2567, cards, 1);
	for (size_t i = 0; i < report.count; i++) {
		free(report.cards[i].output);
		report.cards[i].output = mem_strdup("0");
		report.cards[i].state = CARD_DRAFT;
	}
	office_import(office, &report);
	report_release(&report);
	store_close(office->store);
	office->store = NULL;
}
