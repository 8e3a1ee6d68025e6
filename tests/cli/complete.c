/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What TAB completes: what the program says, and what bash, zsh and fish make of it.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "tests/support/program.h"
#include "tests/support/support.h"
#include "text/macros.h"
#include "text/str.h"

#define SAMPLE       TOP_SRCDIR "/data/samples/annual.json" /* of 2569 */
#define PROGRAM      TOP_BUILDDIR "/mattrakan"
#define SCRIPTS      TOP_SRCDIR "/data/completion/"
#define CARRY_HELP   "สร้างรายงานปีถัดไปจากรายงานนี้ หรือรอบ ๑๒ เดือนจากรอบ ๖ เดือน"
#define LAYOUT_TITLE "รายงานประจำปี: มาตรการ ขั้นตอน ผลการดำเนินการ และผลลัพธ์"
#define BROKEN       "OFFICE that is none"

/* What is said to words of which the last is typed. */
struct asked {
	const char *words[6];
	const char *first; /* a line, or how it begins; NULL: nothing is said */
	const char *lacks; /* NULL, or what is not among the lines */
};

static const struct asked table[] = {
	{{"--lang", "en", "--", "imp"}, "import\t", "list"},
	{{"--lang", "en", "--", "print", "--lay"}, "--layout\t", "--paper"},
	{{"--", "print", "--layout", "an"}, "annual\t", "memo"},
	{{"--", "print", "--layout=an"}, "--layout=annual\t", "memo"},
	{{"--lang", "en", "--", "print", "--profile", "escp9"}, "escp9\t9-pin ", NULL},
	{{"--lang", "th", "--", "print", "--profile", "escp9"}, "escp9\tเครื่องพิมพ์หัวเข็ม",
		NULL},
	{{"--", "print", "--paper", "A4"}, "A4\t", "A3"},
	{{"--", "print", "--report", ""}, "1\t2569 ", NULL},
	{{"--", "carry", ""}, "1\t2569 ", NULL},
	{{"--", "carry", "1", ""}, NULL, NULL},
	{{"--", "export", "--format", "d"}, "docx\t", "pdf"},
	{{"--", "import", ""}, ":files", NULL},
	{{"--", "import", "a.json", ""}, ":files", NULL},
	{{"--", "bin", ""}, "list\t", ":files"},
	{{"--", "bin", "re"}, "restore\t", "list"},
	{{"--", "bin", "list", ""}, NULL, NULL},
	{{"--", "bin", "restore", "1", ""}, "1\t2569 ", NULL},
	{{"--", "cards", "copy", ""}, "1\t2569 ", NULL},
	{{"--", "people", "hand"}, "hand-over\t", "list"},
	{{"--", "people", "remove", "so"}, "somsri\tนางสมศรี มีสุข\n", "malee"},
	{{"--", "people", "hand-over", "ma"}, "malee\t", "somsri"},
	{{"--", "people", "hand-over", "malee", "so"}, "somsri\t", "malee"},
	{{"--", "people", "passphrase", ""}, NULL, NULL},
	{{"--", "people", "reset", "malee", ""}, NULL, NULL},
	{{"--", "people", "trust", "KEY", ""}, NULL, NULL},
	{{"--", "deadline", "1", "n"}, "none\t", NULL},
	{{"--", "deadline", "n"}, NULL, NULL},
	{{"--", "check", "--set", "spel"}, "spelling\t", NULL},
	{{"--", "help", "carr"}, "carry\t", NULL},
	{{"--", "--file", BROKEN, "show", ""}, NULL, NULL},
	{{"--", "--file=" BROKEN, "show", ""}, NULL, NULL},
	{{"--", "print", "--", "--lay"}, NULL, NULL},
	{{"--", "no-such-command", "--he"}, "--help\t", NULL},
};

static void ask(struct program_run *run, const char *const *words)
{
	const char *arguments[8] = {NULL};
	size_t count = 0, from = 0;
	/* What the program is told stands before --. */
	for (; strcmp(words[from], "--") != 0; from++)
		arguments[count++] = words[from];
	arguments[count++] = "complete";
	for (; from < COUNT(table[0].words) && words[from]; from++)
		arguments[count++] = words[from];
	program_run(run, arguments, NULL, NULL);
}

static void test_said(void **state)
{
	(void)state;
	struct program_run run = PROGRAM_RUN_INIT;
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct asked *asked = &table[i];
		ask(&run, asked->words);
		assert_int_equal(run.status, 0);
		assert_string_equal(run.err.data, "");
		if (!asked->first)
			assert_string_equal(run.out.data, "");
		else if (strncmp(run.out.data, asked->first, strlen(asked->first)) != 0)
			fail_msg("%zu: %s", i, run.out.data);
		if (asked->lacks && strstr(run.out.data, asked->lacks))
			fail_msg("%zu: %s", i, run.out.data);
	}
	program_run_release(&run);
}

/* Names of agencies, once something of them is typed. */
static void test_agencies(void **state)
{
	(void)state;
	struct program_run run = PROGRAM_RUN_INIT;
	program_expect(&run, 0, "complete", "--", "office", "add", "อบต.ด่านแม่ละ");
	assert_string_equal(run.out.data, "อบต.ด่านแม่ละเมา\tอ.แม่สอด จ.ตาก\n");
	program_expect(
		&run, 0, "complete", "--", "init", "--office", "องค์การบริหารส่วนจังหวัดตา");
	assert_string_equal(run.out.data, "องค์การบริหารส่วนจังหวัดตาก\t\n");
	program_expect(&run, 0, "complete", "--", "office", "add", "");
	assert_string_equal(run.out.data, "");
	program_run_release(&run);
}

