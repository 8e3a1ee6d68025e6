/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * People, roles, passphrases and how wrong ones are slowed down, keys.
 */
#include <config.h>

#include "tests/support/approval.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/engine/engine.h"
#include "db/review.h"
#include "db/store.h"
#include "db/trust/keys.h"
#include "db/trust/people.h"
#include "db/trust/person.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/support/office.h"
#include "tests/support/office_place.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

static bool list_person(void *context, const struct person *person)
{
	str_printf(context, "%s(%s,%s,%u,%d) ", person->login, person->name, person->post,
		person->roles, person->has_key);
	return true;
}

static void assert_people(struct store *store, const char *expected)
{
	struct error error = ERROR_INIT;
	struct str list = STR_INIT;
	assert_done(store_people(store, list_person, &list, &error), &error);
	assert_string_equal(list.data, expected);
	str_release(&list);
}

static unsigned roles_of(struct store *store, const char *who)
{
	struct error error = ERROR_INIT;
	unsigned roles = 99;
	assert_done(store_roles(store, who, &roles, &error), &error);
	return roles;
}

static void put(struct store *store, const char *login, const char *name,
	const char *post, unsigned roles)
{
	struct error error = ERROR_INIT;
	const struct person person = {login, name, post, roles, false};
	assert_done(store_put_person(store, &person, "root", &error), &error);
}

static void refuse(struct store *store, const char *login, const char *name,
	unsigned roles, enum error_kind kind, const char *words)
{
	struct error error = ERROR_INIT;
	const struct person person = {login, name, "", roles, false};
	assert_false(store_put_person(store, &person, "root", &error));
	assert_error(&error, kind, words);
}

static void test_entered(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	assert_int_equal(roles_of(store, "anybody"), ROLE_CLERK);
	assert_people(store, "");
	put(store, "b", "นายบี", "นิติกร", ROLE_CLERK);
	put(store, "a", "นางเอ", "ปลัด", ROLE_SUPERVISOR | ROLE_CLERK);
	assert_people(store, "b(นายบี,นิติกร,1,0) a(นางเอ,ปลัด,3,0) ");
	assert_int_equal(roles_of(store, "a"), 3);
	assert_int_equal(roles_of(store, "b"), ROLE_CLERK);
	assert_int_equal(roles_of(store, "anybody"), 0);
	/* Changed: the place stays. Removed: last, name and post stay. */
	put(store, "b", "นายบี ใหม่", "นิติกร", ROLE_SUPERVISOR);
	assert_people(store, "b(นายบี ใหม่,นิติกร,2,0) a(นางเอ,ปลัด,3,0) ");
	put(store, "b", NULL, NULL, 0);
	assert_people(store, "a(นางเอ,ปลัด,3,0) b(นายบี ใหม่,นิติกร,0,0) ");
	assert_int_equal(roles_of(store, "b"), 0);
	refuse(store, "c", NULL, 0, ERROR_USAGE, "nobody of the login name c");
	refuse(store, "", "x", 1, ERROR_USAGE, "needs a login name");
	refuse(store, "c", " ", 1, ERROR_USAGE, "needs a login name and a name");
	refuse(store, "c", "x", 4, ERROR_USAGE, "no such role");
	/* With the last one everybody is a clerk again. */
	put(store, "a", NULL, NULL, 0);
	assert_int_equal(roles_of(store, "anybody"), ROLE_CLERK);
	assert_sound(store);
}

/* Only the file's owner and root. */
static void test_administers(void **state)
{
	office_needs_file();
	enum { OTHER = 12345 };
	struct office *office = *state;
	struct error error = ERROR_INIT;
	assert_true(store_administers(office->store));
	if (geteuid() != 0) {
		/* Another user cannot be had; the owner is one who administers. */
		put(office->store, "a", "นางเอ", "", ROLE_CLERK);
		return;
	}
	put(office->store, "a", "นางเอ", "", ROLE_SUPERVISOR);
	assert_int_equal(chmod(office->folder, 0777), 0);
	assert_int_equal(chmod(office->path, 0666), 0);
	assert_int_equal(seteuid(OTHER), 0);
	const bool administers = store_administers(office->store);
	const struct person person = {"b", "นายบี", "", ROLE_CLERK, false};
	const bool entered = store_put_person(office->store, &person, "b", &error);
	const bool reset = store_reset_passphrase(office->store, "a", "b", NULL);
	const bool trusted = store_trust_key(office->store,
		"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "x",
		"b", NULL);
	assert_int_equal(seteuid(0), 0);
	assert_false(administers);
	assert_false(entered);
	assert_false(reset);
	assert_false(trusted);
	assert_error(&error, ERROR_REFUSED, "only the owner of the office file, or root");
	assert_int_equal(chown(office->path, OTHER, (gid_t)-1), 0);
	assert_int_equal(seteuid(OTHER), 0);
	const bool owner = store_administers(office->store);
	assert_int_equal(seteuid(0), 0);
	assert_true(owner);
	assert_people(office->store, "a(นางเอ,,2,0) ");
}

