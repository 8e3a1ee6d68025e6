/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every screen there is, in both languages: its key bar shows what can be done, its help
 * names every key that works there, and on lists a letter acts from the Thai keyboard.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "db/check_settings.h"
#include "db/engine/engine.h"
#include "db/kept.h"
#include "db/overview.h"
#include "model/json.h"
#include "tests/support/desk.h"
#include "tests/support/raw.h"
#include "text/i18n.h"
#include "text/language.h"
#include "text/macros.h"
#include "tui/card/card_merge.h"
#include "tui/home/program.h"
#include "tui/widget/evidence_field.h"
#include "tui/widget/leaflet.h"
#include "tui/widget/list_field.h"
#include "tui/widget/table_view.h"
#include "tui/widget/text_area.h"

/* So wide that no line of a help is wrapped and no bar is cut. */
enum { ROWS = 50, COLUMNS = 300, WALK = 24, ACTIONS = 24 };

static const char *const languages[] = {"en", "th"};

/* --- getting there --- */

static bool open_start(struct desk *desk, struct error *error)
{
	return screen_start_open(&desk->app, error);
}

static bool open_reports(struct desk *desk, struct error *error)
{
	return screen_reports_open(&desk->app, error);
}

static bool open_new_report(struct desk *desk, struct error *error)
{
	const struct agency agency = {.type = "อบต.", .name = "ทดลอง"};
	return screen_new_report_open(&desk->app, &agency, error);
}

static bool open_report(struct desk *desk, struct error *error)
{
	return screen_report_open(&desk->app, 1, error);
}

static bool open_search(struct desk *desk, struct error *error)
{
	return screen_search_open(&desk->app, "รถ", error);
}

static bool open_cards(struct desk *desk, struct error *error)
{
	return screen_cards_open(&desk->app, 1, error);
}

static bool open_guide(struct desk *desk, struct error *error)
{
	return screen_guide_open(&desk->app, 1, FIELD_ISSUE, 0, error);
}

static bool open_whole(struct desk *desk, struct error *error)
{
	return screen_whole_open(&desk->app, 1, error);
}

/* More lines than the screen has; to be freed. */
static char *long_text(void)
{
	struct str text = STR_INIT;
	for (int i = 0; i < 3 * ROWS; i++)
		str_printf(&text, "%d\n", i);
	return str_detach(&text);
}

static bool open_conflict(struct desk *desk, struct error *error)
{
	struct card_two two = {.card = 1};
	card_init(&two.mine);
	card_init(&two.before);
	two.mine.issue = long_text();
	two.mine.measure = long_text();
	return screen_conflict_open(&desk->app, &two, error);
}

/* One of the findings is accepted. */
static bool open_findings(struct desk *desk, struct error *error)
{
	const struct acceptance acceptance = {.rule = "required",
		.path = "agency.district",
		.basis = "",
		.reason = "ไม่ต้องระบุ"};
	return store_accept(desk->app.store, 1, &acceptance, desk->app.who, error) &&
	       screen_findings_open(&desk->app, 1, 0, error);
}

static bool open_units(struct desk *desk, struct error *error)
{
	return screen_units_open(&desk->app, error);
}

static bool open_memo(struct desk *desk, struct error *error)
{
	return screen_memo_open(&desk->app, 1, error);
}

static bool open_ita(struct desk *desk, struct error *error)
{
	return screen_ita_open(&desk->app, 1, error);
}

static bool open_ita_form(struct desk *desk, struct error *error)
{
	return screen_ita_item_open(&desk->app, 1, 0, 0, error);
}

static bool open_ita_trend(struct desk *desk, struct error *error)
{
	return screen_ita_trend_open(&desk->app, 1, error);
}

/* Two kept texts: of a card that is still there, and of a memo. */
static bool open_kept(struct desk *desk, struct error *error)
{
	char *words = long_text();
	struct str body = STR_INIT;
	struct card card;
	card_init(&card);
	card.measure = words;
	card_to_json(&body, &card);
	const struct kept_text of_card = {.report = 1,
		.card = 1,
		.revision = 1,
		.at = 1795000000,
		.fields = 1u << FIELD_MEASURE,
		.body = body.data};
	const struct kept_text of_memo = {.report = 1,
		.revision = 1,
		.at = 1795000000,
		.body = "{\"texts\":{\"memo.subject\":\"เรื่อง\"}}"};
	const struct app *app = &desk->app;
	assert_done(store_keep_text(app->store, &of_card, app->who, "a", error), error);
	assert_done(store_keep_text(app->store, &of_memo, app->who, "a", error), error);
	str_release(&body);
	card_release(&card);
	return screen_kept_open(&desk->app, error);
}

