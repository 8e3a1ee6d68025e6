/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every field of a report and of a card is under the seal and in the digests of the
 * trail: each is changed in turn.
 */
#include <config.h>

#include "tests/support/approval.h"
#include "tests/support/fields.h"

#include <stdlib.h>
#include <string.h>

#include "db/trust/keys.h"
#include "db/trust/seal.h"
#include "db/trust/trail_write.h"
#include "model/json_shape.h"
#include "model/report.h"
#include "tests/support/office.h"
#include "text/error.h"
#include "text/mem.h"

/* A report that says something in every field, approved, as it stands in the file. */
static void make_full(struct office *office, struct report *sealed)
{
	struct report report;
	approval_parse(&report);
	fields_fill(&report_shape, &report);
	/* Who signs says what they think, and when. */
	for (size_t i = 1; i < report.memo.count; i++) {
		free(report.memo.signatures[i].opinion);
		free(report.memo.signatures[i].date);
		report.memo.signatures[i].opinion = NULL;
		report.memo.signatures[i].date = NULL;
	}
	seal_release(&report.seal);
	office_import(office, &report);
	report_release(&report);
	office_people(office);
	approval_seal(office->store, 1);
	office_load(office, 1, sealed);
	sealed->seal.extra = mem_strdup("{\"x\":1}");
}

struct covered {
	struct office *office;
	const struct report *report;
	size_t changes;
};

static bool is_state(const char *path)
{
	return strcmp(path, "state") == 0 || strcmp(path, "cards[0].state") == 0;
}

static void see_verdict(void *context, const char *path, const char *change)
{
	struct covered *covered = context;
	struct error error = ERROR_INIT;
	enum seal_verdict verdict, expected = SEAL_CHANGED;
	if (is_state(path) || strcmp(path, "seal.extra") == 0)
		expected = SEAL_AGREES;
	else if (strcmp(path, "seal") == 0)
		expected = SEAL_NONE;
	else if (strncmp(path, "seal.", 5) == 0)
		expected = SEAL_FALSE;
	assert_done(store_seal_check(
			    covered->office->store, covered->report, &verdict, &error),
		&error);
	if (verdict != expected)
		fail_msg("%s (%s): %s", path, change, seal_verdict_label(verdict));
	covered->changes++;
}

static void test_seal(void **state)
{
	struct office *office = *state;
	struct report report;
	make_full(office, &report);
	struct covered covered = {.office = office, .report = &report};
	assert_int_equal(approval_verdict(office->store, 1), SEAL_AGREES);
	fields_change_each(&report_shape, &report, see_verdict, &covered);
	assert_true(covered.changes > 150);
	report_release(&report);
}

/* --- the trail's digest of one card --- */

struct digested {
	const struct card *card;
	char digest[HASH_HEX + 1];
	size_t changes;
};

static void see_digest(void *context, const char *path, const char *change)
{
	struct digested *digested = context;
	char digest[HASH_HEX + 1];
	card_digest(digest, digested->card);
	if ((strcmp(digest, digested->digest) == 0) != (strcmp(path, "state") == 0))
		fail_msg("%s (%s) is not in the digest", path, change);
	digested->changes++;
}

static void test_card_digest(void **state)
{
	struct office *office = *state;
	struct report report;
	make_full(office, &report);
	struct digested digested = {.card = &report.cards[1]};
	card_digest(digested.digest, digested.card);
	fields_change_each(&card_shape, &report.cards[1], see_digest, &digested);
	assert_true(digested.changes > 40);
	report_release(&report);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_seal),
		TEST(test_card_digest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
