/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pictures in README are what the program shows and prints: the guide at 80x24, and the head
 * of a printed page. $UPDATE_SCREENS set writes them anew, for people to look at.
 *
 * A picture is what is indented behind its caption, up to the next line that is not.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/desk.h"
#include "tests/support/program.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/mem.h"
#include "text/str.h"
#include "tui/terminal/key.h"

#define README TOP_SRCDIR "/README"
#define SAMPLE TOP_SRCDIR "/data/samples/annual.json"

enum { PAGE_LINES = 25 };

/* Appends a text as it stands in README: indented, without spaces at the ends of lines, as many
 * lines as are asked for. */
static void put_picture(struct str *out, const char *text, int lines)
{
	for (; *text && lines; lines--) {
		size_t bytes = strcspn(text, "\n");
		const char *next = text + bytes + (text[bytes] == '\n');
		while (bytes && text[bytes - 1] == ' ')
			bytes--;
		str_puts(out, bytes ? "\t" : "");
		str_append(out, text, bytes);
		str_putc(out, '\n');
		text = next;
	}
}

/* Where the picture behind the caption begins, and its bytes. */
static size_t find_picture(const struct str *readme, const char *caption, size_t *bytes)
{
	struct str line = STR_INIT;
	str_printf(&line, "\n%s\n\n", caption);
	const char *found = strstr(readme->data, line.data);
	if (!found)
		fail_msg("README has no line: %s", caption);
	const char *from = found + line.bytes, *end = from, *at = from;
	str_release(&line);
	while (*at == '\t' || *at == '\n') {
		at += strcspn(at, "\n");
		at += *at == '\n';
		if (at[-1] == '\n' && at - from > 1 && at[-2] != '\n')
			end = at;
	}
	*bytes = (size_t)(end - from);
	return (size_t)(from - readme->data);
}

static void compare(const char *caption, const struct str *picture)
{
	struct str readme = STR_INIT;
	size_t bytes;
	support_read(README, &readme);
	const size_t at = find_picture(&readme, caption, &bytes);
	if (getenv("UPDATE_SCREENS")) {
		str_splice(&readme, at, bytes, picture->data, picture->bytes);
		support_write(README, readme.data, readme.bytes);
	} else if (bytes != picture->bytes ||
		   memcmp(readme.data + at, picture->data, bytes) != 0) {
		fprintf(stderr, "--- README has:\n%.*s--- but it is:\n%s---\n",
			(int)bytes, readme.data + at, picture->data);
		fail_msg("README has another picture: %s", caption);
	}
	str_release(&readme);
}

static void test_guide(void **state)
{
	(void)state;
	struct desk desk;
	struct str screen = STR_INIT, picture = STR_INIT;
	desk_make(&desk, 24, 80, "th");
	desk_samples(&desk);
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, K_ENTER);
	grid_press(desk.grid, K_TAB);
	grid_press(desk.grid, K_TAB);
	desk_run(&desk);
	grid_text(desk.grid, &screen);
	put_picture(&picture, screen.data, desk.rows);
	compare("A measure in the guide (`mattrakan`, then Enter twice and Tab twice):",
		&picture);
	str_release(&picture);
	str_release(&screen);
	desk_remove(&desk);
}

static void test_page(void **state)
{
	char *office = support_path(*state, "office.db");
	struct program_run run = PROGRAM_RUN_INIT;
	struct str picture = STR_INIT;
	program_expect(&run, 0, "--file", office, "import", SAMPLE);
	program_expect(&run, 0, "--file", office, "print", "--report", "1", "--paper",
		"92x66", "--pages", "2");
	put_picture(&picture, run.out.data, PAGE_LINES);
	compare("The head of a page (`mattrakan print --report 1 --paper 92x66 --pages 2`):",
		&picture);
	str_release(&picture);
	program_run_release(&run);
	free(office);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_guide),
		cmocka_unit_test(test_page),
	};
	return cmocka_run_group_tests(tests, support_enter, support_leave);
}
