/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/faults/week_seals.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "db/trust/keys.h"
#include "db/trust/seal.h"
#include "tests/faults/tally.h"
#include "tests/support/approval.h"
#include "tests/support/office.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "text/str.h"

enum { GROUP = 4, GROUPS = 4 };

void week_mark(char mark[WEEK_MARK], json_t *exported)
{
	size_t i, at = 0;
	json_t *card;
	char hash[HASH_HEX + 1];
	json_object_del(exported, "seal");
	json_object_del(exported, "state");
	json_array_foreach(json_object_get(exported, "cards"), i, card)
		json_object_del(card, "state");
	char *text = json_dumps(exported, JSON_COMPACT | JSON_SORT_KEYS);
	hash_text(hash, text, strlen(text));
	for (i = 0; i < (size_t)GROUP * GROUPS; i++) {
		if (i && i % GROUP == 0)
			mark[at++] = '-';
		mark[at++] = (char)toupper((unsigned char)hash[i]);
	}
	mark[at] = '\0';
	free(text);
}

static size_t count_of(const struct str *text, const char *words)
{
	size_t count = 0;
	const char *at = text->data;
	for (; (at = strstr(at, words)); at += strlen(words))
		count++;
	return count;
}

void week_see_seal(struct week *week, int report, const char *mark)
{
	char number[12];
	struct str line = STR_INIT;
	snprintf(number, sizeof(number), "%d", report);
	str_printf(&line, "%s\t%s\t", number, mark);
	week_run(week, "palad", 0, "verify");
	week_said(week, line.data);
	week_run(week, "palad", 0, "print", "--report", number, "--profile", "text",
		"--to", "-");
	const size_t pages = count_of(&week->run.out, "\f");
	assert_true(pages > 0);
	assert_int_equal(count_of(&week->run.out, mark), pages);
	str_release(&line);
}

/* --- other programs --- */

/* The cards of a report one after another; each is as it was afterwards. */
static size_t break_cards(struct week *week, struct store *store, int report)
{
	char sql[200];
	snprintf(sql, sizeof(sql), "SELECT count(*) FROM card WHERE report = %d", report);
	const int64_t cards = raw_integer(store, sql);
	assert_int_equal(approval_verdict(store, report), SEAL_AGREES);
	for (int64_t place = 0; place < cards; place++) {
		snprintf(sql, sizeof(sql),
			"SELECT number FROM card WHERE report = %d ORDER BY number "
			"LIMIT 1 OFFSET %lld",
			report, (long long)place);
		const int64_t card = raw_integer(store, sql);
		snprintf(sql, sizeof(sql),
			"UPDATE card SET output = output || '.' WHERE number = %lld",
			(long long)card);
		assert_true(raw_changes(store, sql));
		week->tally.tried++;
		if (approval_verdict(store, report) == SEAL_AGREES)
			tally_lost(&week->tally,
				"report %d: the seal holds with card %lld "
				"changed",
				report, (long long)card);
		else
			week->tally.told++;
		snprintf(sql, sizeof(sql),
			"UPDATE card SET output = substr(output, 1, length(output) - 1) "
			"WHERE number = %lld",
			(long long)card);
		raw_run(store, sql);
	}
	assert_int_equal(approval_verdict(store, report), SEAL_AGREES);
	return (size_t)cards;
}

size_t week_break_seals(struct week *week, int reports)
{
	size_t count = 0;
	char *path = support_path(week->folder, "broken.db");
	week_run(week, "palad", 0, "backup", path);
	struct store *store = office_open(path, STORE_WRITE);
	for (int report = 1; report <= reports; report++)
		count += break_cards(week, store, report);
	raw_run(store, "UPDATE card SET outcome = 'อื่น' WHERE number = 1");
	store_close(store);
	week_run(week, "palad", 1, "--file", path, "verify");
	week_run(week, "palad", 1, "--file", path, "print", "--report", "1", "--profile",
		"text", "--to", "-");
	week_said(week, "ไม่ตรงกับที่อนุมัติ");
	free(path);
	return count;
}
