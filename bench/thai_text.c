/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Prints MEGABYTES of Thai for the measurements, the same in every run: paragraphs
 * of 1 to 40 phrases (what stands between two spaces) drawn from the texts of the
 * reports in FILE..., so that the text does not repeat.
 *
 *     thai_text MEGABYTES FILE...
 */
#include <config.h>

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/mem.h"
#include "text/str.h"

enum { PHRASES_MAX = 40, MEGABYTE = 1000000 };

struct phrases {
	char **all;
	size_t count, capacity;
};

static bool read_file(const char *path, struct str *out)
{
	FILE *file = fopen(path, "rb");
	if (!file)
		return false;
	char part[4096];
	size_t bytes;
	while ((bytes = fread(part, 1, sizeof(part), file)) > 0)
		str_append(out, part, bytes);
	bool read = !ferror(file);
	fclose(file);
	return read;
}

/* The phrases of one string of the JSON (its closing quote behind it), if it is Thai. An
 * escape ends a phrase: most are line ends, and none matters here. */
static void take_string(struct phrases *phrases, const char *text, size_t bytes)
{
	if (!memchr(text, 0xE0, bytes))
		return;
	for (size_t at = 0; at < bytes;) {
		size_t length = strcspn(text + at, " \\\"");
		if (length) {
			phrases->all = mem_grow(phrases->all, phrases->count,
				&phrases->capacity, sizeof(*phrases->all));
			phrases->all[phrases->count++] = mem_strndup(text + at, length);
		}
		at += length;
		if (at < bytes)
			at += text[at] == '\\' ? 2 : 1;
	}
}

static void take_strings(struct phrases *phrases, const char *json)
{
	for (const char *start; (start = strchr(json, '"'));) {
		const char *end = ++start;
		while (*end && *end != '"')
			end += *end == '\\' && end[1] ? 2 : 1;
		take_string(phrases, start, (size_t)(end - start));
		json = *end ? end + 1 : end;
	}
}

/* xorshift64*: Vigna 2016. */
static size_t draw(uint64_t *state, size_t below)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return (size_t)((*state * 0x2545F4914F6CDD1DULL) >> 32) % below;
}

static void print(const struct phrases *phrases, size_t bytes)
{
	uint64_t state = 2568;
	struct str line = STR_INIT;
	for (size_t printed = 0; printed < bytes; printed += line.bytes) {
		str_clear(&line);
		for (size_t n = draw(&state, PHRASES_MAX) + 1; n; n--) {
			str_puts(&line, phrases->all[draw(&state, phrases->count)]);
			str_putc(&line, n > 1 ? ' ' : '\n');
		}
		fwrite(line.data, 1, line.bytes, stdout);
	}
	str_release(&line);
}

int main(int argc, char **argv)
{
	long megabytes = argc > 2 ? strtol(argv[1], NULL, 10) : 0;
	if (megabytes < 1) {
		fputs("usage: thai_text MEGABYTES FILE...\n", stderr);
		return 2;
	}
	struct phrases phrases = {0};
	struct str json = STR_INIT;
	for (int i = 2; i < argc; i++) {
		str_clear(&json);
		if (!read_file(argv[i], &json)) {
			perror(argv[i]);
			return 3;
		}
		take_strings(&phrases, json.data);
	}
	str_release(&json);
	if (phrases.count)
		print(&phrases, (size_t)megabytes * MEGABYTE);
	for (size_t i = 0; i < phrases.count; i++)
		free(phrases.all[i]);
	free(phrases.all);
	return !phrases.count || fflush(stdout) ? 3 : 0;
}
