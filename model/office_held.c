/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/office_held.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

const char *const office_endings[] = {"", "-wal", "-shm", "-journal", NULL};

/* Of this process, as the locks on these files are. */
static struct office_held *all_held;

/* --- marks --- */

bool file_mark_of(const char *path, struct file_mark *mark)
{
	struct stat status;
	if (stat(path, &status))
		return false;
	*mark = (struct file_mark){status.st_dev, status.st_ino};
	return true;
}

bool file_mark_same(const struct file_mark *mark, const struct file_mark *other)
{
	return mark->number && mark->device == other->device &&
	       mark->number == other->number;
}

/* --- what is open here --- */

struct office_held *office_held_add(const char *path)
{
	struct file_mark mark;
	char *real = realpath(path, NULL);
	if (!real || !file_mark_of(real, &mark)) {
		free(real);
		return NULL;
	}
	struct office_held *held = mem_new(1, sizeof(*held));
	*held = (struct office_held){real, mark, all_held};
	all_held = held;
	return held;
}

void office_held_drop(struct office_held *held)
{
	struct office_held **at = &all_held;
	while (held && *at && *at != held)
		at = &(*at)->next;
	if (!held || !*at)
		return;
	*at = held->next;
	free(held->path);
	free(held);
}

/* Whether the mark is that of a file that is open here, or of what lies beside one. */
static bool is_held(const struct file_mark *mark)
{
	struct str beside = STR_INIT;
	bool found = false;
	for (const struct office_held *held = all_held; held && !found;
		held = held->next) {
		found = file_mark_same(&held->mark, mark);
		for (const char *const *ending = office_endings + 1; *ending && !found;
			ending++) {
			struct file_mark other;
			str_clear(&beside);
			str_printf(&beside, "%s%s", held->path, *ending);
			found = file_mark_of(beside.data, &other) &&
				file_mark_same(&other, mark);
		}
	}
	str_release(&beside);
	return found;
}

bool office_is_held(const char *path)
{
	struct file_mark mark;
	return file_mark_of(path, &mark) && is_held(&mark);
}

/* --- what is not --- */

/* The beginnings of a database (sqlite.org/fileformat2.html, 1.3 and 4.1) and of what
 * lies beside it. */
enum { HEADER_BYTES = 100, APPLICATION_AT = 68, FORMAT_AT = 4 };

static bool is_office_header(const unsigned char header[HEADER_BYTES])
{
	return !memcmp(header, "SQLite format 3", 16) &&
	       !memcmp(header + APPLICATION_AT, "MTRK", 4);
}

static bool is_wal_header(const unsigned char header[HEADER_BYTES])
{
	static const unsigned char magic[3] = {0x37, 0x7F, 0x06},
				   format[4] = {0x00, 0x2D, 0xE2, 0x18};
	return !memcmp(header, magic, sizeof(magic)) && (header[3] | 1) == 0x83 &&
	       !memcmp(header + FORMAT_AT, format, sizeof(format));
}

/* The WAL's index begins with two copies of its header, in the machine's own order. */
static bool is_index_header(const unsigned char header[HEADER_BYTES])
{
	enum { COPY_BYTES = 48 };
	static const uint32_t format = 3007000;
	return !memcmp(header, &format, sizeof(format)) &&
	       !memcmp(header, header + COPY_BYTES, COPY_BYTES);
}

/* Looks into a file that is not open here; what cannot be read is none. */
bool office_is_open(int file)
{
	unsigned char header[HEADER_BYTES] = {0};
	struct stat status;
	return !fstat(file, &status) && S_ISREG(status.st_mode) &&
	       pread(file, header, sizeof(header), 0) > 0 && is_office_header(header);
}

static bool is_office(const char *path)
{
	unsigned char header[HEADER_BYTES] = {0};
	struct stat status;
	/* A FIFO would wait for its writer. */
	if (stat(path, &status) || !S_ISREG(status.st_mode))
		return false;
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (file < 0)
		return false;
	const ssize_t bytes = pread(file, header, sizeof(header), 0);
	close(file);
	return bytes > 0 && (is_office_header(header) || is_wal_header(header) ||
				    is_index_header(header));
}

static bool is_office_or_held(const char *path)
{
	return office_is_held(path) || is_office(path);
}

/* Whether the name is that of what would lie beside an office file. */
static bool is_beside_office(const char *path)
{
	const size_t bytes = strlen(path);
	for (const char *const *ending = office_endings + 1; *ending; ending++) {
		const size_t tail = strlen(*ending);
		if (bytes <= tail || strcmp(path + bytes - tail, *ending) != 0)
			continue;
		char *base = mem_strndup(path, bytes - tail);
		const bool found = is_office_or_held(base);
		free(base);
		return found;
	}
	return false;
}

static bool refuse(const char *name, struct error *error)
{
	return error_set(error, ERROR_REFUSED,
		_("%s: is an office file, or belongs to one, and is never written over; "
		  "name another file"),
		name);
}

static bool belongs_to_office(const char *target)
{
	/* A link's own name says nothing; what it leads to does. */
	char *real = realpath(target, NULL);
	const bool found = is_office_or_held(target) || is_beside_office(target) ||
			   (real && is_beside_office(real));
	free(real);
	return found;
}

bool office_spare(const char *target, struct error *error)
{
	return !belongs_to_office(target) || refuse(target, error);
}

bool office_spare_open(int file, const char *name, struct error *error)
{
	struct stat status;
	struct str path = STR_INIT;
	if (fstat(file, &status) || !S_ISREG(status.st_mode))
		return true;
	str_printf(&path, "/proc/self/fd/%d", file);
	const bool spared = !belongs_to_office(path.data) || refuse(name, error);
	str_release(&path);
	return spared;
}
