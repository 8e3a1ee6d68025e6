/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The commands people and trail, and what the others say of seals: import, export, print,
 * verify.
 */
#include <config.h>

#include "tests/support/program.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/engine/engine.h"
#include "db/trust/seal.h"
#include "tests/support/approval.h"
#include "tests/support/office.h"
#include "tests/support/postgres_server.h"
#include "tests/support/pty.h"
#include "tests/support/raw.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/str.h"

struct place {
	struct office office;
	struct program_run run;
	char *who; /* runs the commands */
};

static int setup(void **state)
{
	struct place *place = test_malloc(sizeof(*place));
	office_make(&place->office);
	place->run = (struct program_run)PROGRAM_RUN_INIT;
	place->who = mem_strdup(getpwuid(getuid())->pw_name);
	setenv("MATTRAKAN_FILE", place->office.path, 1);
	*state = place;
	return 0;
}

static int teardown(void **state)
{
	struct place *place = *state;
	office_remove(&place->office);
	program_run_release(&place->run);
	free(place->who);
	test_free(place);
	return 0;
}

static void assert_holds(const struct str *text, const char *words)
{
	if (!strstr(text->data, words))
		fail_msg("'%s' is not in: %s", words, text->data);
}

static void assert_lacks(const struct str *text, const char *words)
{
	if (strstr(text->data, words))
		fail_msg("'%s' is in: %s", words, text->data);
}

#define people(place, status, ...)                                                       \
	program_expect(&(place)->run, status, "people", "--lang", "en", __VA_ARGS__)

/* With lines on standard input. */
static void passphrase(struct place *place, int status, const char *lines)
{
	static const char *const arguments[] = {
		"people", "--lang", "en", "passphrase", NULL};
	struct str input = STR_INIT;
	str_puts(&input, lines);
	program_run(&place->run, arguments, &input, NULL);
	assert_int_equal(place->run.status, status);
	str_release(&input);
}

/* --- people --- */

static void test_entered(void **state)
{
	struct place *place = *state;
	people(place, 0, "list");
	assert_string_equal(place->run.out.data, "");
	people(place, 0, "add", "nobody-of-here", "--name", "นางสมศรี มีสุข", "--post",
		"นิติกร", "--role", "clerk");
	/* Whom a server knows, it makes. */
	if (!postgres_server_wanted())
		assert_holds(&place->run.err, "no user of that name yet");
	people(place, 0, "add", place->who, "--name", "นายสมชาย ใจดี", "--role",
		"clerk,supervisor");
	assert_string_equal(place->run.err.data, "");
	people(place, 1, "add", place->who, "--name", "x", "--role", "clerk");
	assert_holds(&place->run.err, "is entered already");
	people(place, 0, "change", "nobody-of-here", "--role", "supervisor,clerk");
	people(place, 0, "change", "nobody-of-here", "--post", "หัวหน้า");
	people(place, 0, "list");
	struct str expected = STR_INIT;
	str_printf(&expected,
		"nobody-of-here\tนางสมศรี มีสุข\tหัวหน้า\tclerk,supervisor\t-\n"
		"%s\tนายสมชาย ใจดี\t\tclerk,supervisor\t-\n",
		place->who);
	assert_string_equal(place->run.out.data, expected.data);
	people(place, 0, "remove", "nobody-of-here");
	people(place, 2, "remove", "somebody");
	people(place, 0, "list");
	assert_holds(&place->run.out, "nobody-of-here\tนางสมศรี มีสุข\tหัวหน้า\t-\t-\n");
	str_release(&expected);
}

/* With a passphrase on standard input. */
static void own(struct place *place, int status, const char *const *arguments)
{
	struct str input = STR_INIT;
	str_puts(&input, OFFICE_PASSPHRASE "\n");
	program_run(&place->run, arguments, &input, NULL);
	assert_int_equal(place->run.status, status);
	str_release(&input);
}

