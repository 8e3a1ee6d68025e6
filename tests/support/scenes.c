/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/scenes.h"

#include <stdlib.h>
#include <string.h>

#include "office/settings.h"
#include "tests/support/terminal_grid.h"
#include "text/mem.h"
#include "text/utf8.h"

const struct scene scenes[] = {
	/* --- first start, new report --- */
	{"start", &screen_start, "", OFFICE_NONE},
	{"start-missing", &screen_start, "Ctrl-S", OFFICE_NONE},
	{"start-list", &screen_start, "Ctrl-O", OFFICE_NONE},
	{"new-report", &screen_new_report, "n"},
	{"new-report-year", &screen_new_report, "n Down Ctrl-A 'ปีหน้า' Ctrl-S"},
	/* --- reports --- */
	{"reports", &screen_reports, ""},
	{"reports-empty", &screen_reports, "", OFFICE_EMPTY},
	{"reports-agencies", &screen_reports, "", .set_up = scene_of_states},
	{"reports-sorted", &screen_reports, "s"},
	{"reports-filter", &screen_reports, "/ 'กำกับ'"},
	{"reports-find", &screen_reports, "f"},
	{"reports-carry", &screen_reports, "c"},
	{"reports-carry-again", &screen_reports, "Down c Enter", .set_up = scene_carried,
		.writes = true},
	{"reports-carry-year", &screen_reports, "c 'x' Enter"},
	{"reports-import", &screen_reports, "i"},
	{"reports-import-error", &screen_reports,
		"i '/media/usb/รายงานปีก่อน/รายงานมาตรการ-2568.json' Enter"},
	{"reports-backup", &screen_reports, "b"},
	{"reports-remove", &screen_reports, "Down d"},
	{"report", &screen_report, "e Down Down"},
	/* --- measures --- */
	{"cards", &screen_cards, "Enter Down", OFFICE_EMPTY, scene_of_states},
	{"cards-empty", &screen_cards, "Enter", OFFICE_EMPTY, scene_no_cards},
	{"cards-many", &screen_cards, "Down Enter End", .scrolled = true},
	{"cards-none-found", &screen_cards, "Enter / 'ไม่มีคำนี้'"},
	{"cards-take-out", &screen_cards, "Enter d"},
	{"cards-taken-out", &screen_cards, "Enter d F8", .writes = true},
	{"bin", &screen_bin, "x", .set_up = scene_bin},
	{"bin-card", &screen_bin, "x End", .set_up = scene_bin},
	{"bin-empty", &screen_bin, "x"},
	{"bin-destroy", &screen_bin, "x Del", .set_up = scene_bin},
	{"bin-letters", &screen_bin, "x Del 'กัน'", .set_up = scene_bin},
	{"cards-carried", &screen_cards, "Enter", .set_up = scene_carried},
	/* --- one measure: the guide --- */
	{"guide", &screen_guide, "Enter Enter Tab Tab"},
	{"guide-selected", &screen_guide, "Enter Enter Ctrl-A"},
	{"guide-new", &screen_guide, "Enter n", OFFICE_EMPTY, scene_no_cards},
	{"guide-steps", &screen_guide, "Enter n Tab Tab 'ประชุม' Enter", OFFICE_EMPTY,
		scene_no_cards, .ascii_apart = "(Up "},
	{"guide-period", &screen_guide, "Enter Enter Shift-Tab Shift-Tab", OFFICE_EMPTY,
		scene_hard_period},
	{"guide-plain-steps", &screen_guide, "Enter Enter Shift-Tab Shift-Tab Shift-Tab",
		OFFICE_EMPTY, scene_hard_period, .ascii_apart = "(Up "},
	{"guide-owners", &screen_guide, "Enter Enter Tab Tab Tab Tab"},
	{"guide-pick", &screen_guide, "Enter Enter Tab Tab Tab Tab Ctrl-O"},
	{"guide-evidence", &screen_guide, "Enter Enter Tab Tab Tab Tab Tab Tab"},
	{"guide-last", &screen_guide, "Enter Enter Shift-Tab"},
	{"guide-missing", &screen_guide, "Enter End Up Enter F12", OFFICE_EMPTY,
		scene_of_states},
	{"guide-done", &screen_guide, "Enter Enter F12"},
	{"guide-carried", &screen_guide, "Enter Enter", .set_up = scene_carried},
	{"guide-recovered", &screen_guide, "", .set_up = scene_recovered},
	{"guide-approved", &screen_guide, "Enter Enter 'x'", .set_up = scene_approved},
	{"guide-find", &screen_guide, "Enter Enter F3"},
	{"guide-found", &screen_guide, "Enter Enter F3 'บัตร' Enter"},
	/* --- one measure: all on one screen --- */
	{"whole", &screen_whole, "Enter Enter Tab Tab F4"},
	{"whole-new", &screen_whole, "Enter n F4", OFFICE_EMPTY, scene_no_cards,
		.ascii_apart = "(Up "},
	{"whole-evidence", &screen_whole, "Enter Enter Tab Tab Tab Tab Tab Tab F4",
		.scrolled = true},
	{"whole-carried", &screen_whole, "Enter F4", .set_up = scene_carried},
	/* --- two people --- */
	{"conflict", &screen_conflict, "Tab", .set_up = scene_card_conflict,
		.writes = true},
	{"conflict-theirs", &screen_conflict, "Tab Tab t", .set_up = scene_card_conflict},
	{"conflict-both", &screen_conflict, "Tab Tab b", .set_up = scene_card_conflict},
	{"kept", &screen_kept, "", .set_up = scene_kept},
	{"kept-texts", &screen_kept, "Tab", .set_up = scene_kept},
	/* --- the supervisor's side --- */
	{"progress", &screen_progress, "Enter g", OFFICE_EMPTY, scene_progress},
	{"progress-late", &screen_progress, "Enter g Tab Down", OFFICE_EMPTY,
		scene_progress},
	{"progress-returned", &screen_progress, "Enter g Tab Tab", OFFICE_EMPTY,
		scene_progress},
	{"progress-all", &screen_progress, "Enter g Tab Tab Tab g", OFFICE_EMPTY,
		scene_progress},
	{"progress-quarter", &screen_progress, "Enter g g g g", OFFICE_EMPTY,
		scene_progress},
	{"progress-year", &screen_progress, "g", .set_up = scene_old_cards},
	{"progress-filter", &screen_progress, "Enter g f", OFFICE_EMPTY, scene_progress},
	{"progress-bars", &screen_progress, "Enter g g g b", OFFICE_EMPTY,
		scene_progress},
	{"progress-approve", &screen_progress, "Enter g m a 'ยาวพอ'", OFFICE_EMPTY,
		scene_progress},
	{"progress-approved", &screen_progress,
		"Enter g m a '" OFFICE_PASSPHRASE "' Enter", OFFICE_EMPTY, scene_progress,
		.writes = true},
	{"progress-return", &screen_progress, "Enter g r", OFFICE_EMPTY, scene_progress},
	{"progress-clerk", &screen_progress, "Enter g a", OFFICE_EMPTY,
		scene_progress_clerk},
	{"passphrase-new", &screen_progress, "Enter g a F8 'สั้น' Enter", OFFICE_EMPTY,
		scene_progress_no_key},
	{"read", &screen_read, "Enter g Enter", OFFICE_EMPTY, scene_progress,
		.scrolled = true},
	{"read-returned", &screen_read, "Enter g Tab Tab Enter", OFFICE_EMPTY,
		scene_progress},
	{"history", &screen_history, "Enter h Down", OFFICE_EMPTY, scene_progress},
	{"history-first", &screen_history, "Enter h End", OFFICE_EMPTY, scene_progress},
	{"trail", &screen_trail, "Enter g l", OFFICE_EMPTY, scene_progress},
	{"approval", &screen_approval, "Enter v", OFFICE_EMPTY, scene_progress},
	{"approval-submitted", &screen_approval, "Enter v", OFFICE_EMPTY,
		scene_submitted},
	{"cards-returned", &screen_cards, "Enter Down", OFFICE_EMPTY, scene_progress},
	{"guide-returned", &screen_guide, "Enter Down Enter Tab", OFFICE_EMPTY,
		scene_progress},
	/* --- memo and texts --- */
	{"memo", &screen_memo, "Down Down m Tab Tab Tab"},
	{"memo-empty", &screen_memo, "m"},
	{"memo-section", &screen_memo, "Down Down m Tab Tab Tab Tab Tab Tab",
		.scrolled = true},
	{"memo-take-out", &screen_memo, "Down Down m Tab Tab Tab Tab Tab Alt-d"},
	{"memo-carried", &screen_memo, "m Tab Tab Tab Tab Tab Tab",
		.set_up = scene_carried_memo, .scrolled = true},
	{"memo-recovered", &screen_memo, "", .set_up = scene_memo_conflict},
	{"memo-conflict", &screen_memo, "Tab", .set_up = scene_memo_conflict},
	/* --- the ITA result --- */
	{"ita", &screen_ita, "Down Down Down Down a Down Down Down"},
	{"ita-wrong", &screen_ita, "a Down", OFFICE_EMPTY, scene_ita},
	{"ita-empty", &screen_ita, "Down a"},
	{"ita-submitted", &screen_ita, "a", .set_up = scene_ita_submitted},
	{"ita-answers", &screen_ita, "a l"},
	{"ita-take-out", &screen_ita, "a d"},
	{"ita-item", &screen_ita_form, "a Enter Tab Tab Tab"},
	{"ita-new", &screen_ita_form, "a n"},
	{"ita-new-code", &screen_ita_form, "a n 'e5x' Ctrl-S"},
	{"ita-questions", &screen_ita_form, "a n Ctrl-O"},
	{"ita-not-asked", &screen_ita_form, "a n 'i99' Ctrl-S"},
	{"ita-figures", &screen_ita_form, "a e", OFFICE_EMPTY, scene_ita},
	{"ita-score", &screen_ita_form, "a e Down Ctrl-A '๑๒๐' Ctrl-S"},
	{"ita-trend", &screen_ita_trend, "a t"},
	{"ita-trend-empty", &screen_ita_trend, "a t", OFFICE_EMPTY, scene_no_cards},
	{"ita-help", &screen_help, "a F1", .key_names = true},
	/* --- texts --- */
	{"texts", &screen_texts, "t Tab"},
	{"texts-empty", &screen_texts, "Down Down t"},
	/* --- the check --- */
	{"findings", &screen_findings, "Enter k Down", OFFICE_EMPTY, scene_of_mistakes},
	{"findings-clean", &screen_findings, "k"},
	{"findings-words", &screen_findings, "Enter k End", OFFICE_EMPTY,
		scene_of_mistakes},
	{"findings-reason", &screen_findings, "Enter k y", OFFICE_EMPTY,
		scene_of_mistakes},
	{"findings-accepted", &screen_findings, "Enter k y 'ยังไม่ตั้งผู้รับผิดชอบ' Enter o",
		OFFICE_EMPTY, scene_of_mistakes, .writes = true},
	{"findings-rule", &screen_findings, "Enter k r", OFFICE_EMPTY, scene_of_mistakes},
	{"findings-place", &screen_guide, "Enter k n Enter", OFFICE_EMPTY,
		scene_of_mistakes, .ascii_apart = "(Up "},
	{"units", &screen_units, "k u"},
	/* --- preview --- */
	{"preview", &screen_preview, "p Down Down Down Down Down Down"},
	{"preview-corner", &screen_preview, "p PgDn PgDn PgDn Right Right Right",
		.moved = true},
	{"preview-layout", &screen_preview, "p l"},
	{"preview-paper", &screen_preview, "p s '40x66' Enter"},
	{"preview-narrow", &screen_preview, "p s '96x66' Enter"},
	{"preview-page", &screen_preview, "p g"},
	{"preview-profile", &screen_preview, "p f"},
	/* --- printing --- */
	{"print", &screen_print, "p p 'samnak' Tab Left Left Left Tab Tab"},
	{"print-where", &screen_print, "p p F7"},
	{"print-lacks", &screen_print, "p p 'x.prn' Tab Left Left Left F7",
		.writes = true},
	{"print-no-fit", &screen_print, "p p 'x.prn' Tab Tab Ctrl-A '40x66' F7"},
	/* --- the rest --- */
	{"settings", &screen_settings, "F9 Down", .ascii_apart = "ASCII: + - |"},
	{"settings-paper", &screen_settings, "F9 Down Down Down Down Down",
		.ascii_apart = "ASCII: + - |"},
	{"search", &screen_search, "f 'รถ' Enter"},
	{"search-none", &screen_search, "f 'ไม่มีคำนี้' Enter"},
	{"help", &screen_help, "F1", .key_names = true},
	{"help-guide", &screen_help, "Enter Enter F1", .key_names = true},
	{"help-end", &screen_help, "Enter F1 End", .key_names = true, .scrolled = true},
	{"about", &screen_about, "F11", .versions = true},
	{"about-help", &screen_help, "F11 F1", .key_names = true},
};
const size_t scenes_count = sizeof(scenes) / sizeof(scenes[0]);

