/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ICU's line breaker in a loop, to compare `mattrakan text wrap` with: standard
 * input in lines of at most COLUMNS columns to standard output. It shares no code
 * with text/.
 *
 *     icu_loop COLUMNS < TEXT
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

static long columns_of(const char *text, int32_t start, int32_t end)
{
	long columns = 0;
	while (start < end) {
		UChar32 c;
		U8_NEXT_OR_FFFD((const uint8_t *)text, start, end, c);
		columns += !(U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_CF_MASK));
	}
	return columns;
}

static void put_line(const char *text, int32_t start, int32_t end)
{
	while (end > start && text[end - 1] == ' ')
		end--;
	fwrite(text + start, 1, (size_t)(end - start), stdout);
	putchar('\n');
}

static void wrap(UBreakIterator *breaks, const char *text, int32_t bytes, long columns)
{
	int32_t start = 0, last = 0;
	long used = 0;
	for (int32_t end; (end = ubrk_next(breaks)) != UBRK_DONE; last = end) {
		long more = columns_of(text, last, end);
		long trailing = text[end - 1] == ' ';
		if (used + more - trailing > columns && last > start) {
			put_line(text, start, last);
			start = last;
			used = 0;
		}
		used += more;
	}
	put_line(text, start, bytes);
}

int main(int argc, char **argv)
{
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *breaks = ubrk_open(UBRK_LINE, "th", NULL, 0, &status);
	long columns = argc == 2 ? strtol(argv[1], NULL, 10) : 0;
	if (columns < 1 || U_FAILURE(status)) {
		fputs("usage: icu_loop COLUMNS < TEXT\n", stderr);
		return 2;
	}
	UText *view = NULL;
	char *line = NULL;
	size_t capacity = 0;
	ssize_t bytes;
	while ((bytes = getline(&line, &capacity, stdin)) > 0) {
		bytes -= line[bytes - 1] == '\n';
		view = utext_openUTF8(view, line, bytes, &status);
		ubrk_setUText(breaks, view, &status);
		if (U_FAILURE(status))
			return 3;
		wrap(breaks, line, (int32_t)bytes, columns);
	}
	free(line);
	utext_close(view);
	ubrk_close(breaks);
	return ferror(stdin) || fflush(stdout) ? 3 : 0;
}
