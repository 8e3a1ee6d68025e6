/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/manual.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/support.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

#define FENCE       "```"
#define BLOCK       FENCE "keys"
#define REMARK      " — "
#define PICTURE     "!["
#define PICTURE_END ".svg)"
#define COMMENT_END " -->"

static const struct {
	const char *verb;
	enum manual_act act;
	bool alone; /* nothing stands behind it */
} verbs[] = {
	{"เริ่ม", MANUAL_START, false},
	{"กด", MANUAL_PRESS, false},
	{"พิมพ์", MANUAL_TYPE, false},
	{"เห็น", MANUAL_SEE, false},
	{"ไม่เห็น", MANUAL_SEE_GONE, false},
	{"ได้ไฟล์", MANUAL_FILE, false},
	{"จบ", MANUAL_END, true},
};

/* Comments, which are no reader's. */
static const struct {
	const char *begin;
	enum manual_act act;
} comments[] = {
	{"<!-- ก่อนหน้า: ", MANUAL_BEFORE},
	{"<!-- ผู้ใช้: ", MANUAL_PERSON},
};

static void add(struct manual_page *page, enum manual_act act, const char *words,
	size_t bytes, size_t line)
{
	page->steps = mem_grow(
		page->steps, page->count, &page->capacity, sizeof(page->steps[0]));
	page->steps[page->count++] =
		(struct manual_step){act, mem_strndup(words, bytes), line};
}

static bool begins(const char *line, const char *with)
{
	return strncmp(line, with, strlen(with)) == 0;
}

/* A line of a block, without its end. */
static void add_step(struct manual_page *page, const char *line, size_t number)
{
	const char *remark = strstr(line, REMARK);
	const size_t bytes = remark ? (size_t)(remark - line) : strlen(line);
	const size_t verb = strcspn(line, " ");
	for (size_t i = 0; i < COUNT(verbs); i++) {
		const bool is_it = strlen(verbs[i].verb) == verb &&
				   strncmp(verbs[i].verb, line, verb) == 0;
		if (!is_it || verbs[i].alone != (verb >= bytes))
			continue;
		const size_t start = verbs[i].alone ? verb : verb + 1;
		add(page, verbs[i].act, line + start, bytes - start, number);
		return;
	}
	fail_msg("%s:%zu: no step: %s", page->path, number, line);
}

static void add_picture(struct manual_page *page, const char *line, size_t number)
{
	const char *name = strstr(line, "](");
	const size_t bytes = strlen(line), end = strlen(PICTURE_END);
	if (!name || bytes < end || strcmp(line + bytes - end, PICTURE_END) != 0)
		fail_msg("%s:%zu: no picture: %s", page->path, number, line);
	else
		add(page, MANUAL_PICTURE, name + 2,
			(size_t)(line + bytes - end - name) - 2, number);
}

static void add_comment(struct manual_page *page, const char *line, size_t number)
{
	const char *end = strstr(line, COMMENT_END);
	for (size_t i = 0; i < COUNT(comments); i++) {
		const char *words = line + strlen(comments[i].begin);
		if (!begins(line, comments[i].begin))
			continue;
		if (end)
			add(page, comments[i].act, words, (size_t)(end - words), number);
		else
			fail_msg("%s:%zu: not on one line: %s", page->path, number, line);
	}
}

void manual_read(struct manual_page *page, const char *path)
{
	struct str text = STR_INIT;
	bool block = false, ours = false;
	*page = (struct manual_page){.path = mem_strdup(path)};
	support_read(path, &text);
	size_t number = 1;
	for (char *line = text.data; *line; number++) {
		char *next = line + strcspn(line, "\n");
		if (*next)
			*next++ = '\0';
		if (begins(line, FENCE)) {
			ours = !block && strcmp(line, BLOCK) == 0;
			block = !block;
		} else if (ours) {
			add_step(page, line, number);
		} else if (!block && begins(line, PICTURE)) {
			add_picture(page, line, number);
		} else if (!block) {
			add_comment(page, line, number);
		}
		ours = ours && block;
		line = next;
	}
	if (block)
		fail_msg("%s: a block has no end", path);
	str_release(&text);
}

void manual_release(struct manual_page *page)
{
	for (size_t i = 0; i < page->count; i++)
		free(page->steps[i].words);
	free(page->steps);
	free(page->path);
}

size_t manual_words(char *words, const char **parts, size_t most)
{
	size_t count = 0;
	while (*(words += strspn(words, " "))) {
		const bool quoted = *words == '"';
		words += quoted;
		if (count == most)
			fail_msg("more than %zu words", most);
		parts[count++] = words;
		words += strcspn(words, quoted ? "\"" : " ");
		if (*words)
			*words++ = '\0';
	}
	return count;
}