/* --- office files --- */

static struct office samples; /* closed: scenes copy it */

int scenes_begin(void **state)
{
	(void)state;
	office_make(&samples);
	for (size_t i = 0; i < 5; i++) {
		struct report report;
		office_read(support_reports[i].path, &report);
		office_import(&samples, &report);
		report_release(&report);
	}
	/* Closing takes all into the one file. */
	store_close(samples.store);
	samples.store = NULL;
	return 0;
}

int scenes_end(void **state)
{
	(void)state;
	office_remove(&samples);
	return 0;
}

static void settle_in(struct store *store, const struct scene *scene,
	const struct scene_settings *wanted)
{
	struct settings settings;
	struct error error = ERROR_INIT;
	assert_done(settings_load(&settings, store, wanted->who, &error), &error);
	settings_text(&settings.name, "สมศรี ใจดี");
	settings.ascii_lines = wanted->ascii;
	settings.theme = wanted->monochrome ? THEME_MONOCHROME : THEME_COLOUR;
	assert_done(settings_save(&settings, store, wanted->who, &error), &error);
	settings_release(&settings);
	if (scene->begin == OFFICE_SAMPLES)
		assert_done(store_set_last_opened(store, wanted->who, 1, &error), &error);
}

void scene_open(const struct scene *scene, const struct scene_settings *settings,
	struct office *office)
{
	if (scene->begin == OFFICE_EMPTY) {
		office_make(office);
	} else {
		*office = (struct office){.folder = support_folder()};
		office->path = support_path(office->folder, "office.db");
	}
	if (scene->begin == OFFICE_NONE)
		return;
	if (scene->begin == OFFICE_SAMPLES) {
		struct str file = STR_INIT;
		support_read(samples.path, &file);
		support_write(office->path, file.data, file.bytes);
		office->store = office_open(office->path, STORE_WRITE);
		str_release(&file);
	}
	settle_in(office->store, scene, settings);
	if (scene->set_up)
		scene->set_up(office->store, settings->who);
}

