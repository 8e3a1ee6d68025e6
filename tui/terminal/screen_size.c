/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/terminal/screen_size.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"

enum { ROWS_USUAL = 24, COLUMNS_USUAL = 80 };

/* The number that a variable of the environment is; 0: it is none. */
static int variable(const char *name)
{
	const char *value = getenv(name);
	const size_t bytes = value ? strlen(value) : 0;
	size_t used;
	int32_t number;
	return bytes && number_parse(value, bytes, &used, &number) && used == bytes
		       ? number
		       : 0;
}

static int decide(int told, int before, const char *name, int usual, int most)
{
	int decided = told > 0 ? told : before > 0 ? before : variable(name);
	if (decided <= 0)
		decided = usual;
	return decided < most ? decided : most;
}

struct screen_size screen_size_ask(int file, struct screen_size before)
{
	struct winsize window = {0};
	if (ioctl(file, TIOCGWINSZ, &window) != 0)
		window = (struct winsize){0};
	return (struct screen_size){
		.rows = decide(window.ws_row, before.rows, "LINES", ROWS_USUAL,
			SCREEN_ROWS_MOST),
		.columns = decide(window.ws_col, before.columns, "COLUMNS", COLUMNS_USUAL,
			SCREEN_COLUMNS_MOST),
	};
}

/* --- telling curses --- */

static char *exchange(const char *name, int number)
{
	const char *before = getenv(name);
	char *kept = before ? mem_strndup(before, strlen(before)) : NULL;
	struct str value = STR_INIT;
	str_printf(&value, "%d", number);
	setenv(name, value.data, 1);
	str_release(&value);
	return kept;
}

static void put_back(const char *name, char *value)
{
	if (value)
		setenv(name, value, 1);
	else
		unsetenv(name);
	free(value);
}

struct told_size screen_size_tell(struct screen_size size)
{
	return (struct told_size){
		exchange("LINES", size.rows), exchange("COLUMNS", size.columns)};
}

void screen_size_told(struct told_size *told)
{
	put_back("LINES", told->rows);
	put_back("COLUMNS", told->columns);
}
