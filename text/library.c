/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/library.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/error.h"
#include "text/i18n.h"

bool library_load(
	const char *file, const struct library_function *functions, size_t count)
{
	void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
	if (!library)
		return false;
	for (size_t i = 0; i < count; i++) {
		void *function = dlsym(library, functions[i].name);
		if (!function) {
			dlclose(library);
			return false;
		}
		/* C has no cast from an object to a function. */
		memcpy(functions[i].place, &function, sizeof(function));
	}
	return true;
}

void library_need(
	const char *file, const struct library_function *functions, size_t count)
{
	if (library_load(file, functions, count))
		return;
	fprintf(stderr,
		_("the library %s is missing or too old; install mattrakan again"), file);
	fputc('\n', stderr);
	exit(ERROR_SYSTEM);
}
