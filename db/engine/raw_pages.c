/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/engine/raw_pages.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/engine/lock.h"
#include "db/engine/wal.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

/* The header of a database (sqlite.org/fileformat2.html, 1.3). */
enum {
	HEADER_BYTES = 100,
	HEADER_PAGE = 16,
	HEADER_RESERVED = 20,
	HEADER_COUNT = 28,
	PAGE_LEAST = 512,
	PAGE_USUAL = 4096, /* what this program makes */
	PAGE_MOST = 65536,
	USABLE_LEAST = 480,
};

uint32_t raw_big16(const unsigned char *at)
{
	return (uint32_t)at[0] << 8 | at[1];
}

uint32_t raw_big32(const unsigned char *at)
{
	return raw_big16(at) << 16 | raw_big16(at + 2);
}

/* --- bytes --- */

struct bytes {
	unsigned char *data;
	size_t count;
};

/* Block by block: one that the disk cannot give is left as zeros. */
static void read_blocks(int file, struct bytes *bytes)
{
	for (size_t at = 0; at < bytes->count;) {
		const size_t block = MIN(bytes->count - at, (size_t)PAGE_LEAST * 8);
		const ssize_t got = pread(file, bytes->data + at, block, (off_t)at);
		if (got < 0 && errno == EINTR)
			continue;
		at += got > 0 ? (size_t)got : block;
	}
}

/* An empty or missing file has no bytes. */
static struct bytes read_file(int file)
{
	struct bytes bytes = {NULL, 0};
	struct stat status;
	if (!fstat(file, &status) && S_ISREG(status.st_mode) && status.st_size > 0) {
		bytes.count = (size_t)status.st_size;
		/* Room for a last page that is not whole. */
		bytes.data = mem_new(bytes.count + PAGE_MOST, 1);
		read_blocks(file, &bytes);
	}
	return bytes;
}

static struct bytes read_wal(const char *path)
{
	struct bytes bytes = {NULL, 0};
	struct str name = STR_INIT;
	str_printf(&name, "%s-wal", path);
	const int file = open(name.data, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (file >= 0) {
		bytes = read_file(file);
		close(file);
	}
	str_release(&name);
	return bytes;
}

/* --- pages --- */

static size_t page_size(const unsigned char *header, const struct bytes *wal)
{
	size_t bytes = raw_big16(header + HEADER_PAGE);
	if (bytes == 1)
		bytes = PAGE_MOST;
	if (bytes >= PAGE_LEAST && !(bytes & (bytes - 1)))
		return bytes;
	bytes = wal->count ? wal_page_size(wal->data, wal->count) : 0;
	return bytes ? bytes : PAGE_USUAL;
}

struct taking {
	struct raw_pages *pages;
	uint32_t room;
};

static void grow(struct taking *taking, uint32_t count)
{
	struct raw_pages *pages = taking->pages;
	if (count <= pages->count)
		return;
	if (count > taking->room) {
		pages->at = mem_resize(pages->at, count, sizeof(*pages->at));
		taking->room = count;
	}
	for (uint32_t i = pages->count; i < count; i++)
		pages->at[i] = NULL;
	pages->count = count;
}

static void take_wal_page(void *context, uint32_t number, const unsigned char *page)
{
	struct taking *taking = context;
	/* Numbers of a WAL that checks out are sound; those of others need not be. */
	enum { FAR_BEHIND = 1 << 20 };
	if (number == 0 || number > taking->pages->count + FAR_BEHIND)
		return;
	grow(taking, number);
	taking->pages->at[number - 1] = page;
}

/* Pages that the header tells of and that are not there: the file was cut. A header that
 * is damaged may tell anything, so it is believed within reason. */
static uint32_t told_count(const unsigned char *header, uint32_t there)
{
	const uint32_t told = raw_big32(header + HEADER_COUNT);
	return told > there && told / 16 <= there ? told : there;
}

static void arrange(struct raw_pages *pages, const struct bytes *file, struct bytes *wal)
{
	struct taking taking = {.pages = pages};
	*pages = (struct raw_pages){.bytes = file->data, .wal = wal->data};
	pages->page = page_size(file->data, wal);
	const uint32_t there = (uint32_t)((file->count + pages->page - 1) / pages->page);
	grow(&taking, there);
	for (uint32_t i = 0; i < there; i++)
		pages->at[i] = file->data + i * pages->page;
	pages->wal_damaged = wal->count && !wal_pages(wal->data, wal->count, pages->page,
						   take_wal_page, &taking);
	const unsigned char *first = pages->at[0];
	grow(&taking, told_count(first, pages->count));
	pages->usable = pages->page - first[HEADER_RESERVED];
	if (pages->usable < USABLE_LEAST || first[HEADER_RESERVED] > HEADER_BYTES)
		pages->usable = pages->page;
	for (uint32_t i = 0; i < pages->count; i++)
		pages->missing += !pages->at[i];
}

static bool read_open(
	int file, const char *path, struct raw_pages *pages, struct error *error)
{
	if (!lock_is_free(file))
		return error_set(error, ERROR_REFUSED,
			_("%s: somebody has it open; everybody must leave the program "
			  "first; nothing was changed"),
			path);
	struct bytes bytes = read_file(file);
	if (!bytes.count)
		return error_set(error, ERROR_SYSTEM,
			_("%s: is empty, or no file: there is nothing in it"), path);
	char *real = realpath(path, NULL);
	struct bytes wal = read_wal(real ? real : path);
	free(real);
	arrange(pages, &bytes, &wal);
	return true;
}

bool raw_pages_read(const char *path, struct raw_pages *pages, struct error *error)
{
	const int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (file < 0)
		return error_set(
			error, ERROR_SYSTEM, "%s: %s", path, error_reason(errno));
	const bool good = read_open(file, path, pages, error);
	close(file);
	return good;
}

void raw_pages_release(struct raw_pages *pages)
{
	free(pages->at);
	free(pages->bytes);
	free(pages->wal);
}

const unsigned char *raw_page(const struct raw_pages *pages, uint32_t number)
{
	return number && number <= pages->count ? pages->at[number - 1] : NULL;
}
