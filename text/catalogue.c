/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/catalogue.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/str.h"

/* The heads of the file and of a text in it, numbers of 32 bits in the byte order of the
 * machine that msgfmt ran on; one of the other order is not read. */
enum { MAGIC_AT = 0, REVISION_AT = 4, COUNT_AT = 8, ENGLISH_AT = 12, TRANSLATED_AT = 16 };
enum { HEAD_BYTES = 28, ENTRY_BYTES = 8 };
#define MAGIC 0x950412DEu

static uint32_t number_at(const struct catalogue *catalogue, size_t at)
{
	uint32_t number;
	memcpy(&number, catalogue->file + at, sizeof(number));
	return number;
}

/* The text of the table that begins there; NULL: the file is damaged. */
static const char *text_of(const struct catalogue *catalogue, size_t table, size_t index)
{
	const size_t entry = number_at(catalogue, table) + index * ENTRY_BYTES;
	if (entry > catalogue->bytes - ENTRY_BYTES)
		return NULL;
	const size_t bytes = number_at(catalogue, entry),
		     at = number_at(catalogue, entry + sizeof(uint32_t));
	if (at >= catalogue->bytes || bytes >= catalogue->bytes - at ||
		catalogue->file[at + bytes] != '\0')
		return NULL;
	return (const char *)catalogue->file + at;
}

static void map_file(struct catalogue *catalogue, int file)
{
	struct stat status;
	if (fstat(file, &status) != 0 || status.st_size < HEAD_BYTES)
		return;
	void *mapped =
		mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
	if (mapped == MAP_FAILED)
		return;
	catalogue->file = mapped;
	catalogue->bytes = (size_t)status.st_size;
}

/* Of revision 1.x the same tables are read. */
static bool is_known(const struct catalogue *catalogue)
{
	return number_at(catalogue, MAGIC_AT) == MAGIC &&
	       number_at(catalogue, REVISION_AT) >> 16 <= 1;
}

struct catalogue catalogue_open(const char *folder, const char *language)
{
	struct catalogue catalogue = {NULL, 0};
	struct str path = STR_INIT;
	str_printf(&path, "%s/%s/LC_MESSAGES/" PACKAGE ".mo", folder, language);
	const int file = open(path.data, O_RDONLY | O_CLOEXEC);
	str_release(&path);
	if (file < 0)
		return catalogue;
	map_file(&catalogue, file);
	close(file);
	if (!catalogue.file || is_known(&catalogue))
		return catalogue;
	munmap((void *)(uintptr_t)catalogue.file, catalogue.bytes);
	return (struct catalogue){NULL, 0};
}

/* The English texts stand in the order of their bytes. The first, "", has what is to be said
 * of the file, and is no message. */
const char *catalogue_find(const struct catalogue *catalogue, const char *english)
{
	if (!catalogue->file || !*english)
		return NULL;
	size_t from = 0, to = number_at(catalogue, COUNT_AT);
	while (from < to) {
		const size_t middle = from + (to - from) / 2;
		const char *text = text_of(catalogue, ENGLISH_AT, middle);
		if (!text)
			return NULL;
		const int order = strcmp(english, text);
		if (!order)
			return text_of(catalogue, TRANSLATED_AT, middle);
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return NULL;
}