/* --- keys --- */

/* Who plays a scene: a key by its name, or a text. */
struct player {
	void *keyboard;
	void (*press)(void *keyboard, const char *name);
	void (*type)(void *keyboard, const char *text);
};

static void play(const char *keys, const struct player *player)
{
	while (*keys) {
		const bool text = *keys == '\'';
		keys += text;
		const size_t bytes = strcspn(keys, text ? "'" : " ");
		char *name = mem_strndup(keys, bytes);
		if (text)
			player->type(player->keyboard, name);
		else
			player->press(player->keyboard, name);
		free(name);
		keys += bytes + (text && keys[bytes]);
		keys += strspn(keys, " ");
	}
}

static bool takes_off(const char **name, const char *prefix)
{
	const size_t bytes = strlen(prefix);
	if (strncmp(*name, prefix, bytes) != 0 || !(*name)[bytes])
		return false;
	*name += bytes;
	return true;
}

static keystroke key_of(const char *name)
{
	keystroke modifiers = 0;
	struct str called = STR_INIT;
	modifiers |= takes_off(&name, "Ctrl-") ? MOD_CTRL : 0;
	modifiers |= takes_off(&name, "Alt-") ? MOD_ALT : 0;
	modifiers |= takes_off(&name, "Shift-") ? MOD_SHIFT : 0;
	uint32_t key = 0;
	for (keystroke named = K_UP; named <= K_F12 && !key; named++) {
		str_clear(&called);
		key_append(&called, named, true);
		key = strcmp(called.data, name) == 0 ? named : 0;
	}
	str_release(&called);
	if (!key)
		utf8_decode(name, strlen(name), &key);
	return key | modifiers;
}

static void press_grid(void *keyboard, const char *name)
{
	grid_press(keyboard, key_of(name));
}

static void type_grid(void *keyboard, const char *text)
{
	grid_type(keyboard, text);
}

void scene_play_grid(const struct scene *scene, struct terminal *grid)
{
	play(scene->keys, &(struct player){grid, press_grid, type_grid});
}

static void press_pty(void *keyboard, const char *name)
{
	/* A question drops what was typed before it stood. */
	pty_settle(keyboard);
	pty_key(keyboard, name);
}

static void type_pty(void *keyboard, const char *text)
{
	pty_settle(keyboard);
	pty_type(keyboard, text);
}

void scene_play_pty(const struct scene *scene, struct pty *pty)
{
	play(scene->keys, &(struct player){pty, press_pty, type_pty});
}