static bool open_texts(struct desk *desk, struct error *error)
{
	return screen_texts_open(&desk->app, 1, error);
}

static bool open_preview(struct desk *desk, struct error *error)
{
	return screen_preview_open(&desk->app, 1, error);
}

static bool open_print(struct desk *desk, struct error *error)
{
	struct print_setup setup;
	print_setup_init(&setup, &desk->app.settings, "annual");
	bool done = screen_print_open(&desk->app, 1, &setup, error);
	print_setup_release(&setup);
	return done;
}

static void run_sql(struct desk *desk, const char *sql)
{
	struct error error = ERROR_INIT;
	assert_done(raw_try(desk->app.store, sql, &error), &error);
}

/* Nothing on the screen depends on the minute in which the test runs. */
static void set_times(struct desk *desk)
{
	run_sql(desk, "UPDATE card SET at = 1795000000");
	run_sql(desk, "UPDATE card_version SET at = 1795000000");
	run_sql(desk, "DROP TRIGGER trail_unchanged");
	run_sql(desk, "UPDATE trail SET at = 1795000000");
}

/* One that waits, one that is approved, one that came back. */
static void set_states(struct desk *desk)
{
	run_sql(desk, "UPDATE card SET state = CASE number WHEN 1 THEN 'done'"
		      " WHEN 2 THEN 'approved' ELSE 'returned' END");
	set_times(desk);
}

static bool open_progress(struct desk *desk, struct error *error)
{
	set_states(desk);
	return screen_progress_open(&desk->app, 1, 2568, error);
}

static bool open_read(struct desk *desk, struct error *error)
{
	static const int64_t cards[] = {1, 2, 3};
	set_states(desk);
	return screen_read_open(&desk->app, cards, COUNT(cards), 0, false, error);
}

/* A card with a version that is longer than the screen. */
static bool open_history(struct desk *desk, struct error *error)
{
	struct card_entry entry;
	assert_done(store_card(desk->app.store, 1, &entry, error), error);
	free(entry.card.measure);
	entry.card.measure = long_text();
	assert_int_equal(
		store_save_card(desk->app.store, &entry, desk->who, error), SAVE_DONE);
	card_entry_release(&entry);
	set_times(desk);
	return screen_history_open(&desk->app, 1, error);
}

static bool open_trail(struct desk *desk, struct error *error)
{
	struct card_entry entry;
	assert_done(store_card(desk->app.store, 1, &entry, error), error);
	entry.card.state = CARD_DONE;
	assert_int_equal(
		store_save_card(desk->app.store, &entry, desk->who, error), SAVE_DONE);
	card_entry_release(&entry);
	set_times(desk);
	return screen_trail_open(&desk->app, 0, 1, error);
}

/* What can be done in each state of a report. */
static bool open_approval(struct desk *desk, struct error *error)
{
	run_sql(desk, "UPDATE card SET state = 'done'");
	set_times(desk);
	return screen_approval_open(&desk->app, 1, error);
}

static bool open_bin(struct desk *desk, struct error *error)
{
	assert_done(store_remove_card(desk->app.store, 3, desk->who, NULL, error), error);
	run_sql(desk, "UPDATE bin_card SET at = 1795000000");
	return screen_bin_open(&desk->app, 0, error);
}

static bool open_settings(struct desk *desk, struct error *error)
{
	return screen_settings_open(&desk->app, error);
}

static bool open_about(struct desk *desk, struct error *error)
{
	return screen_about_open(&desk->app, error);
}

static bool open_help(struct desk *desk, struct error *error)
{
	return screen_help_open(&desk->app, error);
}

static void approve(struct desk *desk)
{
	run_sql(desk, "UPDATE report SET state = 'approved'");
}

