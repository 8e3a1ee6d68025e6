/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "tests/support/scenes.h"

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "model/report.h"
#include "office/settings.h"
#include "tests/support/support.h"
#include "tests/support/terminal_grid.h"
#include "text/error.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"
#include "text/utf8.h"
#include "tui/terminal/key.h"

/* A document with a column that nobody knows. */
#define IMPORT  "i '" TOP_SRCDIR "/tests/intake/samples/unknown.txt' Enter"

#define REPLACE "Enter r Enter 'กองคลัง' Enter 'สำนักคลัง' Enter"

const struct scene scenes[] = {
	/* --- first start, new report --- */
	{"welcome", SCREEN_WELCOME, "", OFFICE_NONE, .looks = LOOKS_ALL},
	{"welcome-import", SCREEN_WELCOME, "Down", OFFICE_NONE, .looks = LOOKS_SMALL},
	{"news", SCREEN_NEWS, "F1 n", .looks = LOOKS_ALL},
	{"start", SCREEN_START, "n", OFFICE_NONE, .looks = LOOKS_ALL},
	{"start-missing", SCREEN_START, "n Ctrl-S", OFFICE_NONE},
	{"start-list", SCREEN_START, "n Ctrl-O", OFFICE_NONE, .looks = LOOKS_SMALL},
	{"start-names", SCREEN_START, "n Tab 'แม่ปะ' Ctrl-O", OFFICE_NONE,
		.looks = LOOKS_SMALL},
	{"start-place", SCREEN_START, "n Tab 'แม่ปะ' Tab", OFFICE_NONE,
		.looks = LOOKS_SMALL},
	{"start-districts", SCREEN_START, "n Tab Tab Tab 'น่าน' Shift-Tab Ctrl-O",
		OFFICE_NONE, .looks = LOOKS_SMALL},
	{"new-report", SCREEN_NEW_REPORT, "n", .looks = LOOKS_ALL},
	{"new-report-year", SCREEN_NEW_REPORT, "n Down Ctrl-A 'ปีหน้า' Ctrl-S"},
	/* --- reports --- */
	{"reports", SCREEN_REPORTS, "", .looks = LOOKS_ALL},
	{"reports-empty", SCREEN_REPORTS, "", OFFICE_EMPTY},
	{"reports-agencies", SCREEN_REPORTS, "", .set_up = scene_of_states},
	{"reports-sorted", SCREEN_REPORTS, "s"},
	{"reports-filter", SCREEN_REPORTS, "/ 'กำกับ'", .looks = LOOKS_STYLES},
	{"reports-find", SCREEN_REPORTS, "f"},
	{"reports-carry", SCREEN_REPORTS, "c", .looks = LOOKS_SMALL},
	{"reports-carry-round", SCREEN_REPORTS, "Down c", .looks = LOOKS_SMALL},
	{"reports-carry-again", SCREEN_REPORTS, "Down c Enter", .set_up = scene_carried,
		.writes = true},
	{"reports-carry-year", SCREEN_REPORTS, "c 'x' Enter"},
	{"reports-import-error", SCREEN_REPORTS,
		"i '/media/usb/รายงานปีก่อน/รายงานมาตรการ-2568.json' Enter",
		.looks = LOOKS_SMALL},
	{"reports-backup", SCREEN_REPORTS, "b"},
	{"reports-remove", SCREEN_REPORTS, "Down d", .looks = LOOKS_SMALL | LOOKS_STYLES},
	{"reports-deadline", SCREEN_REPORTS, "Down Down", .set_up = scene_deadlines,
		.looks = LOOKS_SMALL | LOOKS_STYLES},
	{"report", SCREEN_REPORT, "e Down Down", .looks = LOOKS_ALL},
	{"report-deadline", SCREEN_REPORT,
		"e Tab Tab Tab Tab Tab Tab Tab Tab Tab Ctrl-A '๒๕/๑๑/๖๙'",
		.looks = LOOKS_SMALL},
	{"report-deadline-wrong", SCREEN_REPORT,
		"e Tab Tab Tab Tab Tab Tab Tab Tab Tab '31 เม.ย. 69' Ctrl-S",
		.looks = LOOKS_SMALL},
	/* --- a document that comes in --- */
	{"import", SCREEN_IMPORT, IMPORT, .looks = LOOKS_ALL},
	{"import-which", SCREEN_IMPORT, IMPORT " Enter", .looks = LOOKS_SMALL},
	{"import-field", SCREEN_IMPORT, IMPORT " Enter Enter"},
	{"import-measures", SCREEN_IMPORT, IMPORT " Tab Tab Down", .looks = LOOKS_SMALL},
	{"import-take-in", SCREEN_IMPORT, IMPORT " Ctrl-S", .looks = LOOKS_SMALL},
	{"returned", SCREEN_RETURNED,
		"i '" TOP_SRCDIR "/tests/intake/returned/corrected.docx' Enter",
		OFFICE_EMPTY, scene_returned, .looks = LOOKS_ALL, .compares = true},
	{"returned-more", SCREEN_RETURNED,
		"i '" TOP_SRCDIR "/tests/intake/returned/more.docx' Enter Down",
		OFFICE_EMPTY, scene_returned_more, .looks = LOOKS_SMALL,
		.compares = true},
	{"returned-bin", SCREEN_RETURNED,
		"i '" TOP_SRCDIR "/tests/intake/returned/more.docx' Enter Enter",
		OFFICE_EMPTY, scene_returned_more},
	/* --- measures --- */
	{"cards", SCREEN_CARDS, "Enter Down", OFFICE_EMPTY, scene_of_states,
		.looks = LOOKS_ALL},
	{"cards-deadline", SCREEN_CARDS, "Enter", .set_up = scene_deadlines,
		.looks = LOOKS_SMALL},
	{"cards-empty", SCREEN_CARDS, "Enter", OFFICE_EMPTY, scene_no_cards},
	{"cards-many", SCREEN_CARDS, "Down Enter End", .scrolled = true,
		.looks = LOOKS_SMALL},
	{"cards-none-found", SCREEN_CARDS, "Enter / 'ไม่มีคำนี้'"},
	{"cards-take-out", SCREEN_CARDS, "Enter d"},
	{"cards-taken-out", SCREEN_CARDS, "Enter d F8", .writes = true},
	{"cards-copy", SCREEN_CARDS, "Enter c", .looks = LOOKS_SMALL},
	{"cards-copy-where", SCREEN_CARDS, "Enter c Enter", .looks = LOOKS_SMALL},
	{"cards-copy-move", SCREEN_CARDS, "Enter c Enter Down Enter"},
	{"cards-copied", SCREEN_CARDS, "Enter c Enter Enter", .writes = true},
	{"cards-bring", SCREEN_CARDS, "Enter i", .looks = LOOKS_SMALL},
	{"replace-what", SCREEN_CARDS, "Enter r", .looks = LOOKS_SMALL},
	{"replace", SCREEN_REPLACE, REPLACE " Down ' '", .looks = LOOKS_ALL},
	{"replace-none", SCREEN_REPLACE, "Enter r Enter 'ไม่มีคำนี้' Enter 'ก' Enter"},
	{"replace-done", SCREEN_REPLACE, REPLACE " ' ' Ctrl-S", .writes = true,
		.looks = LOOKS_SMALL},
	{"bin", SCREEN_BIN, "x", .set_up = scene_bin, .looks = LOOKS_ALL},
	{"bin-card", SCREEN_BIN, "x End", .set_up = scene_bin},
	{"bin-empty", SCREEN_BIN, "x"},
	{"bin-destroy", SCREEN_BIN, "x Del", .set_up = scene_bin},
	{"bin-letters", SCREEN_BIN, "x Del 'กัน'", .set_up = scene_bin},
	{"cards-carried", SCREEN_CARDS, "Enter", .set_up = scene_carried,
		.looks = LOOKS_STYLES},
	/* --- one measure: the guide --- */
	{"guide", SCREEN_GUIDE, "Enter Enter Tab Tab", .looks = LOOKS_ALL},
	{"guide-no-hints", SCREEN_GUIDE, "Enter Enter Alt-h", .writes = true,
		.looks = LOOKS_SMALL},
	{"guide-selected", SCREEN_GUIDE, "Enter Enter Ctrl-A", .looks = LOOKS_STYLES},
	{"guide-new", SCREEN_GUIDE, "Enter n", OFFICE_EMPTY, scene_no_cards},
	{"guide-steps", SCREEN_GUIDE, "Enter n Tab Tab 'ประชุม' Enter", OFFICE_EMPTY,
		scene_no_cards, .ascii_apart = "(Up ",
		.looks = LOOKS_SMALL | LOOKS_STYLES},
	{"guide-period", SCREEN_GUIDE, "Enter Enter Shift-Tab Shift-Tab", OFFICE_EMPTY,
		scene_hard_period},
	{"guide-plain-steps", SCREEN_GUIDE, "Enter Enter Shift-Tab Shift-Tab Shift-Tab",
		OFFICE_EMPTY, scene_hard_period, .ascii_apart = "(Up "},
	{"guide-owners", SCREEN_GUIDE, "Enter Enter Tab Tab Tab Tab"},
	{"guide-pick", SCREEN_GUIDE, "Enter Enter Tab Tab Tab Tab Ctrl-O",
		.looks = LOOKS_SMALL},
	{"guide-evidence", SCREEN_GUIDE, "Enter Enter Tab Tab Tab Tab Tab Tab",
		.looks = LOOKS_SMALL | LOOKS_STYLES},
	{"guide-last", SCREEN_GUIDE, "Enter Enter Shift-Tab"},
	{"guide-missing", SCREEN_GUIDE, "Enter End Up Enter F12", OFFICE_EMPTY,
		scene_of_states, .looks = LOOKS_STYLES},
	{"guide-done", SCREEN_GUIDE, "Enter Enter F12"},
	{"guide-carried", SCREEN_GUIDE, "Enter Enter", .set_up = scene_carried,
		.looks = LOOKS_STYLES},
	{"guide-recovered", SCREEN_GUIDE, "", .set_up = scene_recovered},
	{"guide-approved", SCREEN_GUIDE, "Enter Enter 'x'", .set_up = scene_approved},
	{"guide-find", SCREEN_GUIDE, "Enter Enter F3"},
	{"guide-found", SCREEN_GUIDE, "Enter Enter F3 'บัตร' Enter",
		.looks = LOOKS_STYLES},
	/* --- one measure: all on one screen --- */
	{"whole", SCREEN_WHOLE, "Enter Enter Tab Tab F4", .looks = LOOKS_ALL},
	{"whole-new", SCREEN_WHOLE, "Enter n F4", OFFICE_EMPTY, scene_no_cards,
		.ascii_apart = "(Up "},
	{"whole-evidence", SCREEN_WHOLE, "Enter Enter Tab Tab Tab Tab Tab Tab F4",
		.scrolled = true},
	{"whole-carried", SCREEN_WHOLE, "Enter F4", .set_up = scene_carried,
		.looks = LOOKS_STYLES},
	/* --- two people --- */
	{"conflict", SCREEN_CONFLICT, "Tab", .set_up = scene_card_conflict,
		.writes = true, .looks = LOOKS_ALL},
	{"conflict-theirs", SCREEN_CONFLICT, "Tab Tab t", .set_up = scene_card_conflict},
	{"conflict-both", SCREEN_CONFLICT, "Tab Tab b", .set_up = scene_card_conflict,
		.looks = LOOKS_STYLES},
	{"kept", SCREEN_KEPT, "", .set_up = scene_kept, .looks = LOOKS_ALL},
	{"kept-texts", SCREEN_KEPT, "Tab", .set_up = scene_kept},
	/* --- the supervisor's side --- */
	{"progress", SCREEN_PROGRESS, "Enter g", OFFICE_EMPTY, scene_progress,
		.looks = LOOKS_ALL},
	{"offices", SCREEN_OFFICES, "Enter g u", .set_up = scene_checked,
		.looks = LOOKS_ALL},
	{"progress-deadline", SCREEN_PROGRESS, "Down Down Enter g",
		.set_up = scene_deadlines, .looks = LOOKS_SMALL},
	{"progress-deadline-summary", SCREEN_PREVIEW, "Down Down Enter g p",
		.set_up = scene_deadlines, .looks = LOOKS_SMALL},
	{"progress-late", SCREEN_PROGRESS, "Enter g Tab Down", OFFICE_EMPTY,
		scene_progress, .looks = LOOKS_STYLES},
	{"progress-returned", SCREEN_PROGRESS, "Enter g Tab Tab", OFFICE_EMPTY,
		scene_progress, .looks = LOOKS_STYLES},
	{"progress-all", SCREEN_PROGRESS, "Enter g Tab Tab Tab g", OFFICE_EMPTY,
		scene_progress},
	{"progress-quarter", SCREEN_PROGRESS, "Enter g g g g", OFFICE_EMPTY,
		scene_progress},
	{"progress-summary", SCREEN_PREVIEW, "Enter g p", OFFICE_EMPTY, scene_progress},
	{"progress-year", SCREEN_PROGRESS, "g", .set_up = scene_old_cards},
	{"progress-filter", SCREEN_PROGRESS, "Enter g f", OFFICE_EMPTY, scene_progress},
	{"progress-bars", SCREEN_PROGRESS, "Enter g g g b", OFFICE_EMPTY, scene_progress,
		.looks = LOOKS_SMALL | LOOKS_STYLES},
	{"progress-approve", SCREEN_PROGRESS, "Enter g Enter a a q F7 'ยาวพอ'",
		OFFICE_EMPTY, scene_progress},
	{"progress-unread", SCREEN_READ, "Enter g m a", OFFICE_EMPTY, scene_progress},
	{"progress-decided", SCREEN_PROGRESS,
		"Enter g Enter a r 'เพิ่มวันที่' Enter q Tab Tab Tab", OFFICE_EMPTY,
		scene_progress},
	{"read-decided", SCREEN_READ, "Enter g Enter r 'เพิ่มวันที่' Enter p", OFFICE_EMPTY,
		scene_progress, .looks = LOOKS_SMALL},
	{"read-sign", SCREEN_READ, "Enter g Enter a r 'เพิ่มวันที่' Enter F7", OFFICE_EMPTY,
		scene_progress, .looks = LOOKS_SMALL},
	{"progress-approved", SCREEN_PROGRESS,
		"Enter g Enter a a q F7 '" OFFICE_PASSPHRASE "' Enter", OFFICE_EMPTY,
		scene_progress, .writes = true},
	{"progress-return", SCREEN_PROGRESS, "Enter g r", OFFICE_EMPTY, scene_progress},
	{"progress-clerk", SCREEN_PROGRESS, "Enter g a", OFFICE_EMPTY,
		scene_progress_clerk},
	{"passphrase-new", SCREEN_PROGRESS, "Enter g Enter a q F7 F8 'สั้น' Enter",
		OFFICE_EMPTY, scene_progress_no_key, .looks = LOOKS_SMALL | LOOKS_STYLES},
	{"read", SCREEN_READ, "Enter g Enter", OFFICE_EMPTY, scene_progress,
		.scrolled = true, .looks = LOOKS_ALL},
	{"read-returned", SCREEN_READ, "Enter g Tab Tab Enter", OFFICE_EMPTY,
		scene_progress},
	{"history", SCREEN_HISTORY, "Enter h Down", OFFICE_EMPTY, scene_progress,
		.looks = LOOKS_ALL},
	{"history-first", SCREEN_HISTORY, "Enter h End", OFFICE_EMPTY, scene_progress},
	{"trail", SCREEN_TRAIL, "Enter g l", OFFICE_EMPTY, scene_progress,
		.looks = LOOKS_ALL},
	{"approval", SCREEN_APPROVAL, "Enter v", OFFICE_EMPTY, scene_progress,
		.looks = LOOKS_ALL},
	{"approval-submitted", SCREEN_APPROVAL, "Enter v", OFFICE_EMPTY, scene_submitted},
	{"approval-reopen", SCREEN_APPROVAL, "Enter v o Down ' '", OFFICE_EMPTY,
		scene_final, .looks = LOOKS_SMALL},
	{"read-answered", SCREEN_READ, "Enter g Enter", OFFICE_EMPTY, scene_answered,
		.scrolled = true, .looks = LOOKS_SMALL},
	{"history-answered", SCREEN_HISTORY, "Enter Down h Down", OFFICE_EMPTY,
		scene_answered, .looks = LOOKS_SMALL},
	{"cards-returned", SCREEN_CARDS, "Enter Down", OFFICE_EMPTY, scene_progress,
		.looks = LOOKS_STYLES},
	{"guide-returned", SCREEN_GUIDE, "Enter Down Enter Tab", OFFICE_EMPTY,
		scene_progress},
	/* --- memo and texts --- */
	{"memo", SCREEN_MEMO, "Down Down m Tab Tab Tab", .looks = LOOKS_ALL},
	{"memo-empty", SCREEN_MEMO, "m"},
	{"memo-section", SCREEN_MEMO, "Down Down m Tab Tab Tab Tab Tab Tab",
		.scrolled = true, .looks = LOOKS_SMALL},
	{"memo-take-out", SCREEN_MEMO,
		"Down Down m Tab Tab Tab Tab Tab Ins 'นำส่วน' Enter"},
	{"memo-add", SCREEN_MEMO, "Down Down m Tab Tab Tab Tab Tab Ins",
		.looks = LOOKS_SMALL},
	{"memo-carried", SCREEN_MEMO, "m Tab Tab Tab Tab Tab Tab",
		.set_up = scene_carried_memo, .scrolled = true},
	{"memo-recovered", SCREEN_MEMO, "", .set_up = scene_memo_conflict},
	{"memo-conflict", SCREEN_MEMO, "Tab", .set_up = scene_memo_conflict},
	/* --- the ITA result --- */
	{"ita", SCREEN_ITA, "Down Down Down Down a Down Down Down", .looks = LOOKS_ALL},
	{"ita-wrong", SCREEN_ITA, "a Down", OFFICE_EMPTY, scene_ita,
		.looks = LOOKS_STYLES},
	{"ita-empty", SCREEN_ITA, "Down a"},
	{"ita-submitted", SCREEN_ITA, "a", .set_up = scene_ita_submitted},
	{"ita-answers", SCREEN_ITA, "a l"},
	{"ita-take-out", SCREEN_ITA, "a d"},
	{"ita-item", SCREEN_ITA_FORM, "a Enter Tab Tab Tab", .looks = LOOKS_ALL},
	{"ita-new", SCREEN_ITA_FORM, "a n"},
	{"ita-new-code", SCREEN_ITA_FORM, "a n 'e5x' Ctrl-S"},
	{"ita-questions", SCREEN_ITA_FORM, "a n Ctrl-O"},
	{"ita-not-asked", SCREEN_ITA_FORM, "a n 'i99' Ctrl-S"},
	{"ita-asked", SCREEN_ITA_QUESTIONS, "a i End", .looks = LOOKS_ALL},
	{"ita-asked-out", SCREEN_ITA_QUESTIONS, "a i End d"},
	{"ita-asked-years", SCREEN_ITA_QUESTIONS, "a i y"},
	{"ita-figures", SCREEN_ITA_FORM, "a e", OFFICE_EMPTY, scene_ita,
		.looks = LOOKS_SMALL},
	{"ita-score", SCREEN_ITA_FORM, "a e Down Ctrl-A '๑๒๐' Ctrl-S"},
	{"ita-trend", SCREEN_ITA_TREND, "a t", .looks = LOOKS_ALL},
	{"ita-trend-empty", SCREEN_ITA_TREND, "a t", OFFICE_EMPTY, scene_no_cards},
	{"ita-help", SCREEN_HELP, "a F1", .key_names = true},
	/* --- texts --- */
	{"texts", SCREEN_TEXTS, "t Tab", .looks = LOOKS_ALL},
	{"texts-empty", SCREEN_TEXTS, "Down Down t"},
	/* --- the check --- */
	{"findings", SCREEN_FINDINGS, "Enter k Down", OFFICE_EMPTY, scene_of_mistakes,
		.looks = LOOKS_ALL},
	{"findings-clean", SCREEN_FINDINGS, "k"},
	{"findings-words", SCREEN_FINDINGS, "Enter k End", OFFICE_EMPTY,
		scene_of_mistakes, .looks = LOOKS_STYLES},
	{"findings-reason", SCREEN_FINDINGS, "Enter k y", OFFICE_EMPTY,
		scene_of_mistakes},
	{"findings-accepted", SCREEN_FINDINGS, "Enter k y 'ยังไม่ตั้งผู้รับผิดชอบ' Enter o",
		OFFICE_EMPTY, scene_of_mistakes, .writes = true, .looks = LOOKS_STYLES},
	{"findings-rule", SCREEN_FINDINGS, "Enter k r", OFFICE_EMPTY, scene_of_mistakes,
		.looks = LOOKS_SMALL},
	{"findings-place", SCREEN_GUIDE, "Enter k n Enter", OFFICE_EMPTY,
		scene_of_mistakes, .ascii_apart = "(Up "},
	{"units", SCREEN_UNITS, "k u", .looks = LOOKS_ALL},
	/* --- preview --- */
	{"preview", SCREEN_PREVIEW, "p Down Down Down Down Down Down",
		.looks = LOOKS_ALL},
	{"preview-corner", SCREEN_PREVIEW, "p PgDn PgDn PgDn Right Right Right",
		.moved = true, .looks = LOOKS_STYLES},
	{"preview-layout", SCREEN_PREVIEW, "p l"},
	{"preview-paper", SCREEN_PREVIEW, "p s '40x66' Enter"},
	{"preview-narrow", SCREEN_PREVIEW, "p s '96x66' Enter", .looks = LOOKS_SMALL},
	{"preview-page", SCREEN_PREVIEW, "p g"},
	{"preview-profile", SCREEN_PREVIEW, "p f"},
	/* --- printing --- */
	{"print", SCREEN_PRINT, "p p 'samnak' Tab Left Left Left Tab Tab",
		.looks = LOOKS_ALL},
	{"print-where", SCREEN_PRINT, "p p F7"},
	{"print-lacks", SCREEN_PRINT, "p p 'x.prn' Tab Left Left Left F7", .writes = true,
		.looks = LOOKS_SMALL},
	{"print-no-fit", SCREEN_PRINT, "p p 'x.prn' Tab Tab Ctrl-A '40x66' F7"},
	{"export", SCREEN_EXPORT, "u Tab '/home/samnak' Up", .looks = LOOKS_ALL},
	{"export-name", SCREEN_EXPORT, "u Tab '/home/samnak' Tab"},
	{"export-where", SCREEN_EXPORT,
		"u Tab '/home/samnak' Tab Ctrl-A '/x.docx' Ctrl-S"},
	/* --- the rest --- */
	{"settings", SCREEN_SETTINGS, "F9 Down", .ascii_apart = "ASCII: + - |",
		.looks = LOOKS_ALL},
	{"settings-paper", SCREEN_SETTINGS, "F9 Down Down Down Down Down Down Down",
		.ascii_apart = "ASCII: + - |"},
	{"abbreviations", SCREEN_ABBREVIATIONS, "F9 Alt-w 'สนป = สำนักปลัด'",
		.looks = LOOKS_ALL},
	{"people", SCREEN_PEOPLE, "F9 F2 Down Down", OFFICE_EMPTY, scene_people,
		.looks = LOOKS_ALL},
	{"people-nobody", SCREEN_PEOPLE, "F9 F2"},
	{"people-retire", SCREEN_PEOPLE, "F9 F2 Down Down Del", OFFICE_EMPTY,
		scene_people},
	{"people-letters", SCREEN_PEOPLE, "F9 F2 Down Down Del 'กัน'", OFFICE_EMPTY,
		scene_people},
	{"person", SCREEN_PERSON, "F9 F2 Down Down F2 Down", OFFICE_EMPTY, scene_people,
		.looks = LOOKS_ALL},
	{"person-new", SCREEN_PERSON, "F9 F2 Ins", OFFICE_EMPTY, scene_people},
	{"hand-over", SCREEN_HAND_OVER, "F9 F2 Down Down Ctrl-O Down Down '๕ ม.ค. ๗๐'",
		OFFICE_EMPTY, scene_people, .looks = LOOKS_ALL},
	{"memo-person", SCREEN_MEMO, "Enter m Tab Tab Tab Tab Tab Tab", OFFICE_EMPTY,
		scene_misspelt, .looks = LOOKS_SMALL | LOOKS_STYLES},
	{"memo-who-signs", SCREEN_MEMO, "Enter m Tab Tab Tab Tab Tab Tab Ctrl-O",
		OFFICE_EMPTY, scene_misspelt, .looks = LOOKS_SMALL},
	{"approval-misspelt", SCREEN_APPROVAL, "Enter v", OFFICE_EMPTY, scene_misspelt,
		.looks = LOOKS_SMALL},
	{"search", SCREEN_SEARCH, "f 'รถ' Enter", .looks = LOOKS_ALL},
	{"search-none", SCREEN_SEARCH, "f 'ไม่มีคำนี้' Enter"},
	{"help", SCREEN_HELP, "F1", .key_names = true, .looks = LOOKS_ALL},
	{"help-guide", SCREEN_HELP, "Enter Enter F1", .key_names = true},
	{"help-end", SCREEN_HELP, "Enter F1 End", .key_names = true, .scrolled = true},
	{"about", SCREEN_ABOUT, "F11", .versions = true, .looks = LOOKS_ALL},
	{"about-help", SCREEN_HELP, "F11 F1", .key_names = true},
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
	settings_text(&settings.seen, PACKAGE_VERSION);
	settings.lines = wanted->ascii ? LINES_ASCII : LINES_DRAWN;
	settings.digits = wanted->arabic ? DIGITS_ARABIC : DIGITS_THAI;
	settings.theme = wanted->monochrome ? THEME_MONOCHROME : THEME_AUTOMATIC;
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
