/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a person prints to, where that is a path or a port. The office file remembers the
 * names of queues alone; a path lies in a file of the person's own (office/own_file.h).
 */
#ifndef OFFICE_OWN_PRINTER_H
#define OFFICE_OWN_PRINTER_H

#include <stdbool.h>

#include "text/str.h"

/* Whether it is the name of a queue of the printing system ("" is one too). */
bool own_printer_is_queue(const char *to);

/* Appends what is remembered; nothing where there is none, or where the file is not the
 * person's own. */
void own_printer_read(struct str *to);

/* Remembers it; "": nothing more. Where that cannot be, it is asked for again next time. */
void own_printer_write(const char *to);

#endif