/* How one gets to a screen, and keys with which all that it can do becomes possible. */
static const struct place {
	const struct screen_class *class;
	bool (*open)(struct desk *desk, struct error *error);
	keystroke walk[WALK]; /* 0 ends */
	/* Behind the screen's back; then it is read anew. NULL: nothing. */
	void (*then)(struct desk *desk);
} places[] = {
	{&screen_start, open_start, {K_TAB, K_TAB, K_TAB, K_TAB, K_TAB}},
	{&screen_reports, open_reports,
		{K_DOWN, '/', 'x', K_ENTER, K_ESCAPE, 'd', CTRL('Y')}},
	{&screen_new_report, open_new_report, {K_TAB, K_TAB, K_TAB, K_TAB}},
	{&screen_report, open_report, {K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB}},
	{&screen_search, open_search, {K_DOWN, '/', 'x', K_ENTER}},
	{&screen_cards, open_cards, {K_DOWN, 'd', CTRL('Y'), '/', 'x', K_ENTER}},
	{&screen_guide, open_guide,
		{K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB}},
	{&screen_whole, open_whole,
		{K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB}},
	{&screen_bin, open_bin, {'/', 'x', K_ENTER}},
	{&screen_conflict, open_conflict, {K_TAB}},
	{&screen_findings, open_findings, {K_DOWN, '/', 'x', K_ENTER}},
	{&screen_units, open_units, {0}},
	{&screen_memo, open_memo,
		{K_TAB, K_TAB, K_TAB, K_TAB, ALT('n'), K_TAB, ALT('g'), K_TAB}},
	{&screen_ita, open_ita, {K_DOWN, '/', 'x', K_ENTER}},
	{&screen_ita_form, open_ita_form, {K_TAB, K_TAB, K_TAB, K_TAB, K_TAB}},
	{&screen_ita_trend, open_ita_trend, {K_DOWN}},
	{&screen_kept, open_kept, {K_DOWN, K_TAB}},
	{&screen_texts, open_texts, {K_TAB, ALT('n'), K_TAB, ALT('g')}},
	{&screen_preview, open_preview, {K_PAGE_DOWN}},
	{&screen_print, open_print, {K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB}},
	{&screen_progress, open_progress, {K_TAB, K_TAB, K_TAB, '/', 'x', K_ENTER}},
	{&screen_read, open_read, {'n', 'n'}},
	{&screen_history, open_history, {'/', 'x', K_ENTER}},
	{&screen_trail, open_trail, {'/', 'x', K_ENTER}},
	{&screen_approval, open_approval, {'s', CTRL('Y')}, approve},
	{&screen_settings, open_settings, {K_TAB, K_TAB, K_TAB, K_TAB, K_TAB, K_TAB}},
	{&screen_about, open_about, {0}},
	{&screen_help, open_help, {0}},
};

static const char report_json[] =
	"{\"format\":\"mattrakan.report/1\",\"layout\":\"annual\",\"agency\":{"
	"\"type\":\"องค์การบริหารส่วนตำบล\",\"name\":\"ทดลอง\"},\"fiscal_year\":2568,"
	"\"months\":12,\"title\":\"รายงาน\",\"memo\":{\"office\":\"สำนักปลัด\","
	"\"subject\":\"รายงาน\"},\"ita\":{\"year\":2567,\"total\":88,\"items\":["
	"{\"code\":\"i1\",\"cards\":[1]},{\"code\":\"i2\"}]},\"before\":[{\"text\":\"ก่อน\"}],"
	"\"unconfirmed\":[\"memo.subject\",\"before[0].text\"],\"cards\":[{\"issue\":\"รถส่วนกลาง\","
	"\"measure\":\"แจกบัตรคิว\",\"owners\":[\"กองคลัง\"],\"steps\":{\"items\":[\"ก\"]},"
	"\"unconfirmed\":[\"issue\",\"measure\"]},{\"issue\":\"รถบรรทุก\"},"
	"{\"issue\":\"คิวยาว\"}]}";

static struct screen *top(struct desk *desk)
{
	return &desk->app.screens[desk->app.depth - 1];
}

/* The screen above Reports, painted. */
static void go_to(struct desk *desk, const struct place *place, const char *language)
{
	struct report report;
	struct error error = ERROR_INIT;
	desk_make(desk, ROWS, COLUMNS, language);
	desk_name_person(desk);
	office_parse(report_json, &report);
	office_import(&desk->office, &report);
	report_release(&report);
	assert_done(screen_reports_open(&desk->app, &error), &error);
	if (place->class != &screen_reports)
		assert_done(place->open(desk, &error), &error);
	assert_ptr_equal(top(desk)->class, place->class);
	app_paint(&desk->app);
}

static void press(struct desk *desk, keystroke key)
{
	const bool text = key < K_UP;
	const struct event event = {.kind = text ? EVENT_TEXT : EVENT_KEY, .key = key};
	app_event(&desk->app, &event);
	app_paint(&desk->app);
}