/* Who is refused is told who could help, on a server another than of a file. */
static void test_who_could_help(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	const bool server = raw_is_server(office->store);
	put(office->store, "a", "นางเอ", "", ROLE_SUPERVISOR);
	assert_false(person_may_write(office->store, "b", &error));
	assert_error(&error, ERROR_REFUSED,
		server ? "office and only reads in it; who administers the database enters"
		       : "file and only reads in it; its owner, or root, enters people");
	assert_false(person_may(office->store, "a", ROLE_CLERK, &error));
	assert_error(&error, ERROR_REFUSED,
		server ? "only a clerk may; who administers the database gives roles"
		       : "only a clerk may; the owner of the office file, or root, gives");
}

/* --- passphrases --- */

static void test_passphrase(void **state)
{
	struct office *office = *state;
	struct store *store = office->store;
	struct error error = ERROR_INIT;
	static const char one[] = "วลีลับของฉัน", other[] = "another secret";
	store->key_cost = key_cost_least_for_tests();
	put(store, "somsri", "นางสมศรี", "", ROLE_CLERK);
	put(store, "palad", "นายสมชาย", "ปลัด", ROLE_SUPERVISOR);
	assert_false(store_set_passphrase(store, "somsri", NULL, one, &error));
	assert_error(&error, ERROR_REFUSED, "only a supervisor may");
	assert_null(store_unlock(store, "palad", one, 100, &error));
	assert_error(&error, ERROR_REFUSED, "has no passphrase yet");
	assert_false(store_set_passphrase(store, "palad", NULL, "เจ็ดตัว", &error));
	assert_error(&error, ERROR_REFUSED, "at least 8 characters");
	assert_done(
		store_set_passphrase(store, "palad", NULL, "แปดตัวนะ", &error), &error);
	assert_people(store, "somsri(นางสมศรี,,1,0) palad(นายสมชาย,ปลัด,2,1) ");
	/* Another: only with the old one. */
	assert_false(store_set_passphrase(store, "palad", NULL, one, &error));
	assert_error(&error, ERROR_REFUSED, "mattrakan people reset palad");
	assert_false(store_set_passphrase(store, "palad", other, one, &error));
	assert_error(&error, ERROR_REFUSED, "passphrase is wrong");
	assert_done(store_set_passphrase(store, "palad", "แปดตัวนะ", one, &error), &error);
	assert_null(store_unlock(store, "palad", "แปดตัวนะ", 100, &error));
	assert_error(&error, ERROR_REFUSED, "passphrase is wrong");
	struct signer *signer = store_unlock(store, "palad", one, 100, &error);
	assert_done(signer != NULL, &error);
	assert_string_equal(signer_who(signer), "palad");
	signer_free(signer);
	/* Forgotten: whoever administers takes the key away, and a new one is set. */
	assert_done(store_reset_passphrase(store, "palad", "root", &error), &error);
	assert_null(store_unlock(store, "palad", one, 100, &error));
	assert_error(&error, ERROR_REFUSED, "has no passphrase yet");
	assert_done(store_set_passphrase(store, "palad", NULL, other, &error), &error);
	assert_false(store_reset_passphrase(store, "nobody", "root", &error));
	assert_error(&error, ERROR_USAGE, "nobody of the login name");
	signer_free(NULL);
	assert_sound(store);
}

