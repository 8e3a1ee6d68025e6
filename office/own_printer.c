/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/own_printer.h"

#include <string.h>

#include "office/own_file.h"

#define NAME "printer"

bool own_printer_is_queue(const char *to)
{
	return !strpbrk(to, "./~:") && strcmp(to, "-") != 0;
}

void own_printer_read(struct str *to)
{
	own_file_read(NAME, to);
}

void own_printer_write(const char *to)
{
	own_file_write(NAME, to);
}
