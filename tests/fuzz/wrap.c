/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A paragraph of any bytes at any width: no line is too wide, and what no line shows is
 * white space. The first byte is the width.
 */
#include <config.h>

#include "text/wrap.h"

#include <string.h>
#include <unictype.h>

#include "tests/fuzz/fuzz.h"
#include "text/cell.h"
#include "text/utf8.h"

/* Whether the line is one cell, with the ำ (and its marks) that must not stand apart; or
 * marks that have no base, with the า of their ํ. */
static bool is_single(const char *line, size_t bytes)
{
	const struct cell cell = cell_next(line, bytes);
	const size_t first = cell.bytes;
	if (cell_unit(line, bytes).bytes == bytes)
		return true;
	const bool is_am = !strncmp(line + first, "ำ", 3) ||
			   (cell.stray && !strncmp(line + first, "า", 3));
	return is_am && cell_next(line + first, bytes - first).bytes == bytes - first;
}

/* Whether [from, to) holds nothing but white space and what takes no column. */
static bool is_space(const char *text, size_t from, size_t to)
{
	while (from < to) {
		uint32_t c;
		const struct cell cell = cell_next(text + from, to - from);
		utf8_decode(text + from, to - from, &c);
		if (cell.columns && !uc_is_property_white_space(c) && !uc_is_cntrl(c))
			return false;
		from += cell.bytes;
	}
	return true;
}

static void look_at_lines(
	struct wrapper *wrapper, const char *text, size_t bytes, unsigned columns)
{
	size_t count, at = 0;
	const struct wrap_line *lines = wrap_lines(wrapper, columns, &count);
	fuzz_require(count >= 1, "there is a line");
	for (size_t i = 0; i < count; i++) {
		fuzz_require(
			lines[i].start >= at && lines[i].start + lines[i].bytes <= bytes,
			"lines stand behind one another");
		fuzz_require(is_space(text, at, lines[i].start),
			"nothing is lost between lines");
		at = lines[i].start + lines[i].bytes;
		fuzz_require(lines[i].columns ==
				     text_columns(text + lines[i].start, lines[i].bytes),
			"a line has the columns of its cells");
		if (lines[i].columns + lines[i].indent > columns && lines[i].bytes)
			fuzz_require(is_single(text + lines[i].start, lines[i].bytes),
				"only a single cell is too wide");
	}
	fuzz_require(is_space(text, at, bytes), "nothing is lost at the end");
	fuzz_require(wrap_count(wrapper, columns) == count,
		"lines are counted as they are made");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	if (!bytes)
		return 0;
	const unsigned columns = data[0] % 100 + 1;
	const char *text = (const char *)data + 1;
	const char *end = memchr(text, '\n', bytes - 1);
	const size_t length = end ? (size_t)(end - text) : bytes - 1;
	struct wrapper *wrapper = wrapper_new();
	wrap_load(wrapper, text, length);
	look_at_lines(wrapper, text, length, columns);
	fuzz_require(wrap_count(wrapper, columns + 1) <= wrap_count(wrapper, columns),
		"more columns never need more lines");
	wrapper_free(wrapper);
	return 0;
}
