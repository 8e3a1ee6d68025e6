/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Office files of which bytes are other ones, pages are in each other's places, or the end
 * is missing: nothing crashes, nothing hangs, and whoever reads less than there was is told.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/bin.h"
#include "db/engine/engine.h"
#include "db/store.h"
#include "model/card.h"
#include "model/report.h"
#include "tests/faults/reading.h"
#include "tests/faults/tally.h"
#include "tests/faults/trial.h"
#include "tests/support/approval.h"
#include "tests/support/office.h"
#include "tests/support/support.h"
#include "text/error.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

enum { FILES = 10000, SHORT_FILES = 60, PAGE = 4096, SECTOR = 512 };

/* --- the whole file --- */

struct scene {
	struct office office;
	struct str whole;
	struct reading all; /* what the whole file says */
};

static void edit(struct store *store)
{
	struct error error = ERROR_INIT;
	struct card_entry entry;
	assert_done(store_card(store, 1, &entry, &error), &error);
	free(entry.card.output);
	entry.card.output = mem_strdup("ประชุมแล้ว");
	assert_done(
		store_save_card(store, &entry, "somsri", &error) == SAVE_DONE, &error);
	card_entry_release(&entry);
}

/* Two reports and a sealed one, a draft, one in the bin. */
static void fill(struct office *office)
{
	struct error error = ERROR_INIT;
	struct report report;
	office_people(office);
	for (int i = 0; i < 3; i++) {
		office_invent(&report, 2565 + i, 8, (uint64_t)i + 1);
		office_import(office, &report);
		report_release(&report);
	}
	approval_seal(office->store, approval_report(office));
	edit(office->store);
	const struct draft draft = {.card = 2,
		.revision = 1,
		.who = "somsri",
		.session = "s",
		.field = FIELD_OUTPUT,
		.body = "{\"output\":\"กำลังพิมพ์\"}"};
	assert_done(store_draft_put(office->store, &draft, &error), &error);
	assert_done(store_remove_report(office->store, 3, "palad", &error), &error);
	assert_sound(office->store);
	store_close(office->store);
	office->store = NULL;
}

static int make(void **state)
{
	static struct scene scene;
	office_make(&scene.office);
	fill(&scene.office);
	scene.whole = (struct str)STR_INIT;
	support_read(scene.office.path, &scene.whole);
	reading_take(&scene.all, scene.office.path);
	assert_string_equal(scene.all.told.data, "");
	assert_int_equal(scene.all.cards, scene.all.exported);
	*state = &scene;
	return 0;
}

static int remove_all(void **state)
{
	struct scene *scene = *state;
	reading_release(&scene->all);
	str_release(&scene->whole);
	office_remove(&scene->office);
	return 0;
}

/* --- damage --- */

static void spoil_bit(struct str *file, struct support_random *random)
{
	file->data[support_draw(random, (uint32_t)file->bytes)] ^=
		(char)(1 << support_draw(random, 8));
}

static void spoil_bytes(struct str *file, struct support_random *random)
{
	const uint32_t count = 1 + support_draw(random, 16);
	for (uint32_t i = 0; i < count; i++)
		file->data[support_draw(random, (uint32_t)file->bytes)] =
			(char)support_draw(random, 256);
}

/* Where pages are told of: the head of a page, the cells' places, the head of the file. */
static void spoil_heads(struct str *file, struct support_random *random)
{
	const uint32_t page = support_draw(random, (uint32_t)(file->bytes / PAGE));
	for (int i = 0; i < 3; i++)
		file->data[page * PAGE + support_draw(random, 40) + (page ? 0 : 90)] =
			(char)support_draw(random, 256);
}

static void spoil_first(struct str *file, struct support_random *random)
{
	file->data[support_draw(random, 100)] = (char)support_draw(random, 256);
}

static void spoil_sector(struct str *file, struct support_random *random)
{
	const uint32_t sector = support_draw(random, (uint32_t)(file->bytes / SECTOR));
	memset(file->data + (size_t)sector * SECTOR, support_draw(random, 2) ? 0 : 0xFF,
		SECTOR);
}

static void swap_pages(struct str *file, struct support_random *random)
{
	char kept[PAGE];
	const uint32_t pages = (uint32_t)(file->bytes / PAGE);
	char *one = file->data + (size_t)support_draw(random, pages) * PAGE;
	char *other = file->data + (size_t)support_draw(random, pages) * PAGE;
	memcpy(kept, one, PAGE);
	memmove(one, other, PAGE);
	memcpy(other, kept, PAGE);
}

