/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Drafts that are written on this machine and sent beside the caller. An office file stands
 * for the server; that it is away, or stalls, is played by what opens it for the sender.
 */
#include <config.h>

#include "tests/support/office.h"
#include "tests/support/support.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "db/draft_sender.h"
#include "db/drafts_aside.h"
#include "db/engine/engine.h"
#include "db/head.h"
#include "db/kept.h"
#include "db/local_drafts.h"
#include "db/open.h"
#include "db/store.h"
#include "model/card.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

enum { CARDS = 4 };

#define SOMSRI "somsri"
#define NOW    "boot.7.70" /* this run */
#define BEFORE "boot.3.30" /* another, which is over */

static int make(void **state)
{
	return office_setup_cards(state, CARDS);
}

/* --- the far side --- */

static struct {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	bool away;   /* it cannot be opened */
	bool stalls; /* who opens it waits */
	bool asked;  /* somebody waits so */
} far_side = {.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

static struct store *open_far(const char *address, struct error *error)
{
	pthread_mutex_lock(&far_side.lock);
	far_side.asked = true;
	pthread_cond_broadcast(&far_side.changed);
	while (far_side.stalls)
		pthread_cond_wait(&far_side.changed, &far_side.lock);
	const bool away = far_side.away;
	pthread_mutex_unlock(&far_side.lock);
	if (!away)
		return open_quiet(address, error);
	error_set(error, ERROR_SYSTEM, "nobody answers");
	return NULL;
}

static void set_far(bool away, bool stalls)
{
	pthread_mutex_lock(&far_side.lock);
	far_side.away = away;
	far_side.stalls = stalls;
	far_side.asked = false;
	pthread_cond_broadcast(&far_side.changed);
	pthread_mutex_unlock(&far_side.lock);
}

static void await_question(void)
{
	pthread_mutex_lock(&far_side.lock);
	while (!far_side.asked)
		pthread_cond_wait(&far_side.changed, &far_side.lock);
	pthread_mutex_unlock(&far_side.lock);
}

/* --- this side --- */

/* A folder of the office's that is not there yet. */
static char *local_folder(const struct office *office)
{
	return support_path(office->folder, "mine/drafts");
}

static void begin(struct office *office)
{
	struct error error = ERROR_INIT;
	char *folder = local_folder(office);
	office->store->sender =
		draft_sender_start(office->path, folder, open_far, &error);
	office->store->end_sender = draft_sender_stop;
	office->store->ended = aside_ended;
	assert_done(office->store->sender != NULL, &error);
	free(folder);
}

static void end(struct office *office)
{
	draft_sender_stop(office->store->sender);
	office->store->sender = NULL;
}

static void type(struct office *office, int64_t card, const char *session, int64_t at,
	const char *body)
{
	struct error error = ERROR_INIT;
	const struct draft draft = {.card = card,
		.revision = 1,
		.who = SOMSRI,
		.session = session,
		.field = FIELD_OUTPUT,
		.cursor = 5,
		.at = at,
		.body = body};
	assert_done(store_draft_put(office->store, &draft, &error), &error);
}

static void type_texts(struct office *office, int64_t report, const char *body)
{
	struct error error = ERROR_INIT;
	const struct head_draft draft = {.report = report,
		.revision = 1,
		.who = SOMSRI,
		.session = NOW,
		.field = "memo.subject",
		.cursor = 3,
		.at = 50,
		.body = body};
	assert_done(store_head_draft_put(office->store, &draft, &error), &error);
}

static bool tell(void *context, const struct draft *draft)
{
	str_printf(context, "%lld %s %s@%lld %s;", (long long)draft->card, draft->session,
		card_field_name(draft->field), (long long)draft->at, draft->body);
	return true;
}

static bool tell_texts(void *context, const struct head_draft *draft)
{
	str_printf(context, "%lld %s %s@%lld %s;", (long long)draft->report,
		draft->session, draft->field, (long long)draft->at, draft->body);
	return true;
}

static void assert_drafts(struct office *office, const char *expected)
{
	struct error error = ERROR_INIT;
	struct str told = STR_INIT;
	assert_done(store_drafts(office->store, SOMSRI, tell, &told, &error), &error);
	assert_string_equal(told.data, expected);
	str_release(&told);
}

static void assert_texts(struct office *office, const char *expected)
{
	struct error error = ERROR_INIT;
	struct str told = STR_INIT;
	assert_done(store_head_drafts(office->store, SOMSRI, tell_texts, &told, &error),
		&error);
	assert_string_equal(told.data, expected);
	str_release(&told);
}

static void assert_here(struct office *office, size_t files, size_t strange_files)
{
	struct error error = ERROR_INIT;
	struct local_drafts list = {0};
	char *folder = local_folder(office);
	size_t strange = 0;
	assert_done(local_drafts_read(folder, &list, &strange, &error), &error);
	assert_int_equal(list.count, files);
	assert_int_equal(strange, strange_files);
	local_drafts_release(&list);
	free(folder);
}

/* --- files --- */

static void test_file(void **state)
{
	struct office *office = *state;
	static const char *const bodies[] = {
		"{\"a\":1}", "", "two\nlines\n", "น้ำ {}[]\"\\"};
	struct error error = ERROR_INIT;
	struct local_drafts list = {0};
	struct stat status;
	size_t strange;
	char *folder = local_folder(office);
	for (size_t i = 0; i < COUNT(bodies); i++) {
		const struct local_draft draft = {.number = (int64_t)i + 1,
			.revision = 7,
			.cursor = 12,
			.at = INT64_C(4000000000),
			.who = (char *)"ส\"ม",
			.session = (char *)"../../boot.1.2",
			.field = (char *)"output",
			.body = (char *)bodies[i]};
		assert_done(local_drafts_write(folder, &draft, &error), &error);
		assert_done(local_drafts_write(folder, &draft, &error), &error);
		assert_done(local_drafts_read(folder, &list, &strange, &error), &error);
		assert_int_equal(list.count, 1);
		const struct local_draft *read = &list.drafts[0];
		assert_true(local_draft_same(read, &draft));
		assert_string_equal(read->who, draft.who);
		assert_string_equal(read->field, draft.field);
		assert_string_equal(read->body, draft.body);
		assert_int_equal(read->revision, 7);
		assert_int_equal(read->cursor, 12);
		assert_int_equal(read->at, draft.at);
		local_drafts_release(&list);
		assert_done(local_drafts_remove(folder, &draft, &error), &error);
		assert_done(local_drafts_remove(folder, &draft, &error), &error);
		assert_here(office, 0, 0);
	}
	assert_int_equal(stat(folder, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0700);
	free(folder);
}

static void test_strange_file(void **state)
{
	struct office *office = *state;
	static const char *const texts[] = {"", "no line", "{}\nx", "[1]\n",
		("{\"of\":\"card\",\"number\":-1,\"revision\":1,\"cursor\":0,\"at\":1,\"who\":"
		 "\"\",\"session\":\"\",\"field\":\"\",\"dropped\":false}\nx")};
	set_far(true, false);
	begin(office);
	type(office, 1, NOW, 10, "typed");
	end(office);
	char *folder = local_folder(office);
	for (size_t i = 0; i < COUNT(texts); i++) {
		char name[32];
		snprintf(name, sizeof(name), "card-9-%zu.draft", i);
		char *path = support_path(folder, name);
		support_write(path, texts[i], strlen(texts[i]));
		free(path);
	}
	assert_here(office, 1, COUNT(texts));
	/* They stay, and keep nobody from the others. */
	set_far(false, false);
	begin(office);
	end(office);
	assert_drafts(office, "1 boot.7.70 output@10 typed;");
	assert_here(office, 0, COUNT(texts));
	free(folder);
}

/* --- sending --- */

static void test_sent(void **state)
{
	struct office *office = *state;
	set_far(false, false);
	begin(office);
	type(office, 2, NOW, 10, "first");
	type(office, 2, NOW, 11, "second");
	type(office, 3, NOW, 9, "third");
	type_texts(office, 1, "texts");
	/* Whether they have arrived or not. */
	assert_drafts(office, "2 boot.7.70 output@11 second;3 boot.7.70 output@9 third;");
	assert_texts(office, "1 boot.7.70 memo.subject@50 texts;");
	end(office);
	assert_drafts(office, "2 boot.7.70 output@11 second;3 boot.7.70 output@9 third;");
	assert_texts(office, "1 boot.7.70 memo.subject@50 texts;");
	assert_here(office, 0, 0);
}

static void test_written_before_it_is_sent(void **state)
{
	struct office *office = *state;
	struct store_reach reach;
	set_far(false, true);
	begin(office);
	await_question();
	type(office, 2, NOW, 10, "typed");
	assert_here(office, 1, 0);
	store_reach(office->store, &reach);
	assert_int_equal(reach.unsent, 1);
	assert_drafts(office, "2 boot.7.70 output@10 typed;");
	set_far(false, false);
	end(office);
	assert_here(office, 0, 0);
	assert_drafts(office, "2 boot.7.70 output@10 typed;");
}

/* What is typed while an earlier text of it is on its way goes behind that. */
static void test_typed_meanwhile(void **state)
{
	struct office *office = *state;
	set_far(true, false);
	begin(office);
	type(office, 2, NOW, 10, "first");
	end(office);
	set_far(false, true);
	begin(office);
	await_question();
	type(office, 2, NOW, 11, "second");
	set_far(false, false);
	end(office);
	assert_drafts(office, "2 boot.7.70 output@11 second;");
	assert_here(office, 0, 0);
}

static void test_away(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct store_reach reach = {0};
	set_far(false, false);
	begin(office);
	type(office, 1, NOW, 5, "there");
	type(office, 4, NOW, 5, "other");
	end(office);
	set_far(true, false);
	begin(office);
	type(office, 1, NOW, 20, "not there");
	assert_done(store_draft_drop(office->store, 4, SOMSRI, NOW, &error), &error);
	assert_drafts(office, "1 boot.7.70 output@20 not there;");
	while (!reach.away)
		store_reach(office->store, &reach);
	assert_int_equal(reach.unsent, 2);
	assert_true(reach.since > 0);
	end(office);
	assert_here(office, 2, 0);
	assert_drafts(office, "1 boot.7.70 output@5 there;4 boot.7.70 output@5 other;");
	set_far(false, false);
	begin(office);
	end(office);
	assert_here(office, 0, 0);
	assert_drafts(office, "1 boot.7.70 output@20 not there;");
}

static void test_adopted(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	type(office, 1, BEFORE, 5, "left");
	type(office, 2, BEFORE, 6, "also left");
	set_far(false, false);
	begin(office);
	assert_done(
		store_draft_adopt(office->store, 1, SOMSRI, BEFORE, NOW, &error), &error);
	assert_done(
		store_draft_adopt(office->store, 2, SOMSRI, BEFORE, NOW, &error), &error);
	end(office);
	/* Nothing was put: it is still who left it's. */
	assert_drafts(
		office, "2 boot.3.30 output@6 also left;1 boot.3.30 output@5 left;");
	begin(office);
	assert_done(
		store_draft_adopt(office->store, 1, SOMSRI, BEFORE, NOW, &error), &error);
	type(office, 1, NOW, 7, "gone on");
	assert_done(
		store_draft_adopt(office->store, 2, SOMSRI, BEFORE, NOW, &error), &error);
	assert_done(store_draft_drop(office->store, 2, SOMSRI, NOW, &error), &error);
	assert_drafts(office, "1 boot.7.70 output@7 gone on;");
	end(office);
	assert_drafts(office, "1 boot.7.70 output@7 gone on;");
}

/* What is dropped in a transaction is dropped when that is through, and else not. */
static void test_dropped_in_transaction(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	set_far(true, false);
	begin(office);
	type(office, 1, NOW, 5, "typed");
	for (int commits = 0; commits < 2; commits++) {
		assert_done(store_begin(office->store, &error), &error);
		assert_done(store_begin(office->store, &error), &error);
		assert_done(
			store_draft_drop(office->store, 1, SOMSRI, NOW, &error), &error);
		assert_done(store_commit(office->store, &error), &error);
		assert_drafts(office, "1 boot.7.70 output@5 typed;");
		if (commits)
			assert_done(store_commit(office->store, &error), &error);
		else
			store_rollback(office->store);
		assert_drafts(office, commits ? "" : "1 boot.7.70 output@5 typed;");
	}
	end(office);
	set_far(false, false);
	begin(office);
	end(office);
	assert_drafts(office, "");
}

struct told_kept {
	int64_t report, card;
	struct str body;
};

static bool take_kept(void *context, const struct kept_text *text)
{
	struct told_kept *told = context;
	told->report = text->report;
	told->card = text->card;
	str_puts(&told->body, text->body);
	return true;
}

static void test_card_is_gone(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct told_kept told = {.body = STR_INIT};
	set_far(false, false);
	begin(office);
	type(office, 999, NOW, 5, "for nobody");
	type(office, 1, NOW, 6, "for one");
	end(office);
	assert_here(office, 0, 0);
	assert_drafts(office, "1 boot.7.70 output@6 for one;");
	assert_done(store_kept_texts(office->store, SOMSRI, take_kept, &told, &error),
		&error);
	assert_int_equal(told.card, 999);
	assert_string_equal(told.body.data, "for nobody");
	str_release(&told.body);
}

/* The server answers that it will not have one: the others go in all the same. */
static void test_refused(void **state)
{
	struct office *office = *state;
	set_far(false, false);
	begin(office);
	type(office, 1, NOW, 5, "no UTF-8: \xff");
	type(office, 2, NOW, 6, "taken");
	struct store_reach reach = {.unsent = 2};
	while (reach.unsent > 1)
		store_reach(office->store, &reach);
	assert_false(reach.away);
	end(office);
	assert_drafts(office, "2 boot.7.70 output@6 taken;");
	assert_here(office, 1, 0);
	begin(office);
	type(office, 1, NOW, 7, "mended");
	end(office);
	assert_here(office, 0, 0);
	assert_drafts(office, "1 boot.7.70 output@7 mended;2 boot.7.70 output@6 taken;");
}

/* What is typed while an earlier text of it is being refused goes in before the end, and so
 * does what stands behind that. */
static void test_mended_while_refused(void **state)
{
	struct office *office = *state;
	set_far(true, false);
	begin(office);
	type(office, 1, NOW, 5, "no UTF-8: \xff");
	type(office, 2, NOW, 6, "neither: \xff");
	type(office, 3, NOW, 7, "behind");
	end(office);
	assert_here(office, 3, 0);
	set_far(false, true);
	begin(office);
	await_question();
	for (int64_t card = 1; card <= 2; card++)
		type(office, card, NOW, 7 + card, "mended");
	set_far(false, false);
	end(office);
	assert_here(office, 0, 0);
	assert_drafts(office, "2 boot.7.70 output@9 mended;1 boot.7.70 output@8 mended;"
			      "3 boot.7.70 output@7 behind;");
}

/* Whatever was put and dropped in whatever order, with the server there or not: what stands
 * there in the end is what was typed last. */
static void test_any_order(void **state)
{
	struct office *office = *state;
	struct support_random random = {.state = 20261129};
	char *last[CARDS + 1] = {NULL};
	for (int i = 0; i < 300; i++) {
		struct error error = ERROR_INIT;
		const uint32_t card = 1 + support_draw(&random, CARDS);
		if (!office->store->sender) {
			set_far(support_draw(&random, 3) == 0, false);
			begin(office);
		}
		free(last[card]);
		last[card] = NULL;
		if (support_draw(&random, 4)) {
			char body[16];
			snprintf(body, sizeof(body), "%d", i);
			last[card] = mem_strdup(body);
			type(office, card, NOW, 10 + card, body);
		} else {
			assert_done(store_draft_drop(
					    office->store, card, SOMSRI, NOW, &error),
				&error);
		}
		if (!support_draw(&random, 20))
			end(office);
	}
	if (office->store->sender)
		end(office);
	set_far(false, false);
	begin(office);
	end(office);
	struct str expected = STR_INIT;
	for (int card = CARDS; card > 0; card--) {
		if (last[card])
			str_printf(&expected, "%d boot.7.70 output@%d %s;", card,
				10 + card, last[card]);
		free(last[card]);
	}
	assert_drafts(office, expected.data);
	assert_here(office, 0, 0);
	str_release(&expected);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_file, make, office_teardown),
		cmocka_unit_test_setup_teardown(test_strange_file, make, office_teardown),
		cmocka_unit_test_setup_teardown(test_sent, make, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_written_before_it_is_sent, make, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_typed_meanwhile, make, office_teardown),
		cmocka_unit_test_setup_teardown(test_away, make, office_teardown),
		cmocka_unit_test_setup_teardown(test_adopted, make, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_dropped_in_transaction, make, office_teardown),
		cmocka_unit_test_setup_teardown(test_card_is_gone, make, office_teardown),
		cmocka_unit_test_setup_teardown(test_refused, make, office_teardown),
		cmocka_unit_test_setup_teardown(
			test_mended_while_refused, make, office_teardown),
		cmocka_unit_test_setup_teardown(test_any_order, make, office_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
