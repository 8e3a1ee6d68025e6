/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tui/home/terminal_look.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "text/cell.h"
#include "tui/home/cursor_ask.h"
#include "tui/home/terminal_notice.h"
#include "tui/terminal/screen_size.h"
#include "tui/terminal/terminal.h"
#include "tui/terminal/terminal_kind.h"

/* With a mark over, and one that takes a place itself. */
#define SAMPLE "กิกำ"

static enum terminal_fault ask_fault(struct terminal_look *look, int file)
{
	const int right = (int)text_columns(SAMPLE, strlen(SAMPLE)) + 1;
	const enum terminal_fault known = terminal_kind_fault();
	look->sure = known != TERMINAL_FIT;
	/* The console draws what it is asked by. */
	if (look->sure || terminal_kind_is_console())
		return known;
	const int column = cursor_ask(file, SAMPLE);
	look->sure = column >= right;
	return column > right ? TERMINAL_WIDE_MARKS : TERMINAL_FIT;
}

struct terminal_look terminal_look_at(void)
{
	struct terminal_look look = {0};
	const int file = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (file < 0)
		return look;
	const struct screen_size size = screen_size_ask(file, (struct screen_size){0});
	look.rows = size.rows;
	look.columns = size.columns;
	const enum terminal_fault fault = ask_fault(&look, file);
	if (fault != TERMINAL_FIT) {
		look.fault = terminal_fault_text(fault);
		look.advice = terminal_fault_advice;
	}
	close(file);
	return look;
}
