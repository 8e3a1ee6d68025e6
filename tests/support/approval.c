/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/approval.h"

#include <stdlib.h>
#include <string.h>

#include "db/engine/engine.h"
#include "db/head.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "model/report.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

#define CARD(text)                                                                       \
	"{\"issue\":\"ประเด็น" text "\",\"measure\":\"มาตรการ" text                       \
	"\",\"owners\":[\"สำนักปลัด\"],\"output\":\"ผลผลิต" text "\",\"state\":\"done\"}"

static const char report_json[] =
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"memo\",\"fiscal_year\":2569,"
	"\"months\":12,\"title\":\"รายงานทดสอบ\",\"agency\":{\"name\":\"บ้านใหม่\"},"
	"\"ita\":{\"year\":2568,\"total\":95.0},\"memo\":{\"subject\":\"ส่งรายงาน\","
	"\"signatures\":[{\"name\":\"นายประพันธ์ นอกระบบ\",\"post\":\"หัวหน้าสำนักปลัด\","
	"\"opinion\":\"เห็นควรเสนอ\",\"date\":\"\",\"signer\":\"\"},"
	"{\"name\":\" นายสมชาย   ใจดี\",\"post\":\"ปลัด\",\"signer\":\"palad\"},"
	"{\"name\":\"นางสาวมาลี\\tรักษ์ไทย\",\"post\":\"นายก\",\"opinion\":\"\","
	"\"signer\":\"nayok\"}]},"
	"\"x_note\":{\"b\":1,\"a\":[true,null]},\"cards\":[" CARD("หนึ่ง") "," CARD(
		"สอง") "," CARD("สาม") "]}";

void approval_parse(struct report *report)
{
	office_parse(report_json, report);
}

int64_t approval_report(struct office *office)
{
	struct report report;
	approval_parse(&report);
	const int64_t number = office_import(office, &report);
	report_release(&report);
	return number;
}

static int64_t revision_of(struct store *store, int64_t report)
{
	struct error error = ERROR_INIT;
	int64_t revision = 0;
	assert_done(store_head_revision(store, report, &revision, &error), &error);
	return revision;
}

void approval_change(struct store *store, int64_t report, const char *sql)
{
	struct error error = ERROR_INIT;
	struct report head;
	int64_t revision = revision_of(store, report);
	assert_done(store_begin(store, &error), &error);
	raw_run(store, sql);
	assert_done(store_load_head(store, report, &head, &error), &error);
	store_rollback(store);
	assert_done(store_save_head(store, report, &head, &revision, "somsri", &error) ==
			    SAVE_DONE,
		&error);
	report_release(&head);
}

void approval_submit(struct store *store, int64_t report)
{
	struct error error = ERROR_INIT;
	int64_t revision = revision_of(store, report);
	assert_done(store_submit_report(store, report, &revision, "somsri", &error) ==
			    SAVE_DONE,
		&error);
	assert_int_equal(revision, revision_of(store, report));
}

void approval_sign(struct store *store, int64_t report, const char *who)
{
	struct error error = ERROR_INIT;
	struct signer *signer = office_unlock(store, who);
	int64_t revision = revision_of(store, report);
	assert_done(office_sign_report(store, report, &revision, "เห็นชอบ",
			    "๒๐ พฤศจิกายน ๒๕๖๙", signer, &error) == SAVE_DONE,
		&error);
	assert_int_equal(revision, revision_of(store, report));
	signer_free(signer);
}

void approval_seal(struct store *store, int64_t report)
{
	approval_submit(store, report);
	approval_sign(store, report, "palad");
	approval_sign(store, report, "nayok");
}

enum seal_verdict approval_verdict(struct store *store, int64_t number)
{
	struct error error = ERROR_INIT;
	struct report report;
	enum seal_verdict verdict = SEAL_NONE;
	assert_done(store_load(store, number, &report, &error), &error);
	assert_done(store_seal_check(store, &report, &verdict, &error), &error);
	report_release(&report);
	return verdict;
}

static void add_line(void *context, const char *words)
{
	str_printf(context, "%s\n", words);
}

void assert_verify_finds(struct store *store, const char *const *words)
{
	struct error error = ERROR_INIT;
	struct str lines = STR_INIT;
	size_t found = 0, wanted = 0;
	assert_done(store_verify(store, add_line, &lines, &error), &error);
	for (const char *at = lines.data; (at = strchr(at, '\n')); at++)
		found++;
	for (; words[wanted]; wanted++)
		if (!strstr(lines.data, words[wanted]))
			fail_msg("'%s' is not in: %s", words[wanted], lines.data);
	if (found != wanted)
		fail_msg("%zu lines, not %zu: %s", found, wanted, lines.data);
	str_release(&lines);
}

void assert_verify_finds_each(
	struct store *store, const struct forgery *rows, size_t count)
{
	assert_sound(store);
	raw_lift(store);
	for (size_t i = 0; i < count; i++) {
		struct error error = ERROR_INIT;
		assert_done(store_begin(store, &error), &error);
		raw_run(store, rows[i].sql);
		assert_verify_finds(store, rows[i].words);
		store_rollback(store);
	}
	assert_sound(store);
}