static void repeat_page(struct str *file, struct support_random *random)
{
	const uint32_t pages = (uint32_t)(file->bytes / PAGE);
	memmove(file->data + (size_t)support_draw(random, pages) * PAGE,
		file->data + (size_t)support_draw(random, pages) * PAGE, PAGE);
}

static void cut(struct str *file, struct support_random *random)
{
	str_truncate(file, support_draw(random, (uint32_t)file->bytes));
}

static void cut_page(struct str *file, struct support_random *random)
{
	str_truncate(file, file->bytes - PAGE * (1 + support_draw(random, 3)));
}

static const struct {
	const char *name;
	void (*spoil)(struct str *file, struct support_random *random);
} kinds[] = {
	{"a bit", spoil_bit},
	{"bytes", spoil_bytes},
	{"heads of pages", spoil_heads},
	{"the head of the file", spoil_first},
	{"a sector", spoil_sector},
	{"pages exchanged", swap_pages},
	{"a page twice", repeat_page},
	{"cut", cut},
	{"cut by pages", cut_page},
};

/* --- what comes of it --- */

static bool is_less(const struct reading *reading, const struct reading *all)
{
	return reading->reports < all->reports || reading->cards < all->cards ||
	       reading->exported < all->exported;
}

/* Whether the bin holds what the list lacks: a page of others in its place makes it say so,
 * and from there it comes back. */
static bool is_in_the_bin(const struct reading *reading, const struct reading *all)
{
	return reading->reports < all->reports &&
	       reading->reports + reading->binned >= all->reports + all->binned;
}

static void put_difference(
	struct str *words, const struct str *reading, const struct str *all)
{
	enum { SHOWN = 60 };
	size_t at = 0;
	while (reading->data[at] && reading->data[at] == all->data[at])
		at++;
	const size_t from = at > SHOWN / 2 ? at - SHOWN / 2 : 0;
	str_printf(words, "verify finds nothing, and it says: %.*s; it said: %.*s", SHOWN,
		reading->data + from, SHOWN, all->data + from);
}

/* Whoever writes into it, before anybody looked: it may be refused. */
static void try_to_write(const char *path)
{
	struct card_entry entry;
	struct store *store = store_open(path, STORE_WRITE, NULL);
	if (store && store_card(store, 2, &entry, NULL)) {
		free(entry.card.output);
		entry.card.output = mem_strdup("หลังจากนั้น");
		store_save_card(store, &entry, "somsri", NULL);
		card_entry_release(&entry);
	}
	store_close(store);
}

static enum trial_end read_damaged(void *context, struct str *words)
{
	const struct scene *scene = context;
	struct reading reading;
	struct str found = STR_INIT;
	reading_take(&reading, scene->office.path);
	const bool told = reading.told.bytes > 0;
	const bool same =
		reading.text.bytes == scene->all.text.bytes &&
		!memcmp(reading.text.data, scene->all.text.data, reading.text.bytes);
	const bool found_any = reading_verify(scene->office.path, &found);
	try_to_write(scene->office.path);
	if (same && !told)
		return TRIAL_GOOD;
	if (found_any && is_in_the_bin(&reading, &scene->all))
		return TRIAL_TOLD;
	if (!told && is_less(&reading, &scene->all)) {
		str_printf(words, "%zu reports, %lld cards, %zu exported; verify: %s",
			reading.reports, (long long)reading.cards, reading.exported,
			found.data);
		return TRIAL_LOST;
	}
	if (told || found_any)
		return TRIAL_TOLD;
	put_difference(words, &reading.text, &scene->all.text);
	return TRIAL_LOST;
}

static void test_damaged(void **state)
{
	struct scene *scene = *state;
	struct tally tally = tally_begin("damage");
	struct support_random random = {20261201};
	struct str file = STR_INIT, what = STR_INIT;
	const size_t files = soak() ? FILES : SHORT_FILES;
	for (size_t i = 0; i < files; i++) {
		const size_t kind = i % COUNT(kinds);
		str_clear(&file);
		str_append(&file, scene->whole.data, scene->whole.bytes);
		kinds[kind].spoil(&file, &random);
		trial_clear_beside(scene->office.path);
		support_write(scene->office.path, file.data, file.bytes);
		str_clear(&what);
		str_printf(&what, "file %zu, %s", i, kinds[kind].name);
		trial_run(&tally, read_damaged, scene, what.data);
	}
	str_release(&file);
	str_release(&what);
	tally_end(&tally);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_damaged, make, remove_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
