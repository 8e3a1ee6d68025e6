/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The digits that a person has set are those of every screen: each scene is seen with
 * Thai and with Arabic ones, and is the same screen but for them. A digit that is the same
 * in both is somebody's text, the name of a key, or a number that is typed as it stands;
 * any other has gone past text/message.h or app_digits().
 */
#include <config.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/support/desk.h"
#include "tests/support/office.h"
#include "tests/support/scenes.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "tests/support/view.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "text/utf8.h"
#include "tui/app/screen_id.h"

enum { ROWS = 24, COLUMNS = 80 };

struct sight {
	struct view view;
	struct desk *desk;
};

static void see(void *context)
{
	struct sight *sight = context;
	view_take(&sight->view, sight->desk->grid);
}

/* What is somebody's text: in an office file, of which the bytes are looked at, in the
 * examples of the guide, in profiles of printers. */
static void put_file(struct str *out, const char *path)
{
	struct str bytes = STR_INIT;
	if (access(path, R_OK) == 0)
		support_read(path, &bytes);
	str_append(out, bytes.data, bytes.bytes);
	str_release(&bytes);
}

static void put_sources(struct str *out)
{
	static const char *const files[] = {"model/card_fields.def",
		"data/profiles/escp.json", "data/profiles/escp9.json",
		"data/profiles/escp-3pass.json", "data/layouts/annual.json"};
	for (size_t i = 0; i < COUNT(files); i++) {
		struct str path = STR_INIT;
		str_printf(&path, TOP_SRCDIR "/%s", files[i]);
		assert_int_equal(access(path.data, R_OK), 0);
		put_file(out, path.data);
		str_release(&path);
	}
}

/* Plays the scene; *texts gets what was typed and stored by anybody. */
static void play(
	const struct scene *scene, bool arabic, struct view *view, struct str *texts)
{
	const struct scene_settings settings = {.who = "somsri", .arabic = arabic};
	struct office office;
	struct desk desk;
	struct sight sight = {VIEW_INIT, &desk};
	struct str wal = STR_INIT;
	scene_open(scene, &settings, &office);
	str_printf(&wal, "%s-wal", office.path);
	desk_sit(&desk, &office, settings.who, ROWS, COLUMNS, "th");
	scene_play_grid(scene, desk.grid);
	grid_see(desk.grid, see, &sight);
	desk_run(&desk);
	*view = sight.view;
	str_puts(texts, scene->keys);
	put_file(texts, office.path);
	put_file(texts, wal.data);
	str_release(&wal);
	desk_leave(&desk);
	office_remove(&office);
}

/* --- one row, in words --- */

static const char *cell_at(const struct view *view, int row, int column)
{
	return view->cells[row * view->columns + column];
}

/* Whether a column parts words: a space, a line, a quotation mark, what says that more is
 * behind it. */
static bool is_space(const struct view *view, int row, int column)
{
	static const char *const parting[] = {
		" ", "", "│", "─", "└", "┘", "├", "┤", "┴", "…", "“", "”", "[", "]"};
	for (size_t i = 0; i < COUNT(parting); i++)
		if (strcmp(cell_at(view, row, column), parting[i]) == 0)
			return true;
	return false;
}

static int digit_at(const struct view *view, int row, int column)
{
	const char *cell = cell_at(view, row, column);
	uint32_t code_point = 0;
	utf8_decode(cell, strlen(cell), &code_point);
	return digit_value(code_point);
}

static bool is_gap(const struct view *view, int row, int column)
{
	return strcmp(cell_at(view, row, column), " ") == 0;
}

/* The word round a column: from *start up to *end. */
static void word_round(const struct view *view, int row, int column, int *start, int *end)
{
	for (*start = column; *start > 0 && !is_space(view, row, *start - 1);)
		--*start;
	for (*end = column; *end < view->columns && !is_space(view, row, *end);)
		++*end;
}

static void put_cells(
	const struct view *view, int row, int start, int end, struct str *out)
{
	str_clear(out);
	for (int column = start; column < end; column++)
		str_puts(out, cell_at(view, row, column));
}

static bool holds(const struct str *texts, const struct str *words)
{
	return memmem(texts->data, texts->bytes, words->data, words->bytes) != NULL;
}

/* Whether a word is somebody's, with a word beside it where there is one: a number alone
 * stands in many texts. */