/* Another's place by who administers the file; the own one with the passphrase. */
static void test_hand_over(void **state)
{
	struct place *place = *state;
	people(place, 0, "add", place->who, "--name", "นายสมชาย", "--role", "supervisor");
	people(place, 0, "add", "nayok", "--name", "นางมาลี", "--role", "supervisor");
	people(place, 0, "add", "somsri", "--name", "นางสมศรี", "--role", "clerk");
	passphrase(place, 0, OFFICE_PASSPHRASE "\n");
	people(place, 0, "deputies");
	assert_string_equal(place->run.out.data, "");
	people(place, 0, "hand-over", "nayok", place->who, "--from", "1 ธ.ค. 2640",
		"--until", "2097-12-31");
	struct str expected = STR_INIT;
	str_printf(
		&expected, "1\tnayok\t%s\t2097-12-01\t2097-12-31\tto come\n", place->who);
	people(place, 0, "deputies");
	assert_string_equal(place->run.out.data, expected.data);
	own(place, 0,
		(const char *const[]){"people", "--lang", "en", "hand-over", place->who,
			"nayok", "--from", "2020-01-01", "--until", "๓๑ ธันวาคม ๒๖๔๐",
			NULL});
	people(place, 0, "deputies");
	str_printf(&expected, "2\t%s\tnayok\t2020-01-01\t2097-12-31\tin force\n",
		place->who);
	assert_string_equal(place->run.out.data, expected.data);
	people(place, 0, "change", "nayok", "--role", "clerk");
	people(place, 0, "deputies");
	assert_holds(
		&place->run.out, "\t2097-12-31\twithout effect: no longer a supervisor");
	people(place, 0, "change", "nayok", "--role", "supervisor");
	people(place, 1, "take-back", "2"); /* no passphrase */
	own(place, 0,
		(const char *const[]){"people", "--lang", "en", "take-back", "2", NULL});
	people(place, 0, "take-back", "1");
	people(place, 0, "deputies");
	assert_holds(&place->run.out, "\t2097-12-31\tended\n2\t");
	people(place, 2, "take-back", "1");
	people(place, 2, "take-back", "9");
	people(place, 2, "take-back", "x");
	people(place, 2, "take-back");
	people(place, 2, "hand-over", "nayok", place->who);
	assert_holds(&place->run.err, "--from DAY --until DAY");
	people(place, 2, "hand-over", "nayok", place->who, "--from", "x", "--until", "y");
	assert_holds(&place->run.err, "--from x: no day");
	people(place, 2, "hand-over", "nayok", place->who, "--from", "2020-02-30",
		"--until", "2097-01-01");
	people(place, 2, "hand-over", "nayok", "--from", "2020-01-01", "--until",
		"2097-01-01");
	assert_holds(&place->run.err, "two login names are expected");
	people(place, 2, "hand-over", "nayok", "somsri", "--from", "2020-01-01",
		"--until", "2097-01-01");
	assert_holds(&place->run.err, "somsri is no supervisor");
	assert_sound(place->office.store);
	str_release(&expected);
}

/* Whoever could not sign is told by the check, once there is a supervisor. */
static void test_signatories_checked(void **state)
{
	struct place *place = *state;
	approval_report(&place->office);
	program_expect(&place->run, 1, "check", "--lang", "en", "--report", "1");
	assert_lacks(&place->run.out, "\tsignatory\t");
	office_people(&place->office);
	program_expect(&place->run, 1, "check", "--lang", "en", "--report", "1");
	assert_lacks(&place->run.out, "\tsignatory\t");
	people(place, 0, "remove", "nayok");
	program_expect(&place->run, 1, "check", "--lang", "en", "--report", "1");
	assert_holds(&place->run.out,
		"error\tsignatory\t\tmemo.signatures[2].name\tนางสาวมาลี รักษ์ไทย is no longer");
	people(place, 0, "change", "palad", "--name", "นายสมชาย ใจงาม");
	program_expect(&place->run, 1, "check", "--lang", "en", "--report", "1");
	assert_holds(&place->run.out,
		"memo.signatures[1].name\tthe office file has the name นายสมชาย ใจงาม");
	assert_lacks(&place->run.out, "memo.signatures[0].name\t");
}

static void test_usage(void **state)
{
	struct place *place = *state;
	people(place, 2, "frob");
	people(place, 2, "add");
	people(place, 2, "add", "a", "b", "--name", "x", "--role", "clerk");
	people(place, 2, "add", "a", "--name", "x");
	people(place, 2, "add", "a", "--name", "x", "--role", "boss");
	people(place, 2, "add", "a", "--name", "x", "--role", "clerk,");
	people(place, 2, "change", "a");
	people(place, 2, "change", "a", "--post", "x");
	people(place, 2, "trust", "abc");
	people(place, 2, "trust", "abc", "x");
	people(place, 2, "keys", "x");
	program_expect(&place->run, 2, "trail", "x");
	program_expect(&place->run, 2, "trail", "--report", "x");
	people(place, 0, "list");
	assert_string_equal(place->run.out.data, "");
}

