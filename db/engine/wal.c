/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/engine/wal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/engine/file.h"
#include "db/engine/lock.h"
#include "text/i18n.h"
#include "text/mem.h"

/* --- the format --- */

/* Bytes; where fields stand in them. */
enum {
	HEADER = 32,
	HEADER_PAGE = 8,
	HEADER_SALT = 16,
	HEADER_SUMMED = 24, /* so many of them are in the checksum that follows them */
	FRAME = 24,
	FRAME_COMMIT = 4,
	FRAME_SALT = 8,
	FRAME_SUMMED = 8,
	FRAME_SUM = 16,
	SALT = 8,
	INDEX = 48, /* the header of the index, of which there are two */
	INDEX_READY = 12,
	INDEX_FRAMES = 16,
	INDEX_SALT = 32,
	INDEX_SUMMED = 40,
	INDEX_COPIED = 2 * INDEX, /* frames that are in the database by now */
	PAGE_LEAST = 512,
	PAGE_MOST = 65536,
};

static uint32_t big(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 |
	       at[3];
}

static uint32_t little(const unsigned char *at)
{
	return (uint32_t)at[3] << 24 | (uint32_t)at[2] << 16 | (uint32_t)at[1] << 8 |
	       at[0];
}

/* In the machine's own order. */
static uint32_t own(const unsigned char *at)
{
	uint32_t value;
	memcpy(&value, at, sizeof(value));
	return value;
}

typedef uint32_t word(const unsigned char *at);

struct sum {
	uint32_t first, second;
};

/* Goes on with a checksum over bytes, of which there are a multiple of 8. */
static struct sum add(struct sum sum, const unsigned char *at, size_t bytes, word *read)
{
	for (const unsigned char *end = at + bytes; at < end; at += 8) {
		sum.first += read(at) + sum.second;
		sum.second += read(at + 4) + sum.first;
	}
	return sum;
}

static bool stands(struct sum sum, const unsigned char *at, word *read)
{
	return sum.first == read(at) && sum.second == read(at + 4);
}

/* --- the frames --- */

struct wal {
	const unsigned char *bytes;
	size_t page, frames; /* bytes; those that are there whole */
	word *read;          /* in which order checksums are made */
	struct sum sum;      /* as of the last good frame */
};

static const unsigned char *frame_at(const struct wal *wal, size_t index)
{
	return wal->bytes + HEADER + index * (FRAME + wal->page);
}

/* Reads the header. False: it does not check out. */
static bool begin(struct wal *wal, const unsigned char *bytes, size_t count)
{
	static const uint32_t magic = 0x377F0682, format = 3007000;
	if (count < HEADER || (big(bytes) & ~1U) != magic || big(bytes + 4) != format)
		return false;
	*wal = (struct wal){.bytes = bytes,
		.page = big(bytes + HEADER_PAGE),
		.read = big(bytes) & 1 ? big : little};
	if (wal->page < PAGE_LEAST || wal->page > PAGE_MOST ||
		(wal->page & (wal->page - 1)))
		return false;
	wal->frames = (count - HEADER) / (FRAME + wal->page);
	wal->sum = add(wal->sum, bytes, HEADER_SUMMED, wal->read);
	return stands(wal->sum, bytes + HEADER_SUMMED, big);
}

/* Whether the checksum of the frame follows from those before; then it goes on. */
static bool follows(struct wal *wal, const unsigned char *frame)
{
	struct sum sum = add(wal->sum, frame, FRAME_SUMMED, wal->read);
	sum = add(sum, frame + FRAME, wal->page, wal->read);
	if (!stands(sum, frame + FRAME_SUM, big))
		return false;
	wal->sum = sum;
	return true;
}

static bool has_salts(const struct wal *wal, const unsigned char *frame)
{
	return !memcmp(frame + FRAME_SALT, wal->bytes + HEADER_SALT, SALT);
}

/* Half of the salts is no accident: those of a WAL that this one was written over are
 * others. */
static bool has_salt(const struct wal *wal, const unsigned char *frame)
{
	const unsigned char *salts = wal->bytes + HEADER_SALT;
	return !memcmp(frame + FRAME_SALT, salts, SALT / 2) ||
	       !memcmp(frame + FRAME_SALT + SALT / 2, salts + SALT / 2, SALT / 2);
}

/* Goes through the good frames; *committed: how many of them are of finished changes.
 * The index of the first that is not good. */
static size_t walk(struct wal *wal, size_t *committed)
{
	size_t at = 0;
	for (; at < wal->frames; at++) {
		const unsigned char *frame = frame_at(wal, at);
		if (!has_salts(wal, frame) || !big(frame) || !follows(wal, frame))
			break;
		if (big(frame + FRAME_COMMIT))
			*committed = at + 1;
	}
	return at;
}

/* What lies behind the good frames: nothing of this WAL, the rest of one change with its
 * end, or more. Of one change nobody may have been told; once another follows, it was
 * on the disk as a whole. */
