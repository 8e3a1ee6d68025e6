/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is shown while an office's server does not answer, and what becomes of what is typed.
 * An office file stands for the server.
 */
#include <config.h>

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "db/draft_sender.h"
#include "db/drafts_aside.h"
#include "db/engine/engine.h"
#include "db/open.h"
#include "db/store.h"
#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/str.h"
#include "tui/terminal/key.h"

static atomic_bool away;

static struct store *open_far(const char *address, struct error *error)
{
	if (!away)
		return open_quiet(address, error);
	error_set(error, ERROR_SYSTEM, "nobody answers");
	return NULL;
}

/* Till the server is known to be away, or not to be. */
static void await_reach(struct store *store, bool is_away)
{
	struct store_reach reach = {.away = !is_away};
	while (reach.away != is_away) {
		draft_sender_answers(store->sender);
		assert_true(store_reach(store, &reach));
	}
}

static void begin(struct desk *desk, bool is_away)
{
	struct error error = ERROR_INIT;
	char *folder = support_path(desk->office.folder, "mine");
	struct store *store = desk->office.store;
	away = is_away;
	store->sender = draft_sender_start(desk->office.path, folder, open_far, &error);
	store->end_sender = draft_sender_stop;
	store->ended = aside_ended;
	assert_done(store->sender != NULL, &error);
	await_reach(store, is_away);
	free(folder);
}

static void end(struct desk *desk)
{
	draft_sender_stop(desk->office.store->sender);
	desk->office.store->sender = NULL;
}

static bool append_body(void *context, const struct draft *draft)
{
	str_puts(context, draft->body);
	return true;
}

static void assert_typed(struct desk *desk, const char *words)
{
	struct error error = ERROR_INIT;
	struct str told = STR_INIT;
	assert_done(
		store_drafts(desk->office.store, desk->who, append_body, &told, &error),
		&error);
	assert_non_null(strstr(told.data, words));
	str_release(&told);
}

static void test_away(void **state)
{
	(void)state;
	struct desk desk;
	desk_with_cards(&desk, "{\"measure\":\"จัดอบรม\",\"state\":\"draft\"}");
	begin(&desk, true);
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, K_ENTER);
	grid_type(desk.grid, "พิมพ์ไว้ก่อน");
	grid_pass(desk.grid);
	desk_run(&desk);
	assert_shown(&desk, "พิมพ์ไว้ก่อน");
	assert_shown(&desk, "ติดต่อเซิร์ฟเวอร์ไม่ได้ตั้งแต่ ๑๐:๐๒:๓๑ · เก็บไว้ในเครื่องนี้แล้ว");
	assert_typed(&desk, "พิมพ์ไว้ก่อน");
	away = false;
	await_reach(desk.office.store, false);
	end(&desk);
	assert_typed(&desk, "พิมพ์ไว้ก่อน");
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_away),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