/* ํา typed as two characters is ำ: the same passphrase, wherever it is typed. */
static void test_same_letters(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	office->store->key_cost = key_cost_least_for_tests();
	put(office->store, "palad", "นายสมชาย", "", ROLE_SUPERVISOR);
	assert_done(
		store_set_passphrase(office->store, "palad", NULL, "คำลับของเรา", &error),
		&error);
	struct signer *signer =
		store_unlock(office->store, "palad", "ค\u0e4d\u0e32ลับของเรา", 1, &error);
	assert_done(signer != NULL, &error);
	signer_free(signer);
}

/* Nine characters that are nothing, and Thai words in the bytes of TIS-620: each would be
 * the same key as any other of its kind. */
static void test_no_text(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	office->store->key_cost = key_cost_least_for_tests();
	put(office->store, "palad", "นายสมชาย", "", ROLE_SUPERVISOR);
	assert_false(store_set_passphrase(office->store, "palad", NULL,
		"\u200d\u200d\u200d\u200d\u200d\u200d\u200d\u200d\u200d", &error));
	assert_error(&error, ERROR_REFUSED, "at least 8 characters");
	assert_false(store_set_passphrase(office->store, "palad", NULL,
		"\xc7\xc5\xd5\xc5\xd1\xba\xa2\xcd\xa7\xa9\xd1\xb9", &error));
	assert_error(&error, ERROR_REFUSED, "no UTF-8 text");
}

/* Of the passphrase nothing is kept: not it, not the secret key. */
static void test_nothing_secret(void **state)
{
	struct office *office = *state;
	static const char secret[] = "mango-sticky-rice-2569";
	struct error error = ERROR_INIT;
	struct str bytes = STR_INIT;
	office->store->key_cost = key_cost_least_for_tests();
	put(office->store, "palad", "นายสมชาย", "", ROLE_SUPERVISOR);
	assert_done(store_set_passphrase(office->store, "palad", NULL, secret, &error),
		&error);
	raw_dump(&bytes, office->store, NULL);
	if (!raw_is_server(office->store)) {
		store_close(office->store);
		office->store = NULL;
		support_read(office->path, &bytes);
	}
	assert_null(memmem(bytes.data, bytes.bytes, secret, strlen(secret)));
	assert_non_null(memmem(bytes.data, bytes.bytes, "palad", 5));
	str_release(&bytes);
}

static struct signer *attempt(
	struct store *store, bool right, int64_t now, const char *words)
{
	struct error error = ERROR_INIT;
	struct signer *signer = store_unlock(
		store, "palad", right ? OFFICE_PASSPHRASE : "ไม่ใช่วลีนี้แน่นอน", now, &error);
	if (words) {
		assert_null(signer);
		assert_error(&error, ERROR_REFUSED, words);
	} else {
		assert_done(signer != NULL, &error);
	}
	return signer;
}

/* Three are free, then 2, 4, 8, … seconds, at most 900; the right one is not looked at
 * before; the count is the file's, whoever asks. */
static void test_slowed_down(void **state)
{
	static const int64_t waits[] = {2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900};
	struct office *office = *state;
	int64_t now = 1000;
	office_people(office);
	struct store *other = office_open(office->path, STORE_WRITE);
	for (int i = 0; i < PASSPHRASE_FREE; i++)
		attempt(i % 2 ? other : office->store, false, now, "passphrase is wrong");
	for (size_t i = 0; i < sizeof(waits) / sizeof(*waits); i++) {
		struct str words = STR_INIT;
		str_printf(&words, "wrong %d times; try again in %lld seconds",
			(int)i + PASSPHRASE_FREE, (long long)waits[i]);
		attempt(other, true, now, words.data);
		attempt(office->store, false, now, words.data);
		attempt(other, true, now + waits[i] - 1, "in 1 seconds");
		now += waits[i];
		attempt(i % 2 ? other : office->store, false, now, "passphrase is wrong");
		str_release(&words);
	}
	/* Others are not kept waiting. */
	signer_free(office_unlock(office->store, "nayok"));
	/* A clock that is set back keeps nobody out for longer. */
	now -= 100000;
	attempt(other, true, now, "in 900 seconds");
	attempt(other, true, now + PASSPHRASE_SLOWEST - 1, "in 1 seconds");
	now += PASSPHRASE_SLOWEST;
	signer_free(attempt(other, true, now, NULL));
	/* From the start. */
	for (int i = 0; i < PASSPHRASE_FREE; i++)
		attempt(other, false, now, "passphrase is wrong");
	attempt(other, true, now + 1, "in 1 seconds");
	signer_free(attempt(other, true, now + 2, NULL));
	store_close(other);
	assert_sound(office->store);
}