static enum wal_state behind(struct wal *wal, size_t at)
{
	enum wal_state state = WAL_WHOLE;
	/* Good but for its number or its salts. */
	if (at < wal->frames && big(frame_at(wal, at) + FRAME_COMMIT) &&
		follows(wal, frame_at(wal, at))) {
		state = WAL_UNFINISHED;
		at++;
	}
	for (; at < wal->frames; at++) {
		const unsigned char *frame = frame_at(wal, at);
		if (!has_salt(wal, frame))
			continue;
		if (state == WAL_UNFINISHED)
			return WAL_LOST;
		if (big(frame + FRAME_COMMIT))
			state = WAL_UNFINISHED;
	}
	return state;
}

/* --- what is left of a damaged one --- */

size_t wal_page_size(const unsigned char *bytes, size_t count)
{
	struct wal wal;
	return begin(&wal, bytes, count) ? wal.page : 0;
}

/* Each frame has the checksum up to itself beside it: so what stands behind a damaged one
 * can be checked all the same. */
static void go_on_behind(struct wal *wal, const unsigned char *frame)
{
	wal->sum.first = big(frame + FRAME_SUM);
	wal->sum.second = big(frame + FRAME_SUM + 4);
}

/* The frames from..to that are good. */
static void put_frames(const struct wal *wal, size_t from, size_t to, const bool *good,
	wal_page *put, void *context)
{
	for (; from < to; from++)
		if (good[from])
			put(context, big(frame_at(wal, from)),
				frame_at(wal, from) + FRAME);
}

bool wal_pages(const unsigned char *bytes, size_t count, size_t page, wal_page *put,
	void *context)
{
	struct wal wal, judged;
	size_t committed = 0, ended = 0;
	if (!begin(&wal, bytes, count) || wal.page != page)
		return count <= HEADER;
	judged = wal;
	const bool lost = behind(&judged, walk(&judged, &committed)) == WAL_LOST;
	bool *good = mem_new(wal.frames + 1, sizeof(*good));
	for (size_t at = 0; at < wal.frames; at++) {
		const unsigned char *frame = frame_at(&wal, at);
		good[at] = has_salts(&wal, frame) && big(frame) && follows(&wal, frame);
		if (!good[at])
			go_on_behind(&wal, frame);
		if (!good[at] || !big(frame + FRAME_COMMIT))
			continue;
		put_frames(&wal, ended, at + 1, good, put, context);
		ended = at + 1;
	}
	free(good);
	return !lost;
}

/* --- the index --- */

static bool index_is_good(const unsigned char *index, size_t bytes)
{
	struct sum sum = {0, 0};
	return index && bytes >= INDEX_COPIED + 4 && index[INDEX_READY] &&
	       !memcmp(index, index + INDEX, INDEX) &&
	       stands(add(sum, index, INDEX_SUMMED, own), index + INDEX_SUMMED, own);
}

enum wal_state wal_judge(const unsigned char *bytes, size_t count,
	const unsigned char *index, size_t index_bytes)
{
	struct wal wal;
	size_t committed = 0;
	const bool indexed = index_is_good(index, index_bytes);
	const size_t frames = indexed ? own(index + INDEX_FRAMES) : 0;
	/* A header without frames is all that a WAL has at first. */
	if (!begin(&wal, bytes, count))
		return count > HEADER || (indexed && own(index + INDEX_COPIED) < frames)
			       ? WAL_LOST
			       : WAL_WHOLE;
	const enum wal_state state = behind(&wal, walk(&wal, &committed));
	const bool finished = indexed &&
			      !memcmp(index + INDEX_SALT, bytes + HEADER_SALT, SALT) &&
			      committed < frames;
	return finished ? WAL_LOST : state;
}

/* --- files --- */

/* A file's bytes, not to be changed; NULL and 0 where there are none. */
struct view {
	unsigned char *bytes;
	size_t count;
};

static struct view view_open(const char *path, const char *ending)
{
	struct view view = {NULL, 0};
	struct str name = STR_INIT;
	struct stat status;
	str_printf(&name, "%s%s", path, ending);
	const int file = open(name.data, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (file >= 0 && !fstat(file, &status) && status.st_size > 0) {
		void *bytes = mmap(
			NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
		if (bytes != MAP_FAILED)
			view = (struct view){bytes, (size_t)status.st_size};
	}
	if (file >= 0)
		close(file);
	str_release(&name);
	return view;
}

static void view_close(struct view *view)
{
	if (view->bytes)
		munmap(view->bytes, view->count);
}

enum wal_state wal_look(const char *path)
{
	const int file = open(path, O_RDONLY | O_CLOEXEC);
	enum wal_state state = WAL_WHOLE;
	if (file >= 0 && lock_is_free(file)) {
		struct view wal = view_open(path, "-wal"),
			    index = view_open(path, "-shm");
		state = wal_judge(wal.bytes, wal.count, index.bytes, index.count);
		view_close(&wal);
		view_close(&index);
	}
	/* Of somebody who came meanwhile nothing can be told. */
	if (state != WAL_WHOLE && !lock_is_free(file))
		state = WAL_WHOLE;
	if (file >= 0)
		close(file);
	return state;
}

bool wal_keep(const char *path, struct str *name, struct error *error)
{
	struct str from = STR_INIT, made = STR_INIT;
	str_printf(&from, "%s-wal", path);
	bool good = access(from.data, F_OK) != 0;
	if (!good) {
		str_printf(&made, "%s-damaged", from.data);
		good = file_copy_dated(from.data, made.data, name, error);
	}
	str_release(&from);
	str_release(&made);
	return good;
}