static void test_all_screens_are_walked(void **state)
{
	(void)state;
	size_t count = 0;
	for (; screen_classes[count]; count++) {
		size_t i = 0;
		while (i < COUNT(places) && places[i].class != screen_classes[count])
			i++;
		if (i == COUNT(places))
			fail_msg("%s is not walked", screen_classes[count]->name);
	}
	assert_int_equal(count, COUNT(places));
}

/* --- the key bar --- */

static bool can(struct desk *desk, const struct action *action)
{
	return !action->possible || action->possible(&desk->app, top(desk));
}

/* Whether the bar has the action, with whatever key. */
static bool is_in_bar(struct desk *desk, const char *bar, const struct action *action)
{
	const char *name = action_name(action, &desk->app, top(desk));
	bool found = false;
	for (int i = 0; i < ACTION_KEYS && action->keys[i]; i++) {
		struct str entry = STR_INIT;
		str_putc(&entry, ' ');
		key_append(&entry, action->keys[i], false);
		str_printf(&entry, " %s ", _(name));
		found = found || strstr(bar, entry.data);
		str_release(&entry);
	}
	return found;
}

/* The bar shows what is possible now and not quiet, and nothing else. */
static void check_bar(struct desk *desk, const struct action *actions, size_t count,
	const struct screen_class *class, bool *seen)
{
	struct str bar = STR_INIT;
	str_putc(&bar, ' ');
	for (int column = 0; column < COLUMNS; column++)
		str_puts(&bar, grid_cell(desk->grid, ROWS - 1, column));
	for (size_t i = 0; i < count; i++) {
		const bool shown = is_in_bar(desk, bar.data, &actions[i]);
		const bool help = actions == app_actions && i + 1 == count;
		const bool wanted = help || (!actions[i].quiet && can(desk, &actions[i]));
		if (shown != wanted)
			fail_msg("%s: %s is %s in the bar:\n%s", class->name,
				_(actions[i].name), shown ? "" : "not", bar.data);
		seen[i] = seen[i] || shown || actions[i].quiet;
	}
	str_release(&bar);
}

static void check_bars(struct desk *desk, const struct place *place, bool *seen)
{
	const struct screen_class *class = place->class;
	bool common[ACTIONS] = {false};
	assert_ptr_equal(top(desk)->class, class);
	check_bar(desk, class->actions, class->actions_count, class, seen);
	check_bar(desk, app_actions, app_actions_count, class, common);
}

/* What is done behind the screen's back. */
static void happen(struct desk *desk, const struct place *place)
{
	struct error error = ERROR_INIT;
	if (!place->then)
		return;
	place->then(desk);
	assert_done(place->class->reload(&desk->app, top(desk), &error), &error);
	app_paint(&desk->app);
}

static void walk_bars(const struct place *place, const char *language)
{
	struct desk desk;
	bool seen[ACTIONS] = {false};
	assert_true(place->class->actions_count <= ACTIONS);
	go_to(&desk, place, language);
	check_bars(&desk, place, seen);
	for (int i = 0; i < WALK && place->walk[i]; i++) {
		/* A dialog takes its answer from the terminal. */
		const bool asks = i + 1 < WALK && place->walk[i + 1] == CTRL('Y');
		if (asks)
			grid_press(desk.grid, place->walk[i + 1]);
		press(&desk, place->walk[i]);
		i += asks;
		check_bars(&desk, place, seen);
	}
	if (place->then) {
		happen(&desk, place);
		check_bars(&desk, place, seen);
	}
	for (size_t i = 0; i < place->class->actions_count; i++)
		if (!seen[i])
			fail_msg("%s: %s was in no bar", place->class->name,
				_(place->class->actions[i].name));
	assert_string_equal(grid_fault(desk.grid), "");
	desk_remove(&desk);
}

static void test_bars_show_what_can_be_done(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(places); i++)
		for (size_t language = 0; language < COUNT(languages); language++)
			walk_bars(&places[i], languages[language]);
}

/* --- help --- */

/* All of the help, page by page, without spaces at line ends. */
static void read_help(struct desk *desk, struct str *out)
{
	struct str page = STR_INIT, last = STR_INIT;
	press(desk, K_F1);
	assert_ptr_equal(top(desk)->class, &screen_help);
	for (;;) {
		str_clear(&page);
		grid_text(desk->grid, &page);
		if (strcmp(page.data, last.data) == 0)
			break;
		str_append(out, page.data, page.bytes);
		str_clear(&last);
		str_append(&last, page.data, page.bytes);
		press(desk, K_PAGE_DOWN);
	}
	str_release(&page);
	str_release(&last);
}

