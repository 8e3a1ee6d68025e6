/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes libthai's dictionary so that it takes less memory: dictionary FROM TO. Run by the
 * build, not installed.
 *
 * The file is a double-array trie of libdatrie. The last letters of a word stand apart from
 * the trie, as its tail; libdatrie allocates each for itself, and in the dictionary the same
 * few end thousands of words. Here each different tail is written once and all words that
 * end so refer to it. Nothing but adding words minds that, so the same words are found.
 *
 * All numbers in the file are big-endian:
 *	the alphabet: its mark, a count (32 bits), so many ranges of two (32 bits each)
 *	the trie: cells of two (base and check, 32 bits each); of the first the base is its
 *	mark, the check the count of all cells. Where a word goes on in a tail, base is the
 *	tail's negative number; a check below 0 is that of an unused cell.
 *	the tails, numbered from 1: their mark, the first unused one, a count (32 bits), of
 *	each the next unused one, the word's value (32 bits), a length (16 bits), its bytes
 */
#include <config.h>

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/mem.h"
#include "text/str.h"

enum {
	ALPHABET_HEAD = 8, /* bytes */
	RANGE = 8,
	CELL = 8,
	TAILS_HEAD = 12,
	TAIL_HEAD = 10,
	TAIL_LENGTH = 8, /* where in the head of a tail */
	CELLS_RESERVED = 2,
};
static const uint32_t alphabet_mark = 0xD9FCD9FC, trie_mark = 0xDAFCDAFC,
		      tails_mark = 0xDFFCDFFC;

/* What stands where in the bytes of a dictionary; the tails are one after the other. */
struct dictionary {
	const unsigned char *cells, *tails_head;
	const unsigned char **tails;
	size_t cell_count, tail_count;
};

static uint32_t number(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
	       (uint32_t)bytes[2] << 8 | bytes[3];
}

static void put_number(struct str *out, uint32_t value)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		str_putc(out, (char)(value >> shift & 0xFF));
}

static size_t tail_bytes(const unsigned char *tail)
{
	return TAIL_HEAD +
	       ((size_t)tail[TAIL_LENGTH] << 8 | (size_t)tail[TAIL_LENGTH + 1]);
}

static bool read_tails(
	struct dictionary *dictionary, const unsigned char *at, const unsigned char *end)
{
	dictionary->tails = mem_new(dictionary->tail_count, sizeof(*dictionary->tails));
	for (size_t i = 0; i < dictionary->tail_count; i++) {
		if (end - at < TAIL_HEAD || (size_t)(end - at) < tail_bytes(at))
			return false;
		dictionary->tails[i] = at;
		at += tail_bytes(at);
	}
	return at == end;
}

/* False where the bytes are no such dictionary. */
static bool read_dictionary(struct dictionary *dictionary, const struct str *bytes)
{
	const unsigned char *at = (const unsigned char *)bytes->data;
	const unsigned char *end = at + bytes->bytes;
	if (end - at < ALPHABET_HEAD || number(at) != alphabet_mark ||
		number(at + 4) > (size_t)(end - at) / RANGE - 1)
		return false;
	at += ALPHABET_HEAD + (size_t)number(at + 4) * RANGE;
	if (end - at < CELL || number(at) != trie_mark ||
		number(at + 4) > (size_t)(end - at) / CELL)
		return false;
	dictionary->cells = at;
	dictionary->cell_count = number(at + 4);
	at += dictionary->cell_count * CELL;
	if (end - at < TAILS_HEAD || number(at) != tails_mark ||
		number(at + 8) > (size_t)(end - at) / TAIL_HEAD)
		return false;
	dictionary->tails_head = at;
	dictionary->tail_count = number(at + 8);
	return read_tails(dictionary, at + TAILS_HEAD, end);
}

static int compare_tails(const void *a, const void *b)
{
	const unsigned char *left = *(const unsigned char *const *)a;
	const unsigned char *right = *(const unsigned char *const *)b;
	const size_t bytes = tail_bytes(left), others = tail_bytes(right);
	if (bytes != others)
		return bytes < others ? -1 : 1;
	return memcmp(left, right, bytes);
}

