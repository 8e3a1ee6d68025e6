/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The bare libthai loop, to compare `mattrakan text wrap` with: standard input in
 * lines of at most COLUMNS columns to standard output, broken where libthai says
 * and nowhere else. What a program without rules of its own would do; it shares
 * no code with text/.
 *
 *     libthai_loop COLUMNS < TEXT
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <thai/thbrk.h>
#include <thai/thctype.h>

/* One paragraph: its characters as TIS-620, where each starts in the UTF-8, and
 * where lines may be broken. */
struct paragraph {
	thchar_t *tis;
	size_t *offset;
	int *breaks;
	size_t characters, capacity;
};

static void *resize(void *block, size_t bytes)
{
	block = realloc(block, bytes);
	if (!block)
		exit(3);
	return block;
}

static void reserve(struct paragraph *p, size_t characters)
{
	if (characters <= p->capacity)
		return;
	p->capacity = characters * 2;
	p->tis = resize(p->tis, p->capacity * sizeof(*p->tis));
	p->offset = resize(p->offset, p->capacity * sizeof(*p->offset));
	p->breaks = resize(p->breaks, p->capacity * sizeof(*p->breaks));
}

static void convert(struct paragraph *p, const unsigned char *text, size_t bytes)
{
	reserve(p, bytes + 1);
	p->characters = 0;
	for (size_t at = 0; at < bytes;) {
		p->offset[p->characters] = at;
		unsigned char c = text[at++];
		if (c == 0xE0 && at + 1 < bytes && (text[at] & 0xFE) == 0xB8) {
			c = (unsigned char)(0xA0 + ((text[at] & 1) << 6) +
					    (text[at + 1] & 0x3F));
		} else if (c >= 0x80) {
			c = '?';
		}
		while (at < bytes && (text[at] & 0xC0) == 0x80)
			at++;
		p->tis[p->characters++] = c ? c : ' ';
	}
	p->tis[p->characters] = '\0';
	p->offset[p->characters] = bytes;
}

static void put_line(
	const struct paragraph *p, const char *text, size_t start, size_t end)
{
	while (end > start && p->tis[end - 1] == ' ')
		end--;
	fwrite(text + p->offset[start], 1, p->offset[end] - p->offset[start], stdout);
	putchar('\n');
}

static void wrap(struct paragraph *p, ThBrk *dictionary, const char *text, long columns)
{
	int count = th_brk_find_breaks(dictionary, p->tis, p->breaks, p->capacity);
	size_t start = 0, last = 0, at = 0;
	long used = 0, used_at_last = 0;
	for (int i = 0; i <= count; i++) {
		size_t end = i < count ? (size_t)p->breaks[i] : p->characters;
		for (; at < end; at++)
			used += !th_iscombchar(p->tis[at]);
		long trailing = end > start && p->tis[end - 1] == ' ';
		if (used - trailing > columns && last > start) {
			put_line(p, text, start, last);
			start = last;
			used -= used_at_last;
		}
		last = end;
		used_at_last = used;
	}
	put_line(p, text, start, p->characters);
}

int main(int argc, char **argv)
{
	ThBrk *dictionary = th_brk_new(NULL);
	long columns = argc == 2 ? strtol(argv[1], NULL, 10) : 0;
	if (columns < 1 || !dictionary) {
		fputs("usage: libthai_loop COLUMNS < TEXT\n", stderr);
		return 2;
	}
	struct paragraph paragraph = {0};
	char *line = NULL;
	size_t capacity = 0;
	ssize_t bytes;
	while ((bytes = getline(&line, &capacity, stdin)) > 0) {
		size_t length = (size_t)bytes - (line[bytes - 1] == '\n');
		convert(&paragraph, (const unsigned char *)line, length);
		wrap(&paragraph, dictionary, line, columns);
	}
	free(line);
	free(paragraph.tis);
	free(paragraph.offset);
	free(paragraph.breaks);
	th_brk_delete(dictionary);
	return ferror(stdin) || fflush(stdout) ? 3 : 0;
}
