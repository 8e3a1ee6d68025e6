/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/library.h"

#include <dlfcn.h>
#include <string.h>

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