/* The rest of a line behind `start` at its beginning; NULL: no line begins so. */
static const char *line_behind(const char *text, const char *start, size_t bytes)
{
	for (const char *line = text; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (strncmp(line, " ", 1) == 0 && !strncmp(line + 1, start, bytes))
			return line + 1 + bytes;
	}
	return NULL;
}

/* Whether a line is the keys of the action and its sentence. */
static bool has_entry(const struct str *help, const struct action *action)
{
	struct str keys = STR_INIT, sentence = STR_INIT;
	bool found = false;
	for (int i = 0; i < ACTION_KEYS && action->keys[i]; i++) {
		str_puts(&keys, i ? ", " : "");
		key_append(&keys, action->keys[i], false);
	}
	str_printf(&sentence, "%s\n", _(action->help));
	const char *at = help->data;
	while (!found && (at = line_behind(at, keys.data, keys.bytes))) {
		const char *rest = at + strspn(at, " ");
		found = rest > at && !strncmp(rest, sentence.data, sentence.bytes);
	}
	str_release(&keys);
	str_release(&sentence);
	return found;
}

static void check_entries(const struct str *help, const struct screen_class *class,
	const struct action *actions, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!has_entry(help, &actions[i]))
			fail_msg("the help of %s lacks: %s", class->name,
				_(actions[i].help));
}

static void check_paragraphs(const struct str *help, const struct screen_class *class)
{
	const char *text = _(class->help);
	while (*text) {
		size_t bytes = strcspn(text, "\n");
		const char *rest = line_behind(help->data, text, bytes);
		if (!rest || *rest != '\n')
			fail_msg("the help of %s does not say: %s", class->name, text);
		text += bytes + (text[bytes] == '\n');
	}
}

static const struct widget {
	unsigned widgets;
	const struct action *actions;
	const size_t *count;
} widgets[] = {
	{WIDGET_TEXT | WIDGET_LIST, text_area_actions, &text_area_actions_count},
	{WIDGET_LIST, list_field_actions, &list_field_actions_count},
	{WIDGET_TABLE, table_view_actions, &table_view_actions_count},
	{WIDGET_READ, leaflet_actions, &leaflet_actions_count},
	{WIDGET_EVIDENCE, evidence_field_actions, &evidence_field_actions_count},
};

static void check_help(const struct place *place, const char *language)
{
	const struct screen_class *class = place->class;
	struct desk desk;
	struct str help = STR_INIT;
	go_to(&desk, place, language);
	read_help(&desk, &help);
	check_paragraphs(&help, class);
	check_entries(&help, class, class->actions, class->actions_count);
	check_entries(&help, class, app_actions, app_actions_count);
	for (size_t i = 0; i < COUNT(widgets); i++)
		if (class->widgets & widgets[i].widgets)
			check_entries(
				&help, class, widgets[i].actions, *widgets[i].count);
	str_release(&help);
	desk_remove(&desk);
}

static void test_help_names_every_key(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(places); i++)
		for (size_t l = 0; l < COUNT(languages); l++)
			/* Help has no help of its own: it is the keys below. */
			if (places[i].class != &screen_help)
				check_help(&places[i], languages[l]);
}

/* --- letters from the Thai keyboard --- */

/* The Thai character on the key of an ASCII one; 0: none. */
static keystroke on_thai_keyboard(keystroke key)
{
	for (uint32_t c = 0x0E01; c <= 0x0E5B; c++)
		if (key > ' ' && key < 0x7F && key_latin(c) == key)
			return c;
	return 0;
}

/* In place of a key: what happens behind the screen's back. */
enum { THEN = 1 };

/* The screen after a key, or the dialog that it opens; first: another key before. */
static void look_after(
	const struct place *place, keystroke first, keystroke key, struct str *out)
{
	struct desk desk;
	go_to(&desk, place, "th");
	if (first == 'd' || first == 's')
		grid_press(desk.grid, CTRL('Y'));
	if (first == THEN)
		happen(&desk, place);
	else if (first)
		press(&desk, first);
	const bool text = key >= ' ' && key < K_UP;
	const struct event event = {.kind = text ? EVENT_TEXT : EVENT_KEY, .key = key};
	if (key)
		app_event(&desk.app, &event);
	if (!desk.app.ending) /* else the dialog ran until the script's end */
		app_paint(&desk.app);
	str_clear(out);
	grid_text(desk.grid, out);
	desk_remove(&desk);
}