/* The different tails, sorted; the caller frees them. */
static const unsigned char **different_tails(
	const struct dictionary *dictionary, size_t *count)
{
	const size_t all = dictionary->tail_count;
	const unsigned char **tails = mem_new(all + 1, sizeof(*tails));
	memcpy(tails, dictionary->tails, all * sizeof(*tails));
	qsort(tails, all, sizeof(*tails), compare_tails);
	*count = 0;
	for (size_t i = 0; i < all; i++)
		if (!*count || compare_tails(&tails[*count - 1], &tails[i]) != 0)
			tails[(*count)++] = tails[i];
	return tails;
}

static bool put_cells(struct str *out, const struct dictionary *dictionary,
	const unsigned char **tails, size_t count)
{
	for (size_t i = 0; i < dictionary->cell_count; i++) {
		const unsigned char *cell = dictionary->cells + i * CELL;
		const int32_t base = (int32_t)number(cell);
		const int32_t check = (int32_t)number(cell + 4);
		if (i < CELLS_RESERVED || base >= 0 || check < 0) {
			str_append(out, (const char *)cell, CELL);
			continue;
		}
		const size_t tail = (size_t) - (int64_t)base;
		if (tail > dictionary->tail_count)
			return false;
		const unsigned char **found = bsearch(&dictionary->tails[tail - 1], tails,
			count, sizeof(*tails), compare_tails);
		put_number(out, (uint32_t) - (found - tails + 1));
		put_number(out, (uint32_t)check);
	}
	return true;
}

/* The dictionary in bytes, with each tail once. */
static bool pack(struct str *out, const struct str *bytes)
{
	struct dictionary dictionary = {0};
	const unsigned char **tails = NULL;
	size_t count;
	bool packed = read_dictionary(&dictionary, bytes);
	if (packed) {
		const char *cells = (const char *)dictionary.cells;
		str_append(out, bytes->data, (size_t)(cells - bytes->data));
		tails = different_tails(&dictionary, &count);
		packed = put_cells(out, &dictionary, tails, count);
	}
	if (packed) {
		str_append(out, (const char *)dictionary.tails_head, 8);
		put_number(out, (uint32_t)count);
		for (size_t i = 0; i < count; i++)
			str_append(out, (const char *)tails[i], tail_bytes(tails[i]));
	}
	free(tails);
	free(dictionary.tails);
	return packed;
}

static bool read_file(struct str *bytes, const char *path)
{
	enum { PART = 1 << 16 };
	FILE *file = fopen(path, "rb");
	if (!file)
		return false;
	size_t count;
	do {
		str_reserve(bytes, PART);
		count = fread(bytes->data + bytes->bytes, 1, PART, file);
		bytes->bytes += count;
	} while (count);
	const bool read = !ferror(file);
	fclose(file);
	return read;
}

static bool write_file(const struct str *bytes, const char *path)
{
	FILE *file = fopen(path, "wb");
	if (!file)
		return false;
	const bool written = fwrite(bytes->data, 1, bytes->bytes, file) == bytes->bytes;
	return fclose(file) == 0 && written;
}

int main(int argc, char **argv)
{
	struct str bytes = STR_INIT, packed = STR_INIT;
	int status = 1;
	if (argc != 3)
		fputs("usage: dictionary FROM TO\n", stderr);
	else if (!read_file(&bytes, argv[1]))
		fprintf(stderr, "%s cannot be read\n", argv[1]);
	else if (!pack(&packed, &bytes))
		fprintf(stderr, "%s is no dictionary of libthai's\n", argv[1]);
	else if (!write_file(&packed, argv[2]))
		fprintf(stderr, "%s cannot be written\n", argv[2]);
	else
		status = 0;
	str_release(&bytes);
	str_release(&packed);
	return status;
}