/* Every command and every option of each, so that none is forgotten. */
static void test_whole(void **state)
{
	(void)state;
	struct program_run run = PROGRAM_RUN_INIT;
	for (const struct command *const *each = commands; *each; each++) {
		const char *words[] = {"--", (*each)->name, "--", NULL};
		const struct option_spec *option = (*each)->options;
		program_expect(&run, 0, "complete", words[0], words[1], words[2]);
		for (; option && option->id; option++) {
			struct str line = STR_INIT;
			str_printf(&line, "--%s\t", option->name);
			assert_non_null(strstr(run.out.data, line.data));
			str_release(&line);
		}
		assert_non_null(strstr(run.out.data, "--help\t"));
	}
	program_run_release(&run);
}

/* A shell's own side, without a terminal: its function is called as TAB calls it. The line is words
 * between bars, the last one typed. */
struct shell {
	const char *name;
	const char
		*code; /* $1: the script, $2: the line, $3: the folder of the program */
	const char *script;
};

static const struct shell bash = {"bash",
	". \"$1\"; shopt -u progcomp; IFS=\"|\"; COMP_WORDS=($2); "
	"[ \"${2%|}\" = \"$2\" ] || COMP_WORDS+=(\"\"); "
	"COMP_CWORD=$((${#COMP_WORDS[@]}-1)) COMP_TYPE=9; _mattrakan; "
	"printf \"%s\\n\" \"${COMPREPLY[@]}\"",
	SCRIPTS "mattrakan"};

static const struct shell zsh = {"zsh",
	"_describe() { print -rl -- \"${(@P)2}\" }; _files() { print -r -- FILES }; "
	"words=(\"${(@s:|:)2}\"); CURRENT=${#words}; . \"$1\"",
	SCRIPTS "_mattrakan"};

/* What an argument is to the other shells is argv of fish. */
static const struct shell fish = {"fish",
	"source $argv[2]; set -p PATH $argv[4]; "
	"complete -C (string replace -a \"|\" \" \" -- $argv[3])",
	SCRIPTS "mattrakan.fish"};

/* expected: a line that is said; NULL: none is. */
static void expect_in(const struct shell *shell, const char *line, const char *expected)
{
	struct str command = STR_INIT, said = STR_INIT, sought = STR_INIT,
		   found = STR_INIT;
	str_printf(&command, "XDG_DATA_HOME=. %s -c '%s", shell->name, shell->code);
	str_printf(&command, "' - '%s' '%s|%s' '%s' >said 2>&1", shell->script,
		shell == &fish ? "mattrakan" : PROGRAM, line, TOP_BUILDDIR);
	assert_int_equal(system(command.data), 0);
	support_read("said", &said);
	str_printf(&found, "\n%s", said.data);
	str_printf(&sought, "\n%s\n", expected ? expected : "");
	if (expected ? !strstr(found.data, sought.data) : said.bytes > 1)
		fail_msg("%s says to %s: %s", shell->name, line, said.data);
	str_release(&found);
	str_release(&sought);
	str_release(&said);
	str_release(&command);
}

static bool is_there(const struct shell *shell)
{
	struct str command = STR_INIT;
	str_printf(&command, "command -v %s >/dev/null", shell->name);
	const bool there = system(command.data) == 0;
	str_release(&command);
	return there;
}

static void test_bash(void **state)
{
	(void)state;
	expect_in(&bash, "impo", "import");
	expect_in(&bash, "print|--layout|ann", "annual");
	expect_in(&bash, "print|--report|", "1");
	expect_in(&bash, "import|a re", "a report.json");
	expect_in(&bash, "people|hand-over|malee|so", "somsri");
	expect_in(&bash, "no-such|x", NULL);
}

static void test_zsh(void **state)
{
	(void)state;
	if (!is_there(&zsh))
		skip();
	expect_in(&zsh, "help|carr", "carry:" CARRY_HELP);
	expect_in(&zsh, "print|--layout=ann", "--layout=annual:" LAYOUT_TITLE);
	expect_in(&zsh, "import|a re", "FILES");
	expect_in(&zsh, "people|hand-over|malee|so", "somsri:นางสมศรี มีสุข");
	expect_in(&zsh, "no-such|x", NULL);
}

static void test_fish(void **state)
{
	(void)state;
	if (!is_there(&fish))
		skip();
	expect_in(&fish, "help|carr", "carry\t" CARRY_HELP);
	expect_in(&fish, "print|--layout|ann", "annual\t" LAYOUT_TITLE);
	expect_in(&fish, "import|./a", "./a report.json");
	expect_in(&fish, "people|hand-over|malee|so", "somsri\tนางสมศรี มีสุข");
	expect_in(&fish, "no-such|x", NULL);
}

static int setup(void **state)
{
	struct program_run run = PROGRAM_RUN_INIT;
	support_enter(state);
	char *file = support_path(*state, "office.db");
	setenv("MATTRAKAN_FILE", file, 1);
	program_expect(&run, 0, "import", SAMPLE);
	program_expect(&run, 0, "people", "add", "somsri", "--name", "นางสมศรี มีสุข",
		"--post", "นิติกร", "--role", "clerk");
	program_expect(&run, 0, "people", "add", "malee", "--name", "นางสาวมาลี รักษ์ไทย",
		"--post", "นายก", "--role", "supervisor");
	support_write("a report.json", "{}", 2);
	setenv("HOME", *state, 1);
	program_run_release(&run);
	free(file);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_said),
		cmocka_unit_test(test_agencies),
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_bash),
		cmocka_unit_test(test_zsh),
		cmocka_unit_test(test_fish),
	};
	return cmocka_run_group_tests(tests, setup, support_leave);
}