/* --- keys --- */

static bool list_key(void *context, const struct known_key *key)
{
	assert_int_equal(strlen(key->key), 64);
	str_printf(context, "%s:%s%s ", key->login, key->name, key->present ? "*" : "");
	return true;
}

static void assert_keys(struct store *store, const char *expected)
{
	struct error error = ERROR_INIT;
	struct str list = STR_INIT;
	assert_done(store_keys(store, list_key, &list, &error), &error);
	assert_string_equal(list.data, expected);
	str_release(&list);
}

static void test_keys(void **state)
{
	/* Of RFC 8032, 7.1; the second is no point of the curve. */
	static const char good[] =
		"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
	static const char *const bad[] = {"", "d75a",
		"D75A980182B10AB7D54BFED3C964073A0EE172F3DAA62325AF021A68F707511A",
		"0200000000000000000000000000000000000000000000000000000000000000"};
	struct office *office = *state;
	struct error error = ERROR_INIT;
	office_people(office);
	assert_keys(office->store, "nayok:นางสาวมาลี รักษ์ไทย* palad:นายสมชาย ใจดี* ");
	assert_done(store_set_passphrase(office->store, "palad", OFFICE_PASSPHRASE,
			    "วลีลับอันใหม่", &error),
		&error);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_false(store_trust_key(office->store, bad[i], "x", "root", &error));
		assert_error(&error, ERROR_USAGE, "no public key");
	}
	assert_false(store_trust_key(office->store, good, " ", "root", &error));
	assert_error(&error, ERROR_USAGE, "whose key");
	assert_done(
		store_trust_key(office->store, good, "อบต.อื่น", "root", &error), &error);
	assert_false(store_trust_key(office->store, good, "อีก", "root", &error));
	assert_error(&error, ERROR_REFUSED, "known already");
	assert_done(
		store_reset_passphrase(office->store, "nayok", "root", &error), &error);
	struct str list = STR_INIT;
	assert_done(store_keys(office->store, list_key, &list, &error), &error);
	assert_non_null(strstr(list.data, ":อบต.อื่น "));
	assert_non_null(strstr(list.data, "palad:นายสมชาย ใจดี "));
	assert_non_null(strstr(list.data, "palad:นายสมชาย ใจดี* "));
	assert_null(strstr(list.data, "รักษ์ไทย*"));
	str_release(&list);
	assert_sound(office->store);
}

/* Who has lost the role, or has another key by now, signs no more. */
static void test_signer_goes_stale(void **state)
{
	struct office *office = *state;
	struct error error = ERROR_INIT;
	struct card_at at = {1, 1};
	struct report report;
	office_invent(&report, 2569, 2, 1);
	report.cards[0].state = CARD_DONE;
	office_import(office, &report);
	report_release(&report);
	office_people(office);
	struct signer *old = office_unlock(office->store, "palad");
	assert_done(store_set_passphrase(office->store, "palad", OFFICE_PASSPHRASE,
			    "วลีลับอันใหม่", &error),
		&error);
	assert_int_equal(office_approve_cards(office->store, &at, 1, old, NULL, &error),
		SAVE_FAILED);
	assert_error(&error, ERROR_REFUSED, "is another one by now");
	struct signer *nayok = office_unlock(office->store, "nayok");
	put(office->store, "nayok", "นางสาวมาลี", "", ROLE_CLERK);
	assert_int_equal(office_approve_cards(office->store, &at, 1, nayok, NULL, &error),
		SAVE_FAILED);
	assert_error(&error, ERROR_REFUSED, "only a supervisor may");
	signer_free(old);
	signer_free(nayok);
	assert_sound(office->store);
}

/* --- with the sqlite3 program --- */

