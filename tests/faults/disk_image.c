/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/faults/disk_image.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

enum { SECTOR = 512, TORN = SECTOR + SECTOR / 2 };

/* A file or a folder: what is certain, and the events since. */
struct thing {
	uint64_t number;
	struct str bytes;                /* of a file */
	const struct disk_event *names;  /* of a folder; NULL: none are */
	const struct disk_event **since; /* in their order */
	size_t count, capacity;
};

struct disk_image {
	const struct disk_log *log;
	size_t done; /* events */
	struct thing *things;
	size_t count, capacity;
};

struct disk_image *disk_image_new(const struct disk_log *log)
{
	struct disk_image *image = mem_new(1, sizeof(*image));
	image->log = log;
	return image;
}

void disk_image_free(struct disk_image *image)
{
	for (size_t i = 0; i < image->count; i++) {
		str_release(&image->things[i].bytes);
		free(image->things[i].since);
	}
	free(image->things);
	free(image);
}

static struct thing *find(const struct disk_image *image, uint64_t number)
{
	for (size_t i = 0; i < image->count; i++)
		if (image->things[i].number == number)
			return &image->things[i];
	return NULL;
}

/* --- bytes --- */

static void set_size(struct str *bytes, size_t size)
{
	static const char zeros[1 << 12];
	if (size < bytes->bytes)
		str_truncate(bytes, size);
	while (bytes->bytes < size)
		str_append(bytes, zeros, MIN(size - bytes->bytes, sizeof(zeros)));
}

static void put(struct str *bytes, size_t at, const char *data, size_t count)
{
	if (bytes->bytes < at + count)
		set_size(bytes, at + count);
	memcpy(bytes->data + at, data, count);
}

static void apply(struct str *bytes, const struct disk_event *event)
{
	if (event->act == DISK_CUT)
		set_size(bytes, event->at);
	else
		put(bytes, event->at, event->data, event->bytes);
}

/* --- going on --- */

static void settle(struct thing *thing)
{
	for (size_t i = 0; i < thing->count; i++)
		if (thing->since[i]->act == DISK_NAMES)
			thing->names = thing->since[i];
		else
			apply(&thing->bytes, thing->since[i]);
	thing->count = 0;
}

static void take(struct disk_image *image, const struct disk_event *event)
{
	struct thing *thing = find(image, event->file);
	if (!thing) {
		image->things = mem_grow(image->things, image->count, &image->capacity,
			sizeof(*image->things));
		thing = &image->things[image->count++];
		*thing = (struct thing){.number = event->file, .bytes = STR_INIT};
	}
	if (event->act == DISK_SYNC || event->act == DISK_SYNC_NAMES) {
		settle(thing);
		return;
	}
	thing->since = mem_grow(
		thing->since, thing->count, &thing->capacity, sizeof(*thing->since));
	thing->since[thing->count++] = event;
}

void disk_image_until(struct disk_image *image, size_t events)
{
	for (; image->done < events; image->done++)
		take(image, &image->log->events[image->done]);
}

/* --- what is left --- */

/* What is drawn of what was not synced: one of so many parts of it is there. */
struct draw {
	enum disk_fate fate;
	struct support_random *random;
	uint32_t of, there;
};

static bool drawn(const struct draw *draw)
{
	return support_draw(draw->random, draw->of) < draw->there;
}

/* Sector by sector, as they lie in the file. */
static void apply_drawn(
	struct str *bytes, const struct disk_event *event, const struct draw *draw)
{
	if (event->act == DISK_CUT) {
		if (drawn(draw))
			set_size(bytes, event->at);
		return;
	}
	for (size_t done = 0; done < event->bytes;) {
		const size_t at = event->at + done;
		const size_t count = MIN(SECTOR - at % SECTOR, event->bytes - done);
		if (drawn(draw))
			put(bytes, at, event->data + done, count);
		done += count;
	}
}

static void apply_torn(struct str *bytes, const struct disk_event *event)
{
	put(bytes, event->at, event->data, MIN(event->bytes, TORN));
}

static void content(const struct disk_image *image, const struct thing *thing,
	const struct draw *draw, struct str *bytes)
{
	const struct disk_event *next =
		image->done < image->log->count ? &image->log->events[image->done] : NULL;
	str_append(bytes, thing->bytes.data, thing->bytes.bytes);
	for (size_t i = 0; draw->fate != DISK_SYNCED && i < thing->count; i++)
		if (draw->fate == DISK_DRAWN)
			apply_drawn(bytes, thing->since[i], draw);
		else
			apply(bytes, thing->since[i]);
	if (draw->fate == DISK_TORN && next && next->act == DISK_WRITE &&
		next->file == thing->number)
		apply_torn(bytes, next);
}

static const struct disk_event *names_left(
	const struct thing *folder, const struct draw *draw)
{
	size_t count = draw->fate == DISK_SYNCED ? 0 : folder->count;
	if (draw->fate == DISK_DRAWN)
		count = support_draw(draw->random, (uint32_t)count + 1);
	return count ? folder->since[count - 1] : folder->names;
}

static void lay_out(const struct disk_image *image, uint64_t folder, const char *path,
	const struct draw *draw)
{
	const struct thing *thing = find(image, folder);
	const struct disk_event *names = thing ? names_left(thing, draw) : NULL;
	struct str bytes = STR_INIT;
	for (size_t i = 0; names && i < names->count; i++) {
		char *inner = support_path(path, names->names[i].name);
		const struct thing *there = find(image, names->names[i].file);
		str_clear(&bytes);
		if (names->names[i].folder) {
			assert_int_equal(mkdir(inner, S_IRWXU), 0);
			lay_out(image, names->names[i].file, inner, draw);
		} else {
			if (there)
				content(image, there, draw, &bytes);
			support_write(inner, bytes.data, bytes.bytes);
		}
		free(inner);
	}
	str_release(&bytes);
}

void disk_image_lay_out(const struct disk_image *image, enum disk_fate fate,
	struct support_random *random, const char *folder)
{
	enum { PARTS = 8 };
	struct draw draw = {fate, random, PARTS, 0};
	if (fate == DISK_DRAWN)
		draw.there = 1 + support_draw(random, PARTS - 1);
	lay_out(image, image->log->root, folder, &draw);
}