/* Once people are entered, who is not among them only reads. */
static void test_not_entered(void **state)
{
	struct place *place = *state;
	program_expect(&place->run, 0, "import", TOP_SRCDIR "/data/samples/memo.json");
	people(place, 0, "add", "somsri", "--name", "x", "--role", "clerk");
	program_expect(&place->run, 1, "import", "--lang", "en",
		TOP_SRCDIR "/data/samples/annual.json");
	assert_holds(&place->run.err, "mattrakan people add ");
	program_expect(&place->run, 1, "carry", "1", "2575");
	program_expect(&place->run, 0, "list");
	people(place, 0, "add", place->who, "--name", "y", "--role", "clerk");
	program_expect(&place->run, 0, "import", TOP_SRCDIR "/data/samples/annual.json");
	program_expect(&place->run, 0, "verify");
}

static void test_passphrase(void **state)
{
	struct place *place = *state;
	passphrase(place, 1, "correct horse battery\n");
	assert_holds(&place->run.err, "only a supervisor may");
	people(place, 0, "add", place->who, "--name", "x", "--role", "supervisor");
	passphrase(place, 1, "short\n");
	assert_holds(&place->run.err, "at least 8 characters");
	passphrase(place, 1, "");
	assert_holds(&place->run.err, "no passphrase was given");
	passphrase(place, 0, "correct horse battery\n");
	people(place, 0, "list");
	assert_holds(&place->run.out, "\tsupervisor\tset\n");
	passphrase(place, 1, "wrong horse battery\nanother good one\n");
	assert_holds(&place->run.err, "the passphrase is wrong");
	passphrase(place, 0, "correct horse battery\nanother good one");
	people(place, 0, "keys");
	assert_holds(&place->run.out, "\tin use\n");
	assert_holds(&place->run.out, "\t-\n");
	people(place, 0, "reset", place->who);
	people(place, 0, "list");
	assert_holds(&place->run.out, "\tsupervisor\t-\n");
	program_expect(&place->run, 0, "verify");
}

/* On a terminal nobody sees it, and it is asked for twice. */
static void test_unseen(void **state)
{
	static const char *const arguments[] = {
		"people", "passphrase", "--lang", "en", NULL};
	static const struct {
		const char *again;
		int status;
		const char *says;
	} rows[] = {
		{"mango-rice-256\r", 1, "not the same"},
		{"\003", 1, "broken off"},
		{"mistake\025mango-rice-25ก\1776x\1779\r", 0, NULL},
	};
	struct place *place = *state;
	people(place, 0, "add", place->who, "--name", "x", "--role", "supervisor");
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct pty_start start = {.arguments = arguments};
		struct pty *pty = pty_new(&start);
		pty_wait(pty, "New passphrase:");
		pty_type(pty, "mango-rice-2569\r");
		pty_wait(pty, "The same once more:");
		pty_type(pty, rows[i].again);
		if (rows[i].says)
			pty_wait(pty, rows[i].says);
		assert_int_equal(pty_wait_exit(pty), rows[i].status);
		assert_lacks(pty_output(pty), "mango");
		assert_string_equal(pty_not_restored(pty), "");
		pty_free(pty);
	}
	people(place, 0, "list");
	assert_holds(&place->run.out, "\tset\n");
}

/* --- seals --- */

static char *mark_of(struct office *office)
{
	struct error error = ERROR_INIT;
	char mark[SEAL_MARK_BYTES];
	assert_done(store_seal_mark(office->store, 1, mark, &error), &error);
	assert_int_equal(strlen(mark), 19);
	return mem_strdup(mark);
}

static size_t count(const struct str *text, const char *words)
{
	size_t found = 0;
	for (const char *at = text->data; (at = strstr(at, words)); at++)
		found++;
	return found;
}