static bool is_text(
	const struct view *view, int row, int start, int end, const struct str *texts)
{
	struct str words = STR_INIT;
	int before = start, behind = end;
	if (start > 1 && is_gap(view, row, start - 1) && !is_space(view, row, start - 2))
		word_round(view, row, start - 2, &before, &(int){0});
	if (end + 1 < view->columns && is_gap(view, row, end) &&
		!is_space(view, row, end + 1))
		word_round(view, row, end + 1, &(int){0}, &behind);
	put_cells(view, row, before, end, &words);
	bool found = holds(texts, &words);
	put_cells(view, row, start, behind, &words);
	found = found || holds(texts, &words);
	str_release(&words);
	return found;
}

/* The mark of an item of a list, ๑. or 12.: each list says which marks it has. */
static bool is_mark(const char *word)
{
	const size_t bytes = strlen(word);
	return bytes > 1 && word[bytes - 1] == '.' && !strchr(word, ' ') &&
	       strcspn(word, ".") == bytes - 1;
}

/* Names of keys, files, addresses, forms and codes: in Latin letters, and typed so. */
static bool is_name(const char *word)
{
	bool letter = false;
	for (; *word; word++) {
		if ((unsigned char)word[0] == 0xE0 && (unsigned char)word[1] == 0xB9 &&
			(unsigned char)word[2] >= 0x90)
			return false;
		letter = letter || isalpha((unsigned char)*word);
	}
	return letter;
}

/* --- both --- */

static void check_word(const struct scene *scene, const struct view *view, int row,
	int column, const struct str *texts)
{
	struct str word = STR_INIT;
	int start, end;
	word_round(view, row, column, &start, &end);
	put_cells(view, row, start, end, &word);
	if (!is_name(word.data) && !is_mark(word.data) &&
		!is_text(view, row, start, end, texts))
		fail_msg("%s: row %d, column %d: “%s” has its digits by no setting\n%s",
			scene->name, row, column, word.data, view->text.data);
	str_release(&word);
}

static void check_cell(const struct scene *scene, const struct view *thai,
	const struct view *arabic, int row, int column, const struct str *texts)
{
	const char *one = cell_at(thai, row, column), *two = cell_at(arabic, row, column);
	const int digit = digit_at(thai, row, column);
	if (strcmp(one, two) == 0) {
		if (digit >= 0)
			check_word(scene, thai, row, column, texts);
		return;
	}
	const bool turned = digit >= 0 && digit == digit_at(arabic, row, column);
	if (!turned || isdigit((unsigned char)*one) || !isdigit((unsigned char)*two))
		fail_msg(
			"%s: row %d, column %d: “%s” with Thai digits is “%s”\n%s---\n%s",
			scene->name, row, column, one, two, thai->text.data,
			arabic->text.data);
}

/* Paper has the report's digits; versions are their makers'; one row names the setting; and
 * where there is no office file yet nobody has set any. */
static bool is_apart(const struct scene *scene, const struct view *view, int row)
{
	struct str cells = STR_INIT;
	put_cells(view, row, 0, COLUMNS, &cells);
	const bool setting = strstr(cells.data, "เลขไทย: ๑๒๓");
	str_release(&cells);
	return setting || scene->begin == OFFICE_NONE || scene->versions ||
	       scene->compares ||
	       (scene->screen == SCREEN_PREVIEW && row > 0 && row < ROWS - 2);
}

static void test_digits(void **state)
{
	const struct scene *scene = *state;
	struct str texts = STR_INIT;
	struct view thai, arabic;
	play(scene, false, &thai, &texts);
	play(scene, true, &arabic, &texts);
	put_sources(&texts);
	for (int row = 0; row < ROWS; row++)
		for (int column = 0; !is_apart(scene, &thai, row) && column < COLUMNS;
			column++)
			check_cell(scene, &thai, &arabic, row, column, &texts);
	view_release(&thai);
	view_release(&arabic);
	str_release(&texts);
}

int main(void)
{
	struct CMUnitTest *tests = mem_new(scenes_count, sizeof(*tests));
	for (size_t i = 0; i < scenes_count; i++)
		tests[i] = (struct CMUnitTest){.name = scenes[i].name,
			.test_func = test_digits,
			.initial_state = (void *)(uintptr_t)&scenes[i]};
	const int failed = _cmocka_run_group_tests(
		"test_tui_digits", tests, scenes_count, scenes_begin, scenes_end);
	free(tests);
	return failed;
}
