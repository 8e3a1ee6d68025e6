/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The main of a target in make check: feeds it each input of its corpus, and all of their
 * beginnings, since what is cut off in the middle is the usual hostile input.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/mem.h"

/* Beginnings of an input that are tried at the most. */
enum { CUTS = 64 };

static void feed(const uint8_t *data, size_t bytes)
{
	/* Of its own size, so that reading behind it is seen. */
	uint8_t *exact = mem_new(bytes ? bytes : 1, 1);
	memcpy(exact, data, bytes);
	LLVMFuzzerTestOneInput(exact, bytes);
	free(exact);
}

static size_t replay(const char *path)
{
	static uint8_t data[1 << 20];
	FILE *file = fopen(path, "rb");
	fuzz_require(file, path);
	size_t bytes = fread(data, 1, sizeof data, file);
	fclose(file);
	feed(data, bytes);
	size_t step = bytes / CUTS + 1, fed = 1;
	for (size_t cut = 0; cut < bytes; cut += step, fed++)
		feed(data, cut);
	return fed;
}

int main(int count, char **arguments)
{
	const char *name = strrchr(arguments[0], '/');
	name = name ? name + 1 : arguments[0];
	char pattern[512];
	snprintf(pattern, sizeof pattern, "%s/tests/fuzz/corpus/%s/*", TOP_SRCDIR, name);
	glob_t inputs;
	size_t fed = 0;
	if (count > 1)
		for (int i = 1; i < count; i++)
			fed += replay(arguments[i]);
	else if (glob(pattern, 0, NULL, &inputs) == 0) {
		for (size_t i = 0; i < inputs.gl_pathc; i++)
			fed += replay(inputs.gl_pathv[i]);
		globfree(&inputs);
	}
	fuzz_require(fed > 0, "there are inputs");
	printf("%s: %zu inputs\n", name, fed);
	return 0;
}
