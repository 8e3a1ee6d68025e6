/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of memos: what an office writes into its own copy, read strictly. */
#include <config.h>

#include "tests/support/support.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "model/memo_form.h"
#include "model/report.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

#define FORM(type, subject)                                                                                                    \
	"{\"format\":\"mattrakan.memo/1\",\"agencies\":[{\"type\":\"" type                                                     \
	"\",\"unit\":\"งานแผน\",\"office\":\"{unit} {agency}{place?}\",\"head\":\"หัวหน้า\","        \
	"\"clerk\":\"ปลัด{agency}\",\"chief\":\"นายก{rest}\"}],\"subject\":\"" subject                                          \
	"\",\"sections\":[{\"heading\":\"ก\",\"text\":\"คะแนน {ita_total}\\nเสร็จ {done} ข้อ\"}]," \
	"\"closing\":\"จบ\"}"

/* The form of a file of a person's own; NULL and the error. */
static struct memo_form *load(const char *json, struct error *error)
{
	char *folder = support_folder(), *kind = support_path(folder, "memo");
	char *path = support_path(kind, "standard.json");
	assert_int_equal(mkdir(kind, 0700), 0);
	support_write(path, json, strlen(json));
	setenv("MATTRAKAN_DATADIR", folder, 1);
	struct memo_form *form = memo_form_load(error);
	support_folder_remove(folder);
	free(kind);
	free(path);
	return form;
}

static void test_refused(void **state)
{
	static const struct {
		const char *json, *words;
	} rows[] = {
		{FORM("", "{yaer}"), "subject: unknown words in braces"},
		{FORM("", "{year"), "subject: unknown words in braces"},
		{FORM("", "{}"), "subject: unknown words in braces"},
		{"{\"format\":\"mattrakan.memo/2\"}", "mattrakan.memo/1"},
		{"{\"format\":\"mattrakan.memo/1\",\"subjects\":1}", "subjects"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct error error = ERROR_INIT;
		struct memo_form *form = load(rows[i].json, &error);
		assert_null(form);
		if (!strstr(error_message(&error), rows[i].words))
			fail_msg("%s", error_message(&error));
		error_release(&error);
	}
}

static void begin(struct report *head)
{
	report_init(head);
	head->agency.type = mem_strdup("เมืองพิเศษ");
	head->agency.name = mem_strdup("ทดลอง");
	head->fiscal_year = 2570;
	head->months = 12;
	head->title = mem_strdup("รายงาน");
}

/* Lines of which the report does not tell something are not there. */
static void test_filled_in(void **state)
{
	struct error error = ERROR_INIT;
	struct memo_form *form = load(FORM("เมือง", "{title} {year}"), &error);
	struct memo_facts facts;
	struct report head;
	(void)state;
	assert_non_null(form);
	begin(&head);
	memo_facts_init(&facts, form, &head, 3, 1);
	memo_form_fill(form, &facts, &head.memo);
	assert_string_equal(head.memo.office, "งานแผน เมืองพิเศษทดลอง");
	assert_string_equal(head.memo.subject, "รายงาน ๒๕๗๐");
	assert_string_equal(head.memo.sections.items[0].text, "เสร็จ ๑ ข้อ");
	assert_string_equal(facts.posts[MEMO_CHIEF], "นายกพิเศษทดลอง");
	memo_facts_release(&facts);
	memo_form_free(form);
	report_release(&head);
}

/* A kind of agency that the form does not know has no words for its posts. */
static void test_unknown_agency(void **state)
{
	struct error error = ERROR_INIT;
	struct memo_form *form = load(FORM("เทศบาล", "{title}"), &error);
	struct memo_facts facts;
	struct report head;
	(void)state;
	assert_non_null(form);
	begin(&head);
	memo_facts_init(&facts, form, &head, 0, 0);
	memo_form_fill(form, &facts, &head.memo);
	assert_string_equal(head.memo.office, "เมืองพิเศษทดลอง");
	assert_string_equal(facts.posts[MEMO_CHIEF], "");
	memo_facts_release(&facts);
	memo_form_free(form);
	report_release(&head);
}

static void test_posts(void **state)
{
	(void)state;
	assert_int_equal(memo_post_of("นายกเทศมนตรี"), MEMO_CHIEF);
	assert_int_equal(memo_post_of("ปลัดเทศบาล"), MEMO_CLERK);
	assert_int_equal(memo_post_of("รองนายก"), MEMO_HEAD);
	assert_int_equal(memo_post_of(NULL), MEMO_HEAD);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_filled_in),
		cmocka_unit_test(test_unknown_agency),
		cmocka_unit_test(test_posts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