/* Whether the key does something here; the Thai character on it must do the same. */
static bool acts(const struct place *place, keystroke first, keystroke key)
{
	struct str latin = STR_INIT, thai = STR_INIT, before = STR_INIT;
	look_after(place, first, 0, &before);
	look_after(place, first, key, &latin);
	look_after(place, first, on_thai_keyboard(key), &thai);
	const bool same = strcmp(latin.data, thai.data) == 0;
	const bool changed = strcmp(latin.data, before.data) != 0;
	if (!same)
		fail_msg("%s: the Thai character on %c does something else",
			place->class->name, (int)key);
	str_release(&latin);
	str_release(&thai);
	str_release(&before);
	return changed;
}

static size_t check_letters(
	const struct place *place, const struct action *actions, size_t count)
{
	/* What some letters need to have something to do. */
	static const keystroke firsts[] = {0, K_RIGHT, K_PAGE_DOWN, 'd', 's', THEN};
	size_t letters = 0;
	for (size_t i = 0; i < count; i++) {
		for (int k = 0; k < ACTION_KEYS && actions[i].keys[k]; k++) {
			size_t first = 0;
			if (!on_thai_keyboard(actions[i].keys[k]))
				continue;
			letters++;
			while (first < COUNT(firsts) &&
				!acts(place, firsts[first], actions[i].keys[k]))
				first++;
			if (first == COUNT(firsts))
				fail_msg("%s: %s: its letter does nothing",
					place->class->name, actions[i].name);
		}
	}
	return letters;
}

static void test_letters_act_from_the_thai_keyboard(void **state)
{
	(void)state;
	size_t letters = 0;
	for (size_t i = 0; i < COUNT(places); i++) {
		const struct screen_class *class = places[i].class;
		if (class->widgets & (WIDGET_TEXT | WIDGET_LIST))
			continue;
		letters +=
			check_letters(&places[i], class->actions, class->actions_count);
		if (class->widgets & WIDGET_TABLE)
			letters += check_letters(
				&places[i], table_view_actions, table_view_actions_count);
	}
	assert_true(letters > 25);
}

/* --- keys instead of function keys --- */

/* Whether the widgets of the screen, and its own table, leave the key to a table. */
static bool is_left(
	const struct screen_class *class, const struct action *actions, keystroke key)
{
	const bool typing = class->widgets & (WIDGET_TEXT | WIDGET_LIST);
	if (actions == app_actions &&
		action_find(class->actions, class->actions_count, key))
		return false;
	for (size_t i = 0; i < COUNT(widgets); i++)
		if (class->widgets & widgets[i].widgets &&
			action_find(widgets[i].actions, *widgets[i].count, key))
			return false;
	return !typing || (key >= K_UP && key != K_ENTER);
}

static size_t check_keys(
	const struct place *place, const struct action *actions, size_t count)
{
	struct str first = STR_INIT, other = STR_INIT;
	size_t compared = 0;
	for (size_t i = 0; i < count; i++) {
		const struct action *action = &actions[i];
		if (!action->run || !is_left(place->class, actions, action->keys[0]))
			continue;
		look_after(place, 0, action->keys[0], &first);
		for (int k = 1; k < ACTION_KEYS && action->keys[k]; k++) {
			if (!is_left(place->class, actions, action->keys[k]))
				continue;
			look_after(place, 0, action->keys[k], &other);
			if (strcmp(first.data, other.data) != 0)
				fail_msg("%s: %s: key %d does something else",
					place->class->name, action->name, k);
			compared++;
		}
	}
	str_release(&first);
	str_release(&other);
	return compared;
}

static void test_all_keys_of_an_action_do_the_same(void **state)
{
	(void)state;
	size_t compared = 0;
	for (size_t i = 0; i < COUNT(places); i++)
		compared += check_keys(&places[i], places[i].class->actions,
				    places[i].class->actions_count) +
			    check_keys(&places[i], app_actions, app_actions_count);
	assert_true(compared > 80);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_screens_are_walked),
		cmocka_unit_test(test_bars_show_what_can_be_done),
		cmocka_unit_test(test_help_names_every_key),
		cmocka_unit_test(test_all_keys_of_an_action_do_the_same),
		cmocka_unit_test(test_letters_act_from_the_thai_keyboard),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
