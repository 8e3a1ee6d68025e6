/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An office that moves to another machine: a copy of its file is all that goes along. People
 * are login names in it, so the same names are the same people there, whatever their numbers
 * are; who has another name there is entered by whoever owns the file.
 */
#include <config.h>

#include "tests/support/office.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/restore.h"
#include "db/store.h"
#include "db/trust/people.h"
#include "db/trust/seal.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/approval.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/str.h"

/* Who this process is said to be; 0: who it is. */
static uid_t pretended;

/* In the place of the C library's, for all that is linked here: the users of the other
 * machine have other numbers. */
uid_t geteuid(void)
{
	return pretended ? pretended : getuid();
}

struct scene {
	struct office office;
	char *copy, *there; /* the copy that goes along; the office file on the machine */
};

static int setup(void **state)
{
	static struct scene scene;
	struct error error = ERROR_INIT;
	struct report report;
	office_make(&scene.office);
	office_people(&scene.office);
	office_invent(&report, 2567, 2, 1);
	report.cards[0].state = report.cards[1].state = CARD_DONE;
	office_import(&scene.office, &report);
	report_release(&report);
	office_approve(&scene.office, 1);
	scene.copy = support_path(scene.office.folder, "copy.db");
	scene.there = support_path(scene.office.folder, "there.db");
	assert_done(store_backup(scene.office.store, scene.copy, &error), &error);
	*state = &scene;
	return 0;
}

static int teardown(void **state)
{
	struct scene *scene = *state;
	pretended = 0;
	free(scene->copy);
	free(scene->there);
	office_remove(&scene->office);
	return 0;
}

static bool save(struct store *store, const char *who, struct error *error)
{
	struct card_entry entry;
	if (!store_card(store, 2, &entry, error))
		return false;
	free(entry.card.issue);
	entry.card.issue = strdup(who);
	const bool saved = store_save_card(store, &entry, who, error) == SAVE_DONE;
	card_entry_release(&entry);
	return saved;
}

/* The same people by their login names: clerks save, the supervisor's passphrase is the same
 * and what it signed holds; nobody else changes anything. */
static void assert_same_office(const char *path)
{
	struct error error = ERROR_INIT;
	struct store *store = office_open(path, STORE_WRITE);
	assert_sound(store);
	assert_done(save(store, "somsri", &error), &error);
	assert_false(save(store, "newcomer", &error));
	assert_error(&error, ERROR_REFUSED, "newcomer");
	signer_free(office_unlock(store, "palad"));
	struct card_entry entry;
	assert_done(store_card(store, 1, &entry, &error), &error);
	assert_int_equal(entry.card.state, CARD_APPROVED);
	card_entry_release(&entry);
	assert_sound(store);
	store_close(store);
}

/* Copied to its place there, where no office file was. */
static void test_copied(void **state)
{
	struct scene *scene = *state;
	assert_int_equal(rename(scene->copy, scene->there), 0);
	assert_same_office(scene->there);
}

/* In the place of one that was only begun there. */
static void test_restored(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	struct str aside = STR_INIT;
	assert_done(store_create(scene->there, NULL, &error), &error);
	assert_done(store_restore(
			    scene->there, scene->copy, "newcomer", &aside, NULL, &error),
		&error);
	assert_true(aside.bytes > 0);
	assert_same_office(scene->there);
	str_release(&aside);
}

/* The owner of the file there enters who is called otherwise there; another user is not
 * the owner because somebody of that number was it elsewhere. */
static void test_other_names(void **state)
{
	struct scene *scene = *state;
	struct error error = ERROR_INIT;
	const struct person newcomer = {.login = "newcomer",
		.name = "นางสาวใหม่ มาแล้ว",
		.post = "นักวิชาการ",
		.roles = ROLE_CLERK};
	assert_int_equal(rename(scene->copy, scene->there), 0);
	struct store *store = office_open(scene->there, STORE_WRITE);
	pretended = getuid() + 1;
	assert_false(store_put_person(store, &newcomer, "newcomer", &error));
	assert_int_equal(error.kind, ERROR_REFUSED);
	error_release(&error);
	pretended = 0;
	assert_done(store_put_person(store, &newcomer, "owner", &error), &error);
	assert_done(save(store, "newcomer", &error), &error);
	assert_sound(store);
	store_close(store);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_copied),
		TEST(test_restored),
		TEST(test_other_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