/* Each page says that it is a draft, but where that is not wanted. */
static void assert_prints_as_draft(struct place *place)
{
	static const char draft[] = "  ร่าง\n";
	const struct str *out = &place->run.out;
	program_expect(&place->run, 0, "print", "--paper", "136x66");
	assert_lacks(out, "ตราอนุมัติ");
	assert_true(count(out, "\f") >= 2);
	assert_int_equal(count(out, draft), count(out, "\f"));
	program_expect(&place->run, 0, "print", "--paper", "136x66", "--no-draft-mark");
	assert_true(count(out, "\f") >= 2);
	assert_lacks(out, draft);
}

static void test_printed(void **state)
{
	struct place *place = *state;
	struct office *office = &place->office;
	struct str footer = STR_INIT, last = STR_INIT;
	approval_report(office);
	office_people(office);
	assert_prints_as_draft(place);
	approval_submit(office->store, 1);
	assert_prints_as_draft(place);
	approval_sign(office->store, 1, "palad");
	approval_sign(office->store, 1, "nayok");
	char *mark = mark_of(office);
	str_printf(&footer, "   ตราอนุมัติ %s  ", mark);
	program_expect(&place->run, 0, "print", "--paper", "136x66");
	assert_true(count(&place->run.out, "\f") >= 2);
	assert_int_equal(
		count(&place->run.out, footer.data), count(&place->run.out, "\f"));
	assert_lacks(&place->run.out, "  ร่าง\n");
	program_expect(&place->run, 0, "export", "--format", "text");
	str_printf(&last, "\nตราอนุมัติ %s\n", mark);
	assert_string_equal(
		place->run.out.data + place->run.out.bytes - last.bytes, last.data);
	free(mark);
	str_release(&footer);
	str_release(&last);
}

/* Changed since with the sqlite3 program: whatever shows the report says so. */
static void test_not_as_approved(void **state)
{
	static const char told[] = "report 1 is not what was approved";
	struct place *place = *state;
	struct office *office = &place->office;
	struct program_run *run = &place->run;
	approval_report(office);
	office_people(office);
	approval_seal(office->store, 1);
	program_expect(run, 0, "list");
	assert_holds(&run->out, "\tapproved\t");
	program_expect(run, 0, "show", "--json");
	assert_holds(&run->out, "\"state\":\"approved\"");
	raw_run(office->store, "UPDATE card SET output = 'ปลอม' WHERE number = 1");
	program_expect(run, 1, "print", "--lang", "en", "--paper", "136x66");
	assert_holds(&run->out, "ปลอม");
	assert_lacks(&run->out, "ตราอนุมัติ");
	assert_true(count(&run->out, "\f") >= 2);
	assert_int_equal(count(&run->out, "   ไม่ตรงกับที่อนุมัติ  "), count(&run->out, "\f"));
	assert_holds(&run->err, told);
	program_expect(run, 1, "export", "--lang", "en", "--format", "text");
	assert_lacks(&run->out, "ตราอนุมัติ");
	assert_holds(&run->out, "\nไม่ตรงกับที่อนุมัติ\n");
	assert_holds(&run->err, told);
	program_expect(run, 1, "export", "--lang", "en", "--format", "json");
	assert_holds(&run->err, told);
	program_expect(run, 1, "list", "--lang", "en");
	assert_holds(&run->out, "\tnot-as-approved\t");
	assert_holds(&run->err, told);
	program_expect(run, 1, "list", "--lang", "en", "--json");
	assert_holds(&run->out, "\"state\":\"not-as-approved\"");
	program_expect(run, 1, "show", "--lang", "en", "--json");
	assert_holds(&run->out, "\"state\":\"not-as-approved\"");
	assert_holds(&run->err, told);
}

static void test_verify(void **state)
{
	struct place *place = *state;
	struct office *office = &place->office;
	struct str line = STR_INIT;
	approval_report(office);
	office_people(office);
	approval_seal(office->store, 1);
	char *mark = mark_of(office);
	program_expect(&place->run, 0, "verify", "--lang", "en");
	str_printf(&line, "1\t%s\tนางสาวมาลี รักษ์ไทย\t", mark);
	assert_holds(&place->run.out, line.data);
	assert_holds(&place->run.out, "\tthe seal agrees with the report\n");
	assert_holds(&place->run.out, "everything is in order\n");
	raw_run(office->store, "UPDATE memo SET extra = '{\"x\":1}'");
	program_expect(&place->run, 1, "verify", "--lang", "en");
	assert_holds(&place->run.out, "1\t-\tนางสาวมาลี รักษ์ไทย\t");
	assert_holds(&place->run.out,
		"\tthe report says something else than what was approved\n");
	assert_lacks(&place->run.out, "in order");
	free(mark);
	str_release(&line);
}