/* Whom the trail does not know as such. */
static void test_verified(void **state)
{
	static const struct {
		const char *sql;
		const char *words[4];
	} rows[] = {
		{"UPDATE person SET roles = 3 WHERE login = 'somsri'",
			{"somsri: name, post and roles are not what the trail says"}},
		{"UPDATE person SET name = 'นางสาวมาลี รักษ์ไทย' WHERE login = 'palad'",
			{"palad: name, post and roles are not"}},
		{"UPDATE person SET roles = 1 WHERE login = 'gone'",
			{"gone: name, post and roles are not"}},
		{"INSERT INTO person (login, place, name, post, roles) "
		 "VALUES ('pal', 9, 'นายใหม่', '', 2)",
			{"pal: name, post and roles are not"}},
		{"DELETE FROM person WHERE login = 'manit'",
			{"trail entry 2 tells of a person who is not there"}},
		{"INSERT INTO person_key (key, login, name, since, present, salt, operations, "
		 "memory) VALUES ('00ff', NULL, 'อบต.ปลอม', 1, 0, '', 0, 0)",
			{"how this key of อบต.ปลอม came to be in use: 00ff"}},
		{"UPDATE person_key SET present = 0 WHERE login = 'nayok'; "
		 "INSERT INTO person_key (key, login, name, since, present, salt, operations, "
		 "memory) VALUES ('00ff', 'nayok', 'x', 1, 1, '', 0, 0)",
			{"how this key of x came to be in use: 00ff",
				"how this key of นางสาวมาลี รักษ์ไทย came to be in use"}},
		/* One that was changed since, and one that was forgotten. */
		{"UPDATE person_key SET present = 1 - present WHERE login = 'palad'",
			{"how this key of นายสมชาย ใจดี came to be in use",
				"how this key of นายสมชาย ใจดี came to be in use"}},
		{"UPDATE person_key SET present = 1 WHERE login = 'gone'",
			{"how this key of นายลาออก came to be in use"}},
	};
	struct office *office = *state;
	struct error error = ERROR_INIT;
	office_people(office);
	put(office->store, "gone", "นายลาออก", "", ROLE_SUPERVISOR);
	assert_done(store_set_passphrase(
			    office->store, "gone", NULL, OFFICE_PASSPHRASE, &error),
		&error);
	assert_done(
		store_reset_passphrase(office->store, "gone", "root", &error), &error);
	put(office->store, "gone", "", "", 0);
	assert_done(store_set_passphrase(office->store, "palad", OFFICE_PASSPHRASE,
			    "อีกวลีหนึ่งที่ยาว", &error),
		&error);
	assert_sound(office->store);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		assert_done(store_begin(office->store, &error), &error);
		raw_run(office->store, rows[i].sql);
		assert_verify_finds(office->store, rows[i].words);
		store_rollback(office->store);
	}
	assert_sound(office->store);
}

/* What would stand on several lines, or in a column of others. */
static void test_one_line(void **state)
{
	static const char *const bad[] = {
		"a\nb", "a\tb", "a\033[1mb", "a\177", "a\302\205b", "a\342\200\250b"};
	struct office *office = *state;
	struct error error = ERROR_INIT;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		refuse(office->store, bad[i], "นายเอ", ROLE_CLERK, ERROR_USAGE,
			"no user of a machine");
		refuse(office->store, "a", bad[i], ROLE_CLERK, ERROR_USAGE, "one line");
		const struct person post = {"a", "นายเอ", bad[i], ROLE_CLERK, false};
		assert_false(store_put_person(office->store, &post, "root", &error));
		assert_error(&error, ERROR_USAGE, "one line");
	}
	refuse(office->store, "a b", "นายเอ", ROLE_CLERK, ERROR_USAGE,
		"no user of a machine");
	refuse(office->store, "a:b", "นายเอ", ROLE_CLERK, ERROR_USAGE,
		"no user of a machine");
	put(office->store, "ก.ข-A_9", "นาย เอ", "", ROLE_CLERK);
	assert_sound(office->store);
}

#define TEST(function)                                                                   \
	cmocka_unit_test_setup_teardown(function, office_setup, office_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_entered),
		TEST(test_administers),
		TEST(test_who_could_help),
		TEST(test_passphrase),
		TEST(test_same_letters),
		TEST(test_no_text),
		TEST(test_nothing_secret),
		TEST(test_slowed_down),
		TEST(test_keys),
		TEST(test_signer_goes_stale),
		TEST(test_verified),
		TEST(test_one_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
