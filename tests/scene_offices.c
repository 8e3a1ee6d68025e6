/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/carry.h"
#include "db/head.h"
#include "model/json.h"
#include "tests/desk.h"
#include "tests/scenes.h"
#include "text/mem.h"
#include "tui/resume.h"

/* When the drafts of the scenes were written: 20 November 2026, 9:00 in Thailand. */
enum { TYPED_AT = 1795140000 };

static void take_in(struct store *store, const char *who, const char *json)
{
	struct error error = ERROR_INIT;
	struct report report;
	int64_t number;
	office_parse(json, &report);
	assert_done(
		store_import(store, &report, IMPORT_NEW, who, &number, &error), &error);
	assert_done(store_set_last_opened(store, who, number, &error), &error);
	report_release(&report);
}

#define HEAD                                                                                                                                    \
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{\"type\":"                                                        \
	"\"องค์การบริหารส่วนตำบล\",\"name\":\"ทดลอง\"},\"fiscal_year\":2568,\"months\":12," \
	"\"title\":\"รายงานผลการดำเนินการ\","

/* A card of each state: returned, carried, done, empty. */
void scene_of_states(struct store *store, const char *who)
{
	take_in(store, who,
		HEAD "\"cards\":["
		     "{\"issue\":\"คิวยาว\",\"measure\":\"แจกบัตรคิว\",\"owners\":"
		     "[\"กองคลัง\",\"กองช่าง\"],\"state\":\"returned\"},"
		     "{\"issue\":\"รถส่วนกลาง\",\"unconfirmed\":[\"issue\"]},"
		     "{\"measure\":\"เว็บไซต์\",\"period\":\"ม.ค. – ก.ย.\","
		     "\"state\":\"done\"},{}]}");
}

void scene_no_cards(struct store *store, const char *who)
{
	take_in(store, who, HEAD "\"cards\":[]}");
}

/* A period that says neither when it begins nor when it ends, steps without marks. */
void scene_hard_period(struct store *store, const char *who)
{
	take_in(store, who,
		HEAD "\"cards\":[{\"issue\":\"คิวยาว\",\"measure\":\"แจกบัตรคิว\","
		     "\"steps\":{\"lead\":\"\",\"marks\":\"none\",\"items\":[\"ประชุม\","
		     "\"แจกบัตร\"]},\"owners\":[\"กองคลัง\"],\"period\":\"ช่วงที่คนมาก\"}]}");
}

static void carry(struct store *store, const char *who, int64_t number)
{
	struct error error = ERROR_INIT;
	int64_t carried;
	assert_done(store_carry(store, number, 2570, who, &carried, &error), &error);
	assert_done(store_set_last_opened(store, who, carried, &error), &error);
}

void scene_carried(struct store *store, const char *who)
{
	carry(store, who, 1);
}

void scene_carried_memo(struct store *store, const char *who)
{
	carry(store, who, 2);
}

static void read_card(struct store *store, int place, struct card_entry *entry)
{
	struct error error = ERROR_INIT;
	int64_t number = 0;
	assert_done(store_card_at(store, 1, place, &number, &error), &error);
	assert_done(store_card(store, number, entry, &error), &error);
}

static void set(char **text, const char *words)
{
	free(*text);
	*text = mem_strdup(words);
}

void scene_approved(struct store *store, const char *who)
{
	(void)who;
	office_force_approved(store, 1);
}

static void leave_draft(struct store *store, const char *who,
	const struct card_entry *entry, enum card_field field)
{
	struct error error = ERROR_INIT;
	struct str body = STR_INIT;
	char session[96];
	desk_session_over(session, sizeof(session));
	card_to_json(&body, &entry->card);
	const struct draft draft = {
		.card = entry->number,
		.revision = entry->revision,
		.who = who,
		.session = session,
		.field = field,
		.at = TYPED_AT,
		.body = body.data,
	};
	assert_done(store_draft_put(store, &draft, &error), &error);
	str_release(&body);
}

/* The program goes on with it. */
void scene_recovered(struct store *store, const char *who)
{
	struct card_entry entry;
	read_card(store, 2, &entry);
	set(&entry.card.outcome, "พิมพ์ค้างไว้ก่อนไฟดับ");
	leave_draft(store, who, &entry, FIELD_OUTCOME);
	card_entry_release(&entry);
}

/* The draft is of the card as it was before somebody else changed it. */
void scene_card_conflict(struct store *store, const char *who)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	read_card(store, 1, &entry);
	set(&entry.card.measure, "แจกบัตรคิวที่หน้าห้อง\nทุกวันทำการ");
	set(&entry.card.outcome, "ผู้มาติดต่อรอไม่เกิน ๑๐ นาที");
	leave_draft(store, who, &entry, FIELD_MEASURE);
	card_entry_release(&entry);
	read_card(store, 1, &entry);
	set(&entry.card.measure, "แจกบัตรคิวสองจุด\nทุกวันทำการ");
	assert_int_equal(store_save_card(store, &entry, "manit", &error), SAVE_DONE);
	card_entry_release(&entry);
}

void scene_memo_conflict(struct store *store, const char *who)
{
	enum { MEMO = 2 }; /* the number of the report with a memo */
	char session[96];
	struct error error = ERROR_INIT;
	struct str body = STR_INIT;
	struct report head;
	int64_t revision;
	desk_session_over(session, sizeof(session));
	assert_done(store_head_revision(store, MEMO, &revision, &error), &error);
	assert_done(store_load_head(store, MEMO, &head, &error), &error);
	set(&head.memo.subject, "รายงานผลตามที่ฉันพิมพ์");
	report_to_json(&body, &head);
	const struct head_draft draft = {
		.report = MEMO,
		.revision = revision,
		.who = who,
		.session = session,
		.field = "memo.subject",
		.at = TYPED_AT,
		.body = body.data,
	};
	assert_done(store_head_draft_put(store, &draft, &error), &error);
	set(&head.memo.subject, "รายงานผลตามที่มานิตย์แก้");
	assert_int_equal(store_save_head(store, MEMO, &head, &revision, "manit", &error),
		SAVE_DONE);
	report_release(&head);
	str_release(&body);
}