/* What was forged does not wipe the line that tells of it off the terminal. */
static void test_verify_hidden(void **state)
{
	struct place *place = *state;
	office_people(&place->office);
	raw_run(place->office.store, RAW_UNGUARDED
		"UPDATE trail SET who = 'x\n\033[1A\r' WHERE act = 'people.passphrase'");
	program_expect(&place->run, 1, "verify", "--lang", "en");
	assert_holds(&place->run.out, ": it says x");
	assert_int_equal(count(&place->run.out, "\n"), 4);
	assert_lacks(&place->run.out, "\033");
	assert_lacks(&place->run.out, "\r");
}

/* From one office to another. */
static void test_carried_over(void **state)
{
	struct place *place = *state;
	struct office other;
	char *file = support_path(place->office.folder, "sealed.json");
	approval_report(&place->office);
	office_people(&place->office);
	approval_seal(place->office.store, 1);
	program_expect(&place->run, 0, "export", "--format", "json", "--to", file);
	char *key = raw_text(place->office.store, "SELECT key FROM seal");
	office_make(&other);
	setenv("MATTRAKAN_FILE", other.path, 1);
	program_expect(&place->run, 0, "import", "--lang", "en", file);
	assert_holds(&place->run.err,
		"its approvals are not taken over: the seal is of a "
		"key that nobody here has");
	program_expect(&place->run, 0, "list");
	assert_holds(&place->run.out, "\tsubmitted\t");
	people(place, 0, "trust", key, "อบต.บ้านใหม่");
	people(place, 0, "keys");
	assert_holds(&place->run.out, "\t-\tอบต.บ้านใหม่\t");
	program_expect(&place->run, 0, "import", "--replace", "--lang", "en", file);
	assert_holds(&place->run.err, "it comes in approved");
	program_expect(&place->run, 0, "verify", "--lang", "en");
	assert_holds(&place->run.out, "\tthe seal agrees with the report\n");
	program_expect(&place->run, 0, "import", "--lang", "en",
		TOP_SRCDIR "/data/samples/annual.json");
	assert_string_equal(place->run.err.data, "");
	office_remove(&other);
	free(file);
	free(key);
}

/* --- the trail --- */

static void test_trail(void **state)
{
	struct place *place = *state;
	struct str line = STR_INIT;
	program_expect(&place->run, 0, "import", TOP_SRCDIR "/data/samples/memo.json");
	program_expect(&place->run, 0, "import", TOP_SRCDIR "/data/samples/annual.json");
	people(place, 0, "add", place->who, "--name", "x", "--role", "supervisor");
	passphrase(place, 0, "correct horse battery\n");
	program_expect(&place->run, 0, "trail", "--lang", "en");
	str_printf(&line, "\t%s\treport.import\t2\t\t-\t\n", place->who);
	assert_holds(&place->run.out, line.data);
	str_clear(&line);
	str_printf(&line, "\t%s\tpeople.passphrase\t\t\tsigned\t%s: ", place->who,
		place->who);
	assert_holds(&place->run.out, line.data);
	assert_int_equal(count(&place->run.out, "\n"), 4);
	program_expect(&place->run, 0, "trail", "--report", "1");
	assert_int_equal(count(&place->run.out, "\n"), 1);
	program_expect(&place->run, 0, "trail", "--json");
	assert_int_equal(count(&place->run.out, "\"hash\":\""), 4);
	assert_holds(&place->run.out, "\"act\":\"people.put\"");
	assert_string_equal(place->run.out.data + place->run.out.bytes - 3, "\n]\n");
	str_release(&line);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_entered),
		TEST(test_hand_over),
		TEST(test_signatories_checked),
		TEST(test_usage),
		TEST(test_not_entered),
		TEST(test_passphrase),
		TEST(test_unseen),
		TEST(test_printed),
		TEST(test_not_as_approved),
		TEST(test_verify),
		TEST(test_verify_hidden),
		TEST(test_carried_over),
		TEST(test_trail),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
