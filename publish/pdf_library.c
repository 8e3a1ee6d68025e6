/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "publish/pdf_library.h"

#include "publish/missing.h"
#include "text/macros.h"

struct pdf_library pdf;

#define ENTRY(name) LIBRARY_FUNCTION(pdf, name)
static const struct library_function cairo_functions[] = {CAIRO_FUNCTIONS(ENTRY)};
static const struct library_function pango_functions[] = {PANGO_FUNCTIONS(ENTRY)};
static const struct library_function pangocairo_functions[] = {
	PANGOCAIRO_FUNCTIONS(ENTRY)};
static const struct library_function glib_functions[] = {GLIB_FUNCTIONS(ENTRY)};
static const struct library_function gobject_functions[] = {GOBJECT_FUNCTIONS(ENTRY)};

#define LIBRARY(file, functions)                                                         \
	{                                                                                \
		file, functions, COUNT(functions)                                        \
	}
static const struct {
	const char *file;
	const struct library_function *functions;
	size_t count;
} libraries[] = {
	LIBRARY("libglib-2.0.so.0", glib_functions),
	LIBRARY("libgobject-2.0.so.0", gobject_functions),
	LIBRARY("libcairo.so.2", cairo_functions),
	LIBRARY("libpango-1.0.so.0", pango_functions),
	LIBRARY("libpangocairo-1.0.so.0", pangocairo_functions),
};

bool pdf_library_load(struct error *error)
{
	static bool loaded;
	for (size_t i = 0; !loaded && i < COUNT(libraries); i++)
		if (!library_load(libraries[i].file, libraries[i].functions,
			    libraries[i].count))
			return publish_missing("pdf", "libpangocairo-1.0-0", error);
	return loaded = true;
}
