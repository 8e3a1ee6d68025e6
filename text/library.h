/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Libraries that are loaded when they are first needed: the program starts without them,
 * and runs where they are not there.
 *
 * Who uses one has a struct of pointers to its functions, with the types of the library's
 * own header, and a table of their names and places in it:
 *
 *	#define FUNCTIONS(F) F(csv_init) F(csv_write2)
 *	static struct { FUNCTIONS(LIBRARY_POINTER) } csv;
 *	static const struct library_function functions[] = {FUNCTIONS(LIBRARY_PLACE)};
 *
 * where LIBRARY_PLACE is LIBRARY_FUNCTION(csv, name).
 */
#ifndef TEXT_LIBRARY_H
#define TEXT_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

struct library_function {
	const char *name;
	void *place; /* of the pointer */
};

#define LIBRARY_POINTER(name)         __typeof__(&name) name;
#define LIBRARY_FUNCTION(table, name) {#name, &(table).name},

/* Loads the library by its file's name (libcsv.so.3) and fills the table. It stays loaded.
 * False: it is not there, or is another than the header was of. */
bool library_load(
	const char *file, const struct library_function *functions, size_t count);

/* The same of a library that the program cannot do without, and that only comes when it is
 * first asked because it takes its time. The file's name is what configure linked with. Where
 * it is not there the program ends and says so, as it would not have begun. */
void library_need(
	const char *file, const struct library_function *functions, size_t count);

#endif
