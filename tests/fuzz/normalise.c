/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is done to text that is typed, pasted or searched: doing it twice changes nothing
 * more, places lead into the text, and nothing that cannot be seen stays.
 */
#include <config.h>

#include "text/normalise.h"

#include <stdlib.h>
#include <string.h>

#include "tests/fuzz/fuzz.h"
#include "text/cell.h"
#include "text/list_lines.h"
#include "text/pasted.h"
#include "text/str.h"

static void put_fold(struct str *out, const char *text, size_t bytes)
{
	text_fold(out, text, bytes, NULL);
}

static void try_twice(void (*change)(struct str *out, const char *text, size_t bytes),
	const char *text, size_t bytes, const char *what)
{
	struct str once = STR_INIT, twice = STR_INIT;
	change(&once, text, bytes);
	change(&twice, once.data, once.bytes);
	fuzz_require(
		once.bytes == twice.bytes && !memcmp(once.data, twice.data, once.bytes),
		what);
	str_release(&once);
	str_release(&twice);
}

static void try_origin(const char *text, size_t bytes)
{
	struct str folded = STR_INIT;
	size_t *origin;
	text_fold(&folded, text, bytes, &origin);
	for (size_t i = 0; i < folded.bytes; i++)
		fuzz_require(origin[i] <= origin[i + 1], "origins never decrease");
	fuzz_require(origin[folded.bytes] <= bytes, "origins are in the text");
	free(origin);
	str_release(&folded);
}

static void try_pasted(const char *text, size_t bytes)
{
	struct str clean = STR_INIT, again = STR_INIT, lines = STR_INIT;
	pasted_clean(&clean, text, bytes, '\n');
	for (size_t i = 0; i < clean.bytes; i++)
		fuzz_require((unsigned char)clean.data[i] >= ' ' || clean.data[i] == '\n',
			"no control character is pasted");
	pasted_clean(&again, clean.data, clean.bytes, '\n');
	fuzz_require(again.bytes == clean.bytes, "what is clean stays");
	const struct list_place place = {.item = 1};
	list_lines_put(&lines, &place, clean.data, clean.bytes);
	fuzz_require(
		lines.bytes <= clean.bytes + 1, "a list has no more than was pasted");
	str_clear(&again);
	pasted_unquote(&again, text, bytes);
	fuzz_require(again.bytes <= bytes, "cells have no more than their quotes held");
	str_release(&clean);
	str_release(&again);
	str_release(&lines);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	const char *text = (const char *)data;
	try_twice(text_normalise, text, bytes, "normalising twice changes nothing more");
	try_twice(put_fold, text, bytes, "folding twice changes nothing more");
	try_twice(
		text_fold_name, text, bytes, "folding a name twice changes nothing more");
	try_twice(text_tell, text, bytes, "telling twice changes nothing more");
	try_origin(text, bytes);
	try_pasted(text, bytes);
	return 0;
}
